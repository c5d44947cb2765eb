"""Rule × fault × format: what is planted is found by its own rule, at its place, by no other, and as in a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st
import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.forms.model import FormRow
from gouji.report.model import Report
from gouji.testing import TEXT_LAYOUTS, Rendered, SampleReport, Samples, TextStyle, installed_samples, text_renderer
from gouji.testing.checker import Checker
from gouji.testing.faults import Faulted
from gouji.testing.pages import page_renderer
from gouji.testing.shapes import rows_of
from gouji.testing.strategies import any_of, print_report, text_styles
from gouji.testing.strategies.formats import RENDERERS, Printer
from gouji.text.numbers import read_figure
from gouji_gongkai.testing.strategies import sound_reports

UNMARKED = ("text paragraphs", "text bars-before")
"""Layouts in which it is not certain whether a line after a table belongs to it."""

Together: TypeAlias = tuple[tuple[str, ...], ...]
"""Formats in which one sample is printed: of each those names of `RENDERERS` that a kind has."""


def cases(*formats: str, text_faults: bool = False) -> list[object]:
    """Each kind of report, each of its faults, and those of some formats that the kind has."""
    return [
        pytest.param(kind, fault, together, id=f"{kind}, {fault}")
        for kind in installed_samples()
        if (together := tuple(filter(None, (_names(kind, each) for each in formats))))
        for fault in (kind.strategies().text_faults if text_faults else kind.strategies().faults)
    ]


def _names(kind: Samples, file: str) -> tuple[str, ...]:
    return tuple(name for name in RENDERERS if name.partition(" ")[0] == file and kind.has_format(name))


@pytest.mark.parametrize(("kind", "fault", "formats"), [*cases("text", "html"), *cases("text", text_faults=True)])
@given(data=st.data())
def test_a_planted_fault_is_found_by_its_own_rule_alone_and_on_a_page_as_in_a_text(
    kind: Samples, fault: str, formats: Together, data: st.DataObject, checker: Checker
) -> None:
    planted = draw_planted(kind, fault, data)
    assume(not answers_with_a_label(planted.sample))
    name = data.draw(any_of(tuple(name for name in formats[0] if can_be_read(planted.sample, name))))
    printer = data.draw(RENDERERS[name])
    report, found = look(planted, printer, checker)
    if name in UNMARKED:
        report, found = look_at_plain(planted, printer.text, checker)
    for names in formats[1:]:
        page = in_words_of(data.draw(RENDERERS[data.draw(any_of(names))]), printer.text)
        same, found_there = look(planted, page, checker)
        assert figures(same) == figures(report)
        assert said(found_there) == said(each for each in found if each.rule != "truncated-header")


@pytest.mark.parametrize(("kind", "fault", "formats"), cases("markdown"))
@settings(max_examples=max(1, 20 - settings.default.max_examples // 8))
@given(data=st.data())
def test_a_planted_fault_is_found_in_markdown_by_its_own_rule_alone_and_as_in_a_text(
    kind: Samples, fault: str, formats: Together, data: st.DataObject, checker: Checker
) -> None:
    check_fault(kind, fault, formats, data, checker)


@pytest.mark.parametrize(("kind", "fault", "formats"), cases("markdown", "docx", "xlsx"))
@settings(max_examples=max(1, settings.default.max_examples // 8))
@given(data=st.data())
def test_a_planted_fault_is_found_in_its_cell_by_its_own_rule_alone_and_as_in_a_text(
    kind: Samples, fault: str, formats: Together, data: st.DataObject, checker: Checker
) -> None:
    check_fault(kind, fault, formats, data, checker)


def check_fault(kind: Samples, fault: str, formats: Together, data: st.DataObject, checker: Checker) -> None:
    """In each of some formats a fault is found as in a plain text, which is read once."""
    planted = draw_planted(kind, fault, data)
    report, found = look_at_plain(planted, TextStyle(), checker)
    for names in formats:
        name = data.draw(any_of(names))
        printer = data.draw(RENDERERS[name])
        assume(not (name == "markdown" and printer.style.repeated and runs_together(planted.sample)))
        same, found_there = look(planted, printer, checker)
        assert figures(same) == figures(report)
        assert said(found_there) == said(found)


def draw_planted(kind: Samples, fault: str, data: st.DataObject) -> Faulted:
    strategies = kind.strategies()
    plant = {**strategies.faults, **strategies.text_faults}[fault]
    return data.draw(plant(data.draw(strategies.reports(cites=False, dated=True))))


def look(planted: Faulted, printer: Printer, checker: Checker) -> tuple[Report, list[Diagnostic]]:
    """Print what is planted, read it, and return the report and what is found, which is all that is expected."""
    rendered = printer(planted.sample)
    report = checker.read(rendered)
    found = checker.check_report(report, rendered.name)
    assert_told(planted, rendered, found)
    return report, found


def look_at_plain(planted: Faulted, style: TextStyle, checker: Checker) -> tuple[Report, list[Diagnostic]]:
    """The report read from a text whose rows are lines, and what is found in it."""
    rendered = text_renderer(TEXT_LAYOUTS["tabs"], style)(planted.sample)
    report = checker.read(rendered)
    return report, checker.check_report(report, rendered.name)


def in_words_of(page: Printer, text: TextStyle) -> Printer:
    """The printer of pages whose words are printed as those of a text."""
    words = attrs.evolve(page.text, half_width=text.half_width, wide_digits=text.wide_digits, bullet=text.bullet)
    style = attrs.evolve(page.style, text=words)
    return Printer(page_renderer(style), style, words)


def assert_told(planted: Faulted, rendered: Rendered, found: Iterable[Diagnostic]) -> None:
    """All expectations are met by what is found, and nothing else errs or warns."""
    wanted = {(expectation.rule, expectation.severity) for expectation in planted.expectations}
    severe = [each for each in found if each.severity != "info" or (each.rule, each.severity) in wanted]
    assert len(severe) == len(planted.expectations)
    for expectation in planted.expectations:
        assert [each for each in severe if expectation.is_met_by(each, rendered)], (expectation, severe)


def can_be_read(sample: SampleReport, name: str) -> bool:
    """Whether a layout shows where each cell of a sample is."""
    if name == "text paragraphs":
        return not ends_without_figure(sample)
    return name != "text bars-before" or not ends_early_in_a_blank(sample)


def answers_with_a_label(sample: SampleReport) -> bool:
    """Where a line is a cell, an answer that is the label of a row left out looks like that row."""
    there = {row.id for rows in printed_rows(sample) for row in rows}
    left_out = {row.label for table in sample.form.tables for row in table.rows if row.id not in there}
    return any(answer in left_out for answer in sample.figures.values())


def ends_without_figure(sample: SampleReport) -> bool:
    """Without marks of rows, what stands in place of a table's last figure is not known to be a cell."""
    last = [rows[-1].facts[-1] for rows in printed_rows(sample)]
    asked = [fact for fact in last if sample.form.slots[fact][2].is_figure]
    return any(read_figure(sample.figures[fact]).value is None for fact in asked)


