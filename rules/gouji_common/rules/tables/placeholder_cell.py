"""F102 placeholder-cell: cells for figures that hold a stroke or 无."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Report, When, rule

__all__ = ["placeholder_cell"]

_PLACEHOLDER = Message(
    "“{text}”不是 0：没有的应填 0，含此格的勾稽关系未检查",
    "“{text}” is not 0: print 0 where there is none; relations with this cell were not checked",
)


@rule(
    code="F102",
    name="placeholder-cell",
    kind="any",
    severity="warning",
    summary=Message("数字单元格不应填“/”“—”“无”", "no cell for a figure holds a placeholder"),
    source="国办公开办函〔2021〕30号：没有的填 0",
    since="0.1",
    messages=(_PLACEHOLDER,),
    when=When(states=("placeholder",)),
)
def placeholder_cell(report: Report, options: Options) -> Iterator[Finding]:
    """No cell for a figure holds a placeholder.

    ## What it does

    Reports each cell for a figure that holds `/`, `-`, `—` or 无 in place of a number.

    ## Why is this bad

    A stroke may mean zero, unknown or not applicable. Relations with it are not checked.

    ## What is not reported

    - The header 本年增/减.

    ## Example

    ```text bad
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    规章 | / | — | 0 |
    ```

    ```text good
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    规章 | 0 | 0 | 0 |
    ```
    """
    for fact in report.facts.values():
        if fact.state == "placeholder":
            yield Finding.at(fact, _PLACEHOLDER.format(text=fact.raw.strip()))
