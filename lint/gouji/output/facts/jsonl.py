"""``gouji extract --format jsonl``: one report a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
import json
from typing import Any

from gouji.message import Language
from gouji.output.facts.across import Across, BodyFacts
from gouji.output.facts.model import ExtractedFact, ReportFacts
from gouji.output.records import range_record

__all__ = ["render", "render_across"]

_OF_BODY = ("agency", "kind", "year")
"""What a line of a body tells once, or as the key of a report."""


def render(reports: Iterable[ReportFacts], *, provenance: bool, language: Language) -> Iterator[str]:  # noqa: ARG001
    """Yield one JSON object for each report, the same in every language; figures keep their printed digits."""
    for report in reports:
        yield f"{_line(report, provenance=provenance)}\n"


def render_across(across: Across, *, language: Language) -> Iterator[str]:  # noqa: ARG001
    """Yield one JSON object for each body: its reports by year, and each fact by year; a year that is not known is ""."""
    for body in across.bodies:
        yield f"{_body(body)}\n"


def _body(body: BodyFacts) -> str:
    years = {"" if year is None else str(year): body.reports[year] for year in sorted(body.reports, key=str)}
    reports = {
        year: {key: value for key, value in _head(each).items() if key not in _OF_BODY} for year, each in years.items()
    }
    head = {"agency": body.latest.subject, "kind": body.latest.kind, "reports": reports}
    ids = dict.fromkeys(fact_id for each in years.values() for fact_id in each.facts)
    facts = ", ".join(
        f"{_dumps(fact_id)}: {_object({year: each.facts[fact_id] for year, each in years.items() if fact_id in each.facts})}"
        for fact_id in ids
    )
    return f'{_dumps(head)[:-1]}, "facts": {{{facts}}}}}'


def _object(facts: Mapping[str, ExtractedFact]) -> str:
    """Return facts as a JSON object; figures keep their printed digits."""
    members = (f"{_dumps(key)}: {fact.digits or _dumps(fact.value)}" for key, fact in facts.items())
    return f"{{{', '.join(members)}}}"


def _line(report: ReportFacts, *, provenance: bool) -> str:
    line = f'{_dumps(_head(report))[:-1]}, "facts": {_object(report.facts)}'
    if provenance:
        line += f', "provenance": {_dumps({fact_id: _origin(fact) for fact_id, fact in report.facts.items()})}'
    return f"{line}}}"


def _head(report: ReportFacts) -> dict[str, Any]:
    return {
        "path": report.path,
        "kind": report.kind,
        "agency": report.subject,
        "year": report.period,
        "form": report.form,
        "title": report.title,
        "tables": dict(report.tables),
    }


def _origin(fact: ExtractedFact) -> Mapping[str, Any]:
    return {
        "state": fact.state,
        "raw": fact.raw,
        "range": range_record(fact.range),
        "locator": dict(fact.locator) if fact.locator is not None else None,
    }


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
