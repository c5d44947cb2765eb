"""What holds of text reports holds of Word documents and workbooks: same facts, same findings, at their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.report.model import Report
from gouji.testing import TEXT_LAYOUTS, Rendered, text_renderer
from gouji.testing.strategies.office import OFFICE_RENDERERS
from gouji_gongkai.testing.strategies import FAULTS, faulted, sound_reports

Read = Callable[[Rendered], Report]
Check = Callable[[Rendered], list[Diagnostic]]

# Each test runs for two formats, and the one about faults for every kind of them.
fewer = settings(max_examples=max(1, settings.default.max_examples // 3))
fewest = settings(max_examples=max(1, settings.default.max_examples // 8))


def said(diagnostics: Iterable[Diagnostic]) -> list[tuple[str | None, ...]]:
    return sorted((d.rule, d.severity, d.message.zh, d.fact or "", d.expected or "") for d in diagnostics)


@pytest.mark.parametrize("extension", OFFICE_RENDERERS)
@fewer
@given(data=st.data())
def test_every_figure_is_read_in_the_cell_it_was_printed_in(extension: str, data: st.DataObject, read: Read) -> None:
    sample = data.draw(sound_reports())
    rendered = data.draw(OFFICE_RENDERERS[extension])(sample)
    report = read(rendered)

    figures = {f.id: (f.raw, report.document.locator(f.span.start) if f.span else None) for f in report.facts.values()}
    assert figures == {fact: (text, rendered.places[fact]) for fact, text in sample.figures.items()}


@pytest.mark.parametrize("extension", OFFICE_RENDERERS)
@fewer
@given(data=st.data())
def test_headings_title_and_identity_are_read_where_they_were_printed(
    extension: str, data: st.DataObject, read: Read
) -> None:
    sample = data.draw(sound_reports(dated=True))
    rendered = data.draw(OFFICE_RENDERERS[extension])(sample)
    report = read(rendered)

    locator, places = report.document.locator, rendered.places
    headings = {f"heading.{name}": s.heading and locator(s.heading.start) for name, s in report.sections.items()}
    assert headings == {key: place for key, place in places.items() if key.startswith("heading.")}
    assert report.title.span
    assert locator(report.title.span.start) == places["title"]
    assert report.year.span
    assert (report.year.value, locator(report.year.span.start)) == (sample.year, places["title.year"])
    assert (report.agency.value, report.form.id) == (sample.agency, sample.form.id)


@pytest.mark.parametrize("extension", OFFICE_RENDERERS)
@fewer
@given(data=st.data())
def test_a_sound_report_is_passed_over_in_silence(extension: str, data: st.DataObject, check: Check) -> None:
    rendered = data.draw(OFFICE_RENDERERS[extension])(data.draw(sound_reports(dated=True)))

    assert [found for found in check(rendered) if found.severity != "info"] == []


@pytest.mark.parametrize("extension", OFFICE_RENDERERS)
@pytest.mark.parametrize("kind", FAULTS)
@fewest
@given(data=st.data())
def test_a_planted_fault_is_found_at_its_cell(kind: str, extension: str, data: st.DataObject, check: Check) -> None:
    fault = data.draw(faulted(data.draw(sound_reports(cites=False, dated=True)), kind))
    rendered = data.draw(OFFICE_RENDERERS[extension])(fault.sample)

    found = [diagnostic for diagnostic in check(rendered) if diagnostic.severity != "info"]
    assert len(found) == len(fault.expectations)
    for expectation in fault.expectations:
        assert [d for d in found if expectation.is_met_by(d, rendered)], (expectation, found)


@pytest.mark.parametrize("extension", OFFICE_RENDERERS)
@fewer
@given(data=st.data())
def test_facts_and_findings_are_those_of_the_same_report_as_text(
    extension: str, data: st.DataObject, read: Read, check: Check
) -> None:
    sound = data.draw(sound_reports(cites=False, dated=True))
    sample = data.draw(faulted(sound, data.draw(st.sampled_from(sorted(FAULTS))))).sample
    in_office = data.draw(OFFICE_RENDERERS[extension])(sample)
    in_text = text_renderer(TEXT_LAYOUTS["rows"])(sample)

    facts, same = (read(rendered).facts for rendered in (in_office, in_text))
    assert {key: (f.state, f.value) for key, f in facts.items()} == {key: (f.state, f.value) for key, f in same.items()}
    assert said(check(in_office)) == said(check(in_text))
