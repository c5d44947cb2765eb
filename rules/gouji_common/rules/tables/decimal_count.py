"""F105 decimal-count: no count has decimals."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Edit, Fact, Finding, Fix, Message, Options, Report, rule

__all__ = ["decimal_count"]

_DECIMAL = Message("{address}是 {value}：应为整数", "{address} is {value}: a count is a whole number")


@rule(
    code="F105",
    name="decimal-count",
    kind="any",
    severity="warning",
    summary=Message("计数应为整数", "a count has no decimals"),
    source="各类报告的格式，如国办公开办函〔2021〕30号、〔2019〕60号：表格格式",
    since="0.1",
    fix="safe",
    messages=(_DECIMAL,),
)
def decimal_count(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no count has decimals.

    ## What it does

    Reports each count that is printed with decimals, such as 3.0 or 2.5.

    ## Why is this bad

    Applications and documents are counted whole. A spreadsheet that shows 3.0 may hide 2.96.

    ## What is not reported

    - Amounts, of money or of time, in 万元, 元 or 天.

    ## Fix

    Decimals that are all zero are removed (safe): the figure stays the same.

    ## Example

    ```text bad
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    规章 | 3.0 | 0 | 3.0 |
    ```

    ```text good
    二、主动公开政府信息情况
    第二十条第（八）项 | |||
    信息内容 | 本年收费金额（单位：万元） | ||
    行政事业性收费 | 12.50 | ||
    ```
    """
    for fact in report.facts.values():
        if fact.value is None or "." not in str(fact.value) or report.column(fact.id).type == "amount":
            continue
        message = _DECIMAL.format(address=report.address(fact.id), value=fact.raw.strip())
        yield Finding.at(fact, message, fix=_fix(fact))


def _fix(fact: Fact) -> Fix | None:
    """Return a fix that removes the point and the zeros after it; None for a figure that is not whole."""
    if fact.cell is None or fact.value is None or fact.value != fact.value.to_integral_value():
        return None
    at = max(fact.cell.text.find("."), fact.cell.text.find("．"))
    end = at + 1
    while end < len(fact.cell.text) and fact.cell.text[end] in "0０":
        end += 1
    return Fix("safe", (Edit(fact.cell.source_span(at, end), ""),)) if at > 0 else None
