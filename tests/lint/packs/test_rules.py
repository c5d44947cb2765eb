"""A rule of a pack runs on the reports that it holds for; why it could not be judged is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.api import Option, Options, Report
from gouji.checking.run import check_report
from gouji.message import Message
from gouji.output.page import page_lines
from gouji.packs.bodies import Bodies
from gouji.packs.checks.length import Length
from gouji.packs.checks.must_mention import MustMention
from gouji.packs.checks.require import Require
from gouji.packs.expressions.expression import read_expression
from gouji.packs.expressions.names import Names
from gouji.packs.model import PackFile, PackRule
from gouji.packs.rules import rule_of
from gouji.packs.sought import Sought
from gouji.rules.active import ActiveRule
from gouji.text.source import Source
from gouji.yaml.nodes import Mapping, Scalar
from gouji.yaml.problems import Place

Bind = Callable[[str], Report]

PLACE = Place(Source.from_text("", "guizhou.yaml"), 0)
TITLE = Message("应写工作要点", "work points")
FILE = PackFile(
    "guizhou", Message("贵州", "Guizhou"), PLACE, version="2025.1", kind="gongkai", source="黔府〔2025〕2号"
)
WANTED = MustMention(TITLE, ("other",), any=(Sought("工作要点"),))
TEXT = """澄江市气象局2024年政府信息公开工作年度报告
一、总体情况
2024年，我局依法公开政府信息。
六、其他需要报告的事项
本年度未收取信息处理费。
"""


def active(check: object = WANTED, chosen: dict[str, object] | None = None, **fields: object) -> ActiveRule:
    rule = rule_of(PackRule("GZ101", "guizhou-points", "warning", TITLE, "", check, PLACE, **fields), FILE)
    return ActiveRule(rule, "warning", rule.meta.defaults.over(chosen or {}))


def test_a_rule_has_the_metadata_of_its_pack() -> None:
    meta = active(years=(2022, None)).meta

    assert (meta.pack, meta.kind, meta.source, meta.since) == ("guizhou", "gongkai", "贵州", "2025.1")
    assert (meta.years, meta.messages, meta.summary) == ((2022, None), (TITLE,), TITLE)


def test_a_rule_finds_what_its_check_does(bind: Bind) -> None:
    result = check_report(bind(TEXT), [active()], "a.txt")

    assert [(each.rule, each.code, each.range.start.line) for each in result.diagnostics] == [
        ("guizhou-points", "GZ101", 4)
    ]
    assert (result.held, result.unjudged, result.failures) == ((("guizhou-points", "yes"),), (), ())


def test_a_rule_that_is_kept_holds_and_is_not_run(bind: Bind) -> None:
    report = bind(TEXT.replace("本年度", "工作要点已经落实，本年度"))
    rule = active().rule

    result = check_report(report, [ActiveRule(rule, "warning", Options())], "a.txt")

    assert rule.holds is not None
    assert rule.holds(report, Options()) == "kept"
    assert (result.diagnostics, result.held) == ((), (("guizhou-points", "yes"),))


def test_a_rule_for_other_bodies_does_not_hold(bind: Bind) -> None:
    result = check_report(bind(TEXT), [active(bodies=Bodies(names=("*镇",)))], "a.txt")

    assert (result.diagnostics, result.held, result.unjudged) == ((), (), ())


def test_a_rule_for_bodies_of_a_type_that_is_not_certain_is_not_judged(bind: Bind) -> None:
    text = TEXT.replace("澄江市气象局", "")

    result = check_report(bind(text), [active(bodies=Bodies(types=("department",)))], "a.txt")

    assert (result.diagnostics, result.held) == ((), ())
    assert [(each.relation, each.reason.en) for each in result.unjudged] == [
        ("guizhou-points", "the body's name, type or level is not certain")
    ]


def test_a_rule_whose_section_is_not_there_is_kept_as_such(bind: Bind) -> None:
    check = MustMention(TITLE, ("problems",), any=(Sought("工作要点"),))

    result = check_report(bind(TEXT), [active(check)], "a.txt")

    assert (result.diagnostics, result.held) == ((), (("guizhou-points", "nowhere"),))


def test_an_option_sets_a_field_of_the_check(bind: Bind) -> None:
    check = Length(TITLE, ("overview",), None, 100)
    fields = {"options": (Option("most", "integer", 100, TITLE),), "bound": {"most": "most"}}

    found = [
        len(check_report(bind(TEXT), [active(check, options, **fields)], "a.txt").diagnostics)
        for options in ({}, {"most": 5})
    ]

    assert found == [0, 1]


def test_an_option_sets_the_words_of_the_check(bind: Bind) -> None:
    fields = {"options": (Option("words", "array", ("工作要点",), TITLE),), "bound": {"any": "words"}}

    found = active(WANTED, {"words": ("信息处理费",)}, **fields).rule.check(
        bind(TEXT), Options({"words": ("信息处理费",)})
    )

    assert list(found) == []


def test_a_page_is_made_of_the_rule() -> None:
    case = Mapping(((Scalar("bad", "bad", 0), Scalar("六、其他\n", "六、其他\n", 0)),), 0)
    meta = active(cases=(case,), bodies=Bodies(types=("department",))).meta

    page = "\n".join(page_lines(meta, "zh"))

    assert "## 检查什么\n\n应写工作要点。\n" in page
    assert "单位：类型 department。" in page
    assert "```text bad\n六、其他\n```" in page


def test_the_text_of_a_case_with_figures_is_an_example_on_the_page() -> None:
    text = Scalar("六、其他\n", "六、其他\n", 0)
    content = Mapping(((Scalar("text", "text", 0), text), (Scalar("facts", "facts", 0), Mapping((), 0))), 0)
    meta = active(cases=(Mapping(((Scalar("good", "good", 0), content),), 0),)).meta

    assert "```text good\n六、其他\n```" in "\n".join(page_lines(meta, "zh"))


def test_a_page_of_the_pack_stands_in_both_languages() -> None:
    meta = active(page="# 自己写的\n").meta

    assert [("# 自己写的" in "\n".join(page_lines(meta, language))) for language in ("zh", "en")] == [True, True]


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("year == 2024", (1, "yes", [])),
        ("year == 2023", (0, None, [])),
        ("requests.new.total > 3", (0, None, ["没有找到第三部分表格"])),
        ("$most > 3", (1, "yes", [])),
    ],
)
def test_a_rule_with_a_condition_holds_where_it_is_true(
    bind: Bind, condition: str, told: tuple[int, str | None, list[str]]
) -> None:
    names = Names.of([bind(TEXT).form], options={"most": "integer"})
    fields = {"when": read_expression(condition, names), "options": (Option("most", "integer", 5, TITLE),)}

    result = check_report(bind(TEXT), [active(**fields)], "a.txt")

    reasons = [each.reason.zh for each in result.unjudged]
    assert (len(result.diagnostics), dict(result.held).get("guizhou-points"), reasons) == told


def test_a_requirement_that_cannot_be_judged_is_kept_with_its_reason(bind: Bind) -> None:
    expression = read_expression("requests.new.total > 3", Names.of([bind(TEXT).form]))

    result = check_report(bind(TEXT), [active(Require(TITLE, expression=expression))], "a.txt")

    assert [(each.relation, each.reason.zh) for each in result.unjudged] == [("guizhou-points", "没有找到第三部分表格")]
