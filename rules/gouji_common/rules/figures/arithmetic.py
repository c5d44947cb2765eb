"""Findings for broken relations: their message, place, severity and related places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from gouji.api import Fact, Finding, Message, Outcome, Related, Report
from gouji_common.rules.figures.bounds import BOUNDS, bound_finding
from gouji_common.rules.figures.naming import name_of, operands_of, signed_difference

if TYPE_CHECKING:
    from gouji.api import Repair

__all__ = ["REPAIR", "broken_findings"]

_MOST_TERMS = 8

REPAIR = Message(
    "{name}应为 {expected}（{sum}），实为 {actual}，{more} {difference}",
    "{name} should be {expected} ({sum}); it is {actual}, {difference} too {more_en}",
)
"""Message at a cell whose change repairs all relations that it breaks, or else at the total of one relation."""

_MOVED = Message(
    "；{other} 恰好相反（{more} {difference}），合计不变：可能有 {difference} 件填错了位置",
    "; {other} is off by the opposite ({difference} too {more_en}) and the totals hold: "
    "{difference} may have been entered in the wrong place",
)


def broken_findings(report: Report, rule: str = "") -> Iterator[Finding]:
    """Yield a finding for each root that breaks a relation which *rule* reports ("": the rule for all relations)."""
    if all(outcome.state != "broken" for outcome in report.outcomes):
        return
    from gouji.api import repairs  # what repairs a sum is loaded where one is broken

    for repair in repairs(report):
        outcomes = [outcome for outcome in repair.outcomes if outcome.relation.rule == rule]
        if not outcomes:
            continue
        if outcomes[0].relation.kind in BOUNDS:
            yield bound_finding(report, outcomes[0])
        else:
            own = (outcome for outcome in outcomes if outcome.relation.total == repair.fact)
            yield _finding(report, repair, next(own, outcomes[0]))


def _finding(report: Report, repair: Repair, outcome: Outcome) -> Finding:
    fact = report.facts[repair.fact]
    message = _message(report, repair, outcome, fact)
    if repair.counterpart is not None:
        message = _with(message, _moved(report, repair.counterpart))
    return Finding.at(
        fact,
        message,
        expected=str(repair.value) if repair.value >= 0 else None,
        related=tuple(_related(report, repair)),
        severity=_severity(repair),
        cause=f"repair:{repair.fact}",
    )


def _message(report: Report, repair: Repair, outcome: Outcome, fact: Fact) -> Message:
    difference = (fact.value or Decimal(0)) - repair.value
    more, more_en = signed_difference(difference)
    return REPAIR.format(
        name=name_of(report, fact.id),
        expected=repair.value,
        sum=_sum(report, outcome, fact.id),
        actual=fact.raw.strip() or "0",
        more=more,
        more_en=more_en,
        difference=abs(difference),
    )


def _moved(report: Report, other: Outcome) -> Message:
    total = report.facts[other.relation.total]
    difference = other.difference if total.id in other.relation.left else -other.difference
    more, more_en = signed_difference(difference)
    return _MOVED.format(other=report.address(total.id), more=more, more_en=more_en, difference=abs(other.difference))


def _with(message: Message, addition: Message) -> Message:
    return Message(message.zh + addition.zh, message.en + addition.en)


def _severity(repair: Repair) -> str | None:
    """Return the gravest severity that the broken relations set themselves; None where one leaves it to the rule."""
    own = {outcome.relation.severity for outcome in repair.outcomes if outcome.state == "broken"}
    return None if "" in own else next((each for each in ("error", "warning", "info") if each in own), None)


def _sum(report: Report, outcome: Outcome, fact_id: str) -> str:
    """Write the sum that a cell should be by a relation, such as ``767+35+2+1``; of many terms the first ones.

    Terms on the cell's own side are subtracted.
    """
    relation = outcome.relation
    own, other = (relation.left, relation.right) if fact_id in relation.left else (relation.right, relation.left)
    plus = [str(fact.value) for fact in report.terms(other) if fact.value]
    minus = [str(fact.value) for fact in report.terms(t for t in own if t != fact_id) if fact.value]
    if len(plus) > _MOST_TERMS:
        plus = [*plus[: _MOST_TERMS - 1], "…"]
    if len(minus) > _MOST_TERMS:
        minus = [*minus[: _MOST_TERMS - 1], "…"]
    return "−".join(["+".join(plus) or "0", *minus])


def _related(report: Report, repair: Repair) -> Iterable[Related]:
    """Return the operands of every relation that the cell breaks, as related places."""
    outcomes = (*repair.outcomes, *((repair.counterpart,) if repair.counterpart else ()))
    return operands_of(report, outcomes, repair.fact)
