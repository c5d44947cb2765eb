"""S101 missing-section: each prescribed section has its heading."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import (
    BoundTable,
    Finding,
    FormSection,
    Message,
    Option,
    Options,
    Report,
    Severity,
    Span,
    When,
    fold,
    option_group,
    rule,
    strip_ordinal,
)
from gouji_gongkai.bodies import type_of
from gouji_gongkai.rules.structure.headings import is_outdated

__all__ = ["missing_section"]

_MISSING = Message("缺少“{heading}”一节", "the section “{heading}” is missing")
_HEADING = Message(
    "缺少标题“{heading}”：这一部分的表格在此，前面没有标题",
    "the heading “{heading}” is lost: the section's table stands here without it",
)
_CUT = Message(
    "缺少标题“{heading}”：此处的文字丢失了一段，这一部分的表格在此，所带填表说明的开头也不完整",
    "the heading “{heading}” is lost: words are cut off here; the section's table stands here, its note without a beginning",
)
_NONE = Message(
    "六个规定的部分（{headings}）一个标题也没有找到", "none of the prescribed headings was found: {headings}"
)
_TABLES = Message(
    "工作簿里只有表格，没有正文各部分：只检查了表格",
    "the workbook has tables alone, and none of the sections in words: only the tables were checked",
)
_LONGEST_HEADING = 40
_NAMES = {
    "overview": "总体情况",
    "proactive": "主动公开政府信息情况",
    "requests": "收到和处理政府信息公开申请情况",
    "litigation": "政府信息公开行政复议、行政诉讼情况",
    "problems": "存在的主要问题及改进情况",
    "other": "其他需要报告的事项",
}
_SEVERITY = Option(
    "severity",
    "string",
    "error",
    Message("缺少时的级别；off 表示可以没有", "the severity where it is missing; off: it need not be there"),
    ("off", "info", "warning", "error"),
)
_HEADINGS = Option(
    "headings", "array", (), Message("也可以用的标题，不写序号", "further headings that are right, without ordinal")
)
_SECTIONS = option_group(
    "sections",
    Message("六个部分，各有级别和可用的标题", "the six sections, each with a severity and further headings"),
    *(option_group(name, Message(title, title), _SEVERITY, _HEADINGS) for name, title in _NAMES.items()),
)
_FOR = Option(
    "for",
    "array",
    (),
    Message("只检查这些类型机关的报告；不写为全部", "bodies of these types alone; all where none is named"),
    ("government", "department", "township"),
)
_USUAL = {option.name: option.default for option in (_SEVERITY, _HEADINGS)}


@rule(
    code="S101",
    name="missing-section",
    kind="gongkai",
    severity="error",
    summary=Message("六个规定的部分都应有标题", "each of the six prescribed sections has its heading"),
    source="国办公开办函〔2021〕30号、〔2019〕60号；政府信息公开条例第五十条",
    since="0.1",
    options=(_SECTIONS, _FOR),
    messages=(_TABLES, _MISSING, _HEADING, _CUT, _NONE),
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
    - Sections that would stand after the place where the text breaks off (see `text-breaks-off`), or on a page
      that is a picture.
    - A workbook with the tables alone, as an annex to the report: that is one hint.
    - A report with the structure of before 2019: that is `outdated-structure`.
    - A preface that lists the six names in a sentence is no heading; nor is a sub-heading of section one
      with the words of another section, such as （一）主动公开政府信息情况.

    ## Options

    `sections`: for each section (`overview`, `proactive`, `requests`, `litigation`, `problems`, `other`) its `severity` where it
    is missing, `off`, `info`, `warning` or `error` (default), and further `headings` that are right, without ordinal. For
    those who ask for other words, or whose bodies may leave a section out. What stands under such a heading is not read as
    that section by other rules. A severity that is set for the rule holds for all sections but those that are off.

    ```yaml
    rules:
      missing-section:
        sections:
          litigation: {severity: off}
          problems: {headings: [反思与对策]}
    ```

    ```text bad
    澄江县气象局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，依法公开政府信息。
    二、主动公开政府信息情况
    四、政府信息公开行政复议、行政诉讼情况
    五、存在的主要问题及改进情况
    六、其他需要报告的事项
    ```

    ```text good
    澄江县气象局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，依法公开政府信息。
    二、主动公开政府信息情况
    三、收到和处理政府信息公开申请情况
    五、反思与对策
    六、其他需要报告的事项
    ```

    `for`: the types of bodies whose reports are checked: `government`, `department`, `township`; all where none is named. Article
    49 of the regulation names no townships; where theirs are shorter, leave them out. A body whose name shows no type is left out, too.

    ```yaml
    rules:
      missing-section: {for: [government, department]}
    ```

    ```text bad
    澄江县气象局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，依法公开政府信息。
    二、主动公开政府信息情况
    三、收到和处理政府信息公开申请情况
    五、存在的主要问题及改进情况
    六、其他需要报告的事项
    ```

    ```text good
    澄江县凤鸣镇人民政府2024年政府信息公开工作年度报告
    一、总体情况
    2024年，依法公开政府信息。
    二、主动公开政府信息情况
    三、收到和处理政府信息公开申请情况
    五、存在的主要问题及改进情况
    六、其他需要报告的事项
    ```

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
    if is_outdated(report) or not _is_asked(report, options["for"]):
        return
    missing = list(_missing(report, options))
    if _has_tables_alone(report):
        yield Finding(_TABLES, report.document.blocks[0].span, severity="info")
        return
    if not any(section.heading for section in report.sections.values()) and len(missing) == len(report.sections):
        if report.breaks_off is None and not report.document.gaps:
            names = "、".join(section.name for section in report.form.sections)
            end = report.document.blocks[-1].span.end if report.document.blocks else 0
            yield Finding(_NONE.format(headings=names), Span(end, end))
        return
    for number, section, severity in missing:
        if report.sections[section.id].whole:
            yield _finding(report, number, section, severity)


def _has_tables_alone(report: Report) -> bool:
    """Return whether a workbook has tables of the form, and no heading of a section that is written in words."""
    tables = {bound.table.section for bound in report.tables.values() if bound.cells}
    prescribed = {bound.table.section for bound in report.tables.values()}
    return (
        report.document.loader == "xlsx"
        and bool(tables)
        and all(section.heading is None for id_, section in report.sections.items() if id_ not in prescribed)
    )


def _is_asked(report: Report, types: tuple[str, ...]) -> bool:
    """Return whether the report is of a body of one of some types; () for all."""
    return not types or type_of(str(report.subject)) in types


def _missing(report: Report, options: Options) -> Iterator[tuple[int, FormSection, Severity | None]]:
    """Yield the sections without a heading, with their numbers and severities, but for those that need not be there."""
    for number, section in enumerate(report.form.sections):
        if report.sections[section.id].heading is None:
            own = options["sections"].get(section.id, _USUAL)
            severity: Severity | None = None if own["severity"] == "error" else own["severity"]
            if own["severity"] != "off" and not _has_one_of(report, own["headings"]):
                yield number, section, severity


def _has_one_of(report: Report, headings: tuple[str, ...]) -> bool:
    """Return whether one of some headings stands alone on a line, with any ordinal."""
    wanted = {fold(strip_ordinal(heading)) for heading in headings}
    return bool(wanted) and any(
        fold(strip_ordinal(paragraph.text.rstrip("。：:；;"))) in wanted
        for paragraph in report.paragraphs
        if len(paragraph.text) <= _LONGEST_HEADING
    )


def _finding(report: Report, number: int, section: FormSection, severity: Severity | None) -> Finding:
    tables = (bound for bound in report.tables.values() if bound.table.section == section.id)
    table = next((bound for bound in tables if bound.cells), None)
    start = _place(report, number) if table is None else table.cells[0].start
    is_cut = table is not None and _lacks_beginning(table)
    message = _MISSING if table is None else _CUT if is_cut else _HEADING
    return Finding(
        message.format(heading=section.heading),
        Span(start, start),
        section=section.id,
        expected=section.heading,
        severity=severity,
        covers=(f"note:{start}",) if is_cut else (),
    )


def _lacks_beginning(table: BoundTable) -> bool:
    """Return whether a table begins with its note without the first words: they were cut off with the heading."""
    text, caption = fold(table.cells[0].text), fold(table.table.caption)
    return len(text) > len(caption) // 2 and text != caption and caption.endswith(text)


def _place(report: Report, number: int) -> int:
    """Return where the heading of a section should stand: before the next heading that is there, else at the end."""
    for section in report.form.sections[number + 1 :]:
        heading = report.sections[section.id].heading
        if heading is not None:
            return heading.start
    return report.document.blocks[-1].span.end if report.document.blocks else 0