def ends_early_in_a_blank(sample: SampleReport) -> bool:
    """Where bars begin cells, a blank above a last row that is left out looks like the end of the table."""
    last = [rows[-1] for rows in printed_rows(sample)]
    ends = {table.rows[-1].id for table in sample.form.tables}
    return any(row.id not in ends and not sample.figures[row.facts[-1]] for row in last)


def printed_rows(sample: SampleReport) -> list[list[FormRow]]:
    return [rows_of(sample, sample.form.table(table)) for table in sample.tables]


def runs_together(sample: SampleReport) -> bool:
    """Whether two cells beside each other say the same, where a merged cell says it more than once too."""
    return sample.labels.get("column.applicants") in {table.caption for table in sample.form.tables if table.caption}


def figures(report: Report) -> dict[str, object]:
    return {fact.id: (fact.state, fact.value) for fact in report.facts.values()}


def unbroken(text: str) -> str:
    return text.replace(" ", "")


def said(found: Iterable[Diagnostic]) -> list[tuple[object, ...]]:
    """What is found but for its place, and for the blank where a label is broken into two lines.

    Pages and front matter tell the day of publication, which a text has not; headers are cut off in texts alone.
    """
    return [
        (each.rule, each.severity, unbroken(each.message.zh), each.fact, each.section, each.expected, each.actual)
        for each in found
        if each.rule != "published-late"
    ]


@given(data=st.data())
def test_a_row_that_lacks_a_cell_is_told_as_unreadable_and_nothing_else_of_it(
    data: st.DataObject, checker: Checker
) -> None:
    sample = data.draw(sound_reports(cites=False))
    row = data.draw(st.sampled_from(sample.form.table("requests").rows))
    lacking = sample.with_figures({data.draw(st.sampled_from(row.facts)): ""})
    style = attrs.evolve(data.draw(text_styles("paragraphs")), keep_blanks=False)
    rendered = print_report(lacking, "paragraphs", style).rendered

    found = [(d.rule, d.severity, d.range and d.range.start) for d in checker.check(rendered) if d.severity != "info"]
    assert found == [("unreadable-table", "warning", rendered.places[f"row.requests.{row.id}"].start)]
