"""F102 placeholder-cell: no stroke or 无 in place of a figure, and exactly one choice ticked."""

from __future__ import annotations

from gouji.api import Message, StateCheck, data_rule

__all__ = ["placeholder_cell"]


@data_rule(
    StateCheck(
        Message(
            "“{value}”不是 0：没有的应填 0，含此格的勾稽关系未检查",
            "“{value}” is not 0: print 0 where there is none; relations with this cell were not checked",
        ),
        "placeholder",
        ("count", "change", "amount"),
        together=Message(
            "本行有 {count} 格填“{value}”等，不是 0：没有的应填 0，含这些格的勾稽关系未检查",
            "{count} cells of this row hold “{value}” or the like, which is not 0: print 0 where there is none; "
            "relations with these cells were not checked",
        ),
    ),
    StateCheck(
        Message(
            "{address}应选且只选一项（{choices}），现为“{line}”",
            "{address}: one of {choices} is to be chosen, and only one; it is “{line}”",
        ),
        "placeholder",
        ("yes-no", "choice"),
    ),
    StateCheck(
        Message("{address}空白，应选一项（{choices}）", "{address} is blank: one of {choices} is to be chosen"),
        "blank",
        ("yes-no", "choice"),
    ),
    code="F102",
    name="placeholder-cell",
    kind="any",
    severity="warning",
    summary=Message(
        "数字单元格不应填“/”“—”“无”，单选的应选定一项",
        "no cell for a figure holds a placeholder, and of single choices one is made",
    ),
    source="各类报告的填报要求，如国办公开办函〔2021〕30号：没有的填 0",
    since="0.1",
)
def placeholder_cell() -> None:
    """Check that no cell for a figure holds a placeholder, and that exactly one of several choices is ticked.

    ## What it does

    Reports the cells for figures that hold `/`, `-`, `—` or 无 in place of a number, once a row with their count, and
    each cell for yes or no, or for one of some choices, in which none or several are ticked.

    ## Why is this bad

    A stroke may mean zero, unknown or not applicable. Relations with it are not checked. Of two boxes that are
    both empty or both ticked nobody knows which is meant.

    ## What is not reported

    - The header 本年增/减.
    - Cells that the form lets blank where there is nothing to report.
    - A stroke in a cell for a text, and choices of which any number may be made.

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
