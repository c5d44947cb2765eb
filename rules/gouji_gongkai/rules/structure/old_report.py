"""S115 old-report: a report from before the first unified form."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Report, rule

__all__ = ["old_report"]

_OLD = Message(
    "{year}年的报告：2018年及以前没有统一格式，未检查部分和表格",
    "a report of {year}: there is no unified form before 2019; sections and tables were not checked",
)


@rule(
    code="S115",
    name="old-report",
    kind="gongkai",
    severity="info",
    summary=Message("2018年及以前的报告没有统一格式", "reports of 2018 and before have no unified form"),
    source="国办公开办函〔2019〕60号",
    since="0.1",
    statuses=("old",),
    messages=(_OLD,),
)
def old_report(report: Report, options: Options) -> Iterator[Finding]:
    """Report that the file is older than the first unified form.

    ## What it does

    Says once that a report of 2018 or before is not checked for sections and tables: the first unified
    form is of 2019.

    ## Example

    ```text bad
    白杨镇人民政府2016年政府信息公开工作年度报告
    一、概述
    2016年，我镇依法公开政府信息。
    ```

    ```text good
    白杨镇人民政府2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我镇依法公开政府信息。
    ```
    """
    span = report.period.span or report.title.span
    yield Finding(_OLD.format(year=report.period.value), span)
