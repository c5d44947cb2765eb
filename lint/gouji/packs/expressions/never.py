"""Find conditions that can never be true: constants, and bounds on one name that leave no value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from gouji.message import Message
from gouji.packs.expressions.arithmetic import COMPARISONS, OPERATIONS, TOO_MUCH
from gouji.packs.expressions.mistakes import Mistakes
from gouji.packs.expressions.names import Names
from gouji.packs.expressions.tree import (
    Chain,
    Compare,
    Known,
    LiteralValue,
    Logic,
    Name,
    Negative,
    Node,
    Not,
    OptionName,
)
from gouji.value import NamedTuple
from gouji.wording import quoted

__all__ = ["find_never"]

_MOST_BOUNDS = 50
"""How many bounds on one name are looked at."""

_NEVER = Message("条件永远不成立", "the condition can never be true")
_ALWAYS = Message("条件永远成立，不起作用", "the condition is always true")
_CONTRADICTORY = Message("{what}不可能同时满足这些条件", "these conditions on {what} can never be true together")
_OUTSIDE = Message("在规则的年度里，这些条件永远不成立", "in the years of the rule these conditions can never be true")

_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


class _Bound(NamedTuple):
    """A comparison of a name with a value that is known, and its place."""

    name: str
    operator: str
    value: Known
    node: Node


def find_never(tree: Node, names: Names, mistakes: Mistakes) -> None:
    """Add to the mistakes of an expression the conditions in it that can never be true; its types have been checked."""
    for bounds, is_outside in _contradictions(tree, names):
        what = quoted(bounds[-1].name)
        told = _OUTSIDE if is_outside else _CONTRADICTORY.format(what=what)
        mistakes.add(bounds[-1].node.start, bounds[-1].node.end, told)
    truth = None if mistakes else _truth(tree)
    if truth is not None:
        mistakes.add(tree.start, tree.end, _ALWAYS if truth else _NEVER)


def _contradictions(tree: Node, names: Names) -> Iterator[tuple[list[_Bound], bool]]:
    """Yield the bounds on one name that stand together and leave no value, and whether it is the rule's years that do."""
    for together in _conjunctions(tree):
        by_name: dict[str, list[_Bound]] = {}
        for bound in filter(None, map(_bound, together)):
            by_name.setdefault(bound.name, []).append(bound)
        for name, bounds in by_name.items():
            pairs = [(bound.operator, bound.value) for bound in bounds[:_MOST_BOUNDS]]
            is_whole = name == "year" or names.facts.types.get(name) == ("count",)
            if not _is_possible(pairs, is_whole=is_whole):
                yield bounds, False
            elif name == "year" and not _is_possible([*pairs, *_years(names)], is_whole=True):
                yield bounds, True


def _conjunctions(node: Node) -> Iterator[list[Node]]:
    """Yield the conditions that have to be true together, for each part of a tree that has some."""
    if isinstance(node, Logic) and node.operator == "and":
        conditions = list(_flat(node))
        yield conditions
        for condition in conditions:
            yield from (found for found in _conjunctions(condition) if found != [condition])
        return
    if isinstance(node, Compare | Name | OptionName):
        yield [node]
    for part in _parts(node):
        yield from _conjunctions(part)


def _parts(node: Node) -> tuple[Node, ...]:
    """Return the conditions within a condition."""
    if isinstance(node, Logic):
        return node.operands
    return (node.operand,) if isinstance(node, Not) else ()


def _flat(node: Node) -> Iterator[Node]:
    if isinstance(node, Logic) and node.operator == "and":
        for operand in node.operands:
            yield from _flat(operand)
    else:
        yield node


def _bound(node: Node) -> _Bound | None:
    """Return the bound that a condition is; None where it compares no name with a value."""
    is_true = not isinstance(node, Not)
    inner = node.operand if isinstance(node, Not) else node
    if isinstance(inner, Name | OptionName):
        return _Bound(_key(inner), "==", is_true, node)
    if not isinstance(node, Compare):
        return None
    for name, value, sign in (
        (node.left, node.right, node.operator),
        (node.right, node.left, _TURNED.get(node.operator, node.operator)),
    ):
        known = _constant(value)
        if isinstance(name, Name | OptionName) and known is not None:
            return _Bound(_key(name), sign, known, node)
    return None


def _key(node: Name | OptionName) -> str:
    return f"${node.text}" if isinstance(node, OptionName) else node.text


def _years(names: Names) -> Iterator[tuple[str, Known]]:
    first, last = names.years
    if first is not None:
        yield ">=", Decimal(first)
    if last is not None:
        yield "<=", Decimal(last)


def _is_possible(bounds: Iterable[tuple[str, Known]], *, is_whole: bool) -> bool:
    """Return whether some value is within all bounds."""
    given = list(bounds)
    numbers = sorted({value for _, value in given if isinstance(value, Decimal)})
    others = {value for _, value in given if not isinstance(value, Decimal)}
    candidates: list[Known] = (
        list(_candidates(numbers, is_whole=is_whole)) if numbers else [*others, "", "\0", True, False]
    )
    return any(all(COMPARISONS[sign](candidate, value) for sign, value in given) for candidate in candidates)


def _candidates(numbers: list[Decimal], *, is_whole: bool) -> Iterator[Decimal]:
    """Yield a number from each part into which some numbers cut all numbers: themselves, between two, below and above."""
    for number in numbers:
        low, high = (number.to_integral_value(rounding) for rounding in (ROUND_FLOOR, ROUND_CEILING))
        yield from (low - 1, low, high, high + 1)
        if not is_whole:
            yield number
    if not is_whole:
        yield from ((one + other) / 2 for one, other in pairwise(numbers))


def _constant(node: Node) -> Known | None:
    """Return the value of a part without names; None where it has some."""
    if isinstance(node, LiteralValue):
        return node.value
    if isinstance(node, Negative):
        value = _constant(node.operand)
        return -value if isinstance(value, Decimal) else None
    if not isinstance(node, Chain):
        return None
    total = _constant(node.first)
    for sign, operand in node.rest:
        other = _constant(operand)
        if not isinstance(total, Decimal) or not isinstance(other, Decimal):
            return None
        try:
            total = OPERATIONS[sign](total, other)
        except TOO_MUCH:
            return None
    return total


def _truth(node: Node) -> bool | None:
    """Return the value of a condition without names; None where it depends on some."""
    if isinstance(node, LiteralValue):
        return node.value if isinstance(node.value, bool) else None
    if isinstance(node, Compare):
        left, right = _constant(node.left), _constant(node.right)
        return None if left is None or right is None else COMPARISONS[node.operator](left, right)
    if isinstance(node, Not):
        value = _truth(node.operand)
        return None if value is None else not value
    if not isinstance(node, Logic):
        return None
    values = [_truth(operand) for operand in node.operands]
    if node.operator == "implies":
        values = [*(None if value is None else not value for value in values[:-1]), values[-1]]
    decisive = node.operator != "and"
    if decisive in values:
        return decisive
    return None if None in values else not decisive
