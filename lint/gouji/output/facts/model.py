"""The facts of one report, with its identity: what ``gouji extract`` writes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from gouji.report.fact import Answer, Fact, FactState
from gouji.report.model import Report
from gouji.text.source import Range
from gouji.value import Value, field, frozen

__all__ = ["ExtractedFact", "ReportFacts", "facts_of"]


@frozen
class ExtractedFact(Value):
    """A fact with its address in the form, its text and its place; ``value`` is None where it is unknown."""

    value: Decimal | Answer | None
    address: str
    state: FactState
    raw: str
    range: Range | None
    locator: Mapping[str, object] | None

    @property
    def digits(self) -> str | None:
        """A number as printed, without signs and units, so that it is a JSON number; None for another fact."""
        return format(self.value, "f") if isinstance(self.value, Decimal) else None

    @property
    def plain(self) -> str | None:
        """The value as one text; None where it is unknown."""
        if isinstance(self.value, bool):
            return "true" if self.value else "false"
        if isinstance(self.value, tuple):
            return "、".join(self.value)
        return self.value if isinstance(self.value, str) else self.digits


@frozen
class ReportFacts(Value):
    """What ``gouji extract`` writes of a report; ``tables`` has the outcome of reading each table, ``titles`` its title."""

    path: str
    kind: str
    subject: str | None
    period: int | None
    form: str
    title: str | None
    tables: Mapping[str, str]
    facts: Mapping[str, ExtractedFact]
    titles: Mapping[str, str] = field(factory=dict)


def facts_of(report: Report, path: str) -> ReportFacts:
    """Return all facts of a report in the form's order, unknown ones too."""
    period = report.period.value
    return ReportFacts(
        path=path,
        kind=report.kind,
        subject=report.written(report.subject),
        period=period if isinstance(period, int) else None,
        form=report.form.id,
        title=report.written(report.title),
        tables={table.id: report.tables[table.id].outcome for table in report.form.tables},
        titles={table.id: table.title for table in report.form.tables},
        facts={fact.id: _extracted(report, fact) for fact in report.facts.values()},
    )


def _extracted(report: Report, fact: Fact) -> ExtractedFact:
    document, span = report.document, fact.span
    lined = document.source.lined
    return ExtractedFact(
        value=fact.value if fact.value is not None else fact.answer,
        address=report.address(fact.id),
        state=fact.state,
        raw=fact.raw,
        range=document.source.range(span) if span and lined else None,
        locator=document.locator(span.start) if span and not lined else None,
    )
