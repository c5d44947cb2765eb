"""Years and dates in Chinese text."""

from __future__ import annotations

import re

__all__ = ["PERIOD", "PERIOD_WORDS", "YEAR", "year_value"]

YEAR = re.compile(r"(?<![\d０-９])((?:19|20)\d{2}|[１２][０９][０-９]{2}|二[〇○０零Ο○][〇○零一二三四五六七八九]{2})\s*年")
"""A year as it is printed: 2024年, ２０２４年, 二〇二四年; the group is the year without 年."""

_DIGITS = {"〇": "0", "○": "0", "零": "0", "Ο": "0"} | dict(zip("一二三四五六七八九", "123456789", strict=True))
_DIGITS |= dict(zip("０１２３４５６７８９", "0123456789", strict=True))
_TABLE = str.maketrans(_DIGITS)

PERIOD_WORDS = re.compile(r"(?:统计(?:期限|时限|时段|周期|时间|区间|范围)|数据(?:期限|时限)|(?:期限|时限)(?:为|自|从|是))")
"""What announces the period that a report's figures cover (统计期限)."""

_DATE = r"((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?"
PERIOD = re.compile(
    _DATE + r"(?:起|开始)?[\s，,]{0,3}(?:至|到|—{1,2}|--?|－|~|～)\s*(?:((?:19|20)\d{2})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日?"
)
"""From one day to another; groups: year, month, day, year (None: the same), month, day."""


def year_value(text: str) -> int:
    """The year that the group of `YEAR` says."""
    return int(text.translate(_TABLE))
