"""Read figures as they are printed in a table's cell."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
import re
from typing import Literal, TypeAlias
import unicodedata

from gouji.value import Value, frozen

__all__ = ["MAX_DIGITS", "PLACEHOLDERS", "Figure", "FigureState", "raised", "read_figure"]

FigureState: TypeAlias = Literal["number", "blank", "placeholder", "not-a-number"]

MAX_DIGITS = 18
"""More digits than this are no count and no amount of money; they are told as no number."""

PLACEHOLDERS = frozenset(["/", "-", "—", "－－", "——", "--", "无", "\\", "、", "／", "－", "―", "–", "~", "〃", "*"])
"""What is printed in place of a figure; none of them is 0."""

_UNITS = "件|条|个|项|元|万元|亿元|份|次|人|人次|宗|起|篇|部|天|期"
# Compiled where it is needed: most figures are plain digits.
_FIGURE = rf"(?P<sign>[-+−－]|增加?|减少?|新增)?\s*(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<fraction>\.\d+)?\s*(?P<unit>{_UNITS})?"
_YUAN = ("¥", "￥")
_LONGEST = 64
_MARKS = "*＊※#†‡¹²³⁰⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽"
_MARK_SIGNS = frozenset(f"{_MARKS}]］〕)）")
_MARK = rf"(?:[{_MARKS}]|[\[［〔][注\d{_MARKS}]{{1,3}}[\]］〕]|[(（]注[\d{_MARKS}]{{0,2}}[)）])+"
"""Marks of footnotes behind a figure: 60¹, 60①, 60*, 60[1], 60（注）."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NEGATIVE = frozenset(("-", "−", "－", "减", "减少"))


@frozen
class Figure(Value):
    """What a cell's text holds: a ``value`` with its printed precision, and the ``unit`` printed with it.

    ``value`` is None where the text is no figure; ``state`` is then ``blank``, ``placeholder``
    or ``not-a-number``. ``signed`` tells whether a sign is printed.
    """

    value: Decimal | None
    state: FigureState
    unit: str = ""
    signed: bool = False


_BLANK = Figure(None, "blank")
_PLACEHOLDER = Figure(None, "placeholder")
_NOT_A_NUMBER = Figure(None, "not-a-number")


def read_figure(text: str) -> Figure:
    """Read a cell's text into a figure: ``0``, ``１２``, ``1,234``, ``3件``, ``251000元``, ``¥251000``, ``+5``, ``减少2``.

    The mark of a footnote behind it is no part of it: ``60①``, ``60[1]``.
    """
    return _read(text) if len(text) <= _LONGEST else _read(text.strip()[: _LONGEST + 1])


def raised(text: str) -> str:
    """Return a text that is printed above the line, as marks of footnotes are, with its digits as superscripts."""
    return text.translate(_RAISED)


@lru_cache(maxsize=2048)
def _read(text: str) -> Figure:
    text = text.strip(" \t\r\n\u00a0\u3000\u200b\ufeff\u00ad")
    if text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS:
        return Figure(Decimal(text), "number")
    if not text:
        return _BLANK
    if text in PLACEHOLDERS:
        return _PLACEHOLDER
    if text[0] in _YUAN:
        text = text[1:].lstrip() + ("" if text.endswith("元") else "元")
    if len(text) > _LONGEST or not _begins_figure(text[0]):
        return _NOT_A_NUMBER
    if not _MARK_SIGNS.isdisjoint(text):
        text = re.sub(rf"(?<=\d)\s*{_MARK}(?=\s*(?:{_UNITS})?\Z)", "", text)
    if not _ends_figure(text) or not _MARK_SIGNS.isdisjoint(text):
        return _NOT_A_NUMBER
    match = re.fullmatch(_FIGURE, unicodedata.normalize("NFKC", text), re.ASCII)
    return _figure(match) if match else _NOT_A_NUMBER


def _begins_figure(first: str) -> bool:
    return first.isdecimal() or first in "-+−－＋增减新"


def _ends_figure(text: str) -> bool:
    """Tell whether a text ends with a digit, or with one and a unit.

    Labels such as 8.属于行政查询事项 do not; so most reports need not compile the pattern, 0.7 ms.
    """
    if text[-1].isdecimal():
        return True
    last = text.rstrip(_UNITS)[-1:]
    return text[-1] in _UNITS and (last.isdecimal() or last.isspace())


def _figure(match: re.Match[str]) -> Figure:
    digits = match["digits"].replace(",", "") + (match["fraction"] or "")
    if len(digits) > MAX_DIGITS:
        return _NOT_A_NUMBER
    value, sign = Decimal(digits), match["sign"]
    return Figure(-value if sign in _NEGATIVE else value, "number", match["unit"] or "", sign is not None)
