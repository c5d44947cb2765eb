"""What holds for text reports holds for Markdown, in every style."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import assume, given, settings
from hypothesis import strategies as st
import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.report.model import Report
from gouji.testing import TEXT_LAYOUTS, Rendered, SampleReport, TextStyle, render_text
from gouji.testing.markdown import MarkdownStyle, render_markdown
from gouji.testing.strategies.markdown import markdown_styles
from gouji_gongkai.testing.strategies import FAULTS, faulted, sound_reports

EXAMPLES = 20


@given(data=st.data())
@settings(max_examples=EXAMPLES)
def test_every_figure_is_read_where_it_was_printed(data: st.DataObject, read: Callable[[Rendered], Report]) -> None:
    sample = data.draw(sound_reports())
    rendered = render_markdown(sample, data.draw(markdown_styles()))
    report = read(rendered)

    source = report.document.source
    figures = {fact.id: (fact.raw, fact.span and source.range(fact.span)) for fact in report.facts.values()}
    assert figures == {fact: (text, rendered.places[fact]) for fact, text in sample.figures.items()}


@given(data=st.data())
@settings(max_examples=EXAMPLES)
def test_headings_title_and_identity_are_read_where_they_were_printed(
    data: st.DataObject, read: Callable[[Rendered], Report]
) -> None:
    sample = data.draw(sound_reports(dated=True))
    rendered = render_markdown(sample, data.draw(markdown_styles()))
    report = read(rendered)

    def place(span: tuple[int, int] | None) -> object:
        return span and report.document.source.range(span)

    sections = report.sections.items()
    found = {f"heading.{name}": place(section.heading and section.heading.span) for name, section in sections}
    found |= {"title": place(report.title.span), "title.year": place(report.year.span)}
    assert found == {key: at for key, at in rendered.places.items() if key.startswith(("heading.", "title"))}
    identity = (report.form.id, report.agency.value, report.year.value)
    assert identity == (sample.form.id, sample.agency, sample.year)


@given(data=st.data())
@settings(max_examples=EXAMPLES)
def test_no_rule_errs_or_warns_about_a_sound_report(
    data: st.DataObject, check: Callable[[Rendered], list[Diagnostic]]
) -> None:
    rendered = render_markdown(data.draw(sound_reports()), data.draw(markdown_styles()))

    assert [found for found in check(rendered) if found.severity != "info"] == []


def runs_together(sample: SampleReport, style: MarkdownStyle) -> bool:
    """Whether two cells beside each other say the same, where a merged cell says it more than once too."""
    captions = {table.caption for table in sample.form.tables if table.caption}
    return style.repeated and sample.labels.get("column.applicants") in captions


@pytest.mark.parametrize("kind", FAULTS)
@given(data=st.data())
@settings(max_examples=EXAMPLES)
def test_a_planted_fault_is_found_by_its_own_rule_alone(
    kind: str, data: st.DataObject, check: Callable[[Rendered], list[Diagnostic]]
) -> None:
    fault = data.draw(faulted(data.draw(sound_reports(cites=False, dated=True)), kind))
    style = data.draw(markdown_styles())
    assume(not runs_together(fault.sample, style))
    rendered = render_markdown(fault.sample, style)

    found = [diagnostic for diagnostic in check(rendered) if diagnostic.severity != "info"]
    assert len(found) == len(fault.expectations)
    for expectation in fault.expectations:
        assert [d for d in found if expectation.is_met_by(d, rendered)], (expectation, found)


@given(data=st.data())
@settings(max_examples=EXAMPLES)
def test_the_findings_are_those_of_the_same_report_as_text(
    data: st.DataObject, check: Callable[[Rendered], list[Diagnostic]]
) -> None:
    sound = data.draw(sound_reports(cites=False, dated=True))
    fault = data.draw(faulted(sound, data.draw(st.sampled_from(sorted(FAULTS)))))
    style = data.draw(markdown_styles())
    assume(not runs_together(fault.sample, style))

    markdown = check(render_markdown(fault.sample, style))
    text = check(render_text(fault.sample, TEXT_LAYOUTS["rows"], TextStyle()))

    # Front matter tells the day of publication; a text has none to tell.
    assert [told(found) for found in markdown if found.rule != "published-late"] == [told(found) for found in text]


def told(found: Diagnostic) -> tuple[object, ...]:
    return found.rule, found.severity, found.fact, found.section, found.expected, found.message.zh
