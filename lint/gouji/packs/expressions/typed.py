"""The type and the code of a part of an expression.

Code is plain data, nested tuples of texts: it can be written to bytes and read again. The first text of each is what
it does; `gouji.packs.expressions.compile` makes functions of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from gouji.message import Message
from gouji.value import NamedTuple

__all__ = ["MISFIT", "TYPE_WORDS", "Code", "Typed", "ValueType"]

ValueType: TypeAlias = Literal["number", "text", "truth", "choices", "facts", "section", "words"]
"""What a part of an expression is: a number, a text, yes or no; several choices; several facts; a section; some words."""

Code: TypeAlias = tuple[Any, ...]

MISFIT = Message("这里是{found}", "this is {found}")

TYPE_WORDS: Mapping[ValueType, Message] = {
    "number": Message("数", "a number"),
    "text": Message("文字", "a text"),
    "truth": Message("条件（是或否）", "a condition (yes or no)"),
    "choices": Message("多项选择", "several choices"),
    "facts": Message("多个指标", "several facts"),
    "section": Message("章节", "a section"),
    "words": Message("几个词语", "some words"),
}
"""What people call the types."""


class Typed(NamedTuple):
    """What a part of an expression is (None: a mistake that was reported), and its code."""

    type: ValueType | None
    code: Code = ()
