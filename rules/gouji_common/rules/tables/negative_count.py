"""F104 negative-count: no count or amount is below zero."""

from __future__ import annotations

from gouji.api import BoundCheck, Message, data_rule

__all__ = ["negative_count"]


@data_rule(
    BoundCheck(
        Message("{address}为 {value}，不能小于 0", "{address} is {value}: a count is not below 0"),
        ("count", "amount"),
        least=0,
        words=("-", "−", "－", "减"),
    ),
    code="F104",
    name="negative-count",
    kind="any",
    severity="error",
    summary=Message("除表示增减的以外，数字不能为负", "no figure is negative but one of growth and loss"),
    source="各类报告的格式，如国办公开办函〔2021〕30号、〔2019〕60号：表格格式",
    since="0.1",
)
def negative_count() -> None:
    """Check that no figure is negative, except those of growth and loss.

    ## What it does

    Reports each count or amount below zero. Where the minus also breaks sums, this is the one finding.

    ## Why is this bad

    Nothing is received or decided fewer than zero times: a minus is a slip of the hand, or a dash that
    was meant for “none”.

    ## What is not reported

    - Figures of growth and loss, which may be negative, such as those under 本年增/减 in the disclosure
      report of 2019.

    ## Example

    ```text bad
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    规章 | 0 | -1 | 0 |
    ```

    ```text good
    二、主动公开政府信息情况
    第二十条第（五）项 | |||
    信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
    行政许可 | 12 | -3 | 104 |
    其他对外管理服务事项 | 8 | +1 | 52 |
    ```
    """
