"""Headings of a report as several rules need them: with their numbers, and those of before 2019."""

from __future__ import annotations

from gouji.api import NamedTuple, OrdinalStyle, Paragraph, Report, fold, ordinal, strip_ordinal

__all__ = ["NumberedHeading", "is_outdated", "numbered_headings", "outdated_headings"]

_OUTDATED = (
    "概述",
    "政府信息公开的收费及减免情况",
    "政府信息公开收费及减免情况",
    "收费及减免情况",
    "依申请公开政府信息收费及减免情况",
    "政府信息公开咨询处理情况",
    "政府信息公开工作存在的主要问题和改进措施以及其他需要说明的事项",
)
_FEWEST_OUTDATED = 2
_FIRST_YEAR = 2019
_LONGEST_HEADING = 40


class NumberedHeading(NamedTuple):
    """Heading of a section, with the style and value of its ordinal and its place in the form (from 1)."""

    section: str
    paragraph: Paragraph
    style: OrdinalStyle
    value: int
    place: int


def numbered_headings(report: Report) -> tuple[NumberedHeading, ...]:
    """Return the headings of the form's sections in the document's order; to be called by ``report.derive``."""
    found = []
    for place, section in enumerate(report.form.sections, 1):
        heading = report.sections[section.id].heading
        if heading is not None:
            style, value = ordinal(heading.text)
            found.append(NumberedHeading(section.id, heading, style, value, place))
    return tuple(sorted(found, key=lambda heading: heading.paragraph.start))


def outdated_headings(report: Report) -> tuple[Paragraph, ...]:
    """Return the paragraphs that are headings of the reports of before 2019; to be called by ``report.derive``."""
    names = {fold(text) for text in _OUTDATED}
    return tuple(
        paragraph
        for paragraph in report.paragraphs
        if len(paragraph.text) <= _LONGEST_HEADING and fold(strip_ordinal(paragraph.text)) in names
    )


def is_outdated(report: Report) -> bool:
    """Return whether a report of 2019 or later has the structure of before 2019."""
    year = report.period.value
    if not isinstance(year, int) or year < _FIRST_YEAR or all(s.heading for s in report.sections.values()):
        return False
    return len(report.derive(outdated_headings)) >= _FEWEST_OUTDATED
