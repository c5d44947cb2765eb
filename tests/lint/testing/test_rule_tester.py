"""The rule tester is as strict with cases as the rule is with a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import pytest

from gouji.api import Edit, Finding, Fix, Message, Option, Options, Report, Rule, Span, rule
from gouji.plugins.model import Plugins
from gouji.testing import Bad, CaseError, Expected, Good, check_rule, rule_cases
from gouji.text.source import Position, Range

SOUND = "一、总体情况\n本局公开信息3条。\n"
WRONG = "一、总体情况\n本局公开信息若干条。\n"
SOME = Message("“若干”不是数字", "“若干” is no number")
OPTION = Option("word", "string", "若干", Message("词", "the word"))


def some_count(fix: str | None, _report: Report, options: Options) -> Iterator[Finding]:
    for paragraph in _report.paragraphs:
        at = paragraph.text.find(options["word"])
        if at >= 0:
            span = paragraph.source_span(at, at + 2)
            edit = Fix("unsafe", (Edit(span, fix),)) if fix is not None else None
            yield Finding(SOME, span, fix=edit)


def rule_with(fix: str | None = None, **metadata: object) -> Rule:
    """A rule that reports 若干, with a text to put in its place."""
    settings = {"severity": "error", "fix": "unsafe" if fix is not None else "none", **metadata}
    make = rule(
        code="X900", name="some-count", summary=SOME, source="practice", since="0.1", options=(OPTION,), **settings
    )  # type: ignore[arg-type]
    return make(partial(some_count, fix))


STATED = Expected(SOME, at="若干")


def problems(
    plugins: Plugins, *bad: Bad, good: Sequence[str | Good] = (SOUND,), fix: str | None = None, **metadata: object
) -> list[str]:
    """What the tester has against cases."""
    with pytest.raises(CaseError) as caught:
        check_rule(rule_with(fix, **metadata), good=good, bad=bad, plugins=plugins)
    first, *found = str(caught.value).split("\n")
    assert first == "rule some-count (X900), its cases:"
    return [problem.strip() for problem in found]


@pytest.mark.parametrize(
    "finding",
    [
        STATED,
        Expected(SOME.zh, at="若干"),
        Expected(SOME.en, at="若干", severity="error"),
        Expected(SOME, at=Range(Position(2, 7), Position(2, 9))),
    ],
)
def test_a_finding_is_met_by_its_message_and_place(finding: Expected, plugins: Plugins) -> None:
    check_rule(rule_with(), good=[SOUND], bad=[Bad(WRONG, [finding])], plugins=plugins)


def test_each_case_is_a_test_with_a_name(plugins: Plugins) -> None:
    cases = rule_cases(rule_with(), good=[SOUND, Good(SOUND + "\n")], bad=[Bad(WRONG, [STATED])], plugins=plugins)

    for case in cases:
        case.check()
    assert [str(case) for case in cases] == ["good 1", "good 2", "bad 1"]


def test_options_are_those_of_the_case(plugins: Plugins) -> None:
    several = Bad(WRONG.replace("若干", "许多"), [Expected(SOME, at="许多")], options={"word": "许多"})

    check_rule(rule_with(), good=[Good(WRONG, options={"word": "许多"})], bad=[several], plugins=plugins)


@pytest.mark.parametrize(
    ("finding", "problem"),
    [
        (Expected("若干", at="若干"), "the message is '“若干” is no number' ('“若干”不是数字'), not '若干'"),
        (Expected(SOME, at="信息"), "“若干” is no number: it stands at 2:7 to 2:9, not at 2:5 to 2:7"),
        (Expected(SOME, at=None), "“若干” is no number: it stands at 2:7 to 2:9, not at the report as a whole"),
        (Expected(SOME, at="无"), "“若干” is no number: “无” stands in the text 0 times; state a range"),
        (Expected(SOME, at="若干", severity="info"), "“若干” is no number: it is of severity error, not info"),
    ],
)
def test_what_differs_from_what_is_stated_is_a_problem(finding: Expected, problem: str, plugins: Plugins) -> None:
    assert problems(plugins, Bad(WRONG, [finding])) == [f"bad 1: {problem}"]


def test_what_is_not_reported_is_a_problem(plugins: Plugins) -> None:
    assert problems(plugins, Bad(SOUND + "甲", [Expected(SOME, at="甲")])) == [
        "bad 1: not reported: “若干” is no number"
    ]


def test_a_rule_that_does_not_hold_for_a_case_is_named_as_the_reason(plugins: Plugins) -> None:
    (problem,) = problems(plugins, Bad(f"云麓县水务局2020年政府信息公开年报\n{WRONG}", [STATED]), years=(2021, None))

    assert "the rule does not hold for it" in problem


def test_what_is_reported_and_not_stated_is_a_problem(plugins: Plugins) -> None:
    twice = WRONG + "另有若干条。\n"
    first = Expected(SOME, at=Range(Position(2, 7), Position(2, 9)))

    assert problems(plugins, Bad(twice, [first]), good=[SOUND, WRONG]) == [
        "good 2: reported, and not stated: “若干” is no number (2:7 to 2:9)",
        "bad 1: reported, and not stated: “若干” is no number (3:3 to 3:5)",
    ]


def test_cases_that_prove_nothing_are_problems(plugins: Plugins) -> None:
    bad = [Bad(WRONG, [STATED]), Bad(WRONG, []), Bad(WRONG + "。", [STATED], options={"words": "甲"})]

    assert problems(plugins, *bad, good=[SOUND, Good(SOUND)]) == [
        "good 2: the same as good 1",
        "bad 2: the same as bad 1",
        "bad 2: no finding is stated",
        "bad 3: the rule has no option words",
    ]


@pytest.mark.parametrize(("good", "bad", "kind"), [([], [Bad(WRONG, [STATED])], "good"), ([SOUND], [], "bad")])
def test_there_must_be_both_kinds(good: list[str], bad: list[Bad], kind: str, plugins: Plugins) -> None:
    assert problems(plugins, *bad, good=good) == [f"no {kind} case"]


def test_a_fix_gives_the_text_that_is_stated(plugins: Plugins) -> None:
    bad = Bad(WRONG, [STATED], fixed=WRONG.replace("若干", "3"))

    check_rule(rule_with("3"), good=[SOUND], bad=[bad], plugins=plugins)


def test_a_fix_whose_text_is_not_stated_is_a_problem(plugins: Plugins) -> None:
    assert problems(plugins, Bad(WRONG, [STATED]), fix="3") == [
        "bad 1: a finding has a fix, and its fixed text is not stated"
    ]


def test_a_stated_fix_that_is_not_there_is_a_problem(plugins: Plugins) -> None:
    assert problems(plugins, Bad(WRONG, [STATED], fixed=SOUND)) == [
        "bad 1: no finding has a fix, and its fixed text is stated"
    ]


def test_the_result_of_a_fix_is_linted_again(plugins: Plugins) -> None:
    text = "本局公开信息若若干干条。"

    assert problems(plugins, Bad(text, [STATED], fixed="本局公开信息若干条。"), fix="") == [
        "bad 1: the fixed text still has a fix: “若干” is no number"
    ]


def test_a_fix_that_changes_a_figure_is_a_problem(plugins: Plugins) -> None:
    label = "第二十条第（五）项 | |\n信息内容 | 本年处理决定数量 |\n行政许可 | {} |\n"

    def halved(report: Report, options: Options) -> Iterator[Finding]:
        fact = report.facts["proactive.licensing.decisions"]
        if fact.value == 14 and fact.span:
            yield Finding(SOME, fact.span, fix=Fix("unsafe", (Edit(fact.span, "7"),)))

    halves = rule(
        code="X901", name="halves", severity="error", summary=SOME, source="practice", since="0.1", fix="unsafe"
    )(halved)
    bad = Bad(label.format(14), [Expected(SOME, at="14")], fixed=label.format(7))

    with pytest.raises(CaseError, match=r"the fix changes the figure 第二部分 · 行政许可 · 本年处理决定数量"):
        check_rule(halves, good=[SOUND], bad=[bad], plugins=plugins)


def test_a_rule_that_fails_is_a_problem(plugins: Plugins) -> None:
    def fails(report: Report, options: Options) -> Iterator[Finding]:
        yield Finding(SOME, Span(0, 10_000))

    failing = rule(code="X902", name="fails", severity="error", summary=SOME, source="practice", since="0.1")(fails)

    with pytest.raises(CaseError, match=r"good 1: rule fails .* failed"):
        check_rule(failing, good=[SOUND], bad=[Bad(WRONG, [STATED])], plugins=plugins)


def test_a_file_that_cannot_be_read_is_a_problem(plugins: Plugins) -> None:
    assert problems(plugins, Bad(WRONG + "\0", [STATED])) == [
        "bad 1: it cannot be read: a NUL at byte 50: this is no text file"
    ]
