"""统计期限: the period that the figures of a report cover, as its text announces it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from gouji.api import Paragraph, Pattern, Period, Report, Year, day_at, periods_in, years_in

__all__ = ["announced_periods", "announced_years", "announces_period", "periods_of"]

_WIDEST = 60
_ANNOUNCES = Pattern(
    r"(?:统计|数据|报告|年报|情况)(?:的|所列|所涉|数据|统计|起止|涵盖|覆盖|采集|汇总|报告|时间){0,3}"
    r"(?:期限|期间|时限|时段|周期|区间|范围|口径|起止(?:时间|日期)?)"
    r"|(?:统计|数据)(?:的|数据|统计|采集|汇总|年度|起止){0,2}(?:时间|日期|截至|截止|年度为)"
)
_LEAD = frozenset('为:：是自从于在指即(（“"截止至')
_LONGEST_LEAD = 6
_LONGEST_REMEMBERED = 120
"""The sentence that announces the period is asked for by several readers, and is the same in many reports."""
_GOES_ON = Pattern(r"\s?(?:起|开始|至|到|[~～—–－\-])")


def announces_period(text: str) -> bool:
    """Return whether a text has words such as 统计期限, whatever follows them (为本年度)."""
    return _may_announce(text) and _ANNOUNCES.search(text) is not None


def announced_periods(text: str) -> list[Period]:
    """Return the periods after words such as 统计期限; one that only ends on a day (截至) has no first day.

    Understood are 自2024年1月1日起至2024年12月31日止, 为2024年1月1日—12月31日, 2024.1.1-2024.12.31 and
    截至2024年12月31日. 为本年度 gives none.
    """
    return [found for found in _told(text) if isinstance(found, Period)]


def periods_of(report: Report) -> list[tuple[Paragraph, Period]]:
    """Return the periods that a report announces, each with its paragraph; to be called by ``report.derive``."""
    announcing = [paragraph for paragraph in report.paragraphs if _may_announce(paragraph.text)]
    return [(paragraph, period) for paragraph in announcing for period in announced_periods(paragraph.text)]


def announced_years(text: str) -> list[Year]:
    """Return the years after words such as 统计期限: those of a period, or a year alone (为2024年度)."""
    years: list[Year] = []
    for found in _told(text):
        if isinstance(found, Year):
            years.append(found)
        elif found.first is not None or (found.last.month, found.last.day) == (12, 31):
            years += found.years
    return years


def _may_announce(text: str) -> bool:
    return "统计" in text or "数据" in text or ("期" in text and ("报告" in text or "情况" in text))


def _told(text: str) -> Sequence[Period | Year]:
    if not _may_announce(text):
        return ()
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else tuple(_announced(text))


@lru_cache(maxsize=256)
def _remembered(text: str) -> tuple[Period | Year, ...]:
    return tuple(_announced(text))


def _announced(text: str) -> Iterator[Period | Year]:
    at = 0
    while (words := _ANNOUNCES.search(text, at)) is not None:
        at = _end_of_lead(text, words.end())
        found = _told_at(text, words.start(), at)
        if found is not None:
            yield found
            at = found.last.end if isinstance(found, Period) else found.after


def _end_of_lead(text: str, begin: int) -> int:
    """Return where the words end that begin at *begin* and lead over to a period: 为自."""
    end = min(begin + _LONGEST_LEAD, len(text))
    return next((at for at in range(begin, end) if not (text[at] in _LEAD or text[at].isspace())), end)


def _told_at(text: str, begin: int, start: int) -> Period | Year | None:
    """Return the period or the year that begins at *start*; None where neither does.

    The words that announce it begin at *begin*.
    """
    stop = min(len(text), start + _WIDEST)
    day = day_at(text, start, stop)
    if day is None:
        return next((year for year in years_in(text, start, stop)[:1] if year.start == start), None)
    period = next(periods_in(text, start, stop), None)
    if period is not None and period.first is not None and period.first.start == start:
        return period
    if day.year and "截" in text[begin:start]:
        return Period(None, day)
    return day.year if _GOES_ON.match(text, day.end) else None
