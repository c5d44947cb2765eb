"""The reports of each body side by side: ``gouji extract --across``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gouji.message import Message
from gouji.output.facts.model import ReportFacts
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
    """Bodies in the order of their first reports, all years, and what is to be told of a report (by its path)."""

    bodies: Sequence[BodyFacts]
    notes: Sequence[tuple[str, Message]] = field(default=())

    @property
    def years(self) -> list[int | None]:
        """All years that a report is of, in their order; a year that is not known at last."""
        found = {year for body in self.bodies for year in body.reports}
        return sorted(found, key=lambda year: (year is None, year))


def side_by_side(reports: Iterable[Keyed]) -> Across:
    """Return the reports of each body in one line; of two reports of one body and year the second has one of its own."""
    lines: dict[str, dict[int | None, ReportFacts]] = {}
    notes: list[tuple[str, Message]] = []
    for number, (key, report) in enumerate(reports):
        line = lines.setdefault(key or f"#{number}", {})
        if report.period in line:
            other = line[report.period].path
            notes.append((report.path, _TWICE.format(other=other, agency=report.subject, year=report.period)))
            line = lines.setdefault(f"#{number}", {})
        line[report.period] = report
    return Across([BodyFacts(line) for line in lines.values()], notes)
