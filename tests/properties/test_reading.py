"""Reading a rendered report gives back what was printed, where it was printed."""

from __future__ import annotations

from collections.abc import Callable

import attrs
from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.report.model import Report
from gouji.testing import TEXT_LAYOUTS, Line, Rendered
from gouji.testing.strategies import print_report, printed_reports, text_styles
from gouji_gongkai.testing.strategies import sound_reports

NOTES = ("单位：件", "（单位：件）", "办理情况", "2024年度", "附：统计表")


@pytest.mark.parametrize("layout", TEXT_LAYOUTS)
@given(data=st.data())
def test_every_figure_is_read_where_it_was_printed(
    layout: str, data: st.DataObject, read: Callable[[Rendered], Report]
) -> None:
    printed = data.draw(printed_reports(sound_reports(), layout))
    report = read(printed.rendered)

    source = report.document.source
    figures = {fact.id: (fact.raw, fact.span and source.range(fact.span)) for fact in report.facts.values()}
    assert figures == {
        fact: (printed.style.figure(text), printed.rendered.places[fact])
        for fact, text in printed.sample.figures.items()
    }


@pytest.mark.parametrize("layout", TEXT_LAYOUTS)
@given(data=st.data())
def test_headings_title_and_identity_are_read_where_they_were_printed(
    layout: str, data: st.DataObject, read: Callable[[Rendered], Report]
) -> None:
    printed = data.draw(printed_reports(sound_reports(dated=True), layout))
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


@pytest.mark.parametrize("layout", TEXT_LAYOUTS)
@given(data=st.data())
def test_every_relation_of_a_sound_report_holds(
    layout: str, data: st.DataObject, read: Callable[[Rendered], Report]
) -> None:
    report = read(data.draw(printed_reports(sound_reports(), layout)).rendered)

    assert {outcome.relation.id: outcome.state for outcome in report.outcomes} == {
        relation.id: "hold" for relation in report.form.relations
    }


@pytest.mark.parametrize("layout", TEXT_LAYOUTS)
@given(data=st.data())
def test_a_short_line_above_a_table_is_no_part_of_it(
    layout: str, data: st.DataObject, read: Callable[[Rendered], Report]
) -> None:
    sample = data.draw(sound_reports(cites=False))
    note = Line.of(data.draw(st.sampled_from(NOTES)))
    sections = {sample.form.table(table).section for table in sample.tables}
    noted = attrs.evolve(sample, prose={**sample.prose, **dict.fromkeys(sections, (note,))})
    printed = print_report(noted, layout, data.draw(text_styles(layout)))
    report = read(printed.rendered)

    texts = {section: [p.text for p in report.sections[section].paragraphs] for section in sections}
    assert texts == {section: [printed.style.prose(note.text)] for section in sections}
    assert {bound.outcome for bound in report.tables.values()} == {"complete"}


@given(data=st.data())
def test_a_blank_that_leaves_no_trace_makes_its_row_unplaced(
    data: st.DataObject, read: Callable[[Rendered], Report]
) -> None:
    sample = data.draw(sound_reports(cites=False))
    row = data.draw(st.sampled_from(sample.form.table("requests").rows))
    blank = sample.with_figures({data.draw(st.sampled_from(row.facts)): ""})
    style = attrs.evolve(data.draw(text_styles("paragraphs")), keep_blanks=False)
    report = read(print_report(blank, "paragraphs", style).rendered)

    states = {fact.state for fact in report.facts.values() if fact.id in row.facts}
    broken = [outcome for outcome in report.outcomes if outcome.state == "broken"]
    assert (report.tables["requests"].outcome, states, broken) == ("partial", {"unplaced"}, [])
