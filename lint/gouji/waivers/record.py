"""Record findings as waivers, bound to their fingerprints and to the figures of today."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from gouji.checking.diagnostic import Diagnostic
from gouji.report.model import Report
from gouji.text.source import Source, Span
from gouji.value import Entity, evolve
from gouji.waivers.diagnostics import CODES
from gouji.waivers.match import facts_of
from gouji.waivers.model import Waiver, value_of

__all__ = ["Recorded", "record"]

_NOWHERE = Source.from_text("", "")


@attrs.frozen(eq=False)
class Recorded(Entity):
    """The waivers in their order, the diagnostics that they waive, and those for which there can be no waiver."""

    waivers: tuple[Waiver, ...]
    waived: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]


def record(found: Iterable[tuple[Report | None, Iterable[Diagnostic]]], reason: str, until: str | None) -> Recorded:
    """Return waivers for the diagnostics of some reports; a report without subject or period can have none.

    Findings of one rule in one report that are about the same figures share a waiver.
    """
    waivers: dict[tuple[object, ...], Waiver] = {}
    waived: list[Diagnostic] = []
    left: list[Diagnostic] = []
    for report, diagnostics in found:
        for diagnostic in diagnostics:
            waiver = _waiver(diagnostic, report, reason, until) if report is not None else None
            if waiver is None:
                left.append(diagnostic)
            else:
                waived.append(diagnostic)
                alike = waivers.setdefault(evolve(waiver, findings=()).binding, waiver)
                together = tuple(sorted({*alike.findings, *waiver.findings}))
                waivers[evolve(waiver, findings=()).binding] = evolve(alike, findings=together)
    ordered = sorted(waivers.values(), key=lambda each: (each.subject, each.period, each.named, tuple(each.facts)))
    return Recorded(tuple(ordered), tuple(waived), tuple(left))


def _waiver(diagnostic: Diagnostic, report: Report, reason: str, until: str | None) -> Waiver | None:
    subject, period = report.subject.value, report.period.value
    if diagnostic.rule in CODES or not isinstance(subject, str) or not isinstance(period, int):
        return None
    facts = {fact: value_of(report.facts[fact]) for fact in facts_of(diagnostic) if fact in report.facts}
    rules, findings = (diagnostic.rule,), (diagnostic.fingerprint,)
    return Waiver(
        diagnostic.rule, rules, subject, period, facts, reason, until, _NOWHERE, Span(0, 0), findings=findings
    )
