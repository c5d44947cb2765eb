"""Faults in text: leftovers of templates and pages, marks without a partner, private numbers."""

from __future__ import annotations

from functools import partial
from typing import TypeAlias

from gouji.api import Severity
from gouji.testing import Expectation, Fault
from gouji.testing.changes import WRONG, sentence_added, sentence_fault

__all__ = ["text_faults"]

_Words: TypeAlias = tuple[str, str, Severity, str, str]
"""A rule, what is wrong, a severity, a sentence and its wrong words."""

_ALL_HALF_WIDTH = "half-width punctuation is right where all of it is"
_COLUMN = "公开栏目{fault}由专人维护。"
_WITH_TOPIC = "公开栏目{fault}含专题由专人维护。"

_LEFT: tuple[_Words, ...] = (
    ("placeholder", "××次", "error", "全年召开专题会议{fault}。", "××次"),
    ("markup-residue", "an entity", "warning", _COLUMN, "&nbsp;"),
    ("hidden-character", "a zero-width space", "info", "公开栏{fault}目由专人维护。", "\u200b"),
    ("hidden-character", "a lost character", "warning", "公开栏{fault}由专人维护。", "\ufffd"),
)
_WRITTEN: tuple[_Words, ...] = (
    ("unbalanced-brackets", "opened only", "warning", _WITH_TOPIC, "（"),
    ("unbalanced-quotes", "opened only", "warning", _WITH_TOPIC, "“"),
    ("duplicate-punctuation", "。。", "warning", "公开栏目由专人维护{fault}", "。。"),
    ("numbering-gap", "一是…三是", "warning", "一是加强培训；{fault}完善制度。", "三是"),
    ("doubled-phrase", "内容公开内容", "info", "丰富了{fault}。", "公开内容公开内容"),
)
_PRIVATE: tuple[_Words, ...] = (
    ("id-number", "a citizen's number", "error", "申请人证件号码{fault}。", "11010519491231002X"),
    ("phone-number", "a mobile number", "warning", "经办人{fault}。", "13800138000"),
    ("bank-card", "a card's number", "error", "退款账号{fault}。", "6222021234567890128"),
)


def text_faults(section: str = "") -> tuple[Fault, ...]:
    """Return at least one fault for each rule on text, in a line added to a section ("": before the first)."""
    return (
        _of_page("page-chrome", "a button", "打印本页", section),
        _of_page("cms-metadata", "a line of fields", "来源：信息中心 责任编辑：小秦", section),
        *(sentence_fault(*fault, section=section) for fault in (*_LEFT, *_WRITTEN, *_PRIVATE)),
        sentence_fault(
            "halfwidth-punctuation", "one comma", "info", _COLUMN, ",", section=section, plain=_ALL_HALF_WIDTH
        ),
    )


def _of_page(rule: str, what: str, text: str, section: str) -> Fault:
    """Return the fault of a line of a web page; in HTML, where it may be the page's own, expected as information."""
    finding = Expectation(rule, WRONG, "warning", severity_in={"html": "info"})
    plant = partial(sentence_added, template="{fault}", values={WRONG: text}, finding=finding, section=section)
    return Fault(rule, what, plant)
