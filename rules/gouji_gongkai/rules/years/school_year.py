"""The option of rules on years by which a school year (1 September to 31 August) stands for the report's."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Message, Option, Paragraph, Period
from gouji_gongkai.periods import announced_periods

__all__ = ["YEARS", "is_school_year", "school_years"]

YEARS = Option(
    "years",
    "string",
    "calendar",
    Message(
        "统计期限可用的年度：只能是公历年，或者也可以是学年（9月1日至次年8月31日）",
        "which years the period may cover: calendar years, or school years (1 September to 31 August) too",
    ),
    ("calendar", "school"),
)
_BEGINS, _ENDS = (9, 1), (8, 31)


def is_school_year(period: Period, year: object) -> bool:
    """Return whether a period is a school year that begins or ends in *year*."""
    first, last = period.first, period.last
    if first is None or first.year is None or last.year is None:
        return False
    days = (first.month, first.day), (last.month, last.day)
    years = first.year.value, last.year.value
    return days == (_BEGINS, _ENDS) and years[1] == years[0] + 1 and year in years


def school_years(paragraph: Paragraph, year: object) -> Iterator[int]:
    """Yield where the years of school years stand that a paragraph announces as the period of the figures."""
    for period in announced_periods(paragraph.text):
        if is_school_year(period, year):
            yield from (paragraph.source_span(each.start, each.end).start for each in period.years)
