"""Findings for broken relations: one for all that are explained together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from gouji.api import Finding, Message, Outcome, Related, Report, Severity
from gouji_common.rules.figures.equations import equation_of
from gouji_common.rules.figures.explaining import MOST_OPTIONS, is_bound, message_of
from gouji_common.rules.figures.naming import operands_of

if TYPE_CHECKING:
    from gouji.api import Explanation

__all__ = ["broken_findings", "place_of"]

_MOST_RELATIONS = 4

_SHOULD = Message("{address}应为 {value}，实为 {actual}", "{address} should be {value}; it is {actual}")
_WOULD = Message("{address} = {actual}，改为 {value} 即可相符", "{address} = {actual}; {value} would make it hold")


def broken_findings(report: Report, rule: str = "") -> Iterator[Finding]:
    """Yield a finding for each group of broken relations of which *rule* reports one ("": the rule for all relations).

    Where a group has relations of two rules, both yield the same finding, and that of the lower code is kept.
    """
    if all(outcome.state != "broken" for outcome in report.outcomes):
        return
    from gouji.api import explain  # what explains a break is loaded where there is one

    for explanation in report.derive(explain):
        if any(outcome.relation.rule == rule for outcome in explanation.broken):
            yield _finding(report, explanation)


def _finding(report: Report, explanation: Explanation) -> Finding:
    fact, right = place_of(explanation), explanation.right
    others = tuple(_others(report, explanation, fact))
    value = next((change.value for change in right if change.fact == fact), None)
    cause, *covers = _causes(explanation, fact)
    return Finding.at(
        report.facts[fact],
        message_of(report, explanation),
        expected=str(value) if value is not None else None,
        related=(*others, *_relations(report, explanation.broken, {fact, *(other.fact for other in others)})),
        severity=_severity(explanation.broken),
        cause=cause,
        covers=(*covers, *[f"decimals:{each}" for each in dict.fromkeys((fact, *[change.fact for change in right]))]),
    )


def _causes(explanation: Explanation, fact: str) -> list[str]:
    """Return the cause of a finding at a fact, the relations of its group, and the figures that are wrong.

    The cause is the figure where it is one, and else the first relation.
    """
    figures = [f"repair:{change.fact}" for change in explanation.right] or [f"repair:{fact}"]
    relations = [f"relation:{outcome.relation.id}" for outcome in explanation.broken]
    if is_bound(explanation):
        return relations
    return [*figures, *relations] if len(figures) == 1 else [*relations, *figures]


def place_of(explanation: Explanation) -> str:
    """Return the fact at which a group is reported: the first of the one set that explains it, else a total."""
    if is_bound(explanation):
        return explanation.broken[0].relation.total
    if len(explanation.options) == 1:
        return explanation.options[0][0].fact
    return explanation.headline.relation.total


def _others(report: Report, explanation: Explanation, fact: str) -> Iterator[Related]:
    """Yield the figures that are wrong too, or may be wrong instead; none where too many may be."""
    message = _SHOULD if explanation.certain else _WOULD
    options = explanation.options if len(explanation.options) <= MOST_OPTIONS else ()
    for change in dict.fromkeys(change for option in options for change in option):
        if change.fact != fact and change.value is not None:
            other = report.facts[change.fact]
            text = message.format(address=report.address(other.id), value=change.value, actual=other.value)
            yield Related.to(other, text)


def _relations(report: Report, broken: Sequence[Outcome], but: Collection[str | None]) -> Iterator[Related]:
    """Yield the operands of the broken relations, all *but* some, or, of many relations, each at its total."""
    if len(broken) <= _MOST_RELATIONS:
        yield from operands_of(report, broken, *but)
        return
    for outcome in broken:
        yield Related.to(report.facts[outcome.relation.total], equation_of(report, outcome))


def _severity(broken: tuple[Outcome, ...]) -> Severity | None:
    """Return the gravest severity that the broken relations set themselves; None where one leaves it to the rule."""
    own = {outcome.relation.severity for outcome in broken}
    grave: tuple[Severity, ...] = ("error", "warning", "info")
    return None if "" in own else next((each for each in grave if each in own), None)
