"""The word that is being written in an expression, or in the fields of a message, and what may stand in its place."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

import attrs

__all__ = ["Word", "WordSort", "word_in_expression", "word_in_message"]

WordSort: TypeAlias = Literal["name", "option", "place", "level", "type", "field"]
"""What may stand there: a fact, function or name; an option; in quotes a place, a level or a type of bodies; a field."""

_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "＂": "＂", "＇": "＇", "「": "」"}
_NAME = re.compile(r"[^\W\d][\w.*]*$|\$\w*$")
_NUMBER = re.compile(r"[\d.][\w.]*$")
_FIELD = re.compile(r"[{｛]([^{}｛｝\n]*)$")
_LEVEL_OR_TYPE = re.compile(r"\b(?P<name>level|type)\s*(?:==|!=)\s*$")
_LOOKING = ("mentions", "length")


@attrs.frozen
class Word:
    """A word at the end of a text: where it begins, and what it can be."""

    start: int
    sort: WordSort


def word_in_expression(text: str, *, doubled: bool = False) -> Word | None:
    """Return the word at the end of a text that is the beginning of an expression; None where no name can stand.

    *doubled* tells that single quotes are written twice, as in YAML within single quotes.
    """
    calls: list[tuple[str, int]] = []
    at, length = 0, len(text)
    while at < length:
        sign = text[at]
        if sign in _QUOTES:
            step = 2 if doubled and text.startswith("''", at) else 1
            close = text.find(_QUOTES[sign] * step, at + step)
            if close < 0:
                return _in_quotes(text[:at], at + step, calls)
            at = close + step
            continue
        if sign in "(（":
            name = re.search(r"\w+\s*$", text[:at])
            calls.append((name[0].strip() if name else "", 0))
        elif sign in ")）" and calls:
            calls.pop()
        elif sign in ",，" and calls:
            calls[-1] = calls[-1][0], calls[-1][1] + 1
        at += 1
    match = _NAME.search(text)
    if match is None:
        return None if _NUMBER.search(text) else Word(length, "name")
    return Word(match.start(), "option" if match[0].startswith("$") else "name")


def _in_quotes(before: str, start: int, calls: list[tuple[str, int]]) -> Word | None:
    """Return the word in quotes that are open: a place to look in, or what is compared with a level or type."""
    if calls and calls[-1][0] in _LOOKING and calls[-1][1] == 0:
        return Word(start, "place")
    match = _LEVEL_OR_TYPE.search(before)
    return None if match is None else Word(start, "level" if match["name"] == "level" else "type")


def word_in_message(text: str) -> Word | None:
    """Return the name of a field at the end of a text that is the beginning of a message; None outside of braces."""
    match = _FIELD.search(text)
    return None if match is None else Word(match.start(1), "field")
