"""S119 line-breaks-lost: headings and tables stand on lines of their own."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Report, Span, rule

__all__ = ["line_breaks_lost"]

_LOST = Message(
    "换行已丢失：各部分的标题、正文和表格连成一行，无法可靠读取，未作其他检查",
    "the line breaks are lost: headings, text and tables run together in one line, which cannot be read reliably; "
    "nothing else was checked",
)


@rule(
    code="S119",
    name="line-breaks-lost",
    kind="any",
    severity="warning",
    summary=Message("标题、正文和表格应各自成行", "headings, text and tables stand on lines of their own"),
    source="practice",
    since="0.2",
    statuses=("merged",),
    messages=(_LOST,),
)
def line_breaks_lost(report: Report, options: Options) -> Iterator[Finding]:
    """Check that headings, text and tables stand on lines of their own.

    ## What it does

    Where the headings of three sections or more stand inside one line, and no table can be read, says so once
    and checks nothing else.

    ## Why is this bad

    A text whose line breaks were lost can be read neither by people nor by programs; its tables are a row of
    digits.

    ## What is not reported

    - One or two headings inside a line: that is `heading-wording`.
    - A sentence that lists the names of the sections.
    - A report whose tables can be read all the same.

    ## Example

    ```text bad
    白杨镇人民政府2024年政府信息公开工作年度报告
    一、总体情况2024年，我镇依法公开信息。二、主动公开政府信息情况规章000三、收到和处理政府信息公开申请情况本年新收0000000四、政府信息公开行政复议、行政诉讼情况结果维持00000五、存在的主要问题及改进情况公开不够及时，将加强培训。
    ```

    ```text good
    白杨镇人民政府2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我镇依法公开信息。
    二、主动公开政府信息情况
    ```
    """
    lines = (paragraph for paragraph in report.paragraphs if paragraph.text.strip())
    start = max(lines, key=lambda paragraph: len(paragraph.text)).start
    yield Finding(_LOST, Span(start, start))
