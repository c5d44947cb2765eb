"""The facts of one report and what identifies it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import attrs

from gouji.report.fact import Fact
from gouji.report.model import Report
from gouji.text.source import Range
from gouji.value import Value

__all__ = ["ExtractedFact", "ReportFacts", "facts_of"]


@attrs.frozen(eq=False, repr=False)
class ExtractedFact(Value):
    """A fact with its address in the form, its text and its place; ``value`` is None where it is unknown."""

    value: Decimal | None
    address: str
    state: str
    raw: str
    range: Range | None
    locator: Mapping[str, object] | None

    @property
    def digits(self) -> str | None:
        """The value as it is printed, without signs and units that are not of a number: a JSON number."""
        return None if self.value is None else format(self.value, "f")


@attrs.frozen(eq=False, repr=False)
class ReportFacts(Value):
    """What ``gouji extract`` tells of a report; ``tables`` are the outcomes of reading them."""

    path: str
    agency: str | None
    year: int | None
    form: str
    title: str | None
    tables: Mapping[str, str]
    facts: Mapping[str, ExtractedFact]


def facts_of(report: Report, path: str) -> ReportFacts:
    """Every fact of the form in the form's order, known or not."""
    agency, year, title = report.agency.value, report.year.value, report.title.value
    return ReportFacts(
        path=path,
        agency=None if agency is None else str(agency),
        year=year if isinstance(year, int) else None,
        form=report.form.id,
        title=None if title is None else str(title),
        tables={table.id: report.tables[table.id].outcome for table in report.form.tables},
        facts={fact.id: _extracted(report, fact) for fact in report.facts.values()},
    )


def _extracted(report: Report, fact: Fact) -> ExtractedFact:
    document, span = report.document, fact.span
    lined = document.source.lined
    return ExtractedFact(
        value=fact.value,
        address=report.address(fact.id),
        state=fact.state,
        raw=fact.raw,
        range=document.source.range(span) if span and lined else None,
        locator=document.locator(span.start) if span and not lined else None,
    )
