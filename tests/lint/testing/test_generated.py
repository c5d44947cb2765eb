"""A rule is tried on generated reports: it is silent in sound ones, and finds what is planted, at its place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
import sys
from typing import Any

import pytest

from gouji.api import AnyRule, Finding, Message, Options, Report, Rule, Span, across_rule, rule
from gouji.plugins.model import Plugins
from gouji.testing import Expectation, Fault, Faulted, GeneratedError, SampleReport, check_faults, check_sound
from gouji.testing.changes import sentence_fault, with_line
from gouji.testing.lines import Line

WORD = Message("不用“卓著”", "no 卓著")
META: dict[str, Any] = {
    "code": "X900",
    "name": "some-word",
    "severity": "warning",
    "summary": WORD,
    "source": "practice",
    "since": "0.1",
    "kind": "websites",
}
FAULT = sentence_fault("some-word", "praise", "warning", "成绩{fault}。", "卓著")


def look_for(word: str, report: Report, _options: Options) -> Iterator[Finding]:
    for paragraph in report.paragraphs:
        at = paragraph.text.find(word)
        if at >= 0:
            yield Finding(WORD, paragraph.source_span(at, at + len(word)))


def rule_on(word: str = "卓著", **metadata: Any) -> Rule:
    """A rule that reports a word."""
    return rule(**(META | metadata))(partial(look_for, word))


def asking(word: str) -> Rule:
    """A rule that reports a report without a word."""

    def check(report: Report, _options: Options) -> Iterator[Finding]:
        if not any(word in paragraph.text for paragraph in report.paragraphs):
            yield Finding(WORD)

    return rule(**META)(check)


def raising(_report: Report, _options: Options) -> Iterator[Finding]:
    yield Finding(WORD, Span(1 // 0, 1))


def problems(found: pytest.ExceptionInfo[GeneratedError]) -> list[str]:
    return [line.strip() for line in str(found.value).splitlines()[1:]]


def test_a_rule_that_is_silent_in_sound_reports_passes(plugins: Plugins) -> None:
    check_sound(rule_on(), plugins, examples=5)


def test_a_rule_that_speaks_in_one_fails_with_its_line_once(plugins: Plugins) -> None:
    with pytest.raises(GeneratedError) as found:
        check_sound(rule_on("年度"), plugins, examples=5)

    told = problems(found)
    assert {problem.partition(": ")[0].rpartition(" (")[0] for problem in told} == {"in a sound report"}
    assert all("年度" in problem for problem in told)


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (rule_on(years=(1990, 1991)), "it holds for none of 2 reports: see its kind, forms and years"),
        (rule_on(kind="rivers"), "no samples of its kind 'rivers' are installed (gouji.samples)"),
        (rule_on(forms=("1999",)), "no samples of its kind 'websites' are installed (gouji.samples)"),
        (
            across_rule(contributes=lambda *_: None, **META)(lambda _joined: ()),
            "it compares reports: check_across runs it on several",
        ),
    ],
    ids=["other years", "another kind", "another form", "across"],
)
def test_a_rule_that_could_not_speak_fails(plugins: Plugins, broken: AnyRule, told: str) -> None:
    with pytest.raises(GeneratedError) as found:
        check_sound(broken, plugins, examples=2)

    assert problems(found) == [told]


def test_a_rule_that_raises_fails(plugins: Plugins) -> None:
    with pytest.raises(GeneratedError, match="broken"):
        check_sound(rule(**META)(raising), plugins, examples=2)


def test_without_hypothesis_it_is_told_what_to_install(plugins: Plugins, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis", None)

    with pytest.raises(GeneratedError, match=r"not installed: pip install 'gouji\[testing\]'"):
        check_faults(rule_on(), [FAULT], plugins)


def test_what_a_rule_asks_for_can_be_put_into_sound_reports(plugins: Plugins) -> None:
    def mended(sample: SampleReport) -> SampleReport:
        return with_line(sample, Line.of("已经落实工作要点。", {}))

    check_sound(asking("工作要点"), plugins, mended=mended, examples=3)
    with pytest.raises(GeneratedError):
        check_sound(asking("工作要点"), plugins, examples=3)


def test_a_planted_fault_that_is_found_passes(plugins: Plugins) -> None:
    check_faults(rule_on(), [FAULT], plugins)


def planted(*expectations: Expectation, words: str = "卓著") -> Fault:
    """A fault with these expectations."""

    def plant(sample: SampleReport) -> Faulted:
        return Faulted(FAULT.plant(sample).sample, expectations) if words else Faulted(sample, expectations)

    return Fault("some-word", "praise", plant)


@pytest.mark.parametrize(
    ("checked", "faults", "told"),
    [
        (rule_on("显著"), [FAULT], "praise (websites/2017, {}): not reported as warning at "),
        (
            rule_on(),
            [planted(Expectation("some-word", "title", "warning"))],
            "praise (websites/2017, {}): not reported as warning at ",
        ),
        (
            rule_on(),
            [planted(Expectation("other-word"))],
            "praise (websites/2017, {}): it expects no finding of the rule",
        ),
        (
            rule_on(),
            [planted(Expectation("some-word", "nothing"))],
            "praise (websites/2017, {}): nothing of it is printed at nothing; name the forms that can have it",
        ),
        (
            rule_on(),
            [Fault("some-word", "praise", FAULT.plant, forms=("1",))],
            "praise: no report for which the rule holds can have it",
        ),
        (rule_on(), [], "there is no fault to plant"),
        (rule_on(), None, "there is no fault to plant"),
    ],
    ids=["not found", "elsewhere", "of another rule", "not printed", "other forms", "none", "none of the kind"],
)
def test_what_is_wrong_with_how_a_fault_is_found_is_told(
    plugins: Plugins, checked: Rule, faults: list[Fault] | None, told: str
) -> None:
    with pytest.raises(GeneratedError) as found:
        check_faults(checked, faults, plugins)

    assert problems(found)[0].startswith(told.format("text rows"))


def test_what_is_found_beyond_a_fault_is_told(plugins: Plugins) -> None:
    twice = sentence_fault("some-word", "praise", "warning", "成绩{fault}。\n成绩卓著。", "卓著")

    with pytest.raises(GeneratedError) as found:
        check_faults(rule_on(severity="info"), [twice], plugins)

    assert any(": reported, and not expected: " in problem for problem in problems(found))


def test_the_faults_of_a_built_in_rule_are_those_of_its_kind(plugins: Plugins) -> None:
    check_faults(next(each for each in plugins.rules if each.name == "media-conflict"), plugins=plugins)
