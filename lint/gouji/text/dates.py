"""Years and dates in Chinese text."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["PERIOD", "PERIOD_WORDS", "Year", "years_in"]

_DIGITS = {"〇": "0", "○": "0", "零": "0", "Ο": "0"} | dict(zip("一二三四五六七八九", "123456789", strict=True))
_DIGITS |= dict(zip("０１２３４５６７８９", "0123456789", strict=True))
_TABLE = str.maketrans(_DIGITS)

PERIOD_WORDS = re.compile(
    r"(?:统计(?:期限|时限|时段|周期|时间|区间|范围)|数据(?:期限|时限)|(?:期限|时限)(?:为|自|从|是))"
)
"""What announces the period that a report's figures cover (统计期限)."""

_DATE = r"((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?"
PERIOD = re.compile(
    _DATE
    + r"(?:起|开始)?[\s，,]{0,3}(?:至|到|—{1,2}|--?|－|~|～)\s*(?:((?:19|20)\d{2})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日?"
)
"""From one day to another; groups: year, month, day, year (None: the same), month, day."""


class Year(NamedTuple):
    """A printed year: its value, where its digits stand in the text, and where 年 ends."""

    value: int
    start: int
    end: int
    after: int


def years_in(text: str, begin: int = 0, end: int | None = None) -> list[Year]:
    """Every year printed with 年 (2024年, ２０２４年, 二〇二四年) from *begin* to *end*, in order."""
    found = []
    stop = len(text) if end is None else end
    at = text.find("年", begin, stop)
    while at >= 0:
        last = at
        while last > begin and text[last - 1].isspace():
            last -= 1
        year = _year_before(text, begin, last)
        if year:
            found.append(Year(year, last - 4, last, at + 1))
        at = text.find("年", at + 1, stop)
    return found


def _year_before(text: str, begin: int, end: int) -> int:
    """The year whose four digits end at *end*; 0 where none does."""
    start = end - 4
    if start < begin:
        return 0
    digits = text[start:end].translate(_TABLE)
    if not (digits.isascii() and digits.isdigit() and digits[:2] in ("19", "20")):
        return 0
    return 0 if start > 0 and text[start - 1].isdigit() else int(digits)
