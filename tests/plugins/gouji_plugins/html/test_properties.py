"""Every property of the core holds of reports that are web pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.report.model import Report
from gouji.testing import TEXT_LAYOUTS, Expectation, Rendered, render_text
from gouji.testing.pages import MANNERS, render_page
from gouji.testing.strategies.pages import page_styles, printed_pages
from gouji_gongkai.testing.strategies import FAULTS, faulted, sound_reports

Reading = Callable[[Rendered], Report]
Checking = Callable[[Rendered], list[Diagnostic]]


def matches(expectation: Expectation, found: Diagnostic, rendered: Rendered) -> bool:
    return (
        found.rule == expectation.rule
        and found.severity == expectation.severity
        and (not expectation.place or found.range.start == rendered.places[expectation.place].start)
        and expectation.fact in (None, found.fact)
        and expectation.section in (None, found.section)
        and expectation.expected in (None, found.expected)
    )


@pytest.mark.parametrize("manner", MANNERS)
@given(data=st.data())
def test_every_figure_is_read_where_it_was_printed(manner: str, data: st.DataObject, read: Reading) -> None:
    printed = data.draw(printed_pages(sound_reports(), manner))
    report = read(printed.rendered)

    source = report.document.source
    figures = {fact.id: (fact.raw, fact.span and source.range(fact.span)) for fact in report.facts.values()}
    assert report.document.loader == "html"
    assert figures == {
        fact: (printed.style.text.figure(text), printed.rendered.places[fact])
        for fact, text in printed.sample.figures.items()
    }


@pytest.mark.parametrize("manner", MANNERS)
@given(data=st.data())
def test_headings_title_and_identity_are_read_where_they_were_printed(
    manner: str, data: st.DataObject, read: Reading
) -> None:
    printed = data.draw(printed_pages(sound_reports(dated=True), manner))
    report = read(printed.rendered)

    def place(span: tuple[int, int] | None) -> object:
        return span and report.document.source.range(span)

    sections = report.sections.items()
    found = {f"heading.{name}": place(section.heading and section.heading.span) for name, section in sections}
    found |= {"title": place(report.title.span), "title.year": place(report.year.span)}
    assert found == {
        key: place for key, place in printed.rendered.places.items() if key.startswith(("heading.", "title"))
    }
    identity = (report.form.id, report.agency.value, report.year.value)
    assert identity == (printed.sample.form.id, printed.sample.agency, printed.sample.year)


@pytest.mark.parametrize("manner", MANNERS)
@given(data=st.data())
def test_every_relation_of_a_sound_report_holds(manner: str, data: st.DataObject, read: Reading) -> None:
    report = read(data.draw(printed_pages(sound_reports(dated=True), manner)).rendered)

    assert {outcome.relation.id: outcome.state for outcome in report.outcomes} == {
        relation.id: "hold" for relation in report.form.relations
    }


@pytest.mark.parametrize("manner", MANNERS)
@given(data=st.data())
def test_no_rule_errs_or_warns_about_a_sound_report(manner: str, data: st.DataObject, check: Checking) -> None:
    printed = data.draw(printed_pages(sound_reports(dated=True), manner))

    assert [found for found in check(printed.rendered) if found.severity != "info"] == []


@pytest.mark.parametrize("kind", FAULTS)
@given(data=st.data())
def test_a_planted_fault_is_found_by_its_own_rule_alone(kind: str, data: st.DataObject, check: Checking) -> None:
    sound = data.draw(printed_pages(sound_reports(cites=False, dated=True)))
    fault = data.draw(faulted(sound.sample, kind))
    rendered = sound.print_again(fault.sample).rendered

    found = [diagnostic for diagnostic in check(rendered) if diagnostic.severity != "info"]
    assert len(found) == len(fault.expectations)
    for expectation in fault.expectations:
        assert [d for d in found if matches(expectation, d, rendered)], (expectation, found)


def told(diagnostic: Diagnostic) -> Any:
    """A finding but for its place."""
    return (
        diagnostic.rule,
        diagnostic.severity,
        diagnostic.message,
        diagnostic.fact,
        diagnostic.section,
        diagnostic.expected,
        diagnostic.actual,
    )


@pytest.mark.parametrize("kind", FAULTS)
@given(data=st.data())
def test_a_page_and_a_text_of_one_report_say_the_same(
    kind: str, data: st.DataObject, read: Reading, check: Checking
) -> None:
    fault = data.draw(faulted(data.draw(sound_reports(cites=False, dated=True)), kind))
    style = attrs.evolve(data.draw(page_styles(data.draw(st.sampled_from(MANNERS)))), parted_by="<br>")
    page = render_page(fault.sample, style)
    text = render_text(fault.sample, TEXT_LAYOUTS["tabs"], style.text)

    facts = [{fact.id: (fact.state, fact.value) for fact in read(one).facts.values()} for one in (page, text)]
    # A page tells its day of publication; a text has none to tell.
    both = ([found for found in check(one) if found.rule != "published-late"] for one in (page, text))
    findings = [sorted(map(told, found), key=repr) for found in both]
    assert facts[0] == facts[1]
    assert findings[0] == findings[1]
