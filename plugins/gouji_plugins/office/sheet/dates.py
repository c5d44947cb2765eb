"""A stored number in a date format → the date as the sheet shows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

__all__ = ["is_date", "printed_date"]

_SINCE_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 (the days of a sheet are of no time zone)
_SINCE_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 (as above)
_LAST_DAY = 2_958_465
_LEAP_YEAR_THAT_WAS_NONE = 60
_WEEKDAYS = "一二三四五六日"


def is_date(tokens: Sequence[tuple[str, str]]) -> bool:
    """Return whether a section of a number format (its tokens) is for dates or times."""
    return any(kind in ("date", "clock") for kind, _ in tokens)


def printed_date(value: Decimal, tokens: Sequence[tuple[str, str]], *, since_1904: bool) -> str | None:
    """Format a stored number, which counts days, as a date or time; return None if it is out of range.

    Days are counted from 1900, or from 1904 if *since_1904*.
    """
    if not 0 <= value <= _LAST_DAY:
        return None
    days = value + 1 if not since_1904 and value < _LEAP_YEAR_THAT_WAS_NONE else value
    seconds = int((days * 86_400).to_integral_value())
    try:
        moment = (_SINCE_1904 if since_1904 else _SINCE_1900) + timedelta(seconds=seconds)
    except OverflowError:
        return None
    halved = any(kind == "clock" for kind, _ in tokens)
    parts = []
    for number, (kind, text) in enumerate(tokens):
        if kind == "date":
            parts.append(_part(moment, text.lower(), halved=halved, minutes=_are_minutes(tokens, number)))
        elif kind == "clock":
            parts.append("上午" if moment.hour < 12 else "下午")
        else:
            parts.append(text)
    return "".join(parts).strip()


def _are_minutes(tokens: Sequence[tuple[str, str]], number: int) -> bool:
    """Return whether an ``m`` means minutes, not months: it follows hours or stands before seconds."""
    dates = [(n, text.lower()) for n, (kind, text) in enumerate(tokens) if kind == "date"]
    place = next(n for n, (at, _) in enumerate(dates) if at == number)
    before = dates[place - 1][1] if place else ""
    after = dates[place + 1][1] if place + 1 < len(dates) else ""
    return before.startswith("h") or after.startswith("s")


def _part(moment: datetime, text: str, *, halved: bool, minutes: bool) -> str:
    letter, width = text[0], len(text)
    if letter == "y":
        return str(moment.year) if width > 2 else f"{moment.year % 100:02}"
    if letter == "a" or (letter == "d" and width > 2):
        return ("星期" if width == 4 else "") + _WEEKDAYS[moment.weekday()]
    if letter == "h":
        number = (moment.hour - 1) % 12 + 1 if halved else moment.hour
    elif letter == "s":
        number = moment.second
    elif letter == "m":
        number = moment.minute if minutes else moment.month
    else:
        number = moment.day
    return f"{number:02}" if width >= 2 and letter != "a" and not (letter == "m" and width > 2) else str(number)
