"""The functions of expressions: what each takes and gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, repeat
from typing import Literal, TypeAlias

from gouji.packs.expressions.typed import ValueType
from gouji.value import Value, frozen

__all__ = ["FUNCTIONS", "Function", "Parameter"]

Parameter: TypeAlias = Literal["number", "numbers", "fact", "facts", "section", "words", "digits"]
"""What an argument is: a number; a number or several facts that are; a fact; a fact or several; a section; a word."""


@frozen
class Function(Value):
    """A function: what it takes (with ``repeats`` the last any number of times, but once), and what it gives.

    ``usage`` is how it is written.
    """

    name: str
    usage: str
    parameters: tuple[Parameter, ...]
    result: ValueType
    repeats: bool = False

    def takes(self, count: int) -> bool:
        """Return whether it takes so many arguments."""
        least = len(self.parameters)
        return count >= least if self.repeats else count == least

    def kinds(self) -> Iterator[Parameter]:
        """Yield what its arguments are, without end where the last repeats."""
        yield from chain(self.parameters, repeat(self.parameters[-1]) if self.repeats else ())


FUNCTIONS: Mapping[str, Function] = {
    function.name: function
    for function in (
        Function("sum", "sum(a, b, …)", ("numbers",), "number", repeats=True),
        Function("count", "count(a, b, …)", ("facts",), "number", repeats=True),
        Function("min", "min(a, b, …)", ("numbers",), "number", repeats=True),
        Function("max", "max(a, b, …)", ("numbers",), "number", repeats=True),
        Function("abs", "abs(a)", ("number",), "number"),
        Function("round", "round(a, 2)", ("number", "digits"), "number"),
        Function("known", "known(a)", ("fact",), "truth"),
        Function("mentions", 'mentions("overview", "收费", …)', ("section", "words"), "truth", repeats=True),
        Function("length", 'length("overview")', ("section",), "number"),
    )
}
