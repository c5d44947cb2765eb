"""Figures that are ten thousand times too large or too small: 万 forgotten or put in."""

from __future__ import annotations

from decimal import Decimal

from gouji_rules.prose.cells import in_unit_of_table
from gouji_rules.prose.statements import Statement

__all__ = ["MYRIAD", "is_slip", "is_unit_slip"]

MYRIAD = Decimal(10**4)
"""万."""


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Whether one figure is ten thousand times the other."""
    return one != 0 and (one * MYRIAD == other or other * MYRIAD == one)


def is_unit_slip(statement: Statement, value: Decimal) -> bool:
    """Whether a statement differs from a figure of the tables by 万 alone."""
    return is_slip(in_unit_of_table(statement.mention.number), value)
