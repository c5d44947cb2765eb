"""Make figures that agree: every total is derived from its parts by the form's relations, every bound is kept."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from decimal import Decimal
from functools import cache

from gouji.forms.model import Form, Relation

__all__ = ["derived_facts", "figure_facts", "sound_figures"]

_ZERO = Decimal(0)
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
