"""Exact arithmetic: what cannot be exact, or is too long, is unknown.

Sums and products are exact up to 1,000 digits. Quotients have 50 digits, the last one rounded half to even. `rounded`
rounds half up, which is away from 0: 0.5 is 1, -0.5 is -1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import (
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
    Underflow,
)
import operator
from typing import Any

__all__ = ["COMPARISONS", "MAX_DECIMALS", "OPERATIONS", "TOO_MUCH", "rounded"]

MAX_DECIMALS = 20
"""How many decimals a number can be rounded to."""

_LARGEST = 10_000
_FAULTS = [DivisionByZero, InvalidOperation, Overflow, Underflow]
_EXACT = Context(prec=1_000, Emin=-_LARGEST, Emax=_LARGEST, traps=[*_FAULTS, Inexact])
_QUOTIENT = Context(prec=50, rounding=ROUND_HALF_EVEN, Emin=-_LARGEST, Emax=_LARGEST, traps=_FAULTS)
_ROUNDING = Context(prec=1_000, rounding=ROUND_HALF_UP, Emin=-_LARGEST, Emax=_LARGEST, traps=_FAULTS)
TOO_MUCH = (Inexact, *_FAULTS)
"""What an operation raises where its result is not defined, or cannot be exact."""

OPERATIONS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": _EXACT.add,
    "-": _EXACT.subtract,
    "*": _EXACT.multiply,
    "/": _QUOTIENT.divide,
}
"""The operations by their signs; each may raise one of `TOO_MUCH`."""

COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
"""The comparisons by their signs, of two values of one type."""


def rounded(value: Decimal, decimals: int) -> Decimal | None:
    """Return a number rounded half up to some decimals."""
    try:
        return _ROUNDING.quantize(value, Decimal(1).scaleb(-decimals))
    except TOO_MUCH:
        return None
