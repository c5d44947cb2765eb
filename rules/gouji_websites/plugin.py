"""The hooks of this package: they provide the kind with its form, and its rules."""

from __future__ import annotations

from collections.abc import Iterable
import os

from gouji.api import AnyRule, Kind, Late, Message, TitleWords, form_from_json, hookimpl, rules_from_json

__all__ = ["gouji_kinds", "gouji_rules"]

_MARKS = (
    "政府网站工作年度报表",
    "政府网站年度工作报表",
    "概况类信息更新量",
    "政务动态信息更新量",
    "信息公开目录信息更新量",
    "独立用户访问总量",
)
"""Texts that nearly every such report has; the title comes first."""

_TITLES = TitleWords(
    likely=r"政府网站(?:工作年度|年度工作)报表",
    without_subject=r"[\s《“（(]*(?:\d{4}|年度?|政府网站)",
    subject=r"填报单位\s*[：:].{1,60}",
    period=r"[（(]?\s*(?:\d{4}|二[〇○零][〇○零一二三四五六七八九]{2})\s*年?度?\s*[)）]?",
)


@hookimpl
def gouji_kinds() -> Iterable[Kind]:
    """Return the annual report of government websites with its form of 国办发〔2017〕47号."""
    title = Message("政府网站工作年度报表", "annual report on the work of government websites")
    form = form_from_json(_text("forms/2017.json"), "2017.json")
    return (Kind("websites", title, (form,), _MARKS, Late("gouji_websites.identity:identify"), _TITLES),)


@hookimpl
def gouji_rules() -> Iterable[AnyRule]:
    """Return every rule of this package; the module of a rule is imported when the rule is first run."""
    return rules_from_json(_text("rules.json"))


def _text(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as stream:
        return stream.read()
