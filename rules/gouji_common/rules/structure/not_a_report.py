"""S115 not-a-report: a document that no kind of report claims."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Report, Span, rule

__all__ = ["not_a_report"]

_OTHER = Message(
    "不是可以检查的报告：没有报告的标题、规定的部分和表格，未作检查",
    "no report of a kind that is known: no title, section or table of one; nothing was checked",
)


@rule(
    code="S115",
    name="not-a-report",
    kind="any",
    severity="info",
    summary=Message("文件不是报告，未作检查", "the file is no report and was not checked"),
    source="practice",
    since="0.1",
    statuses=("other",),
    messages=(_OTHER,),
)
def not_a_report(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the file is a report of some kind.

    ## What it does

    Says once that a file has neither the title nor a section nor a table of any kind of report, so that
    silence about it is not taken for a clean report. Where the kind that it resembles knows what it is
    instead (a page that explains or lists reports, a notice that brings the blank form, the report of a
    university or a hospital), it says that.

    Of files that were found in a folder, only these are told of: a README beside the reports is no mistake. A file
    that is named is always told of, and so are all where the rule is selected or its severity is set.

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
    start = blocks[0].start if blocks else 0
    span = report.recognition.span or Span(start, start)
    yield Finding(report.recognition.reason or _OTHER, span)
