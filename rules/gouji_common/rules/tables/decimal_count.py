"""F105 decimal-count: no count has decimals."""

from __future__ import annotations

from gouji.api import BoundCheck, Message, data_rule

__all__ = ["decimal_count"]


@data_rule(
    BoundCheck(
        Message("{address}为 {value}，应为整数", "{address} is {value}: a count is a whole number"),
        ("count", "change"),
        whole=True,
    ),
    code="F105",
    name="decimal-count",
    kind="any",
    severity="warning",
    summary=Message("计数应为整数", "a count has no decimals"),
    source="各类报告的格式，如国办公开办函〔2021〕30号、〔2019〕60号：表格格式",
    since="0.1",
)
def decimal_count() -> None:
    """Check that no count has decimals.

    ## What it does

    Reports each count that is printed with decimals, such as 3.0 or 2.5.

    ## Why is this bad

    Applications and documents are counted whole. A spreadsheet that shows 3.0 may hide 2.96.

    ## What is not reported

    - Amounts, of money or of time, in 万元, 元 or 天.
    - A figure such as 2.5 that breaks a sum: the finding on the sum gives the right figure.

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
