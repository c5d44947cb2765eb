"""S102 empty-section: something stands under each heading."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Paragraph, Report, Section, rule

__all__ = ["empty_section"]

_EMPTY = Message("“{heading}”下没有内容", "there is nothing under “{heading}”")
_CUT = Message(
    "“{heading}”是文件的最后一行，下面没有内容：文字可能被截断",
    "“{heading}” is the last line of the file, with nothing under it: the text may have been cut off",
)


@rule(
    code="S102",
    name="empty-section",
    kind="gongkai",
    severity="warning",
    summary=Message("标题下应有内容", "something stands under each heading"),
    source="国办公开办函〔2021〕30号、〔2019〕60号",
    since="0.1",
    messages=(_EMPTY, _CUT),
)
def empty_section(report: Report, options: Options) -> Iterator[Finding]:
    """Check that something stands under each prescribed heading.

    ## What it does

    Reports each prescribed section whose heading is followed by nothing. For the section on problems,
    which is the one that reviewers read first, it is an error. Where the heading is the last line of
    the file, it says that the text may have been cut off.

    ## Why is this bad

    An empty section is neither “none” nor a report. Where there is nothing to report, say so.

    ## What is not reported

    - A section without its table: that is `missing-table`.
    - A heading with which a text breaks off that has sections to come: that is `text-breaks-off`.
    - A section that says 无: that is something (but see `thin-problems`).

    ## Example

    ```text bad
    五、存在的主要问题及改进情况
    一是主动公开的内容不够丰富。下一步将加强培训。
    六、其他需要报告的事项
    ```

    ```text good
    五、存在的主要问题及改进情况
    一是主动公开的内容不够丰富。下一步将加强培训。
    六、其他需要报告的事项
    本年度没有其他需要报告的事项。
    ```
    """
    tables = {bound.table.section: bound for bound in report.tables.values()}
    last = report.document.blocks[-1] if report.document.blocks else None
    for section in report.sections.values():
        if section.heading is None or section.id in tables or not section.whole or not _is_empty(section):
            continue
        message = _CUT if section.heading is last else _EMPTY
        yield Finding(
            message.format(heading=section.heading.text),
            section.heading.span,
            section=section.id,
            severity="error" if section.id == "problems" else None,
        )


def _is_empty(section: Section) -> bool:
    return not any(not isinstance(block, Paragraph) or block.text.strip() for block in section.blocks)
