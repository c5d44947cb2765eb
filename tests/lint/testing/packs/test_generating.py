"""Generated sound reports are such for which the rule's condition is true; where none is, or no fault planted, it is noted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.testing.packs.outcome import RuleOutcome

Try = Callable[[str], list[RuleOutcome]]

REPORTS = 4
GOOD = "      - good: |\n          一、总体情况\n          全年工作要点已经落实。\n"
BAD = "      - bad:\n          text: |\n            一、总体情况\n            无。\n{facts}        at: 一、总体情况\n"


def _rule(when: str, facts: str = "", check: str = "must-mention: {any: [工作要点]}", prior: str = "") -> str:
    bad = BAD.format(facts=f"          facts: {facts}\n" if facts else "")
    return (
        f"  - code: JIA101\n    name: jia-first\n    title: 标题\n    in: overview\n    when: {when}\n    {check}\n"
        f"    cases:\n{bad}{prior}{GOOD}"
    )


def _prior(facts: str) -> str:
    return f"        prior: {{facts: {facts}}}\n"


WHEN = {
    "a comparison with a number": ("requests.new.total > 100", "{requests.new.total: 101}", ""),
    "one that cases do not show": ("proactive.fees.amount == 0.5", "{proactive.fees.amount: 0.5}", ""),
    "several conditions": (
        'level == "county" and requests.new.total >= 30 and requests.carried_in.total != 0 and year >= 2023',
        "{requests.new.total: 30, requests.carried_in.total: 1}",
        "",
    ),
    "one of two": (
        "sum(requests.denied.*.total) > 3 or proactive.fees.amount > 3",
        "{requests.denied.state_secret.total: 4}",
        "",
    ),
    "a negation": ("not requests.new.total <= 50", "{requests.new.total: 60}", ""),
    "the year before": (
        "requests.new.total > 5 * prior.requests.new.total",
        "{requests.new.total: 60}",
        _prior("{requests.new.total: 2}"),
    ),
    "a year of an older form": ("year <= 2020", "", ""),
}


@pytest.mark.parametrize("when", WHEN)
def test_rules_with_a_condition_are_really_tried(tried: Try, when: str) -> None:
    condition, facts, prior = WHEN[when]

    (outcome,) = tried(_rule(condition, facts, prior=prior))

    told = [each.message.zh for each in outcome.wrong], outcome.notes, outcome.sound, outcome.planted
    assert told == ([], (), REPORTS, REPORTS)


def test_a_condition_is_solved_where_the_bad_case_is_a_file(tried: Try, tmp_path: Path) -> None:
    text = "澄江市气象局2024年政府信息公开工作年度报告\n一、总体情况\n无申请较多。\n"
    (tmp_path / "bad.txt").write_text(text, "utf-8")
    rule = _rule('mentions("overview", "较多")').replace(
        BAD.format(facts=""), "      - bad: {report: bad.txt}\n        at: 一、总体情况\n"
    )

    (outcome,) = tried(rule)

    assert ([each.message.zh for each in outcome.wrong], outcome.planted) == ([], REPORTS)


def test_a_condition_that_is_never_true_is_noted(tried: Try, tmp_path: Path) -> None:
    (outcome,) = tried(
        _rule('length("overview") < 3 and length("other") > 0').replace("全年工作要点已经落实。", "工作要点。")
    )

    assert [note.zh for note in outcome.notes] == [
        "生成的 4 份报告都不符合 when，等于没有测试：请在例子的 facts 里写上使它成立的指标"
    ]


def test_figures_of_good_cases_keep_a_requirement(tried: Try) -> None:
    rule = """\
  - code: JIA101
    name: jia-first
    title: 标题
    require: requests.new.total > 100
    cases:
      - bad: {facts: {requests.new.total: 11}}
        at: fact requests.new.total
      - good: {facts: {requests.new.total: 101}}
"""
    (outcome,) = tried(rule)

    assert ([each.message.zh for each in outcome.wrong], outcome.sound, outcome.planted) == ([], REPORTS, REPORTS)


@pytest.mark.parametrize(
    ("check", "cases", "why"),
    [
        (
            "in: title\n    must-mention: {any: [县水务]}",
            (
                "甲局2024年政府信息公开工作年度报告\n        at: 甲局2024年政府信息公开工作年度报告",
                "云麓县水务局2024年政府信息公开工作年度报告",
            ),
            "标题里的词语不增不减",
        ),
        (
            "in: overview\n    length: {max: 30000}",
            ("{report: long.txt}\n        at: 一、总体情况", "一、总体情况"),
            "字数的范围过宽",
        ),
        (
            "in: title\n    matches: /报告/",
            (
                "{report: other.txt}\n        at: 澄江市气象局2024年政府信息公开年报",
                "云麓县水务局2024年政府信息公开工作年度报告",
            ),
            "试过的几种写法都符合正则表达式",
        ),
    ],
)
def test_it_is_noted_why_no_fault_was_planted(
    tried: Try, tmp_path: Path, check: str, cases: tuple[str, str], why: str
) -> None:
    texts = {"long": "公开工作进展顺利。\n" * 4_000, "other": "无。\n"}
    for name, text in texts.items():
        title = (
            "澄江市气象局2024年政府信息公开年报" if name == "other" else "澄江市气象局2024年政府信息公开工作年度报告"
        )
        (tmp_path / f"{name}.txt").write_text(f"{title}\n一、总体情况\n{text}", "utf-8")
    rule = (
        f"  - code: JIA101\n    name: jia-first\n    title: 标题\n    {check}\n    cases:\n      - bad: {cases[0]}\n"
        f"      - good: {cases[1]}\n"
    )

    (outcome,) = tried(rule)

    notes = [note.zh for note in outcome.notes]
    assert ([each.message.zh for each in outcome.wrong], notes) == ([], [f"没有放入差错：{why}"])


@pytest.mark.parametrize("words", ['"收费"', "$words"])
def test_words_that_an_expression_asks_for_are_taken_out(tried: Try, words: str) -> None:
    rule = f"""\
  - code: JIA101
    name: jia-first
    title: 标题
    options: {{words: {{type: array, default: [收费], title: 词语}}}}
    require: proactive.fees.amount > 0 implies mentions("other", {words})
    cases:
      - bad:
          text: |
            六、其他需要报告的事项
            无。
          facts: {{proactive.fees.amount: 3}}
        at: fact proactive.fees.amount
      - good:
          text: |
            六、其他需要报告的事项
            全年收费3万元。
          facts: {{proactive.fees.amount: 3}}
"""
    (outcome,) = tried(rule)

    assert ([each.message.zh for each in outcome.wrong], outcome.planted) == ([], REPORTS)
