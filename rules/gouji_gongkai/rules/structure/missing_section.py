"""S101 missing-section: each prescribed section has its heading."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, FormSection, Message, Options, Report, Span, When, rule
from gouji_gongkai.rules.structure.headings import is_outdated

__all__ = ["missing_section"]

_MISSING = Message("缺少“{heading}”一节", "the section “{heading}” is missing")
_HEADING = Message(
    "缺少标题“{heading}”：该节的表格在此，标题丢失",
    "the heading “{heading}” is lost: the section's table stands here without it",
)
_NONE = Message(
    "六个规定的部分（{headings}）一个标题也没有找到", "none of the prescribed headings was found: {headings}"
)


@rule(
    code="S101",
    name="missing-section",
    kind="gongkai",
    severity="error",
    summary=Message("六个规定的部分都应有标题", "each of the six prescribed sections has its heading"),
    source="国办公开办函〔2021〕30号、〔2019〕60号；政府信息公开条例第五十条",
    since="0.1",
    messages=(_MISSING, _HEADING, _NONE),
    when=When(signs=("headings",)),
)
def missing_section(report: Report, options: Options) -> Iterator[Finding]:
    """Check that each of the six prescribed sections has its heading.

    ## What it does

    Looks for the six headings of the form, each (nearly) alone on its line, in the form's wording or
    in one of its recognised variants, with any ordinal (六、, 6、, （六）, 第六部分, none). If only the
    heading is lost and the section's table is there, it says so at the table.

    ## Why is this bad

    The six sections are prescribed. A section without a heading is not found by those who look it up,
    and a section that is lost altogether makes the report incomplete.

    ## What is not reported

    - A heading in a recognised variant, such as 存在问题及改进措施, or one in other words (一、工作概述) that
      has the section's own ordinal and tells what it is about, between its neighbours.
    - Text that follows the heading on its line; a heading inside a line (see `heading-wording`).
    - Sections that would stand after the place where the text breaks off (see `text-breaks-off`).
    - A report with the structure of before 2019: that is `outdated-structure`.
    - A preface that lists the six names in a sentence is no heading; nor is a sub-heading of section one
      with the words of another section, such as （一）主动公开政府信息情况.

    ## Example

    ```text bad
    澄江县气象局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我局依法公开政府信息。
    二、主动公开政府信息情况
    四、政府信息公开行政复议、行政诉讼情况
    五、存在的主要问题及改进情况
    六、其他需要报告的事项
    ```

    ```text good
    澄江县气象局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我局依法公开政府信息。
    二、主动公开政府信息情况
    三、收到和处理政府信息公开申请情况
    四、政府信息公开行政复议、行政诉讼情况
    五、存在的主要问题及改进情况
    六、其他需要报告的事项
    ```
    """
    if is_outdated(report):
        return
    if not any(section.heading for section in report.sections.values()):
        if report.breaks_off is not None:
            return
        names = "、".join(section.name for section in report.form.sections)
        yield Finding(_NONE.format(headings=names), _end(report))
        return
    for number, section in enumerate(report.form.sections):
        if report.sections[section.id].heading is None and report.sections[section.id].whole:
            yield _finding(report, number, section)


def _finding(report: Report, number: int, section: FormSection) -> Finding:
    tables = (bound for bound in report.tables.values() if bound.table.section == section.id)
    span = next((bound.cells[0].span for bound in tables if bound.cells), None)
    message = _MISSING if span is None else _HEADING
    return Finding(
        message.format(heading=section.heading),
        span or _place(report, number),
        section=section.id,
        expected=section.heading,
    )


def _place(report: Report, number: int) -> Span:
    """Return where the heading of a section should stand: at the next heading that is there, else at the end."""
    for section in report.form.sections[number + 1 :]:
        heading = report.sections[section.id].heading
        if heading is not None:
            return heading.span
    return _end(report)


def _end(report: Report) -> Span:
    blocks = report.document.blocks
    end = blocks[-1].span.end if blocks else 0
    return Span(end, end)
