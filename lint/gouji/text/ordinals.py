"""Read the ordinal that a line begins with: 一、, （二）, 3., 第四部分, ⒈."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, TypeAlias

from gouji.value import NamedTuple

__all__ = ["NUMERALS", "Ordinal", "OrdinalStyle", "ordinal", "read_ordinal", "strip_ordinal"]

NUMERALS = "一二三四五六七八九十"
_VALUES = {numeral: value for value, numeral in enumerate(NUMERALS, 1)}
_BEGINS = frozenset((*NUMERALS, "第"))
_PARTS = ("部分", "章", "节")
_MARKS = frozenset("、.．,，:：")
_MARKS_OF_PART = frozenset("、:：.．")
_MOST_NUMERALS = 3
_MOST_DIGITS = 2
_LONGEST_REMEMBERED = 80


OrdinalStyle: TypeAlias = Literal["", "comma", "part", "arabic", "bracket", "circled"]
"""How an ordinal is written (一、, 第一部分, 1., （一）, ①), "" for none."""


class Ordinal(NamedTuple):
    """An ordinal: its style (comma, part, arabic, bracket, circled), its numeral, its mark and where it ends."""

    style: OrdinalStyle
    numeral: str
    mark: str
    end: int

    @property
    def value(self) -> int:
        """The value of a numeral of one character, 一 to 十 or 0 to 9; 0 of any other."""
        if len(self.numeral) > 1 or self.style == "circled":
            return 0
        return _VALUES.get(self.numeral) or int(self.numeral)


def read_ordinal(text: str) -> Ordinal | None:
    """Return the ordinal that *text* begins with, after white space; None where there is none."""
    if "\u4e00" <= text[:1] <= "\u9fff" and text[0] not in _BEGINS:
        return None
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _read(text)


def _read(text: str) -> Ordinal | None:
    start = 0
    first = text[:1]
    if first.isspace():
        start = _after_space(text, 1)
        first = text[start : start + 1]
    if not first:
        return None
    if first in _VALUES or first.isdecimal():
        numeral = _numeral(text, start)
        at = _after_space(text, start + len(numeral))
        style: OrdinalStyle = "comma" if first in _VALUES else "arabic"
        return Ordinal(style, numeral, text[at], at + 1) if text[at : at + 1] in _MARKS else None
    if first in "（(":
        begin = _after_space(text, start + 1)
        numeral = _numeral(text, begin)
        at = _after_space(text, begin + len(numeral))
        return Ordinal("bracket", numeral, text[at], at + 1) if numeral and text[at : at + 1] in ("）", ")") else None
    if first == "第":
        return _part(text, start + 1)
    return Ordinal("circled", first, "", start + 1) if "\u2460" <= first <= "\u249b" else None


_remembered = lru_cache(maxsize=2048)(_read)
"""The labels and headings of a form are the same in report after report."""


def _part(text: str, begin: int) -> Ordinal | None:
    numeral = _numeral(text, begin)
    at = begin + len(numeral)
    name = next((name for name in _PARTS if text.startswith(name, at)), "")
    if not name or numeral[:1] not in _VALUES:
        return None
    at += len(name)
    return Ordinal("part", numeral, name, at + 1 if text[at : at + 1] in _MARKS_OF_PART else at)


def _numeral(text: str, begin: int) -> str:
    """Return the Chinese numerals, or else the digits, at *begin*; "" where there are none or too many."""
    end = begin
    while text[end : end + 1] in _VALUES:
        end += 1
    if end > begin:
        return text[begin:end] if end - begin <= _MOST_NUMERALS else ""
    while text[end : end + 1].isdecimal():
        end += 1
    return text[begin:end] if end - begin <= _MOST_DIGITS else ""


def _after_space(text: str, at: int) -> int:
    while text[at : at + 1].isspace():
        at += 1
    return at


def strip_ordinal(text: str) -> str:
    """Return *text* without the ordinal that it begins with: （一）, 二、, 3., ⒈ or 第四部分."""
    found = read_ordinal(text)
    return text[found.end :].lstrip() if found else text


def ordinal(text: str) -> tuple[OrdinalStyle, int]:
    """Return the style (comma, part, arabic, bracket) and value of a line's ordinal; "" and 0 for none."""
    found = read_ordinal(text)
    value = found.value if found is not None else 0
    if found is None or not value or (found.style == "arabic" and found.mark in ":："):
        return "", 0
    return found.style, value
