"""Make figures that agree: every total is derived from its parts by the form's relations, every bound is kept."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import chain, combinations, product

from gouji.forms.model import Form, Relation

__all__ = ["derived_facts", "figure_facts", "figures_with", "sound_figures"]

_ZERO = Decimal(0)
_MANY = Decimal(1000)
_BOUNDS = ("at-most", "at-least")


def figure_facts(form: Form) -> list[str]:
    """Return the ids of a form's facts that are numbers, in its order."""
    return [fact for fact, (_, _, column) in form.slots.items() if column.is_figure]


@cache
def derived_facts(form: Form) -> frozenset[str]:
    """Return the ids of facts that relations determine: each sum's total, the first operand of an equality."""
    return frozenset(_derived(relation) for relation in _exact(form))


def _exact(form: Form) -> list[Relation]:
    """Return the relations that determine a figure; the others only bound one."""
    return [relation for relation in form.relations if relation.kind not in _BOUNDS]


def _derived(relation: Relation) -> str:
    return relation.left[0] if relation.kind == "equal" else relation.total


def sound_figures(form: Form, drawn: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Return a figure for every fact that is a number, so that every relation holds and none is below 0.

    *drawn* are figures that no relation determines; others are 0. Where the left side of an equality, without its first
    operand, exceeds the right, its figures are lowered; a figure below its lower bound is raised. Raises ValueError
    where relations determine each other.
    """
    free = dict(drawn)
    bounds = [relation for relation in form.relations if relation.kind in _BOUNDS]
    for _ in range(len(bounds) + 1):
        figures = _with_totals(form, free)
        broken = [relation for relation in bounds if _shortfall(relation, figures) > 0]
        if not broken:
            return figures
        for relation in broken:
            _raise(relation, figures, free)
    names = ", ".join(relation.id for relation in broken)
    message = f"form {form.id}: these relations bound each other: {names}"
    raise ValueError(message)


def figures_with(form: Form, wanted: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Return sound figures in which some facts, totals too, have the figures that are *wanted*; others are small.

    What a total lacks is added to one or two of the figures from which it follows, so that those wanted figures that are
    right already stay. Raises ValueError where no such figures are found, because the form's relations forbid them.
    """
    free = {fact: value for fact, value in wanted.items() if fact not in derived_facts(form)}
    moves = _moves(form, tuple(wanted))
    for _ in range(2 * len(wanted) + 1):
        figures = sound_figures(form, free)
        off = {fact: value - figures[fact] for fact, value in wanted.items() if figures[fact] != value}
        if not off:
            return figures
        free = next((moved for fact in off for moved in _moved(form, free, wanted, fact, moves)), {})
        if not free:
            break
    message = f"form {form.id}: no sound figures have {', '.join(f'{fact} = {value}' for fact, value in off.items())}"
    raise ValueError(message)


@lru_cache(maxsize=64)
def _moves(form: Form, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return figures that move some of the wanted ones, or the first operand of an equality, one for each way."""
    seen = (*wanted, *(_derived(relation) for relation in _exact(form) if relation.kind == "equal"))
    free = {fact: _MANY for fact in figure_facts(form) if fact not in derived_facts(form)}
    before = sound_figures(form, free)
    ways: dict[tuple[Decimal, ...], str] = {}
    for fact in free:
        if fact not in wanted:
            after = sound_figures(form, {**free, fact: _MANY + 1})
            ways.setdefault(tuple(after[each] - before[each] for each in seen), fact)
    return tuple([fact for way, fact in ways.items() if any(way)])


def _moved(
    form: Form, free: Mapping[str, Decimal], wanted: Mapping[str, Decimal], fact: str, moves: Sequence[str]
) -> Iterator[dict[str, Decimal]]:
    """Yield the figures with one or two of *moves* made, where *fact* is right then and what was right still is."""
    figures = sound_figures(form, free)
    difference = abs(wanted[fact] - figures[fact])
    right = [each for each, value in wanted.items() if figures[each] == value] + [fact]
    for chosen in chain(combinations(moves, 1), combinations(moves, 2)):
        for signs in product((1, -1), repeat=len(chosen)):
            moved = dict(free)
            for each, sign in zip(chosen, signs, strict=True):
                moved[each] = moved.get(each, _ZERO) + sign * difference
            if min(moved.values()) < 0:
                continue
            after = sound_figures(form, moved)
            if all(after[each] == wanted[each] for each in right):
                yield moved


def _shortfall(relation: Relation, figures: Mapping[str, Decimal]) -> Decimal:
    """Return by how much the greater side of a bound falls short of the other."""
    left, right = _sum(figures, relation.left), _sum(figures, relation.right)
    return left - right if relation.kind == "at-most" else right - left


def _raise(relation: Relation, figures: Mapping[str, Decimal], free: dict[str, Decimal]) -> None:
    """Raise the first figure on the greater side of a bound."""
    fact = (relation.right if relation.kind == "at-most" else relation.left)[0]
    free[fact] = figures[fact] + _shortfall(relation, figures)


def _with_totals(form: Form, drawn: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Return a figure for every fact, the totals derived from *drawn*."""
    derived = derived_facts(form)
    facts = figure_facts(form)
    figures = {fact: drawn.get(fact, _ZERO) for fact in facts if fact not in derived}
    for relation in _in_turn(form):
        _derive(relation, figures)
    return {fact: figures[fact] for fact in facts}


@cache
def _in_turn(form: Form) -> tuple[Relation, ...]:
    """Return the relations that determine figures, each after those on which its own figures depend."""
    relations = _exact(form)
    balances = {fact: r for r in relations if r.kind == "equal" for fact in r.left[1:]}
    known = {fact for fact in figure_facts(form) if fact not in derived_facts(form)}
    waiting, ordered = list(relations), list[Relation]()
    while waiting:
        ready = next((relation for relation in waiting if _is_ready(relation, known, balances)), None)
        if ready is None:
            names = ", ".join(relation.id for relation in waiting)
            message = f"form {form.id}: these relations determine each other: {names}"
            raise ValueError(message)
        ordered.append(ready)
        known.add(_derived(ready))
        waiting = [relation for relation in waiting if _derived(relation) not in known]
    return tuple(ordered)


def _is_ready(relation: Relation, known: Container[str], balances: Mapping[str, Relation]) -> bool:
    """Return whether all figures but the one it determines are known and will not be lowered any more."""
    for fact in relation.operands:
        if fact == _derived(relation):
            continue
        balance = balances.get(fact, relation)
        if fact not in known or (balance is not relation and _derived(balance) not in known):
            return False
    return True


def _derive(relation: Relation, figures: dict[str, Decimal]) -> None:
    if relation.kind != "equal":
        figures[relation.total] = _sum(figures, relation.left)
        return
    first, *others = relation.left
    right = _sum(figures, relation.right)
    rest = right
    for fact in others:
        figures[fact] = min(figures[fact], rest)
        rest -= figures[fact]
    figures[first] = rest


def _sum(figures: Mapping[str, Decimal], facts: Iterable[str]) -> Decimal:
    return sum((figures[fact] for fact in facts), _ZERO)
