"""Periods: which year a figure is of, and whether of all of it."""

from __future__ import annotations

import re

from gouji.api import Pattern, contains_any

__all__ = ["ANOTHER", "LAST_YEAR", "THIS_YEAR", "period_of"]

THIS_YEAR = 0
LAST_YEAR = -1
ANOTHER = 99
"""Neither the report's year nor the one before, or only a part of one, or several."""

_FARTHEST = 300
"""A year that stands farther before a figure is not looked for."""
_SIGNS = ("年", "月", "季", "以来", "期")
_COMPARES = frozenset("比较与同跟和转至到入自从〔《")
_YEAR = Pattern(r"(?P<year>(?:19|20)\d{2})年|(?P<this>今年|本年|当年)|(?P<last>去年|上一?年)|(?P<before>前年)")
_STRETCH = Pattern(
    r"上半年|下半年|季度|(?<!\d)(?!12月31|1月1日)\d{1,2}月|近[一二三两四五六七八九十几\d]{1,2}年|十[二三四五]五|"
    r"(?<![今本])年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:以来|起)|[上去前][一]?(?:年度?)?累计|历年|任期|"
    r"(?:[两二三四五六七八九十几数多]|(?<!\d)(?:[2-9]|1\d))年[来间]"
)
_YEARS = Pattern(
    r"(?:(?P<from>20\d{2})年?度?|[自从](?P<since>20\d{2})年[^，,。；;转\d]{0,20})[-—－–~～至到]{1,2}(?P<to>20\d{2})年|"
    r"[自从](?P<begin>20\d{2})年[^，,。；;\d]{1,20}以来"
)
"""From one year to another, or on: 2015—2024年, 自2019年《条例》施行至2024年, 自2019年《条例》施行以来."""
_STRETCHES = ("半年", "季度", "月", "以来", "年起", "年1月1日起", "近", "五", "累计", "历年", "任期", "年来", "年间")
_BESIDE = frozenset("比较与同跟")
_LONGEST_NAME = 12
_PARTS = frozenset("，。；、：:,;（(")
_NO_SCOPE = (
    "结转", "遗留", "转", "同比", "相比", "持平", "未", "增", "减", "下降", "上升", "多", "少", "基础", "水平", "同期相", "同期增",
    "同期减", "同期持", "同期下", "同期上", "同期多", "同期少", "同期比",
)  # fmt: skip
"""What follows a year that is compared with, or from which something was carried."""


def _is_no_scope(words: str, end: int) -> bool:
    after = words[end : end + 8].lstrip("度末的所")
    return after.startswith(_NO_SCOPE) or after[:1].isdigit()


def _names(after: str) -> bool:
    """Return whether a year that is compared with stands right before the figure: 与2023年新收的15件相比."""
    return len(after) <= _LONGEST_NAME and not any(sign.isdigit() or sign in _PARTS for sign in after)


def period_of(text: str, begin: int, end: int, year: int | None) -> int:
    """Return the year that a figure at *end* is of, by the words of its sentence, which starts at *begin*.

    It is `THIS_YEAR` (the report's *year*, and where nothing else is said), `LAST_YEAR` or `ANOTHER`.
    """
    words = text[max(begin, end - _FARTHEST) : end]
    if not contains_any(words, _SIGNS):
        return THIS_YEAR
    found = THIS_YEAR
    for match in _YEAR.finditer(words):
        before = words[match.start() - 1] if match.start() else ""
        if _opens_bracket(words[match.end() :]):
            return _offset(match, year)
        if _is_no_scope(words, match.end()) or (
            before in _COMPARES and not (before in _BESIDE and _names(words[match.end() :]))
        ):
            continue
        found = _offset(match, year)
    if "20" in words and any(_is_of_several(match, year) for match in _YEARS.finditer(words)):
        return ANOTHER
    if not contains_any(words, _STRETCHES):
        return found
    for match in _STRETCH.finditer(words):
        if match[0] not in ("年以来", "年起", "年1月1日起") or words[max(0, match.start() - 4) : match.start()] != str(
            year
        ):
            return ANOTHER
    return found


def _opens_bracket(after: str) -> bool:
    """Return whether a figure stands in the bracket right after a year: 较上年（112件中办结105件）."""
    opened = after.lstrip("度同期的")
    return opened.startswith(("（", "(")) and not contains_any(opened, ("）", ")"))


def _is_of_several(match: re.Match[str], year: int | None) -> bool:
    return match["begin"] != str(year) if match["begin"] else (match["from"] or match["since"]) != match["to"]


def _offset(match: re.Match[str], year: int | None) -> int:
    if match["this"]:
        return THIS_YEAR
    if match["last"]:
        return LAST_YEAR
    if match["before"] or year is None:
        return ANOTHER
    offset = int(match["year"]) - year
    return offset if offset in (THIS_YEAR, LAST_YEAR) else ANOTHER
