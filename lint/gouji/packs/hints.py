"""Hints on what a pack says rightly but most likely does not mean: words written as one, full-width signs as a part of words."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.message import Message
from gouji.packs.checks.check import Check
from gouji.packs.checks.headings import Headings
from gouji.packs.checks.must_mention import MustMention
from gouji.packs.checks.must_not_mention import MustNotMention
from gouji.packs.model import PackRule
from gouji.packs.sought import Sought

__all__ = ["hints_on"]

_PARTS = re.compile(r"\s*[、，；;,]\s*")
_ENDS = ("【】", "［］", "【]", "[】", "“”", "‘’", "「」", '“"', "‘'")
_FEWEST, _LONGEST = 2, 8
_PATTERN_SIGNS = re.compile(r"[｜［］｛｝＊＋＾＄＼]|（(?=[^（）]*\|)")
_ONE_WORD = Message(
    "{word}：这样写是一个词语；如果是 {count} 个，请写作 [{words}]，用半角方括号和半角逗号",
    "{word}: this is one word; if {count} are meant, write [{words}], with half-width brackets and commas",
)
_SIGNS = Message(
    "{word}：连同前后的符号一起查找；要查的如果只是里面的文字，请写作 [{words}]",
    "{word}: it is looked for with the signs around it; if only what is between them is meant, write [{words}]",
)
_FULL_WIDTH = Message(
    "正则表达式 {word} 里的“{sign}”是全角的，只表示它本身；有特别含义的符号要用半角",
    "“{sign}” in the pattern {word} is full-width and stands for itself; signs with a meaning are half-width",
)


def hints_on(rule: PackRule) -> Iterator[Message]:
    """Yield a hint for each word of a rule that most likely is not meant so."""
    for word in _sought(rule.check):
        if word.is_pattern:
            yield from _on_pattern(word.text)
        else:
            yield from _on_word(word.text)
    for name in (*rule.bodies.names, *rule.bodies.excepts):
        yield from _on_word(name)


def _sought(check: Check) -> tuple[Sought, ...]:
    """Return the words and patterns of a check."""
    if isinstance(check, MustMention):
        return (*check.any, *check.all, *check.none_of)
    if isinstance(check, MustNotMention):
        return check.words
    return check.labels if isinstance(check, Headings) else ()


def _on_word(text: str) -> Iterator[Message]:
    """Yield a hint on a word that has marks between words, or quotes or brackets around it."""
    inner = next((text[1:-1] for ends in _ENDS if len(text) > len(ends) and text[0] + text[-1] == ends), text)
    parts = _PARTS.split(inner)
    if len(parts) > 1 and all(_FEWEST <= len(part) <= _LONGEST for part in parts):
        yield _ONE_WORD.format(word=text, count=len(parts), words=", ".join(parts))
    elif inner != text:
        yield _SIGNS.format(word=text, words=inner)


def _on_pattern(text: str) -> Iterator[Message]:
    """Yield a hint on a pattern with a sign that is full-width."""
    found = _PATTERN_SIGNS.search(text)
    if found is not None:
        yield _FULL_WIDTH.format(word=text, sign=found[0])
