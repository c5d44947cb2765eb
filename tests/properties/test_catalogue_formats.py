"""Rule × fault × format: what is planted is told by its own rule, at its place, and by no other as error or warning."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st
import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.forms.model import Form
from gouji.testing import Fault, Faulted, Renderer, SampleReport, Samples, installed_samples
from gouji.testing.checker import Checker, Verdict
from gouji.testing.strategies.formats import PLAIN_RENDERERS, RENDERERS

ACROSS = "X"
"""The group of the rules that compare several reports: one report has no such fault."""

FEWER = ("text rows", "text paragraphs", "html word", "docx", "xlsx", "markdown")
"""Formats of older forms."""

KINDS = installed_samples()


def cases(kind: Samples) -> Iterator[tuple[Fault, Form, str]]:
    """Each fault of a kind in each form and format that can have it."""
    for fault in kind.faults:
        for form in kind.forms:
            names = PLAIN_RENDERERS if form is kind.forms[-1] else FEWER
            if fault.fits(form.id):
                yield from ((fault, form, name) for name in names if kind.has_format(name) and not fault.excuse(name))


TABLE = [
    pytest.param(kind, fault, form, name, id=f"{kind}, {fault.name}, {form.id}, {name}")
    for kind in KINDS
    for fault, form, name in cases(kind)
]

fewer = settings(max_examples=max(1, settings.default.max_examples // 3))


def plain(kind: Samples) -> Renderer:
    """The renderer of a kind's first format, in its plainest style."""
    return next(PLAIN_RENDERERS[name] for name in PLAIN_RENDERERS if kind.has_format(name))


Judge = Callable[[Samples, Fault, Form, str], Verdict]

OF_WHOLE_TEXTS = {"not-simplified"}
"""Rules on the whole of what is printed: a fault is planted in the words of a sample, not in the form's headings and labels.

These keep their script whatever is planted, so that no sample becomes a text in another one. The rule's own test prints
drawn reports in it instead, in every plain format.
"""


@pytest.fixture(scope="module")
def judge(checker: Checker) -> Judge:
    """What is wrong with how a fault in the report of a form is told in a format."""

    @cache
    def sound(kind: Samples, form: Form) -> SampleReport:
        return kind.sound(form)

    @cache
    def before(kind: Samples, form: Form, name: str) -> list[Diagnostic]:
        return checker.check(PLAIN_RENDERERS[name](sound(kind, form)))

    @lru_cache(maxsize=1)  # One fault after the other, each in every format.
    def plant(fault: Fault, sample: SampleReport) -> Faulted:
        return fault.plant(sample)

    def judge(kind: Samples, fault: Fault, form: Form, name: str) -> Verdict:
        planted = plant(fault, sound(kind, form))
        return checker.judge(planted, PLAIN_RENDERERS[name](planted.sample), before(kind, form, name))

    return judge


@pytest.mark.parametrize(("kind", "fault", "form", "name"), TABLE)
def test_a_fault_is_told_by_its_rule_at_its_place(
    kind: Samples, fault: Fault, form: Form, name: str, judge: Judge
) -> None:
    assert judge(kind, fault, form, name) == Verdict((), ())


@pytest.mark.parametrize(
    ("kind", "name"), [pytest.param(k, n, id=f"{k}, {n}") for k in KINDS for n in RENDERERS if k.has_format(n)]
)
@fewer
@given(data=st.data())
def test_a_fault_is_told_in_any_report_however_it_is_printed(
    kind: Samples, name: str, data: st.DataObject, checker: Checker
) -> None:
    sample = data.draw(kind.strategies().reports(cites=False, dated=True, traps=True))
    fault = data.draw(st.sampled_from([fault for fault in kind.faults if not fault.excuse(name)]))
    assume(fault.fits(sample.form.id))
    render = PLAIN_RENDERERS[name] if fault.plain else data.draw(RENDERERS[name])
    planted = fault.plant(sample)
    rendered, before = render(planted.sample), checker.check(render(sample))
    assume(not planted.is_told_by(before, rendered))

    assert checker.judge(planted, rendered, before) == Verdict((), ())


def test_every_built_in_rule_has_a_fault(checker: Checker) -> None:
    built_in = {rule.name for rule in checker.plugins.rules if not rule.code.startswith(ACROSS)}

    assert {fault.rule for kind in KINDS for fault in kind.faults} == built_in - OF_WHOLE_TEXTS


def test_what_a_format_cannot_have_has_its_reason() -> None:
    names = {"pdf", *PLAIN_RENDERERS, *(name.partition(" ")[0] for name in PLAIN_RENDERERS)}
    excused = [
        (fault.name, name, reason) for kind in KINDS for fault in kind.faults for name, reason in fault.not_in.items()
    ]

    assert [each for each in excused if each[1] not in names or not each[2]] == []


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_fault_that_is_not_there_is_unmet(kind: Samples, checker: Checker) -> None:
    sample, render = kind.sound(kind.forms[-1]), plain(kind)
    planted = kind.faults[0].plant(sample)

    verdict = checker.judge(attrs.evolve(planted, sample=sample), render(sample), checker.check(render(sample)))

    assert verdict == Verdict(planted.expectations, ())


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_what_else_is_told_is_beyond_the_fault(kind: Samples, checker: Checker) -> None:
    render = plain(kind)
    planted = kind.faults[0].plant(kind.sound(kind.forms[-1]))

    verdict = checker.judge(attrs.evolve(planted, expectations=()), render(planted.sample), ())

    assert [found.rule for found in verdict.beyond] == [kind.faults[0].rule]
