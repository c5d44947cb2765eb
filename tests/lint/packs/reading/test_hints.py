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
        ("must-mention: {none-of: 【渔网】}", "【渔网】：前后的全角符号算作词语的一部分，查找时不计，但会写进说明"),
        ("must-mention: {any: [“渔网”, 网具]}", "“渔网”：前后的全角符号算作词语的一部分，查找时不计，但会写进说明"),
        ("must-mention: {any: ['(未|没有)捕鱼']}", "(未|没有)捕鱼：像是正则表达式，但不是前后都有斜线，按原样查找"),
        ("must-mention: {any: [未捕鱼|没有捕鱼]}", "未捕鱼|没有捕鱼：像是正则表达式，但不是前后都有斜线，按原样查找"),
        ("must-not-mention: ['/(未|没有)捕鱼']", "/(未|没有)捕鱼：像是正则表达式，但不是前后都有斜线，按原样查找"),
        ("must-mention: {any: ['*渔网*']}", "*渔网*：词语里的 * 不代表任意文字"),
        ("must-mention: {any: [渔网]}\n    bodies: {name: [渔政局]}", "渔政局：没有 *，只指名称恰好是“渔政局”的单位"),
        (
            "must-mention: {any: [渔网]}\n    message: 本部分 #没有写{words}",
            "第 7 行 # 起的文字是注释，不起作用：#没有写{words}",
        ),
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
        "must-mention: {any: [渔网]} # 注\n    message: 本部分 # 没有写",
        "must-mention: {any: [渔网]}\n    message: '本部分 #没有写'",
        "must-mention: {any: [渔网]}\n    bodies: {name: ['*局', 河口县渔政局], except: [国家渔政局]}",
    ],
)
def test_what_is_meant_is_not(read: Read, rule: str) -> None:
    assert hints(read, rule) == []
