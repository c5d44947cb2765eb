"""Words that a pack most likely does not mean so are hinted at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.packs.hints import hints_on
from gouji.packs.model import PackFile

Read = Callable[[str], tuple[PackFile | None, list[str]]]

RULE = "pack: lower\nrules:\n  - code: LO101\n    name: lower-nets\n    title: 应写渔网\n"


def hints(read: Read, rule: str) -> list[str]:
    pack, wrong = read(f"{RULE}    {rule}\n")
    assert (pack is not None, wrong) == (True, [])
    return [hint.zh.split("；")[0] for rule in (pack.rules if pack else ()) for hint in hints_on(rule)]


@pytest.mark.parametrize(
    ("rule", "hint"),
    [
        ("must-mention: {any: [渔网、网具、渔船]}", "渔网、网具、渔船：这样写是一个词语"),
        ("must-mention: {all: [渔网，网具]}", "渔网，网具：这样写是一个词语"),
        ('must-mention: {any: "渔网,网具"}', "渔网,网具：这样写是一个词语"),
        ("must-mention: {none-of: 【渔网】}", "【渔网】：连同前后的符号一起查找"),
        ("must-not-mention: 【渔网, 网具】", "【渔网, 网具】：这样写是一个词语"),
        ("must-not-mention: [“渔网”]", "“渔网”：连同前后的符号一起查找"),
        ("must-mention: {any: [/渔网｜网具/]}", "正则表达式 /渔网｜网具/ 里的“｜”是全角的，只表示它本身"),
        ("must-mention: {any: [/渔（网|具）/]}", "正则表达式 /渔（网|具）/ 里的“（”是全角的，只表示它本身"),
        ("must-mention: {any: [渔网]}\n    bodies: {name: [“*镇”]}", "“*镇”：连同前后的符号一起查找"),
        ("in: catch\n    headings: {labels: [渔网、网具]}", "渔网、网具：这样写是一个词语"),
    ],
)
def test_what_is_most_likely_not_meant_is_hinted_at(read: Read, rule: str, hint: str) -> None:
    assert hints(read, rule) == [hint]


@pytest.mark.parametrize(
    "rule",
    [
        "must-mention: {any: [渔网, 网具]}",
        "must-mention: {any: [公开属性源头认定制度、保密审查制度]}",
        "must-mention: {any: ['/（一）渔网/', 附件1、2]}",
        "in: catch\n    length: {min: 1}",
    ],
)
def test_what_is_meant_is_not(read: Read, rule: str) -> None:
    assert hints(read, rule) == []
