"""Name in a message what a pattern asks for: the words that it stands for where it is a simple one."""

from __future__ import annotations

from itertools import product
from math import prod
import re

from gouji.message import Message

__all__ = ["MOST_NAMED", "alternatives", "readable"]

MOST_NAMED = 6
"""A pattern that stands for more words than these is shown as it is."""

_SIGNS = re.compile(r"[\\.\[\]{}*+?^$]")
_PARTS = re.compile(r"\(([^()]+)\)|([^()]+)")
_BRANCHES = re.compile(r"\|(?![^()]*\))")


def readable(text: str) -> Message:
    """Return the words of a pattern between slashes: “a” (or “b”), else the pattern."""
    words = [f"“{word}”" for word in alternatives(text[1:-1])]
    if not words:
        return Message(f"符合 {text} 的文字", f"what fits {text}")
    first, *others = words
    if not others:
        return Message(first, first)
    return Message(f"{first}（或{''.join(others)}）", f"{first} (or {', '.join(others)})")


def alternatives(pattern: str) -> tuple[str, ...]:
    """Return the words that a pattern of words, ``|`` and groups stands for: 统计期限 and 统计时间 of 统计(期限|时间).

    Return nothing for a pattern with other signs, with groups in groups, or of more words than a reader takes in.
    """
    plain = pattern.replace("(?:", "(")
    if _SIGNS.search(plain):
        return ()
    words: list[str] = []
    for branch in _BRANCHES.split(plain):
        parts = list(_PARTS.finditer(branch))
        choices = [[part[2]] if part[1] is None else part[1].split("|") for part in parts]
        if "".join(part[0] for part in parts) != branch or prod(map(len, choices)) > MOST_NAMED:
            return ()
        words += map("".join, product(*choices))
    return tuple(dict.fromkeys(words)) if len(words) <= MOST_NAMED and all(words) else ()
