"""The tree of an expression as it is written, each node with its place. Chains are flat, so that only brackets go deep."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias

from gouji.value import Value, frozen

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


@frozen
class _Placed(Value):
    start: int
    end: int


@frozen
class LiteralValue(_Placed):
    """A number, a text, true or false."""

    value: Known


@frozen
class Name(_Placed):
    """A fact, several (with ``*`` for a part), or one of ``year``, ``agency``, ``level``, ``type``; its whole text."""

    text: str


@frozen
class OptionName(_Placed):
    """An option of the rule, without its ``$``."""

    text: str


@frozen
class Call(_Placed):
    """A function with its arguments; ``start`` and ``name_end`` are where its name stands."""

    function: str
    name_end: int
    arguments: tuple[Node, ...]


@frozen
class Negative(_Placed):
    """A number with a minus before it."""

    operand: Node


@frozen
class Not(_Placed):
    """A negation."""

    operand: Node


@frozen
class Chain(_Placed):
    """Numbers that are added and subtracted, or multiplied and divided, from left to right."""

    first: Node
    rest: tuple[tuple[str, Node], ...]

    @property
    def operands(self) -> tuple[Node, ...]:
        """Its operands in their order."""
        return (self.first, *(operand for _, operand in self.rest))


@frozen
class Compare(_Placed):
    """A comparison."""

    operator: str
    left: Node
    right: Node


@frozen
class Logic(_Placed):
    """Conditions that are joined by one word."""

    operator: LogicOperator
    operands: tuple[Node, ...]


Node: TypeAlias = LiteralValue | Name | OptionName | Call | Negative | Not | Chain | Compare | Logic
