"""Figures that are ten thousand times too large or too small: 万 forgotten or put in."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gouji_rules.prose.cells import in_unit_of_table
from gouji_rules.prose.mentions import Mention
from gouji_rules.prose.parts import PartList
from gouji_rules.prose.statements import Statement

__all__ = ["MYRIAD", "is_slip", "is_unit_slip", "slipped"]

MYRIAD = Decimal(10**4)
"""万."""


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Whether one figure is ten thousand times the other."""
    return one != 0 and MYRIAD in (one / other, other / one) if other else False


def is_unit_slip(statement: Statement, value: Decimal) -> bool:
    """Whether a statement differs from a figure of the tables by 万 alone."""
    return is_slip(in_unit_of_table(statement.mention.number), value)


def slipped(found: PartList, parts: Sequence[Mention]) -> Mention | None:
    """The figure of a list with which the parts would come to their total, were it 万 or not 万."""
    total = found.total.number.value
    values = [part.number.value for part in parts]
    if is_slip(total, sum(values, Decimal(0))):
        return found.total
    for part, value in zip(parts, values, strict=True):
        rest = total - sum(values, -value)
        if is_slip(rest, value):
            return part
    return None
