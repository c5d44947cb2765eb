"""Match suppressions with diagnostics, and record which suppressions were used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gouji.checking.diagnostic import Diagnostic, Suppression
from gouji.value import evolve

__all__ = ["covers", "facts_of", "suppress"]


def covers(suppression: Suppression, diagnostic: Diagnostic) -> bool:
    """Return whether a suppression covers a diagnostic, by its rules, facts, fingerprints and span."""
    if suppression.lapsed is not None or diagnostic.rule not in suppression.rules:
        return False
    if suppression.facts and not any(fact in suppression.facts for fact in facts_of(diagnostic)):
        return False
    if suppression.findings and diagnostic.fingerprint not in suppression.findings:
        return False
    span = suppression.span
    if span is None:
        return True
    return diagnostic.span is not None and span.start <= diagnostic.span.start <= span.end


def facts_of(diagnostic: Diagnostic) -> tuple[str, ...]:
    """Return the ids of the figures of its own report that a diagnostic is about."""
    related = [each.fact for each in diagnostic.related if each.path == diagnostic.path]
    return tuple(dict.fromkeys(fact for fact in (diagnostic.fact, *related) if fact is not None))


def suppress(
    diagnostics: Iterable[Diagnostic], suppressions: Sequence[Suppression]
) -> tuple[list[Diagnostic], list[Diagnostic], tuple[Suppression, ...]]:
    """Return the diagnostics that stand, those that are suppressed, and the suppressions, marked as used or not.

    The first suppression that covers a diagnostic gives the reason.
    """
    standing: list[Diagnostic] = []
    waived: list[Diagnostic] = []
    used: set[int] = set()
    by_rule: dict[str, list[int]] = {}
    for number, suppression in enumerate(suppressions):
        for rule in suppression.rules:
            by_rule.setdefault(rule, []).append(number)
    for diagnostic in diagnostics:
        covering = [n for n in by_rule.get(diagnostic.rule, ()) if covers(suppressions[n], diagnostic)]
        used.update(covering)
        if covering:
            waived.append(evolve(diagnostic, waived=suppressions[covering[0]].waived))
        else:
            standing.append(diagnostic)
    marked = [each._replace(used=True) if number in used else each for number, each in enumerate(suppressions)]
    return standing, waived, tuple(marked)
