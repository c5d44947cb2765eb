"""Relations (勾稽关系) evaluated on facts: hold, broken, or unknown with the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from gouji.forms.model import Relation

if TYPE_CHECKING:
    from gouji.report.model import Fact

__all__ = ["Outcome", "evaluate"]


@attrs.frozen(eq=False, repr=False)
class Outcome:
    """What became of a relation.

    ``state`` is ``hold``, ``broken`` or ``unknown``. ``left`` and ``right`` are the sums of the two
    sides (None where unknown); ``unknown`` are the facts that kept it from being checked.
    """

    relation: Relation
    state: str
    left: Decimal | None = None
    right: Decimal | None = None
    unknown: tuple[Fact, ...] = ()

    @property
    def difference(self) -> Decimal:
        """Left less right; 0 where unknown."""
        if self.left is None or self.right is None:
            return Decimal(0)
        return self.left - self.right


_ZERO = Decimal(0)


def evaluate(
    relations: Iterable[Relation], facts: Mapping[str, Fact], empty: Collection[str] = ()
) -> tuple[Outcome, ...]:
    """Evaluate each relation exactly, in whole or decimal numbers, without tolerance.

    A fact that is no number makes its relation unknown; but in the tables of *empty*, in which
    nothing but blanks and zeros stand, a blank is taken for 0.
    """
    values = {
        key: _ZERO if fact.value is None and fact.state == "blank" and key.split(".", 1)[0] in empty else fact.value
        for key, fact in facts.items()
    }
    return tuple([_evaluate(relation, facts, values) for relation in relations])


def _evaluate(relation: Relation, facts: Mapping[str, Fact], values: Mapping[str, Decimal | None]) -> Outcome:
    left = right = _ZERO
    for term in relation.left:
        value = values[term]
        if value is None:
            return _unknown(relation, facts, values)
        left += value
    for term in relation.right:
        value = values[term]
        if value is None:
            return _unknown(relation, facts, values)
        right += value
    return Outcome(relation, "hold" if left == right else "broken", left, right)


def _unknown(relation: Relation, facts: Mapping[str, Fact], values: Mapping[str, Decimal | None]) -> Outcome:
    unknown = tuple([facts[term] for term in relation.operands if values[term] is None])
    return Outcome(relation, "unknown", unknown=unknown)
