"""Compile the functions of expressions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from typing import Any, TypeAlias

from gouji.packs.expressions.arithmetic import OPERATIONS, TOO_MUCH, rounded
from gouji.packs.expressions.scope import Run, Scope
from gouji.packs.sought import Sought

__all__ = ["CALLS", "Compile"]

Compile: TypeAlias = Callable[[Sequence[Any]], Run]


def _values(code: Sequence[Any], compile_: Compile) -> Callable[[Scope], list[Any]]:
    """Return a function that gives the values of numbers and of several facts, as one list."""
    runs = [(operand[0] in ("facts", "priors"), compile_(operand)) for operand in code[1:]]

    def run(scope: Scope) -> list[Any]:
        values: list[Any] = []
        for are_several, operand in runs:
            if are_several:
                values += operand(scope)
            else:
                values.append(operand(scope))
        return values

    return run


def _over(fold: Callable[[list[Any]], Any]) -> Callable[[Sequence[Any], Compile], Run]:
    """Return the compiler of a function over any number of values, which is unknown where one of them is."""

    def compiler(code: Sequence[Any], compile_: Compile) -> Run:
        values = _values(code, compile_)

        def run(scope: Scope) -> Any:
            found = values(scope)
            for value in found:
                if value is None:
                    return None
            return fold(found)

        return run

    return compiler


def _sum(values: list[Decimal]) -> Decimal | None:
    try:
        return reduce(OPERATIONS["+"], values)
    except TOO_MUCH:
        return None


def _count(code: Sequence[Any], compile_: Compile) -> Run:
    values = _values(code, compile_)
    return lambda scope: Decimal(sum(1 for value in values(scope) if value is not None))


def _known(code: Sequence[Any], compile_: Compile) -> Run:
    operand = compile_(code[1])
    return lambda scope: operand(scope) is not None


def _round(code: Sequence[Any], compile_: Compile) -> Run:
    operand, decimals = compile_(code[1]), int(code[2])

    def run(scope: Scope) -> Decimal | None:
        value = operand(scope)
        return None if value is None else rounded(value, decimals)

    return run


def _mentions(code: Sequence[Any], compile_: Compile) -> Run:
    section, words = code[1], [_words(word, compile_) for word in code[2:]]

    def run(scope: Scope) -> bool | None:
        return scope.mentions(section, [sought for word in words for sought in word(scope)])

    return run


def _words(code: Sequence[Any], compile_: Compile) -> Callable[[Scope], Sequence[Sought]]:
    """Return a function that gives what a word, or an option of one or several, looks for."""
    if code[0] == "text":
        written = (Sought(code[1]),)
        return lambda _scope: written
    option = compile_(code)

    def run(scope: Scope) -> Sequence[Sought]:
        value = option(scope) or ()
        return [Sought(word) for word in ((value,) if isinstance(value, str) else value)]

    return run


def _length(code: Sequence[Any], _compile: Compile) -> Run:
    section = code[1]

    def run(scope: Scope) -> Decimal | None:
        value = scope.length(section)
        return None if value is None else Decimal(value)

    return run


CALLS: Mapping[str, Callable[[Sequence[Any], Compile], Run]] = {
    "sum": _over(_sum),
    "min": _over(min),
    "max": _over(max),
    "abs": _over(lambda values: values[0].copy_abs()),
    "count": _count,
    "known": _known,
    "round": _round,
    "mentions": _mentions,
    "length": _length,
}
"""Return the function that evaluates a call, by the name of what is called; it is given what compiles arguments."""
