"""Explain broken relations: the smallest sets of figures whose change repairs them all and breaks none that holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from math import prod
from typing import TypeVar

from gouji.report.evidence import Evidence
from gouji.report.fact import Fact
from gouji.report.model import Report
from gouji.report.relations import Outcome, tolerance_of
from gouji.report.smallest import Bound, Changed, Puzzle, smallest_sets
from gouji.value import Entity, NamedTuple, evolve, frozen

__all__ = ["Change", "Explanation", "explain"]

_EXACT = ("sum", "equal")
_ZERO = Decimal(0)
_Item = TypeVar("_Item")


class Change(NamedTuple):
    """A figure that is wrong: the fact, and the figure that would be right (None: several would)."""

    fact: str
    value: Decimal | None


@frozen
class Explanation(Entity):
    """What explains some broken relations together.

    ``options`` are the smallest sets of figures whose change repairs all of ``broken`` and breaks no relation that
    holds, of several those that the text agrees with best; () where none was found. ``certain`` tells that there is
    one option, whose figures are known and are held by all of their relations or by the text; ``by_text``, that the
    text gives one of them.
    """

    broken: tuple[Outcome, ...]
    options: tuple[tuple[Change, ...], ...] = ()
    certain: bool = False
    by_text: bool = False

    @property
    def headline(self) -> Outcome:
        """The broken relation that is told first: a balance rather than a sum, and that which is most off."""
        return max(self.broken, key=lambda outcome: (outcome.relation.kind == "equal", abs(outcome.difference)))

    @property
    def right(self) -> tuple[Change, ...]:
        """What should be; () where that is not certain."""
        return self.options[0] if self.certain else ()


def explain(report: Report) -> tuple[Explanation, ...]:
    """Return one explanation for each group of broken relations, in the form's order; () if all hold.

    To be called by ``report.derive(explain)``. Relations that are unknown stay so: none is repaired by a guess.
    """
    if all(outcome.state != "broken" for outcome in report.outcomes):
        return ()
    known = [outcome for outcome in report.outcomes if outcome.state != "unknown"]
    evidence = Evidence(report)
    found = [each for group in _groups(known) for each in _of_group(report, evidence, group)]
    order = {outcome.relation.id: number for number, outcome in enumerate(report.outcomes)}
    return tuple(sorted(found, key=lambda each: order[each.broken[0].relation.id]))


def _of_group(report: Report, evidence: Evidence, group: Sequence[Outcome]) -> Iterator[Explanation]:
    """Yield the explanations of relations that are connected by their figures.

    Where no set is small enough to repair all that is broken, those that share figures are explained by themselves.
    """
    broken = [outcome for outcome in group if outcome.state == "broken"]
    if not broken:
        return
    sets = smallest_sets(_puzzle(report, group, broken))
    if sets:
        yield from _told_apart(report, evidence, (group, broken), sets)
        return
    parts = _groups(broken)
    found: list[Explanation] = []
    for part in parts:
        sets = smallest_sets(_puzzle(report, group, part)) if len(parts) > 1 else None
        found += _told_apart(report, evidence, (group, part), sets) if sets else [Explanation(tuple(part))]
    yield from _without_conflicts(group, found)


def _told_apart(
    report: Report, evidence: Evidence, relations: tuple[Sequence[Outcome], Sequence[Outcome]], sets: list[Changed]
) -> Iterator[Explanation]:
    """Yield one explanation for each group of broken relations that no set repairs together with others.

    ``relations`` are all that are connected, and those of them that the sets repair.
    """
    known, broken = relations
    best = evidence.best(sets)
    parts = [[(part, _touched(broken, part)) for part in _parts(known, changed)] for changed in best]
    numbers = [{number} for number in range(len(broken))]
    groups = sorted(_joined([*numbers, *(touched for each in parts for _, touched in each)]), key=min)
    options = [
        _distinct(_within(changed, each, group) for changed, each in zip(best, parts, strict=True)) for group in groups
    ]
    if prod(map(len, options)) != len(best):
        groups, options = [set(range(len(broken)))], [best]
    for group, own in zip(groups, options, strict=True):
        is_certain = len(own) == 1 and evidence.holds(own[0])
        yield Explanation(
            tuple([broken[number] for number in sorted(group)]),
            tuple([_changes(report, changed) for changed in own]),
            is_certain,
            is_certain and evidence.tells(own[0]),
        )


def _parts(known: Iterable[Outcome], changed: Collection[str]) -> list[set[str]]:
    """Return the figures of a set in groups that are connected by relations."""
    return _joined([*({fact} for fact in changed), *(set(o.relation.operands) & set(changed) for o in known)])


def _touched(broken: Sequence[Outcome], facts: set[str]) -> set[int]:
    """Return the numbers of the broken relations that have one of the figures."""
    return {number for number, outcome in enumerate(broken) if not facts.isdisjoint(outcome.relation.operands)}


def _within(changed: Changed, parts: Iterable[tuple[set[str], set[int]]], group: set[int]) -> Changed:
    """Return what a set changes for one group of broken relations."""
    facts = set[str]().union(*(part for part, touched in parts if touched & group))
    return {fact: move for fact, move in changed.items() if fact in facts}


def _distinct(options: Iterable[Changed]) -> list[Changed]:
    """Return each option once, in their order."""
    return list({tuple(sorted(option)): option for option in options}.values())


def _changes(report: Report, changed: Changed) -> tuple[Change, ...]:
    """Return the figures of a set in the form's order, with those that would be right."""
    moves = [(fact, changed[fact.id]) for fact in report.facts.values() if fact.id in changed]
    return tuple([Change(fact.id, None if move is None else _right(report, fact, move)) for fact, move in moves])


