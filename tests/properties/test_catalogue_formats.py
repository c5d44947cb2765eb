"""Rule × fault × format: what is planted is told by its own rule, at its place, and by no other as error or warning."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st
import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.testing import SampleReport
from gouji.testing.checker import Checker, Verdict
from gouji.testing.faults import CATALOGUE, Fault
from gouji.testing.strategies import sound_reports
from gouji.testing.strategies.formats import PLAIN_RENDERERS, RENDERERS

ACROSS = "X"
"""The group of the rules that compare several reports: one report has no such fault."""

FEWER = ("text rows", "text paragraphs", "html word", "docx", "xlsx", "markdown")
"""Formats of the older form."""

TABLE = [
    pytest.param(fault, form_id, name, id=f"{fault.name}, {form_id}, {name}")
    for fault in CATALOGUE
    for form_id in fault.forms or ("2019", "2021")
    for name in (PLAIN_RENDERERS if form_id == "2021" else FEWER)
    if not fault.excuse(name)
]

fewer = settings(max_examples=max(1, settings.default.max_examples // 3))


Judge = Callable[[Fault, str, str], Verdict]


@pytest.fixture(scope="module")
def judge(sound: Callable[[str], SampleReport], checker: Checker) -> Judge:
    """What is wrong with how a fault in the report of a form is told in a format."""

    @cache
    def before(form_id: str, name: str) -> list[Diagnostic]:
        return checker.check(PLAIN_RENDERERS[name](sound(form_id)))

    def judge(fault: Fault, form_id: str, name: str) -> Verdict:
        planted = fault.plant(sound(form_id))
        return checker.judge(planted, PLAIN_RENDERERS[name](planted.sample), before(form_id, name))

    return judge


@pytest.mark.parametrize(("fault", "form_id", "name"), TABLE)
def test_a_fault_is_told_by_its_rule_at_its_place(fault: Fault, form_id: str, name: str, judge: Judge) -> None:
    assert judge(fault, form_id, name) == Verdict((), ())


@pytest.mark.parametrize("name", RENDERERS)
@fewer
@given(data=st.data())
def test_a_fault_is_told_in_any_report_however_it_is_printed(name: str, data: st.DataObject, checker: Checker) -> None:
    sample = data.draw(sound_reports(cites=False, dated=True, traps=True))
    fault = data.draw(st.sampled_from([fault for fault in CATALOGUE if not fault.excuse(name)]))
    assume(not fault.forms or sample.form.id in fault.forms)
    render = PLAIN_RENDERERS[name] if fault.plain else data.draw(RENDERERS[name])
    planted = fault.plant(sample)
    rendered, before = render(planted.sample), checker.check(render(sample))
    assume(not planted.is_told_by(before, rendered))

    assert checker.judge(planted, rendered, before) == Verdict((), ())


def test_every_built_in_rule_has_a_fault(checker: Checker) -> None:
    built_in = {rule.name for rule in checker.plugins.rules if not rule.code.startswith(ACROSS)}

    assert {fault.rule for fault in CATALOGUE} == built_in


def test_what_a_format_cannot_have_has_its_reason() -> None:
    names = {"pdf", *PLAIN_RENDERERS, *(name.partition(" ")[0] for name in PLAIN_RENDERERS)}
    excused = [(fault.name, name, reason) for fault in CATALOGUE for name, reason in fault.not_in.items()]

    assert [each for each in excused if each[1] not in names or not each[2]] == []


def test_a_fault_that_is_not_there_is_unmet(sound: Callable[[str], SampleReport], checker: Checker) -> None:
    sample = sound("2021")
    render = PLAIN_RENDERERS["text rows"]
    planted = CATALOGUE[0].plant(sample)

    verdict = checker.judge(attrs.evolve(planted, sample=sample), render(sample), checker.check(render(sample)))

    assert verdict == Verdict(planted.expectations, ())


def test_what_else_is_told_is_beyond_the_fault(sound: Callable[[str], SampleReport], checker: Checker) -> None:
    sample = sound("2021")
    render = PLAIN_RENDERERS["text rows"]
    planted = CATALOGUE[0].plant(sample)

    verdict = checker.judge(attrs.evolve(planted, expectations=()), render(planted.sample), ())

    assert [found.rule for found in verdict.beyond] == [CATALOGUE[0].rule]
