"""The day on which a report was published, by its web page or by a line of its text."""

from __future__ import annotations

from datetime import date

from gouji.api import CHINESE, Day, Draft, NamedTuple, Pattern, Span, contains_any, days_in

__all__ = ["DAYS", "Publication", "publication"]

DAYS = ("日期", "时间")
"""Without one of these words no text tells when it was published."""

_LONGEST_LINE = 160
_LABEL = Pattern(rf"(?<!{CHINESE})(?:发布|公布|公开|发文|信息)?(?:日期|时间)\s{{0,3}}[:：]\s{{0,3}}")


class Publication(NamedTuple):
    """The day of publication, and where it stands in the text (None: only the page's metadata have it)."""

    day: date
    span: Span | None


def publication(report: Draft) -> Publication | None:
    """Return the day of publication, of several the earliest; None where neither text nor metadata give one."""
    told = report.document.metadata.get("published", "")
    found = _in_lines(report) if contains_any(report.prose, DAYS) else []
    found += [Publication(day, None) for day in _days(told)]
    return min(found, key=lambda each: each.day, default=None)


def _in_lines(report: Draft) -> list[Publication]:
    found = []
    for paragraph in report.paragraphs:
        text = paragraph.text
        if len(text) > _LONGEST_LINE or not contains_any(text, DAYS):
            continue
        for label in _LABEL.finditer(text):
            printed = next(days_in(text, label.end()), None)
            day = _in_calendar(printed) if printed is not None and printed.start == label.end() else None
            if printed is not None and day is not None:
                found.append(Publication(day, paragraph.source_span(printed.start, printed.end)))
    return found


def _days(text: str) -> list[date]:
    return [day for printed in days_in(text) if (day := _in_calendar(printed)) is not None]


def _in_calendar(printed: Day) -> date | None:
    return printed.on(printed.year.value) if printed.year and printed.day else None
