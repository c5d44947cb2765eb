"""Find the root of broken relations: the one cell whose change alone repairs all that it breaks."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import attrs

from gouji.report.model import Report
from gouji.report.relations import Outcome
from gouji.value import Entity

__all__ = ["Repair", "repairs"]

_EXACT = ("sum", "equal")
"""Of a relation of these kinds it is known what would repair it."""


@attrs.frozen(eq=False, repr=False)
class Repair(Entity):
    """A way to repair broken relations.

    ``fact`` is the id of the cell that is wrong, or the total of the one relation that is broken;
    ``value`` is the figure that would make ``outcomes`` hold. ``certain`` tells that this cell
    alone explains every break it takes part in and that no other cell could. ``counterpart`` is,
    for a break that is not certain, a break of the same kind by the opposite amount: something
    was entered in the wrong column or row.
    """

    fact: str
    value: Decimal
    outcomes: tuple[Outcome, ...]
    certain: bool
    counterpart: Outcome | None = None


def repairs(report: Report) -> tuple[Repair, ...]:
    """Return one repair for each root: certain ones first, then one for each break that is left."""
    broken = [outcome for outcome in report.outcomes if outcome.state == "broken"]
    if not broken:
        return ()
    certain = _certain(report, broken)
    explained = {outcome.relation.id for repair in certain for outcome in repair.outcomes}
    rest = [outcome for outcome in broken if outcome.relation.id not in explained]
    return (*certain, *(_alone(report, outcome, rest) for outcome in rest))


def _certain(report: Report, broken: list[Outcome]) -> list[Repair]:
    states = {outcome.relation.id: outcome for outcome in report.outcomes}
    candidates: list[Repair] = []
    exact = [outcome for outcome in broken if outcome.relation.kind in _EXACT]
    for fact in dict.fromkeys(term for outcome in exact for term in outcome.relation.operands):
        candidate = _candidate(report, fact, states)
        if candidate:
            candidates.append(candidate)
    owners: dict[str, int] = {}
    for candidate in candidates:
        for outcome in candidate.outcomes:
            owners[outcome.relation.id] = owners.get(outcome.relation.id, 0) + 1
    return [c for c in candidates if all(owners[o.relation.id] == 1 for o in c.outcomes)]


def _candidate(report: Report, fact: str, states: dict[str, Outcome]) -> Repair | None:
    """Return the repair by changing one cell, if that mends all its breaks and keeps what holds; else None."""
    relations = report.table_of(fact).form.relations_of[fact]
    outcomes = [states[relation.id] for relation in relations if relation.id in states]
    if any(outcome.relation.kind not in _EXACT for outcome in outcomes if outcome.state == "broken"):
        return None
    known = [outcome for outcome in outcomes if outcome.state != "unknown" and outcome.relation.kind in _EXACT]
    changes = {_change(outcome, fact) for outcome in known}
    value = report.facts[fact].value
    if len(known) < 2 or len(changes) != 1 or value is None:
        return None
    right = value + changes.pop()
    return Repair(fact, right, tuple(known), certain=True) if right >= 0 and right != value else None


def _change(outcome: Outcome, fact: str) -> Decimal:
    """Return by how much a cell would have to change for the relation to hold."""
    difference = outcome.difference
    return -difference if fact in outcome.relation.left else difference


def _alone(report: Report, outcome: Outcome, rest: Iterable[Outcome]) -> Repair:
    relation = outcome.relation
    fact = relation.total
    current = report.facts[fact].value or Decimal(0)
    counterpart = next(
        (
            other
            for other in rest
            if other.relation.kind == relation.kind
            and other.relation.id.rsplit(".", 1)[0] == relation.id.rsplit(".", 1)[0]
            and other.difference == -outcome.difference
        ),
        None,
    )
    return Repair(fact, current + _change(outcome, fact), (outcome,), False, counterpart)
