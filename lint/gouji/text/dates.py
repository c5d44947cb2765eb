"""Find years, days and periods in Chinese text: how they are printed, not what they are about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
import re

from gouji.text.patterns import Pattern
from gouji.value import NamedTuple

__all__ = [
    "Day",
    "Period",
    "Year",
    "day_at",
    "days_in",
    "periods_in",
    "years_in",
]

_HAN_DIGITS = "〇一二三四五六七八九"
_LAST_MONTH = 12

# Texts are read with numerals and punctuation narrowed, character by character: their places stay. Sets of
# scattered characters are what takes long to compile; and the patterns are compiled when they are needed.
_HAN_0, _HAN_1, _HAN_9, _TEN = "\x10", "\x11", "\x19", "\x1a"
_NARROW = str.maketrans(
    f"○零Ο{_HAN_DIGITS}十０１２３４５６７８９（）：，．—–－～",
    3 * _HAN_0 + "".join(chr(ord(_HAN_0) + digit) for digit in range(10)) + _TEN + "0123456789():,.~~~~",
)
_MARKS = "./-．"
_DIGITS = {ord(_HAN_0) + digit: str(digit) for digit in range(10)}
_YEAR_ENDS = frozenset(f"0123456789０１２３４５６７８９○零Ο{_HAN_DIGITS}") | frozenset(map(chr, _DIGITS))
"""The last digit of a year, in any writing."""
_HAN = f"[{_HAN_1}-{_HAN_9}]"
_YEAR_DIGITS = rf"(?:(?:19|20)\d\d|\x12{_HAN_0}[{_HAN_0}-{_HAN_9}]{{2}})"
_NUMBER = rf"(?:\d{{1,2}}|{_HAN}?{_TEN}{_HAN}?|{_HAN})(?![\d{_HAN_1}-{_TEN}])"
_DAY = Pattern(
    rf"(?<![\d{_HAN_1}-{_TEN}])(?:({_YEAR_DIGITS})\s?年\s?度?\s?)?({_NUMBER})\s?月份?(?:\s?({_NUMBER})(?:\s?([日号]))?)?"
    rf"|(?<![A-Za-z\d.\-])({_YEAR_DIGITS})\s?([./\-])\s?(\d{{1,2}})\s?\6\s?(\d{{1,2}})(?![\d.])日?"
)
_SHORT_DAY = Pattern(rf"(?:({_YEAR_DIGITS})[./\-])?(\d{{1,2}})[./\-](\d{{1,2}})(?![\d.])日?")
_TO = Pattern(
    rf"(?:\s?(?:\d{{1,2}}|{_HAN_0}|\x12{_TEN}\x14)(?:时|点|:\d\d)(?:\d\d分)?)?(?:\([^()]{{0,6}}\))?"
    r"\s?(?:起|开始)?[\s,、]{0,3}(?:截至|截止至?|至|到|[~\-]{1,2})\s?(?:[本当同]年)?\s?"
)


class Year(NamedTuple):
    """A printed year: its value, where its digits stand in the text, and where 年 ends."""

    value: int
    start: int
    end: int
    after: int


class Day(NamedTuple):
    """A printed day, valid or not: 2024年12月31日, 2024.12.31, 12月31日, 二〇二四年十二月.

    ``year`` is None where none is printed, ``day`` 0 where only the month is. ``start`` and ``end`` are
    those of the whole. ``marked`` tells whether the day has its 日 (or is written with dots).
    """

    year: Year | None
    month: int
    day: int
    start: int
    end: int
    marked: bool = True

    def on(self, year: int, *, last: bool = False) -> date | None:
        """Return its date, of *year* where no year is printed; None where the calendar has no such day.

        A month alone is its first day, or its *last*.
        """
        value = self.year.value if self.year else year
        if not 1 <= self.month <= _LAST_MONTH:
            return None
        if last and not self.day:
            return date(value + self.month // _LAST_MONTH, self.month % _LAST_MONTH + 1, 1) - timedelta(1)
        try:
            return date(value, self.month, self.day or 1)
        except ValueError:
            return None


class Period(NamedTuple):
    """A period from one day to another; ``first`` is None where only the end is printed (截至12月31日)."""

    first: Day | None
    last: Day

    @property
    def start(self) -> int:
        """Where it begins."""
        return (self.first or self.last).start

    @property
    def years(self) -> list[Year]:
        """The years that are printed in it."""
        return [day.year for day in self if day is not None and day.year is not None]


def years_in(text: str, begin: int = 0, end: int | None = None) -> list[Year]:
    """Return the years printed with 年 (2024年, ２０２４年, 二〇二四年) from *begin* to *end*, in order."""
    found = []
    stop = len(text) if end is None else end
    at = text.find("年", begin, stop)
    while at >= 0:
        last = at
        while last > begin and text[last - 1].isspace():
            last -= 1
        if last > begin and text[last - 1] in _YEAR_ENDS and (year := _year_before(text, begin, last)):
            found.append(Year(year, last - 4, last, at + 1))
        at = text.find("年", at + 1, stop)
    return found


def _year_before(text: str, begin: int, end: int) -> int:
    """Return the year whose four digits end at *end*; 0 where none does."""
    start = end - 4
    if start < begin:
        return 0
    digits = text[start:end]
    if not (digits.isascii() and digits.isdigit()):
        digits = digits.translate(_NARROW).translate(_DIGITS)
    if not (digits.isascii() and digits.isdigit() and digits[:2] in ("19", "20")):
        return 0
    return 0 if start > 0 and text[start - 1].isdigit() else int(digits)


def days_in(text: str, begin: int = 0, end: int | None = None) -> Iterator[Day]:
    """Yield each day (or month) printed from *begin* to *end*, in order, invalid ones (2月30日) too."""
    if not _may_have_day(text):
        return
    for match in _DAY.finditer(_narrowed(text), begin, len(text) if end is None else end):
        yield _day(match)


def periods_in(text: str, begin: int = 0, end: int | None = None) -> Iterator[Period]:
    """Yield each period printed from *begin* to *end*, in order: a day with its year, and the day it lasts to."""
    if not _may_have_day(text):
        return
    text = _narrowed(text)
    stop = len(text) if end is None else end
    at = begin
    while (match := _DAY.search(text, at, stop)) is not None:
        first = _day(match)
        at = match.end()
        to = _TO.match(text, at, stop) if first.year else None
        last = _last_day(text, to.end(), stop) if to else None
        if last is not None:
            at = last.end
            yield Period(first, last)


def _may_have_day(text: str) -> bool:
    """Return whether a text has what each day has, 月 or the marks between its numbers: most have neither."""
    return "月" in text or any(mark in text for mark in _MARKS)


def day_at(text: str, start: int, end: int | None = None) -> Day | None:
    """Return the day (or month) that begins exactly at *start*; None where none does."""
    match = _DAY.match(_narrowed(text), start, len(text) if end is None else end)
    return _day(match) if match else None


def _last_day(text: str, start: int, stop: int) -> Day | None:
    """Return the day at *start* that ends a period, which may be short (12.31); None where none is."""
    match = _DAY.match(text, start, stop)
    if match is not None:
        return _day(match)
    match = _SHORT_DAY.match(text, start, stop)
    if match is None:
        return None
    year = Year(_value(match[1]), match.start(1), match.end(1), match.end(1) + 1) if match[1] else None
    return Day(year, int(match[2]), int(match[3]), *match.span())


def _day(match: re.Match[str]) -> Day:
    first = 1 if match[2] else 5
    year = None
    if match[first]:
        start, end = match.span(first)
        after = match.string.find("年", end) + 1 if first == 1 else match.end(6)
        year = Year(_value(match[first]), start, end, after)
    month, day = (match[2], match[3]) if first == 1 else (match[7], match[8])
    marked = first != 1 or not day or match[4] is not None
    return Day(year, _number(month), _number(day or ""), *match.span(), marked)


def _number(text: str) -> int:
    """Return the number of a narrowed text such as 12, 十二, 三十一 or 五; 0 for ""."""
    tens, ten, ones = text.rpartition(_TEN)
    return 10 * (_value(tens or _HAN_1) if ten else 0) + _value(ones or _HAN_0)


def _value(digits: str) -> int:
    return int(digits.translate(_DIGITS))


@lru_cache(maxsize=64)
def _narrowed(text: str) -> str:
    return text.translate(_NARROW)
