"""The tree of an expression as it is written, each node with its place. Chains are flat, so that only brackets go deep."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias

import attrs

from gouji.value import Value

__all__ = [
    "Call",
    "Chain",
    "Compare",
    "Known",
    "LiteralValue",
    "Logic",
    "LogicOperator",
    "Name",
    "Negative",
    "Node",
    "Not",
    "OptionName",
]

Known: TypeAlias = Decimal | str | bool
"""A value that is known; None stands for one that is not."""

LogicOperator: TypeAlias = Literal["and", "or", "implies"]


@attrs.frozen(eq=False, repr=False)
class _Placed(Value):
    start: int
    end: int


@attrs.frozen(eq=False, repr=False)
class LiteralValue(_Placed):
    """A number, a text, true or false."""

    value: Known


@attrs.frozen(eq=False, repr=False)
class Name(_Placed):
    """A fact, several (with ``*`` for a part), or one of ``year``, ``agency``, ``level``, ``type``; its whole text."""

    text: str


@attrs.frozen(eq=False, repr=False)
class OptionName(_Placed):
    """An option of the rule, without its ``$``."""

    text: str


@attrs.frozen(eq=False, repr=False)
class Call(_Placed):
    """A function with its arguments; ``start`` and ``name_end`` are where its name stands."""

    function: str
    name_end: int
    arguments: tuple[Node, ...]


@attrs.frozen(eq=False, repr=False)
class Negative(_Placed):
    """A number with a minus before it."""

    operand: Node


@attrs.frozen(eq=False, repr=False)
class Not(_Placed):
    """A negation."""

    operand: Node


@attrs.frozen(eq=False, repr=False)
class Chain(_Placed):
    """Numbers that are added and subtracted, or multiplied and divided, from left to right."""

    first: Node
    rest: tuple[tuple[str, Node], ...]

    @property
    def operands(self) -> tuple[Node, ...]:
        """Its operands in their order."""
        return (self.first, *(operand for _, operand in self.rest))


@attrs.frozen(eq=False, repr=False)
class Compare(_Placed):
    """A comparison."""

    operator: str
    left: Node
    right: Node


@attrs.frozen(eq=False, repr=False)
class Logic(_Placed):
    """Conditions that are joined by one word."""

    operator: LogicOperator
    operands: tuple[Node, ...]


Node: TypeAlias = LiteralValue | Name | OptionName | Call | Negative | Not | Chain | Compare | Logic
