"""S115 not-a-report and old-report: documents that the other rules do not hold for."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Report, Span, rule

__all__ = ["not_a_report", "old_report"]

_OTHER = Message(
    "不是政府信息公开工作年度报告：没有标题、规定的部分和表格，未作检查",
    "not an annual report on government information: no title, section or table of one; nothing was checked",
)
_OLD = Message(
    "{year} 年的报告：2018 年及以前没有统一格式，未检查部分和表格",
    "a report of {year}: there is no unified form before 2019; sections and tables were not checked",
)


@rule(
    code="S115",
    name="not-a-report",
    severity="info",
    summary=Message("文件不是年度报告，未作检查", "the file is no annual report and was not checked"),
    source="practice",
    since="0.1",
    kinds=("other",),
    messages=(_OTHER,),
)
def not_a_report(report: Report, options: Options) -> Iterator[Finding]:
    """The file is no annual report.

    ## What it does

    Says once that a file has neither the title nor a section nor a table of an annual report, so that
    silence about it is not taken for a clean report.

    ## Example

    ```text bad
    关于召开年度工作会议的通知
    各科室：定于星期三上午召开会议。
    ```

    ```text good
    白杨镇人民政府2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我镇依法公开政府信息。
    ```
    """
    blocks = report.document.blocks
    yield Finding(_OTHER, blocks[0].span if blocks else Span(0, 0))


@rule(
    code="S115",
    name="old-report",
    severity="info",
    summary=Message("2018 年及以前的报告没有统一格式", "reports of 2018 and before have no unified form"),
    source="国办公开办函〔2019〕60号",
    since="0.1",
    kinds=("old",),
    messages=(_OLD,),
)
def old_report(report: Report, options: Options) -> Iterator[Finding]:
    """The report is older than the first unified form.

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
    span = report.year.span or report.title.span
    yield Finding(_OLD.format(year=report.year.value), span)
