"""Reading a report gives back what was printed, where it was printed, in every format."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.report.model import Report
from gouji.testing import TEXT_LAYOUTS, Line, Rendered
from gouji.testing.checker import Checker, serious
from gouji.testing.strategies import any_of, print_report, text_styles
from gouji.testing.strategies.formats import RENDERERS
from gouji_gongkai.testing.strategies import sound_reports

NOTES = ("单位：件", "（单位：件）", "办理情况", "2024年度", "附：统计表")

Read = Callable[[Rendered], Report]


def place(report: Report, span: Any) -> object:
    """Where a span stands: lines and columns in a format that has lines, else its locator."""
    if span is None:
        return None
    source = report.document.source
    return source.range(span) if source.lined else report.document.locator(span[0])


@pytest.mark.parametrize("name", RENDERERS)
@given(data=st.data())
def test_all_is_read_where_it_was_printed_every_relation_holds_and_no_rule_errs_or_warns(
    name: str, data: st.DataObject, checker: Checker
) -> None:
    sample, printer = data.draw(sound_reports(dated=True)), data.draw(RENDERERS[name])
    rendered = printer(sample)
    report = checker.read(rendered)

    printed = {fact: (printer.text.figure(text), rendered.places[fact]) for fact, text in sample.figures.items()}
    assert {fact.id: (fact.raw, place(report, fact.span)) for fact in report.facts.values()} == printed
    assert {outcome.relation.id: outcome.state for outcome in report.outcomes} == {
        relation.id: "hold" for relation in report.form.relations
    }
    assert headings_and_title(report) == {
        key: at for key, at in rendered.places.items() if key.startswith(("heading.", "title"))
    }
    identity = (report.form.id, report.subject.value, report.period.value)
    assert identity == (sample.form.id, sample.subject, sample.period)
    assert report.document.loader == name.partition(" ")[0]
    assert serious(checker.check_report(report, rendered.name)) == []


def headings_and_title(report: Report) -> dict[str, object]:
    """Where they are read, by the keys of their places."""
    found = {
        f"heading.{key}": place(report, section.heading and section.heading.span)
        for key, section in report.sections.items()
    }
    return found | {"title": place(report, report.title.span), "title.year": place(report, report.period.span)}


@pytest.mark.parametrize("layout", TEXT_LAYOUTS)
@given(data=st.data())
def test_a_short_line_above_a_table_is_no_part_of_it(layout: str, data: st.DataObject, read: Read) -> None:
    sample = data.draw(sound_reports(cites=False))
    note = Line.of(data.draw(any_of(NOTES)))
    sections = {sample.form.table(table).section for table in sample.tables}
    noted = attrs.evolve(sample, prose={**sample.prose, **dict.fromkeys(sections, (note,))})
    printed = print_report(noted, layout, data.draw(text_styles(layout)))
    report = read(printed.rendered)

    texts = {section: [p.text for p in report.sections[section].paragraphs] for section in sections}
    assert texts == {section: [printed.style.prose(note.text)] for section in sections}
    assert {bound.outcome for bound in report.tables.values()} == {"complete"}


@given(data=st.data())
def test_a_blank_that_leaves_no_trace_makes_its_row_unplaced(data: st.DataObject, read: Read) -> None:
    sample = data.draw(sound_reports(cites=False))
    row = data.draw(st.sampled_from(sample.form.table("requests").rows))
    blank = sample.with_figures({data.draw(st.sampled_from(row.facts)): ""})
    style = attrs.evolve(data.draw(text_styles("paragraphs")), keep_blanks=False)
    report = read(print_report(blank, "paragraphs", style).rendered)

    states = {fact.state for fact in report.facts.values() if fact.id in row.facts}
    broken = [outcome for outcome in report.outcomes if outcome.state == "broken"]
    assert (report.tables["requests"].outcome, states, broken) == ("partial", {"unplaced"}, [])
