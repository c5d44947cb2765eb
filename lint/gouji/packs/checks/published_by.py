"""The check ``published-by``: the day by which a report is published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gouji.message import Message
from gouji.packs.checks.check import Check
from gouji.report.model import Publication, Report
from gouji.rules.finding import Finding
from gouji.rules.holding import Unknown
from gouji.rules.meta import Options
from gouji.value import evolve, frozen

__all__ = ["PublishedBy", "publication_of"]

_NO_DAY = Unknown(Message("没有写明发布日期", "the day of publication is not told"))
_NO_YEAR = Unknown(Message("不能确定报告年度", "it is not certain which year the report is of"))
_BY = Message("{day}以前", "by {day}")
_MARCH = 3


@frozen
class PublishedBy(Check):
    """The report is published by a day (``month``, ``day``) of the year after its own; in time on that day."""

    month: int = 1
    day: int = 31

    def judge(self, report: Report, options: Options) -> Iterator[Finding | Unknown]:
        """Yield a finding at the day of publication, or at the title, where it is late."""
        year = report.period.value
        if not isinstance(year, int) or not report.period.sure:
            yield _NO_YEAR
            return
        found = report.derive(publication_of)
        if found is None:
            yield _NO_DAY
            return
        published, span = found
        last = self.last_day(year)
        if published > last:
            found_late = self.finding(
                report,
                options,
                span or report.title.span,
                expected=_told(last),
                actual=published.isoformat(),
                words=_told(published),
            )
            yield evolve(found_late, expected=_BY.format(day=_told(last)).zh, actual=_told(published).zh)

    def last_day(self, year: int) -> date:
        """Return the last day on which the report of a year is in time; the 28th where February has no 29th."""
        try:
            return date(year + 1, self.month, self.day)
        except ValueError:
            return date(year + 1, _MARCH, 1) - timedelta(1)


def publication_of(report: Report) -> Publication | None:
    """Return the day on which a report was published, and where it stands; None where it is not told."""
    return report.published(report) if report.published is not None else None


def _told(day: date) -> Message:
    return Message(f"{day.year}年{day.month}月{day.day}日", day.isoformat())
