"""Expressions: read once from a text, checked before anything runs, and evaluated on scopes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from gouji.packs.expressions.arithmetic import COMPARISONS
from gouji.packs.expressions.compile import compile_code
from gouji.value import Value, frozen

if TYPE_CHECKING:
    from gouji.packs.expressions.names import Names
    from gouji.packs.expressions.scope import Run, Scope
    from gouji.packs.expressions.tree import Known
    from gouji.packs.expressions.typed import Code

__all__ = ["UNKNOWN", "Expression", "read_expression"]

UNKNOWN: None = None
"""What stands for a value that is not known."""

Side: TypeAlias = Literal["left", "right"]


@frozen
class Expression(Value):
    """An expression: its text, its code, and the names that it uses, in the order in which they stand.

    ``facts`` are those of the report, ``prior_facts`` those of the report of the year before, without ``prior.``;
    several facts stand there one by one. All of it is plain data, which can be written to bytes.
    """

    text: str
    code: Code
    facts: tuple[str, ...] = ()
    prior_facts: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    options: tuple[str, ...] = ()

    def value(self, scope: Scope) -> Known | None:
        """Return its value on a scope; None where that is not known."""
        found: Known | None = self._run(scope)
        return found

    @property
    def comparison(self) -> str:
        """The sign by which it compares two sides; "" where it is no comparison."""
        return str(self.code[0]) if self.code[0] in COMPARISONS else ""

    def side(self, side: Side, scope: Scope) -> Known | None:
        """Return the value of one side of a comparison."""
        found: Known | None = self._sides[0 if side == "left" else 1](scope)
        return found

    @property
    def left_fact(self) -> str | None:
        """The fact that is alone on the left of a comparison; None where there is more, or none."""
        left = self.code[1] if self.comparison else ()
        return str(left[1]) if left and left[0] == "fact" else None

    @cached_property
    def _run(self) -> Run:
        return compile_code(self.code)

    @cached_property
    def _sides(self) -> Sequence[Run]:
        return (compile_code(self.code[1]), compile_code(self.code[2]))


def read_expression(text: str, names: Names, *, compared: bool = True) -> Expression:
    """Return the condition that a text is; raise `ExpressionError` with all that is wrong with it.

    The nearest right names are told where they are ``compared``, which takes milliseconds.
    """
    from gouji.packs.expressions.mistakes import ExpressionError, Mistakes
    from gouji.packs.expressions.never import find_never
    from gouji.packs.expressions.parse import parse
    from gouji.packs.expressions.resolve import Resolver
    from gouji.packs.expressions.types import Typing

    mistakes = Mistakes(compared=compared)
    tree, tokens = parse(text, mistakes)
    if tree is None:
        Resolver(names, mistakes).tokens(tokens)
        raise ExpressionError(text, mistakes)
    typing = Typing(names, mistakes)
    code = typing.wanted(tree, "truth")
    if not mistakes:
        find_never(tree, names, mistakes)
    if mistakes:
        raise ExpressionError(text, mistakes)
    used: tuple[Any, ...] = (
        typing.resolver.facts,
        typing.resolver.prior_facts,
        typing.sections,
        typing.resolver.options,
    )
    return Expression(text, code, *map(tuple, used))
