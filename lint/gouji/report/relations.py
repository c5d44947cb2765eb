"""Evaluate relations (勾稽关系) on facts: each holds, is broken, or is unknown with the reason."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from gouji.forms.model import Relation
from gouji.report.fact import Fact, beside_naughts
from gouji.value import Entity, frozen, maker

__all__ = ["Outcome", "OutcomeState", "evaluate", "tolerance_of"]

OutcomeState: TypeAlias = Literal["hold", "broken", "unknown"]


@frozen
class Outcome(Entity):
    """The outcome of evaluating a relation.

    ``state`` is ``hold``, ``broken`` or ``unknown``. ``left`` and ``right`` are the sums of the two
    sides (None where unknown); ``unknown`` are the facts that kept it from being checked.
    """

    relation: Relation
    state: OutcomeState
    left: Decimal | None = None
    right: Decimal | None = None
    unknown: tuple[Fact, ...] = ()

    @property
    def difference(self) -> Decimal:
        """The left side minus the right; 0 where unknown."""
        if self.left is None or self.right is None:
            return Decimal(0)
        return self.left - self.right


_ZERO = Decimal(0)
_outcome = maker(Outcome)


def evaluate(
    relations: Iterable[Relation],
    facts: Mapping[str, Fact],
    zeros: Collection[str] = (),
    others: Mapping[str, Fact] | None = None,
) -> tuple[Outcome, ...]:
    """Evaluate each relation exactly, in whole or decimal numbers, and return the outcomes.

    Only ``rounded`` relations have a tolerance. A fact that is no number makes its relation unknown, but a blank
    whose id is among *zeros* counts as 0: those of tables in which nothing but blanks and zeros stand. *others* are
    the facts `beside_naughts`, where they are known.
    """
    if others is None:
        others = beside_naughts(facts)
    naughts = facts.keys() - others.keys()
    values: dict[str, Decimal | None] = dict.fromkeys(facts, _ZERO)
    values.update([(key, fact.value) for key, fact in others.items()])
    values |= {key: _ZERO for key in zeros if key in facts and facts[key].state == "blank"}
    return tuple([_evaluate(relation, facts, values, naughts) for relation in relations])


def _evaluate(
    relation: Relation, facts: Mapping[str, Fact], values: Mapping[str, Decimal | None], naughts: AbstractSet[str]
) -> Outcome:
    """Return the outcome of a relation; where all its facts are *naughts*, printed as 0, nothing need be added up."""
    if naughts >= relation.terms:
        return _of_naughts(relation)
    value_of: Callable[[str], Any] = values.get
    try:
        left = sum(map(value_of, relation.left), _ZERO)
        right = sum(map(value_of, relation.right), _ZERO)
    except TypeError:  # one of them is None
        return _unknown(relation, facts, values)
    state: OutcomeState = "hold" if left == right or _holds(relation, left, right, values) else "broken"
    return _outcome(relation, state, left, right)


@lru_cache(maxsize=1024)
def _of_naughts(relation: Relation) -> Outcome:
    return Outcome(relation, "hold", _ZERO, _ZERO)


def _holds(relation: Relation, left: Decimal, right: Decimal, values: Mapping[str, Decimal | None]) -> bool:
    """Return whether two unequal sides satisfy the relation all the same: as a bound, or within rounding."""
    if relation.kind == "at-most":
        return left < right
    if relation.kind == "at-least":
        return left > right
    return relation.kind == "rounded" and abs(left - right) <= tolerance_of(values[term] for term in relation.operands)


def tolerance_of(values: Iterable[Decimal | None]) -> Decimal:
    """Return the sum of half a unit in the last printed digit of each figure."""
    exponents = (value.as_tuple().exponent for value in values if value is not None)
    return sum((Decimal((0, (5,), int(exponent) - 1)) for exponent in exponents), _ZERO)


def _unknown(relation: Relation, facts: Mapping[str, Fact], values: Mapping[str, Decimal | None]) -> Outcome:
    """Return the outcome that names the facts which keep a relation from being checked; a missing fact is unplaced."""
    unknown = tuple(
        [facts.get(term) or Fact(term, "unplaced") for term in relation.operands if values.get(term) is None]
    )
    return Outcome(relation, "unknown", unknown=unknown)
