"""Check the types of an expression before it runs, and turn its tree into code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gouji.message import Message
from gouji.packs.expressions.arguments import ARGUMENTS
from gouji.packs.expressions.functions import FUNCTIONS
from gouji.packs.expressions.mistakes import Mistakes
from gouji.packs.expressions.names import Names
from gouji.packs.expressions.resolve import Resolver
from gouji.packs.expressions.tree import (
    Call,
    Chain,
    Compare,
    LiteralValue,
    Logic,
    Name,
    Negative,
    Node,
    Not,
    OptionName,
)
from gouji.packs.expressions.typed import MISFIT, TYPE_WORDS, Code, Typed, ValueType
from gouji.wording import one_of, quoted, wording

__all__ = ["Typing"]

_COMPARABLE = ("number", "text", "truth")
_FACTS = Message(
    "{found}是多个指标，应放在 sum、min、max 或 count 里",
    "{found} are several facts, which go into sum, min, max or count",
)
_CHOICES = Message("多项选择只能用 known(…)", "of several choices only known(…) can be asked")
_SIDES = Message("左边是{left}，右边是{right}，不能比较", "{left} and {right} cannot be compared")
_USAGE = Message("应写作 {usage}", "it is written {usage}")
_NO_FUNCTION = Message("没有函数{what}", "there is no function {what}")
_NO_VALUE = Message("没有{what}", "there is no {what}")


class Typing:
    """Check the parts of one expression, each after those within it, and keep which names it uses."""

    def __init__(self, names: Names, mistakes: Mistakes) -> None:
        self.names = names
        self.mistakes = mistakes
        self.resolver = Resolver(names, mistakes)
        self.sections: dict[str, None] = {}

    def of(self, node: Node) -> Typed:
        """Return what a part is, and its code."""
        return _CHECKS[type(node)](self, node)

    def wanted(self, node: Node, wanted: ValueType) -> Code:
        """Return the code of a part that is of a type; anything else is a mistake."""
        found = self.of(node)
        if found.type not in (None, wanted):
            self.misfit(node, found, wanted)
        return found.code

    def misfit(self, node: Node, found: Typed, wanted: ValueType) -> None:
        """Report a part that is of another type than is wanted."""
        message = _CHOICES
        if found.type == "facts":
            what = quoted(node.text if isinstance(node, Name) else "*")
            message = _FACTS.format(found=what)
        elif found.type is not None and found.type != "choices":
            what = TYPE_WORDS[found.type]
            message = wording(MISFIT.format(found=what), TYPE_WORDS[wanted])
        self.mistakes.add(node.start, node.end, message)


def _literal(_typing: Typing, node: LiteralValue) -> Typed:
    if isinstance(node.value, bool):
        return Typed("truth", ("truth", node.value))
    if isinstance(node.value, str):
        return Typed("text", ("text", node.value))
    return Typed("number", ("number", str(node.value)))


def _name(typing: Typing, node: Name) -> Typed:
    return typing.resolver.name(node)


def _option(typing: Typing, node: OptionName) -> Typed:
    type_ = typing.resolver.option(node.text, node.start, node.end)
    return Typed(type_, ("option", node.text, type_) if type_ else ())


def _negative(typing: Typing, node: Negative) -> Typed:
    return Typed("number", ("chain", ("number", "0"), "-", typing.wanted(node.operand, "number")))


def _not(typing: Typing, node: Not) -> Typed:
    return Typed("truth", ("not", typing.wanted(node.operand, "truth")))


def _chain(typing: Typing, node: Chain) -> Typed:
    code: list[Any] = ["chain", typing.wanted(node.first, "number")]
    for sign, operand in node.rest:
        code += (sign, typing.wanted(operand, "number"))
    return Typed("number", tuple(code))


def _logic(typing: Typing, node: Logic) -> Typed:
    return Typed("truth", (node.operator, *[typing.wanted(operand, "truth") for operand in node.operands]))


def _compare(typing: Typing, node: Compare) -> Typed:
    if node.operator not in ("==", "!="):
        sides = [typing.wanted(side, "number") for side in (node.left, node.right)]
        return Typed("truth", (node.operator, *sides))
    left, right = typing.of(node.left), typing.of(node.right)
    _sides(typing, node, left, right)
    _values(typing, node.left, node.right)
    _values(typing, node.right, node.left)
    return Typed("truth", (node.operator, left.code, right.code))


def _sides(typing: Typing, node: Compare, left: Typed, right: Typed) -> None:
    """Report two sides that are not of one type, or of one that cannot be compared."""
    odd = [(side, found) for side, found in ((node.left, left), (node.right, right)) if found.type is not None]
    several = [(side, found) for side, found in odd if found.type not in _COMPARABLE]
    for side, found in several:
        typing.misfit(side, found, "number")
    if not several and left.type and right.type and left.type != right.type:
        one, other = TYPE_WORDS[left.type], TYPE_WORDS[right.type]
        message = _SIDES.format(left=one, right=other)
        typing.mistakes.add(node.start, node.end, message)


def _values(typing: Typing, node: Node, other: Node) -> None:
    """Report a text that no level or type of bodies is."""
    known = typing.names.values.get(node.text, ()) if isinstance(node, Name) else ()
    if known and isinstance(other, LiteralValue) and isinstance(other.value, str) and other.value not in known:
        what = quoted(other.value)
        told = wording(_NO_VALUE.format(what=what), one_of(known))
        near = typing.names.meant(other.value, known)
        typing.mistakes.add_unknown(other.start, other.end, told, other.value, known, near=near)


def _call(typing: Typing, node: Call) -> Typed:
    function = FUNCTIONS.get(node.function)
    if function is None:
        what = quoted(node.function)
        told = _NO_FUNCTION.format(what=what)
        typing.mistakes.add_unknown(node.start, node.name_end, told, node.function, FUNCTIONS)
        for argument in node.arguments:
            typing.of(argument)
        return Typed(None)
    if not function.takes(len(node.arguments)):
        typing.mistakes.add(node.start, node.end, _USAGE.format(usage=function.usage))
    pairs = zip(function.kinds(), node.arguments, strict=False)
    return Typed(function.result, (function.name, *[ARGUMENTS[kind](typing, argument) for kind, argument in pairs]))


_CHECKS: Mapping[type, Callable[[Typing, Any], Typed]] = {
    LiteralValue: _literal,
    Name: _name,
    OptionName: _option,
    Call: _call,
    Negative: _negative,
    Not: _not,
    Chain: _chain,
    Compare: _compare,
    Logic: _logic,
}
