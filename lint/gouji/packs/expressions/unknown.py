"""Find what keeps an expression from having a value: the first part that is not known and on which the value depends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from gouji.packs.expressions.compile import compile_code
from gouji.value import NamedTuple

if TYPE_CHECKING:
    from gouji.packs.expressions.expression import Expression
    from gouji.packs.expressions.scope import Scope
    from gouji.packs.expressions.typed import Code

__all__ = ["UnknownKind", "UnknownPart", "unknown_part"]

UnknownKind: TypeAlias = Literal["fact", "prior", "own", "section", "result"]
"""What is not known: a fact, one of the prior report; whom or which year the report is of; a section; a result."""


class UnknownPart(NamedTuple):
    """A part that is not known, and its name: a fact's id, what the report is of, or a section."""

    kind: UnknownKind
    name: str


_RESULT = UnknownPart("result", "")
_NEVER_UNKNOWN = ("known", "count", "number", "text", "truth", "option")


def unknown_part(expression: Expression, scope: Scope) -> UnknownPart:
    """Return the first part without which an expression has no value; its result where all parts are known."""
    return next(_unknown(expression.code, scope), _RESULT)


def _unknown(code: Code, scope: Scope) -> Iterator[UnknownPart]:
    kind = code[0]
    if kind in ("fact", "facts"):
        yield from _facts("fact", code[1:], scope.facts)
    elif kind in ("prior", "priors"):
        yield from _facts("prior", code[1:], scope.prior_facts)
    elif kind == "own" and scope.own(code[1]) is None:
        yield UnknownPart("own", code[1])
    elif kind in ("mentions", "length"):
        if (scope.length(code[1]) if kind == "length" else scope.mentions(code[1], ())) is None:
            yield UnknownPart("section", code[1])
    elif kind not in _NEVER_UNKNOWN:
        for part in code[1:]:
            if isinstance(part, tuple) and not _decided(kind, part, scope):
                yield from _unknown(part, scope)


def _decided(kind: str, part: Code, scope: Scope) -> bool:
    """Return whether a condition among several has a value, whatever is unknown within it."""
    return kind in ("and", "or", "implies") and compile_code(part)(scope) is not None


def _facts(kind: UnknownKind, named: Iterable[str | Code], values: Mapping[str, Any]) -> Iterator[UnknownPart]:
    """Yield the facts that are not known; of several facts by form those of the form that the report has."""
    given = list(named)
    several = [each for each in given if not isinstance(each, str)]
    ids = next((each for each in several if values.keys() >= set(each)), several[0]) if several else given
    yield from (UnknownPart(kind, str(fact)) for fact in ids if values.get(str(fact)) is None)
