"""The reports of each body side by side: ``gouji extract --across``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter

from gouji.message import Message
from gouji.output.facts.model import ReportFacts
from gouji.output.ordered import Ordered
from gouji.stored import Reread
from gouji.value import Entity, NamedTuple, Value, field, frozen

__all__ = ["Across", "BodyFacts", "Keyed", "side_by_side"]

_TWICE = Message(
    "与 {other} 同为{agency} {year}年的报告，另列一行", "of {agency} and {year} as {other} is: it has a line of its own"
)


class Keyed(NamedTuple):
    """A report's facts with the key that all reports of its body have; "" where its body or year is not certain."""

    key: str
    facts: ReportFacts


@frozen
class BodyFacts(Value):
    """The reports of one body by year; None stands for a year that is not known."""

    reports: Mapping[int | None, ReportFacts]

    @property
    def latest(self) -> ReportFacts:
        """The report of the latest year, which names the body."""
        return self.reports[max(self.reports, key=lambda year: year or 0)]


@frozen
class Across(Entity):
    """Bodies in the order of their first reports, all years, and what is to be told of a report (by its path).

    The bodies can be iterated over any number of times. A year that is not known is None, and the last.
    """

    bodies: Iterable[BodyFacts]
    years: Sequence[int | None]
    notes: Sequence[tuple[str, Message]] = field(default=())


def side_by_side(reports: Iterable[Keyed]) -> Across:
    """Return the reports of each body in one line; of two reports of one body and year the second has one of its own.

    Of each report its path is in memory; the rest is on disk where there are many.
    """
    lines: dict[str, dict[int | None, str]] = {}
    numbers: dict[str, int] = {}
    notes: list[tuple[str, Message]] = []

    def numbered() -> Iterator[tuple[int, ReportFacts]]:
        for number, (key, report) in enumerate(reports):
            name = key or f"#{number}"
            other = lines.get(name, {}).get(report.period)
            if other is not None:
                notes.append((report.path, _TWICE.format(other=other, agency=report.subject, year=report.period)))
                name = f"#{number}"
            lines.setdefault(name, {})[report.period] = report.path
            yield numbers.setdefault(name, len(numbers)), report

    ordered = Ordered(numbered())
    years = {year for line in lines.values() for year in line}
    return Across(Reread(partial(_bodies, ordered)), sorted(years, key=lambda year: (year is None, year)), notes)


def _bodies(ordered: Ordered[ReportFacts]) -> Iterator[BodyFacts]:
    for _, pairs in groupby(ordered.pairs(), key=itemgetter(0)):
        yield BodyFacts({report.period: report for _, report in pairs})
