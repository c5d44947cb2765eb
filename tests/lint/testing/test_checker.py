"""What is told of a fault is held against what must be told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from gouji.testing import TEXT_LAYOUTS, Expectation, Faulted, Rendered, SampleReport, TextStyle, render_text
from gouji.testing.checker import Checker, Verdict, serious
from gouji_common.testing import blanked

FACT = "proactive.licensing.decisions"


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.installed()


render: Callable[[SampleReport], Rendered] = partial(render_text, layout=TEXT_LAYOUTS["rows"], style=TextStyle())


def judged(checker: Checker, sample: SampleReport, planted: Faulted) -> Verdict:
    return checker.judge(planted, render(planted.sample), checker.check(render(sample)))


def test_a_fault_that_is_told_leaves_nothing_to_say(checker: Checker, sample_of: Callable[..., SampleReport]) -> None:
    sample = sample_of()

    assert not judged(checker, sample, blanked(sample, FACT))


def test_a_fault_at_another_place_is_unmet_and_its_finding_beyond(
    checker: Checker, sample_of: Callable[..., SampleReport]
) -> None:
    sample = sample_of()
    elsewhere = Expectation("blank-cell", "title", "warning")
    planted = Faulted(blanked(sample, FACT).sample, (elsewhere,))

    verdict = judged(checker, sample, planted)

    assert (verdict.unmet, [found.fact for found in verdict.beyond]) == ((elsewhere,), [FACT])


@pytest.mark.parametrize("wrong", [{"severity": "error"}, {"fact": "title"}, {"section": "other"}, {"expected": "1"}])
def test_a_finding_meets_what_is_expected_in_every_respect(
    wrong: dict[str, str], checker: Checker, sample_of: Callable[..., SampleReport]
) -> None:
    sample = sample_of()
    expected = Expectation("blank-cell", FACT, **({"severity": "warning"} | wrong))

    assert judged(checker, sample, Faulted(blanked(sample, FACT).sample, (expected,))).unmet == (expected,)


def test_a_rule_that_is_off_is_on_where_it_is_asked_for(
    checker: Checker, sample_of: Callable[..., SampleReport]
) -> None:
    rendered = render(sample_of())

    found = [{each.rule for each in checker.check(rendered, also=also)} for also in ((), ("missing-period",))]

    assert ["missing-period" in rules for rules in found] == [False, True]


def test_information_is_not_serious(checker: Checker, sample_of: Callable[..., SampleReport]) -> None:
    found = checker.check(render(sample_of()))

    assert {each.severity for each in found} - {each.severity for each in serious(found)} == {"info"}
