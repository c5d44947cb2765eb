"""Check the arguments of functions, each as its parameter asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Protocol

from gouji.message import Message
from gouji.packs.expressions.arithmetic import MAX_DECIMALS
from gouji.packs.expressions.functions import Parameter
from gouji.packs.expressions.mistakes import Mistakes
from gouji.packs.expressions.names import Names
from gouji.packs.expressions.resolve import Resolver
from gouji.packs.expressions.tree import LiteralValue, Name, Node, OptionName
from gouji.packs.expressions.typed import MISFIT, TYPE_WORDS, Code, Typed, ValueType
from gouji.packs.sought import NoPatternsError, PatternError, Sought
from gouji.wording import quoted, wording

__all__ = ["ARGUMENTS", "Checker"]

_A_FACT = Message("这里应为一个指标", "expected a fact here")
_SECTION = Message("加引号的章节", "a section in quotation marks")
_NO_SECTION = Message("没有章节{what}", "there is no section {what}")
_WORDS = Message("加引号的词语，或文字、列表选项", "a word in quotation marks, or an option that is a text or a list")
_EMPTY_WORD = Message("词语是空的", "the word is empty")
_DIGITS = Message("应为 0 到 {most} 的整数", "expected a whole number from 0 to {most}")


class Checker(Protocol):
    """The parts of `gouji.packs.expressions.types.Typing` that are needed here."""

    names: Names
    mistakes: Mistakes
    resolver: Resolver
    sections: dict[str, None]

    def of(self, node: Node) -> Typed:
        """Return what a part is, and its code."""

    def wanted(self, node: Node, wanted: ValueType) -> Code:
        """Return the code of a part that is of a type; anything else is a mistake."""


def _number(checker: Checker, node: Node) -> Code:
    return checker.wanted(node, "number")


def _numbers(checker: Checker, node: Node) -> Code:
    if not isinstance(node, Name) or "*" not in node.text:
        return checker.wanted(node, "number")
    checker.resolver.check_numbers(node)
    return checker.of(node).code


def _fact(checker: Checker, node: Node) -> Code:
    if isinstance(node, Name) and "*" not in node.text:
        return checker.of(node).code
    return _no_fact(checker, node)


def _facts(checker: Checker, node: Node) -> Code:
    if isinstance(node, Name) and node.text not in checker.names.own:
        return checker.of(node).code
    return _no_fact(checker, node)


def _no_fact(checker: Checker, node: Node) -> Code:
    if checker.of(node).type is not None:
        checker.mistakes.add(node.start, node.end, _A_FACT)
    return ()


def _section(checker: Checker, node: Node) -> str:
    places = checker.names.places
    if not isinstance(node, LiteralValue) or not isinstance(node.value, str):
        _no_section(checker, node)
        return ""
    checker.sections[node.value] = None
    if node.value not in places:
        what = quoted(node.value)
        told = _NO_SECTION.format(what=what)
        near = checker.names.meant(node.value, places)
        checker.mistakes.add_unknown(node.start, node.end, told, node.value, places, near=near)
    return node.value


def _no_section(checker: Checker, node: Node) -> None:
    """Report what stands where a section in quotation marks should; a section without them is the nearest to it."""
    if isinstance(node, Name) and node.text in checker.names.places:
        _tell(checker, node, "section", _SECTION, near=f'"{node.text}"')
    elif (found := checker.of(node).type) is not None:
        _tell(checker, node, found, _SECTION)


def _words(checker: Checker, node: Node) -> Code:
    found = checker.of(node)
    if found.code == ("text", ""):
        checker.mistakes.add(node.start, node.end, _EMPTY_WORD)
    elif found.code[:1] == ("text",):
        _pattern(checker, node, Sought(found.code[1]))
    elif found.type is not None and not (
        isinstance(node, LiteralValue | OptionName) and found.type in ("text", "words")
    ):
        _tell(checker, node, found.type, _WORDS)
    return found.code


def _pattern(checker: Checker, node: Node, word: Sought) -> None:
    """Report a pattern that cannot be compiled."""
    try:
        if word.is_pattern:
            word.matches("")
    except (PatternError, NoPatternsError) as error:
        checker.mistakes.add(node.start, node.end, error.message)


def _tell(checker: Checker, node: Node, found: ValueType, expected: Message, near: str | None = None) -> None:
    what = TYPE_WORDS[found]
    told = wording(MISFIT.format(found=what), expected, near)
    checker.mistakes.add(node.start, node.end, told)


def _digits(checker: Checker, node: Node) -> str:
    value = node.value if isinstance(node, LiteralValue) else None
    if isinstance(value, Decimal) and value == value.to_integral_value() and 0 <= value <= MAX_DECIMALS:
        return str(int(value))
    checker.mistakes.add(node.start, node.end, _DIGITS.format(most=MAX_DECIMALS))
    return "0"


ARGUMENTS: Mapping[Parameter, Callable[[Checker, Node], Any]] = {
    "number": _number,
    "numbers": _numbers,
    "fact": _fact,
    "facts": _facts,
    "section": _section,
    "words": _words,
    "digits": _digits,
}
"""Return the code of an argument, by what its parameter asks; a section's is its id, that of digits a number."""
