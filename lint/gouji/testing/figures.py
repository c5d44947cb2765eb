"""Figures that agree: every total derived from its parts by the relations of the form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from gouji.forms.model import Form, Relation

__all__ = ["derived_facts", "sound_figures"]

_ZERO = Decimal(0)


def derived_facts(form: Form) -> frozenset[str]:
    """The facts that relations determine: each sum's total, the first operand of each balance."""
    return frozenset(_derived(relation) for relation in form.relations)


def _derived(relation: Relation) -> str:
    return relation.left[0] if relation.kind == "equal" else relation.total


def sound_figures(form: Form, drawn: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """A figure for every fact, so that every relation of the form holds and none falls below 0.

    *drawn* are figures that no relation determines; the others are 0. Where more is carried in
    than is handled and carried out, what is carried in is lowered to that.
    """
    derived = derived_facts(form)
    figures = {fact: drawn.get(fact, _ZERO) for fact in form.slots if fact not in derived}
    balances = {fact: r for r in form.relations if r.kind == "equal" for fact in r.left[1:]}
    waiting = list(form.relations)
    while waiting:
        ready = next((relation for relation in waiting if _is_ready(relation, figures, balances)), None)
        if ready is None:
            names = ", ".join(relation.id for relation in waiting)
            message = f"form {form.id}: these relations determine each other: {names}"
            raise ValueError(message)
        _derive(ready, figures)
        waiting = [relation for relation in waiting if _derived(relation) not in figures]
    return {fact: figures[fact] for fact in form.slots}


def _is_ready(relation: Relation, figures: Mapping[str, Decimal], balances: Mapping[str, Relation]) -> bool:
    """Whether all but the figure it determines is known, and will not be lowered any more."""
    for fact in relation.operands:
        if fact == _derived(relation):
            continue
        balance = balances.get(fact, relation)
        if fact not in figures or (balance is not relation and _derived(balance) not in figures):
            return False
    return True


def _derive(relation: Relation, figures: dict[str, Decimal]) -> None:
    if relation.kind == "sum":
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
