"""Phrases around a year: the reporting body and what it did, or the matter of another year."""

from __future__ import annotations

import re

from gouji.api import CHINESE, Found, Pattern, contains_any, is_ideograph
from gouji_gongkai.bodies import BODY_ENDS
from gouji_gongkai.years.year_words import (
    AS_ALWAYS,
    CHANNELS,
    DEEDS,
    MATTERS,
    NEAR,
    NOT_OWN,
    OWN_WORDS,
    TERRITORIES,
    THROUGHOUT,
    WORK,
)

__all__ = [
    "BLANK",
    "after_first_segment",
    "announces_report",
    "first_segment",
    "has_figures",
    "is_count",
    "is_deed",
    "is_own",
    "is_subject",
    "is_work",
    "whose",
]

BLANK = " \t\u3000\u00a0"
"""Blanks that stand within a line."""

_LONGEST_BODY = 22
_NEAR = 40

# Compiled when they are needed: the start-up of a run counts.
_SUBJECT = Pattern(rf"(?:我|本|全)(?!报告|办法|次|国|省){CHINESE}{{1,5}}")
_FIGURES = Pattern(
    r"(?<![\d.])\d{1,18}(?:\.\d{1,6})?\s{0,3}(?:余|多)?(?:件|条|次|份|个|人|篇|场|期|万|元|宗|起|项|%|％)"
    r"|未(?:收到|发生|收取|产生|制发|出现|涉及|受理)|没有|无"
)
_REPORTS = Pattern(r"(?:现将|现就|现公布|公布|对|就|将|编制|发布|公开)[^，,。；《》]{0,24}$")
_IS_REPORT = Pattern(
    r"\s*度?[^，。；《》]{0,40}(?:政府信息公开|信息公开|政务公开)[^，。；《》]{0,12}(?:情况|报告|年报)"
)
_NOUN_PHRASE = Pattern(r"[^，,。；\d]{1,10}的")
_OF = Pattern(
    r"(?:未|没有)(?:[^，,。；\d]{0,5}(?:公开|办结|完成|整改|答复|发布|落实|解决|制定|办理|到位|更新|列入|纳入)|.{1,2})的"
    r"|(?:收到|新收|受理|办理|制发|主动公开|累计|共)[^，,。；\d]{0,6}的"
)
_PUBLISHED = Pattern(r"[^，,。；]{0,40}?(?:公开|发布|推送|转载|更新)[^，,。；的]{0,16}\d")
_COUNTS = Pattern(r"(?:未|没有|无(?!障)|共|累计|主动公开|收到|新收|受理|办理|制发|发生)")


def has_figures(text: str) -> bool:
    """Return whether a text counts something, or says that something did not occur."""
    return _FIGURES.search(text) is not None


def first_segment(text: str) -> str:
    """Return the text before the first comma."""
    return re.split("[，,]", text, maxsplit=1)[0]


def after_first_segment(text: str) -> str:
    """Return the text after the first comma; "" where there is none."""
    return text[len(first_segment(text)) :].lstrip("，," + BLANK)


def whose(near: str, clause: str) -> str:
    """Return what else than the report's year a clause is about (``plan``, ``accounts``); "" where no word shows it.

    *near* is the part of the clause that the year opens: some words count only there.
    """
    for about, words in THROUGHOUT.items():
        if any(word in clause for word in words):
            return about
    for about, words in NEAR.items():
        if any(word in near for word in words):
            return about
    return ""


def is_subject(agency: Found, text: str) -> bool:
    """Return whether a text names the reporting body: 我局, 本单位, 全县, or the body's name. It is not empty."""
    if text[0] in "我本全":
        return _SUBJECT.fullmatch(text) is not None
    return len(text) > 2 and agency.value is not None and text == str(agency.value)


def is_own(agency: Found, text: str) -> bool:
    """Return whether the text after a year speaks of the reporting body, not of another one."""
    if text.startswith(TERRITORIES):
        return contains_any(text[:_NEAR], MATTERS)
    if text.startswith(OWN_WORDS):
        return not text.startswith(NOT_OWN) and not _OF.match(text)
    body, reporting = _body(text), agency.value
    if not body:
        return False
    return reporting is None or body in str(reporting) or body.startswith(str(reporting))


def is_count(text: str) -> bool:
    """Return whether a text says how often something occurred, or that it did not; but not 未公开的信息."""
    return _COUNTS.match(text) is not None and not _OF.match(text)


def is_deed(text: str) -> bool:
    """Return whether a text says what was done, or how much was published where; but not 召开的会议."""
    if text.startswith(CHANNELS):
        return _PUBLISHED.match(text) is not None
    return text.startswith(DEEDS) and not _NOUN_PHRASE.match(text)


def is_work(text: str) -> bool:
    """Return whether a text says that something did not occur in the work of the year: 政府信息公开工作未出现…."""
    for word in WORK:
        if text.startswith(word):
            rest = text.removeprefix(word).removeprefix("工作").removeprefix("中").removeprefix("方面")
            return rest.startswith(("未", "没有", "无"))
    return False


def _body(text: str) -> str:
    """Return the public body whose name the text begins with; "" where it begins with none."""
    for end in range(3, min(len(text), _LONGEST_BODY) + 1):
        if not is_ideograph(text[end - 1]):
            return ""
        if text.endswith(BODY_ENDS, 2, end):
            return text[:end]
    return ""


def announces_report(before: str, after: str, section: str | None) -> bool:
    """Return whether a sentence around a year announces this report, as 现将2024年…情况报告如下 does."""
    if section not in (None, "overview") or contains_any(before + after, AS_ALWAYS):
        return False
    return _REPORTS.search(before[-_NEAR:]) is not None and _IS_REPORT.match(after) is not None
