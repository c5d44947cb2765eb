"""The test of a pack: cases, generated reports, planted faults, and everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.testing.packs.outcome import RuleOutcome

Try = Callable[[str], list[RuleOutcome]]
Wrong = Callable[[str], list[str]]

REPORTS = 4
OTHER = "六、其他需要报告的事项"
OVERVIEW = "一、总体情况"


def _rule(check: str, *cases: str, code: str = "JIA101", name: str = "jia-first", place: str = "other") -> str:
    inside = f"    in: {place}\n" if place else ""
    listed = "    cases:\n" + "".join(cases) if cases else ""
    return f"  - code: {code}\n    name: {name}\n    title: 标题\n    message: 报告“{{words}}”\n{inside}    {check}\n{listed}"


def _bad(text: str, at: str = OTHER, heading: str = OTHER, **further: str) -> str:
    more = "".join(f"        {key}: {value}\n" for key, value in further.items())
    lines = "".join(f"          {line}\n" for line in (heading, text) if line)
    return f'      - bad: |\n{lines}        at: "{at}"\n{more}'


def _good(text: str, heading: str = OTHER) -> str:
    lines = "".join(f"          {line}\n" for line in (heading, text) if line)
    return f"      - good: |\n{lines}"


POINTS = "must-mention: {any: [工作要点]}"


RULES = {
    "must-mention": _rule(POINTS, _bad("未收费。"), _good("工作要点已经落实。")),
    "must-mention all": _rule(
        "must-mention: {all: [工作要点, 提案]}",
        _bad("提案2件。", message="工作要点"),
        _good("工作要点和提案都已办结。"),
    ),
    "must-mention none-of": _rule("must-mention: {none-of: [待补充]}", _bad("待补充。"), _good("未收费。")),
    "must-not-mention": _rule("must-not-mention: [待补充]", _bad("此处待补充。", "待补充"), _good("未收费。")),
    "must-not-mention a pattern": _rule(
        "must-not-mention: ['/X+年/']", _bad("XX年未收费。", "XX年"), _good("未收费。"), place="all"
    ),
    "headings": _rule(
        "headings: {labels: [收费情况, 提案情况], order: true}",
        _bad("（一）收费情况：无。"),
        "      - good: |\n          六、其他需要报告的事项\n          （一）收费情况：无。\n          （二）提案情况：无。\n",
    ),
    "length": _rule("length: {min: 4, max: 60}", _bad("无。"), _good("本年度未收取信息处理费。")),
    "matches": _rule(
        "matches: '/\\d{4}年政府信息公开工作年度报告$/'",
        _bad(
            "云麓县水务局2024年度政府信息公开工作年度报告", "云麓县水务局2024年度政府信息公开工作年度报告", heading=""
        ),
        _good("云麓县水务局2024年政府信息公开工作年度报告", heading=""),
        place="title",
    ),
    "require": _rule(
        "require: requests.granted.total <= requests.new.total",
        "      - bad: {facts: {requests.granted.total: 5, requests.new.total: 3}}\n        at: fact requests.granted.total\n",
        "      - good: {facts: {requests.new.total: 5}}\n",
        place="",
    ),
    "published-by": _rule(
        "published-by: 01-20",
        _bad("发布日期：2025-01-24", "2025-01-24", heading="一、总体情况"),
        _good("发布日期：2025-01-17", heading="一、总体情况"),
        place="",
    ),
}


@pytest.mark.parametrize("rule", RULES)
def test_a_good_rule_passes_on_cases_sound_reports_and_planted_faults(tried: Try, rule: str) -> None:
    (outcome,) = tried(RULES[rule])
    assert ([each.message.zh for each in outcome.wrong], outcome.sound, outcome.planted >= REPORTS) == (
        [],
        REPORTS,
        True,
    )


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (_rule(POINTS), ["规则没有例子（cases）：请写一个 bad 和一个 good"]),
        (_rule(POINTS, _good("工作要点已经落实。")), ["没有任何例子使这条规则报告问题：请加一个 bad"]),
        (_rule(POINTS, _bad("未收费。")), ["没有这条规则不报告问题的例子：请加一个 good"]),
        (
            _rule(POINTS, "      - bad: 未收费。\n", _good("工作要点已经落实。")),
            [f"bad 例子没有写 at；问题报告在“{OTHER}”"],
        ),
        (
            _rule(POINTS, _bad("未收费。"), _good("工作要点已经落实。"), _good("工作要点已经落实。")),
            ["与第 17 行的例子相同"],
        ),
        (_rule(POINTS, _bad("工作要点。"), _good("工作要点已经落实。")), ["bad 例子里没有报告问题：已写到“工作要点”"]),
        (
            _rule(POINTS, _bad("未收费。"), _good("未收取费用。")),
            [f"good 例子里报告了问题：报告““工作要点””（在“{OTHER}”）"],
        ),
        (
            _rule(POINTS, _bad("未收费。", "未收费"), _good("工作要点已经落实。")),
            ["问题报告在“六、其他需要报告的事项”，at 写的却是“未收费”"],
        ),
        (
            _rule(POINTS, _bad("未收费。", message="提案"), _good("工作要点已经落实。")),
            ["说明是“报告““工作要点””，其中没有“提案”".replace("””，", "”””，")],
        ),
        (
            _rule("must-mention: {any: [信息处理费]}", _bad("不收费。", heading=OVERVIEW), _good("信息处理费。")),
            [
                f"bad 例子里没有报告问题：已写到“信息处理费”；例子写的是“{OVERVIEW}”，规则查的是“{OTHER}”，"
                "那里用的是生成的文字"
            ],
        ),
        (
            _rule(POINTS, "      - bad: {good: 1}\n        at: 甲\n", _good("工作要点已经落实。")),
            ["bad 的值是若干“键: 值”；应为文字、{text: 文字, facts: {…}}（可只写其一）或 {report: 文件}"],
        ),
        (
            _rule(POINTS, "      - bad: {report: ../x.txt}\n        at: 甲\n", _good("工作要点已经落实。")),
            ["文件应在规则包的文件夹内"],
        ),
    ],
)
def test_what_is_wrong_with_cases_is_told(wrong: Wrong, rules: str, told: list[str]) -> None:
    assert wrong(rules) == told


def test_many_findings_in_a_good_case_are_told_once(wrong: Wrong) -> None:
    rule = _rule("must-not-mention: [公开]", _bad("公开。", "公开"), _good("公开，再公开。"))

    assert wrong(rule) == ["good 例子里报告了问题：报告“公开”（在“公开”），共 2 处"]


def test_the_place_of_a_finding_at_a_figure_is_proposed(wrong: Wrong) -> None:
    rule = _rule(
        "require: requests.new.total < 10",
        "      - bad: {facts: {requests.new.total: 11}}\n      - good: {facts: {requests.new.total: 1}}\n",
        place="",
    )

    assert wrong(rule) == ["bad 例子没有写 at；问题报告在“fact requests.new.total”"]


@pytest.mark.parametrize("at", ["requests.new.total", "fact：requests.new.total", "指标 requests.new.total"])
def test_a_fact_is_named_as_one(wrong: Wrong, at: str) -> None:
    rule = _rule(
        "require: requests.new.total < 10",
        f"      - bad: {{facts: {{requests.new.total: 11}}}}\n        at: {at}\n",
        "      - good: {facts: {requests.new.total: 1}}\n",
        place="",
    )

    assert wrong(rule) == ["at 指一个指标时，写作 at: fact requests.new.total"]


def test_facts_of_a_case_that_contradict_each_other_are_noted(tried: Try) -> None:
    facts = "facts: {requests.granted.total: 9, requests.handled_total.total: 3}"
    bad = f"      - bad: {{{facts}}}\n        at: {OTHER}\n        prior: {{{facts}}}\n"
    rule = f"{POINTS}\n    when: requests.new.total >= 0 or prior.requests.new.total >= 0"
    (outcome,) = tried(_rule(rule, bad, _good("工作要点。")))

    told = "第 14 行的例子：所给的指标互相矛盾，生成的报告里对不上的有 requests.handled_total.total, requests.granted.total"
    assert ([each.message.zh for each in outcome.wrong], [note.zh for note in outcome.notes]) == ([], [told])


def test_facts_of_a_bad_case_of_require_may_contradict_each_other(tried: Try) -> None:
    facts = "{facts: {requests.granted.total: 9, requests.handled_total.total: 3}}"
    check = "require: requests.granted.total <= requests.handled_total.total"
    bad = f"      - bad: {facts}\n        at: fact requests.granted.total\n"
    (outcome,) = tried(_rule(check, bad, "      - good: {facts: {requests.new.total: 5}}\n", place=""))

    assert [note.zh for note in outcome.notes] == []


def test_a_bad_case_that_another_rule_answers_is_told(wrong: Wrong) -> None:
    first = _rule(POINTS, _bad("提案2件，未收费。"), _good("工作要点已经落实，提案2件。"))
    second = _rule(
        "must-mention: {any: [提案]}",
        _bad("工作要点已经落实。", OTHER),
        _bad("提案2件。", OTHER),
        _good("工作要点，提案2件。"),
        code="JIA102",
        name="jia-second",
    )
    assert wrong(first + second) == [f"bad 例子里没有报告问题：已写到“提案”；在“{OTHER}”报告的是另一条规则 jia-first"]


def test_a_rule_that_speaks_on_a_sound_report_is_told(wrong: Wrong) -> None:
    rule = _rule(
        "must-not-mention: [检索更加方便]",
        _bad("检索更加方便。", "检索更加方便"),
        "      - good: {facts: {requests.new.total: 0}}\n",
        place="all",
    )
    (told,) = wrong(rule)
    assert told.startswith("在一份应当无误的报告里（")


def test_figures_of_a_case_are_in_a_sound_report(tried: Try) -> None:
    rule = _rule(
        'require: mentions("other", "工作要点")\n    when: requests.new.total > 10',
        "      - bad: {facts: {requests.new.total: 11}}\n        at: 云麓县水务局2024年政府信息公开工作年度报告\n",
        "      - good: {facts: {requests.new.total: 10}}\n",
        place="",
    )
    (outcome,) = tried(rule)
    assert [each.message.zh for each in outcome.wrong] == []


def test_a_whole_report_is_a_case(tried: Try, tmp_path: Path) -> None:
    text = "甲县水利局2024年政府信息公开工作年度报告\n一、总体情况\n好。\n六、其他需要报告的事项\n无。\n"
    (tmp_path / "bad.txt").write_text(text, "utf-8")
    rule = _rule(
        POINTS, "      - bad: {report: bad.txt}\n        at: 六、其他需要报告的事项\n", _good("工作要点已落实。")
    )
    (outcome,) = tried(rule)
    assert [each.message.zh for each in outcome.wrong] == []


def test_a_rule_for_some_bodies_is_tried_on_such(tried: Try) -> None:
    rule = _rule(
        f"{POINTS}\n    bodies: {{type: [township], name: ['*镇*']}}", _bad("未收费。"), _good("工作要点已经落实。")
    )
    (outcome,) = tried(rule)
    assert ([each.message.zh for each in outcome.wrong], outcome.sound) == ([], REPORTS)


def test_a_rule_for_bodies_that_samples_have_not_is_tried_on_others(tried: Try) -> None:
    rule = _rule(f"{POINTS}\n    bodies: {{level: [province]}}", _bad("未收费。"), _good("工作要点已经落实。"))
    (outcome,) = tried(rule)
    assert ([each.message.zh for each in outcome.wrong], outcome.sound, "云麓省" in outcome.reports[0].text) == (
        [],
        REPORTS,
        True,
    )


def test_a_rule_for_bodies_that_there_are_nowhere_needs_whole_reports(wrong: Wrong) -> None:
    rule = _rule(
        f"{POINTS}\n    bodies: {{type: [township], level: [province]}}", _bad("未收费。"), _good("工作要点已经落实。")
    )
    told = "不能生成报告：没有 bodies 之内的示例单位；例子请写 {report: 文件}"
    assert wrong(rule) == [told, told]