def _right(report: Report, fact: Fact, move: Decimal) -> Decimal:
    """Return a figure that is changed; a count without the decimals that it was printed with."""
    value = (fact.value or _ZERO) + move
    return value if report.column(fact.id).type == "amount" else value.to_integral_value()


def _without_conflicts(group: Sequence[Outcome], found: Sequence[Explanation]) -> Iterator[Explanation]:
    """Yield the explanations, each without its options where they change a figure that another changes or bounds."""
    changed = [{change.fact for option in each.options for change in option} for each in found]
    bounds = [set(outcome.relation.operands) for outcome in group if outcome.relation.kind not in _EXACT]
    near = [facts.union(*(bound for bound in bounds if bound & facts)) for facts in changed]
    for number, each in enumerate(found):
        others = set[str]().union(*(facts for other, facts in enumerate(changed) if other != number))
        yield evolve(each, options=(), certain=False, by_text=False) if near[number] & others else each


def _groups(outcomes: Sequence[Outcome]) -> list[list[Outcome]]:
    """Return relations in groups that are connected by figures, in their order."""
    facts = _joined(set(outcome.relation.operands) for outcome in outcomes)
    return [[outcome for outcome in outcomes if outcome.relation.total in each] for each in facts]


def _joined(sets: Iterable[set[_Item]]) -> list[set[_Item]]:
    """Return the unions of the sets that meet; no empty ones."""
    joined: list[set[_Item]] = []
    for each in filter(None, sets):
        meeting = [other for other in joined if other & each]
        joined = [other for other in joined if not other & each] + [each.union(*meeting)]
    return joined


def _puzzle(report: Report, group: Sequence[Outcome], broken: Collection[Outcome]) -> Puzzle:
    """Return the search for what repairs *broken*; other broken relations of the group stay as far off as they are."""
    facts = dict.fromkeys(fact for outcome in group for fact in outcome.relation.operands)
    values = {fact: value for fact in facts if (value := report.facts[fact].value) is not None}
    types = {fact: report.column(fact).type for fact in values}
    kept = [outcome.state == "broken" and outcome not in broken for outcome in group]
    return Puzzle(
        [_bound(outcome, values, is_kept=each) for outcome, each in zip(group, kept, strict=True)],
        {fact: None if types[fact] == "change" else -value for fact, value in values.items()},
        {fact: value for fact, value in values.items() if types[fact] != "amount"},
    )


def _bound(outcome: Outcome, values: Mapping[str, Decimal], *, is_kept: bool) -> Bound:
    """Return by how much the figures of a relation must or may change together."""
    relation, off = outcome.relation, -outcome.difference
    signs = {
        **{fact: 1 for fact in relation.left if fact in values},
        **{fact: -1 for fact in relation.right if fact in values},
    }
    if is_kept:
        return Bound(signs, _ZERO, _ZERO)
    room = tolerance_of(values[fact] for fact in signs) if relation.kind == "rounded" else _ZERO
    least = None if relation.kind == "at-most" else off - room
    return Bound(signs, least, None if relation.kind == "at-least" else off + room)
