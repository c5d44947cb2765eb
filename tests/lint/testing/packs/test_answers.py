"""Rules on answers: a form's yes or no, its choices and texts are facts of cases, and are changed as figures are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.testing.packs.outcome import RuleOutcome

Try = Callable[[str], list[RuleOutcome]]
Told = Callable[[str], list[str]]

REPORTS = 4


def _pack(keys: str, bad: str, good: str, at: str) -> str:
    return f"""\
pack: jia
kind: websites
rules:
  - code: JIA101
    name: jia-first
    title: 标题
    {keys}
    cases:
      - bad: {{facts: {bad}}}
        at: fact {at}
      - good: {{facts: {good}}}
"""


@pytest.mark.parametrize(
    "pack",
    [
        _pack(
            "require: media.any implies known(weibo.name)",
            "{media.any: true, weibo.name: null}",
            "{media.any: 是, weibo.name: 云麓发布}",
            "media.any",
        ),
        _pack(
            'when: site.type == "政府门户网站" and services.catalogue\n    require: messages.days <= 5',
            "{site.type: 政府门户网站, services.catalogue: true, messages.days: 7.5}",
            "{site.type: 部门网站, services.catalogue: false, messages.days: 3}",
            "messages.days",
        ),
        _pack("require: security.drill", "{security.drill: 否}", "{security.drill: true}", "security.drill"),
        _pack("require: known(innovation)", "{innovation: null}", "{innovation: [搜索即服务, 其他]}", "innovation"),
    ],
)
def test_a_rule_on_answers_is_tried_as_one_on_figures(tried: Try, pack: str) -> None:
    (outcome,) = tried(pack)

    assert ([each.message.zh for each in outcome.wrong], outcome.notes, outcome.planted >= REPORTS) == ([], (), True)


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (
            "{site.type: 门户}",
            "门户}}：site.type 的值是“门户”；应为以下之一：政府门户网站、部门网站、专项网站；空白写 null",
        ),
        ("{media.any: 有}", "有}}：media.any 的值是“有”；应为 true 或 false；空白写 null"),
        (
            "{innovation: [搜索]}",
            "[搜索]}}：innovation 的值是列表；应为以下各项中的几项，写成列表：搜索即服务、多语言版本、无障碍浏览、千人千网、其他；空白写 null",
        ),
    ],
)
def test_an_answer_is_one_that_the_form_has(told: Told, answer: str, problem: str) -> None:
    assert told(_pack("require: known(innovation)", answer, "{innovation: 其他}", "innovation"))[:1] == [problem]
