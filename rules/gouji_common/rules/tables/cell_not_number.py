"""F103 cell-not-number: each cell for a figure holds a number."""

from __future__ import annotations

from gouji.api import Message, StateCheck, data_rule

__all__ = ["cell_not_number"]


@data_rule(
    StateCheck(
        Message("此格应填数字，“{text}”不是数字", "“{text}” is no number, and the cell is for one"),
        "not-a-number",
        replace=dict.fromkeys("OoОоＯｏ〇○◯", "0"),
    ),
    code="F103",
    name="cell-not-number",
    kind="any",
    severity="error",
    summary=Message("数字单元格只能填数字", "a cell for a figure holds a number"),
    source="各类报告的格式，如国办公开办函〔2021〕30号：表格格式",
    since="0.1",
)
def cell_not_number() -> None:
    """Check that each cell for a figure holds a number.

    ## What it does

    Reports each cell for a figure that holds neither a number nor nothing nor a placeholder: a letter O
    for zero, 若干, 二.

    ## Why is this bad

    It cannot be added up, and a program that reads the table stumbles over it.

    ## What is not reported

    - Numbers with thousands separators or a unit (1,234, 0件, 251000元), full-width digits.
    - Signed figures of growth and loss, such as those under 本年增/减.

    ## Fix

    A letter O or a circle that stands for zero is replaced by 0 (safe). No other figure is touched.

    ## Example

    ```text bad
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    规章 | O | 0 | 0 |
    行政规范性文件 | 0 | 若干 | 0 |
    ```

    ```text good
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    规章 | 0 | 0 | 0 |
    行政规范性文件 | 0 | 1,234 | 3件 |
    ```
    """
