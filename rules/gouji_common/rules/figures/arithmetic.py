"""How the arithmetic rules put a broken relation into words and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from gouji.api import Fact, Finding, Message, Outcome, Related, Repair, Report, repairs

__all__ = ["REPAIR", "broken_findings", "name_of", "signed_difference"]

_MOST_TERMS = 8
_MOST_ZEROS = 8

REPAIR = Message(
    "{name}应为 {expected}（{sum}），实为 {actual}，{more} {difference}",
    "{name} should be {expected} ({sum}); it is {actual}, {difference} too {more_en}",
)
"""What is said at a cell whose change repairs all that it breaks, or at the total of one break."""

_MOVED = Message(
    "；{other} 恰好相反（{more} {difference}），合计不变：可能有 {difference} 件填错了位置",
    "; {other} is off by the opposite ({difference} too {more_en}) and the totals hold: "
    "{difference} may have been entered in the wrong place",
)


def broken_findings(report: Report, rule: str = "") -> Iterator[Finding]:
    """Yield a finding for each root that breaks a relation which *rule* reports ("": the rule for all relations)."""
    for repair in repairs(report):
        outcomes = [outcome for outcome in repair.outcomes if outcome.relation.rule == rule]
        if outcomes:
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


def signed_difference(difference: Decimal) -> tuple[str, str]:
    """多 or 少, and much or little, for a figure that is off by *difference*."""
    return ("多", "much") if difference > 0 else ("少", "little")


def name_of(report: Report, fact_id: str) -> str:
    """The short name of a cell: its column, with its row where the column is not the row's total."""
    bound = report.table_of(fact_id)
    _, row, column = bound.form.slots[fact_id]
    if column.id.rsplit(".", 1)[-1] == "total":
        return f"{column.group}{column.label}"
    return " · ".join(part for part in (row.label, column.group, column.label) if part)


def _sum(report: Report, outcome: Outcome, fact_id: str) -> str:
    """How the figure of a cell follows from the others of the relation: ``767+35+2+1``."""
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
    """The operands of every relation that the cell breaks; of long sums only those that count."""
    seen = {repair.fact}
    outcomes = (*repair.outcomes, *((repair.counterpart,) if repair.counterpart else ()))
    for outcome in outcomes:
        long = len(outcome.relation.operands) > _MOST_ZEROS
        for fact in report.terms(outcome.relation.operands):
            if fact.id in seen or (long and not fact.value):
                continue
            seen.add(fact.id)
            text = f"{report.address(fact.id)} = {fact.value} [{outcome.relation.id}]"
            yield Related.to(fact, Message(text, text))
