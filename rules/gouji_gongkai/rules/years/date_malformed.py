"""Y103 date-malformed: a day that the calendar does not have, or that lacks a part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
import itertools

from gouji.api import (
    Day,
    Edit,
    Finding,
    Fix,
    Message,
    Options,
    Paragraph,
    Pattern,
    Report,
    Severity,
    Span,
    When,
    contains_any,
    days_in,
    rule,
)
from gouji_gongkai.prose.passages import Passage

__all__ = ["date_malformed"]

_NO_SUCH_DAY = Message("没有“{day}”这一天", "there is no such day as {day}")
_NO_SUCH_MONTH = Message("没有“{day}”这个月份", "there is no such month as in {day}")
_NO_SIGN = Message("“{day}”后缺少“日”", "日 is missing after {day}")
_LOST = Message("日期“{day}”缺少数字或数字粘连", "digits are lost or run together in the date {day}")
_ENDS_DAY = Pattern(r"\s?(?:止|起|前|之前|为止|以前)|\s?(?:至|到|[—–－~～\-]{1,2})\s?(?:\d{4}\s?年|\d{1,2}\s?月)")
_LOST_DIGITS = Pattern(
    r"(?<=\d)年\s{0,3}月\s{0,3}\d{1,2}\s?日"
    r"|(?<!\d)\d{1,2}月\s{0,3}日(?=[，。；、）)起止至]|\s|$)"
    r"|(?<![\d.])(?:\d{3}|\d{5,6})年\s?\d{1,2}月"
    r"|(?<!\d)\d{1,2}月\d{3,4}日"
    r"|(?<=[自从至])年\s?\d{1,2}月\s?\d{1,2}日"
)
_WITHOUT_DIGITS = ("年月", "月日", "自年", "从年", "至年")
_DIGITS_OF_NO_YEAR = (3, 5, 6)
_LAST_MONTH = 12
_BREAKS = frozenset("年月0123456789０１２３４５６７８９")
_FIRST = frozenset("月日0123456789０１２３４５６７８９")
_BEFORE = 16
_AFTER = 16
_LEAP_YEAR = 2024
_LONGEST_REMEMBERED = 120
"""Titles, and the sentence that announces the period, are the same in many reports."""


@rule(
    code="Y103",
    name="date-malformed",
    kind="gongkai",
    severity="warning",
    summary=Message("日期应完整并真实存在", "dates are complete and in the calendar"),
    source="practice；GB/T 15835—2011 出版物上数字用法",
    since="0.1",
    statuses=("report", "old"),
    fix="unsafe",
    messages=(_NO_SUCH_DAY, _NO_SUCH_MONTH, _NO_SIGN, _LOST),
    when=When(words=("月",)),
)
def date_malformed(report: Report, options: Options) -> Iterator[Finding]:
    """Check that dates are complete and in the calendar.

    ## What it does

    Reports a day or month that the calendar does not have (13月, 2月30日), a day without its 日 before
    起, 止, 前 or another date (12月31止), and, as information, one whose digits were lost or run
    together, as happens when a page is turned into text (2024年月31日).

    ## Why is this bad

    Nobody can tell which day was meant, and 统计期限 cannot be checked.

    ## What is not reported

    - Ranges of days or months: 3月1至5日, 1—12月, 3月12日前后.
    - Counts after a month: 12月3次.
    - 29 February of a leap year, or where the year is not known.
    - Lines for a date that was left open: 年 月 日.

    ## Fix

    The missing 日 is added (unsafe). Figures are left as they are.

    ## Example

    ```text bad
    澄江县气象局2024年政府信息公开工作年度报告
    本报告所列数据的统计期限自2024年1月1日起至12月31止。
    一、总体情况
    2024年，我局主动公开政府信息35条。
    ```

    ```text good
    澄江县气象局2024年政府信息公开工作年度报告
    本报告所列数据的统计期限自2024年1月1日起至12月31日止。
    一、总体情况
    2024年，我局主动公开政府信息35条。
    ```
    """
    for paragraph in report.paragraphs:
        if "月" in paragraph.text:
            yield from _findings(report, paragraph)
    for above, below in itertools.pairwise(report.paragraphs):
        if above.text[-1:] in _BREAKS and above.text[-_BEFORE:].find("年") >= 0 and below.text[:1] in _FIRST:
            yield from _parted(report, above, below)


def _parted(report: Report, above: Paragraph, below: Paragraph) -> Iterator[Finding]:
    """Report a date that a hard line break parts."""
    passage = Passage((above, below), None, "")
    at = len(Passage((above,), None, "").text)
    year = _year_of(report)
    if any(day.start == 0 and _wrong(year, below.text, day) for day in days_in(below.text, 0, _AFTER)):
        return
    for day in days_in(passage.text, max(0, at - _BEFORE), at + _AFTER):
        message = _wrong(year, passage.text, day) if day.start < at < day.end else None
        if message is not None:
            yield _finding(passage.text, passage.span, day.start, day.end, message)


def _findings(report: Report, paragraph: Paragraph) -> Iterator[Finding]:
    text, year = paragraph.text, _year_of(report)
    for start, end, message in _remembered(text, year) if len(text) <= _LONGEST_REMEMBERED else _mistakes(text, year):
        yield _finding(text, paragraph.source_span, start, end, message)


def _year_of(report: Report) -> int:
    """Return the year in which days without one are taken."""
    year = report.period.value
    return year if isinstance(year, int) else _LEAP_YEAR


def _mistakes(text: str, year: int) -> Iterator[tuple[int, int, Message]]:
    """Yield start, end and message of each date in a text with which something is wrong in a report of *year*."""
    for begin, stop in _around_months(text):
        for match in _LOST_DIGITS.finditer(text, begin, stop) if _is_odd(text[begin:stop]) else ():
            yield *match.span(), _LOST
        for day in days_in(text, begin, stop):
            message = _wrong(year, text, day)
            if message is not None:
                yield day.start, day.end, message


@lru_cache(maxsize=256)
def _remembered(text: str, year: int) -> tuple[tuple[int, int, Message], ...]:
    return tuple(_mistakes(text, year))


def _is_odd(text: str) -> bool:
    """Return whether digits may be lost in a piece of text; few are odd, and the pattern takes 1 ms to compile."""
    text = "".join(text.split())
    if contains_any(text, _WITHOUT_DIGITS):
        return True
    if any(_digits_at_end(before) in _DIGITS_OF_NO_YEAR for before in text.split("年")[:-1]):
        return True
    return any(after[:3].isdecimal() and len(after) > 2 for after in text.split("月")[1:])


def _digits_at_end(text: str) -> int:
    return next((count for count, character in enumerate(reversed(text)) if not character.isdecimal()), len(text))


def _around_months(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of the pieces of a text that may hold dates: around each 月, near ones joined."""
    at = text.find("月")
    while at >= 0:
        last = at
        while 0 <= (following := text.find("月", last + 1)) <= last + _BEFORE + _AFTER:
            last = following
        yield max(0, at - _BEFORE), min(len(text), last + _AFTER)
        at = following


def _finding(text: str, span: Callable[[int, int], Span], start: int, end: int, message: Message) -> Finding:
    printed = text[start:end]
    fix = None
    if message is _NO_SIGN:
        last = span(end - 1, end).end
        fix = Fix("unsafe", (Edit(Span(last, last), "日"),))
    severity: Severity | None = "info" if message is _LOST else None
    return Finding(message.format(day=printed), span(start, end), actual=printed, fix=fix, severity=severity)


def _wrong(year: int, text: str, day: Day) -> Message | None:
    """Return the message on what is wrong with a day in a report of *year*; None where nothing is."""
    if "月" not in text[day.start : day.end]:
        return None
    if not day.marked:
        is_end = day.day and _ENDS_DAY.match(text, day.end) is not None
        return _NO_SIGN if is_end and _is_real(year, day) else None
    if _is_real(year, day) or not (day.year or day.day):
        return None
    return _NO_SUCH_DAY if 1 <= day.month <= _LAST_MONTH else _NO_SUCH_MONTH


def _is_real(year: int, day: Day) -> bool:
    """Return whether the calendar has the day; a day without a year is taken in *year*."""
    return day.on(year) is not None
