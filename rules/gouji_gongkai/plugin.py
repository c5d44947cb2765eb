"""The hooks of this package: they provide the kind with its official forms, and its rules."""

from __future__ import annotations

from collections.abc import Iterable
import os

from gouji.api import (
    AnyRule,
    Draft,
    Form,
    Identity,
    Kind,
    Late,
    Message,
    PackSource,
    Recognition,
    Subjects,
    form_from_json,
    hookimpl,
    rules_from_json,
)
from gouji_gongkai.bodies import is_certain, key_of
from gouji_gongkai.identity import identify
from gouji_gongkai.title import TITLE_WORDS

__all__ = ["gouji_kinds", "gouji_packs", "gouji_rules"]

_FORMS = ("2019", "2021")
_PACKS = ("gansu-wuwei", "hubei-dongbao", "hunan-huaihua", "shandong", "zibo")
_RECOGNISE = Late("gouji_gongkai.recognition:recognise")
_STATED = Late("gouji_gongkai.prose.stated:stated")
_PUBLISHED = Late("gouji_gongkai.years.publication:publication")
_CLASSIFY = Late("gouji_gongkai.classes:classify")


_TYPES = ("government", "department", "township", "zone", "other")
_LEVELS = ("national", "province", "city", "county", "township")
_CALLED = {
    "government": ("政府", "人民政府"),
    "department": ("部门", "局", "委办局", "单位"),
    "township": ("乡镇", "街道", "乡镇街道", "镇", "乡", "乡镇级", "乡级"),
    "zone": ("开发区", "园区", "功能区", "管委会"),
    "other": ("其他", "其它", "企业", "企事业单位"),
    "national": ("国家级", "国家", "中央"),
    "province": ("省级", "省", "自治区", "直辖市"),
    "city": ("市级", "市", "地级市", "设区市", "地市"),
    "county": ("县级", "县", "区", "区县", "县区", "县市区", "区级"),
}
"""What types and levels are called."""

_MARKS = (
    "政府信息公开工作年度报告",
    "政府信息公开年度报告",
    "本年新收政府信息公开申请",
    "结转下年度继续办理",
    "收到和处理政府信息公开申请",
    "主动公开政府信息情况",
    "政府信息公开行政复议",
    "信息公开年度报告",
    "政府信息公開",
)
"""Texts that nearly every such report has; the title or the first heading comes first."""


@hookimpl
def gouji_kinds() -> Iterable[Kind]:
    """Return the annual report of article 49 of the regulation, with its forms of 国办公开办函〔2019〕60号 and 〔2021〕30号."""
    title = Message("政府信息公开工作年度报告", "annual report on government information disclosure")
    forms = tuple(_form(name) for name in _FORMS)
    subjects = Subjects(key_of, is_certain, _TYPES, _LEVELS, _CLASSIFY, _CALLED)
    return (Kind("gongkai", title, forms, _MARKS, identify, TITLE_WORDS, subjects, _recognise, _STATED, _PUBLISHED),)


def _recognise(draft: Draft, identity: Identity, figures: int) -> Recognition:
    """Tell what is no report of the kind, though it has its words: what has *figures* of the form is one."""
    return Recognition() if figures else _RECOGNISE(draft, identity)


def _form(name: str) -> Form:
    return form_from_json(_text(f"forms/{name}.json"), f"{name}.json")


@hookimpl
def gouji_rules() -> Iterable[AnyRule]:
    """Return every rule of this package; the module of a rule is imported when the rule is first run."""
    return rules_from_json(_text("rules.json"))


@hookimpl
def gouji_packs() -> Iterable[PackSource]:
    """Return the packs of provinces and cities, each in a file of its name."""
    return tuple([PackSource(name, __file__, f"packs/{name}.yaml") for name in _PACKS])


def _text(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as stream:
        return stream.read()
