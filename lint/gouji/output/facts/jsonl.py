"""``gouji extract --format jsonl``: one report a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
import json
from typing import Any

from gouji.message import Language
from gouji.output.facts.model import ExtractedFact, ReportFacts
from gouji.output.records import range_record

__all__ = ["render"]


def render(reports: Iterable[ReportFacts], *, provenance: bool, language: Language) -> Iterator[str]:  # noqa: ARG001
    """Yield one JSON object for each report, the same in every language; figures keep their printed digits."""
    for report in reports:
        yield f"{_line(report, provenance=provenance)}\n"


def _line(report: ReportFacts, *, provenance: bool) -> str:
    head = {
        "path": report.path,
        "kind": report.kind,
        "agency": report.subject,
        "year": report.period,
        "form": report.form,
        "title": report.title,
        "tables": dict(report.tables),
    }
    facts = ", ".join(
        f"{_dumps(fact_id)}: {fact.digits or _dumps(fact.value)}" for fact_id, fact in report.facts.items()
    )
    line = f'{_dumps(head)[:-1]}, "facts": {{{facts}}}'
    if provenance:
        line += f', "provenance": {_dumps({fact_id: _origin(fact) for fact_id, fact in report.facts.items()})}'
    return f"{line}}}"


def _origin(fact: ExtractedFact) -> Mapping[str, Any]:
    return {
        "state": fact.state,
        "raw": fact.raw,
        "range": range_record(fact.range),
        "locator": dict(fact.locator) if fact.locator is not None else None,
    }


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
