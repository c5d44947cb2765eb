"""What holds for text reports holds for printed pages, wherever a page ends."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.report.model import Report
from gouji.testing import Fault
from gouji.testing.checker import Checker, Verdict
from gouji_gongkai.testing import CATALOGUE, form_of, sound_report
from gouji_gongkai.testing.strategies import FAULTS, faulted, sound_reports

EXAMPLES = 10

STYLES = st.fixed_dictionaries({
    "repeated": st.booleans(),
    "cut": st.booleans(),
    "rows": st.sampled_from((0, *range(12, 31))),
    "numbered": st.booleans(),
    "headed": st.booleans(),
})  # fmt: skip

Print = Callable[..., Any]


@given(data=st.data())
@settings(max_examples=2 * EXAMPLES)
def test_every_figure_is_read_where_it_was_printed(
    data: st.DataObject, printed: Print, read: Callable[[Any], Report]
) -> None:
    sample = data.draw(sound_reports())
    pages = printed(sample, **data.draw(STYLES))
    report = read(pages)

    figures = {
        fact.id: (fact.raw, fact.span and report.document.locator(fact.span.start)) for fact in report.facts.values()
    }
    assert figures == {fact: (text, pages.places[fact]) for fact, text in sample.figures.items()}


@given(data=st.data())
@settings(max_examples=EXAMPLES)
def test_every_figure_of_a_table_without_lines_is_read(
    data: st.DataObject, printed: Print, read: Callable[[Any], Report]
) -> None:
    sample = data.draw(sound_reports())
    pages = printed(sample, **data.draw(STYLES) | {"ruled": False, "cut": False, "repeated": False})
    report = read(pages)

    figures = {
        fact.id: (fact.raw, fact.span and report.document.locator(fact.span.start)) for fact in report.facts.values()
    }
    assert figures == {fact: (text, pages.places[fact]) for fact, text in sample.figures.items()}


def test_a_figure_and_its_unit_below_it_are_one_cell(printed: Print, read: Callable[[Any], Report]) -> None:
    """A column without lines is too narrow for both."""
    facts = ("litigation.reconsideration.upheld", "litigation.reconsideration.total")
    pages = printed(sound_report(form_of("2021")).with_figures(dict.fromkeys(facts, "1000件")), ruled=False)
    report = read(pages)

    figures = {fact: report.facts[fact] for fact in facts}
    assert {fact: each.raw for fact, each in figures.items()} == dict.fromkeys(facts, "1000件")
    assert {fact: report.document.locator(each.span.start) for fact, each in figures.items()} == {
        fact: pages.places[fact] for fact in facts
    }


@given(data=st.data())
@settings(max_examples=EXAMPLES)
def test_headings_title_and_identity_are_read_where_they_were_printed(
    data: st.DataObject, printed: Print, read: Callable[[Any], Report]
) -> None:
    sample = data.draw(sound_reports(dated=True))
    pages = printed(sample, **data.draw(STYLES))
    report = read(pages)

    def place(span: tuple[int, int] | None) -> object:
        return span and report.document.locator(span[0])

    sections = report.sections.items()
    found = {f"heading.{name}": place(section.heading and section.heading.span) for name, section in sections}
    found |= {"title": place(report.title.span), "title.year": place(report.period.span)}
    assert found == {key: at for key, at in pages.places.items() if key.startswith(("heading.", "title"))}
    identity = (report.form.id, report.subject.value, report.period.value)
    assert identity == (sample.form.id, sample.subject, sample.period)


@given(data=st.data())
@settings(max_examples=EXAMPLES)
def test_paragraphs_are_those_of_the_report(data: st.DataObject, printed: Print, read: Callable[[Any], Report]) -> None:
    sample = data.draw(sound_reports())
    report = read(printed(sample, **data.draw(STYLES)))

    texts = {name: [paragraph.text for paragraph in section.paragraphs] for name, section in report.sections.items()}
    assert texts == {name: [line.text for line in sample.prose.get(name, ())] for name in report.sections}


@given(data=st.data())
@settings(max_examples=EXAMPLES)
def test_no_rule_errs_or_warns_about_a_sound_report(
    data: st.DataObject, printed: Print, check: Callable[[Any], list[Diagnostic]]
) -> None:
    pages = printed(data.draw(sound_reports(dated=True, traps=True)), **data.draw(STYLES))

    assert [found for found in check(pages) if found.severity != "info"] == []


@pytest.mark.parametrize("kind", FAULTS)
@given(data=st.data())
@settings(max_examples=EXAMPLES)
def test_a_planted_fault_is_found_by_its_own_rule_alone(
    kind: str, data: st.DataObject, printed: Print, check: Callable[[Any], list[Diagnostic]]
) -> None:
    fault = data.draw(faulted(data.draw(sound_reports(cites=False, dated=True)), kind))
    style = data.draw(STYLES)
    # Two parts of a label that no form has are not known to be one.
    pages = printed(fault.sample, **style | {"cut": style["cut"] and not fault.sample.labels})

    found = [diagnostic for diagnostic in check(pages) if diagnostic.severity != "info"]
    assert len(found) == len(fault.expectations)
    for expectation in fault.expectations:
        assert [d for d in found if expectation.is_met_by(d, pages)], (expectation, found)


CASES = [
    pytest.param(fault, form_id, id=f"{fault.name}, {form_id}")
    for fault in CATALOGUE
    for form_id in fault.forms or ("2019", "2021")
    if not fault.excuse("pdf")
]


@pytest.fixture(scope="module")
def before(printed: Print, pages_checker: Checker) -> Callable[[str], list[Diagnostic]]:
    """What is found in the sound report of a form."""
    return cache(lambda form_id: pages_checker.check(printed(sound_report(form_of(form_id)))))


@pytest.mark.parametrize(("fault", "form_id"), CASES)
def test_a_fault_is_told_by_its_rule_at_its_place(
    fault: Fault, form_id: str, printed: Print, pages_checker: Checker, before: Callable[[str], list[Diagnostic]]
) -> None:
    planted = fault.plant(sound_report(form_of(form_id)))

    verdict = pages_checker.judge(planted, printed(planted.sample), before(form_id))

    assert verdict == Verdict((), ())
