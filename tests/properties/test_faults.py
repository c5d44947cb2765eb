"""Rule × fault × format: what is planted is found by its own rule, at its place, by no other, and as in a text."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st
import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.report.model import Report
from gouji.testing import TEXT_LAYOUTS, Rendered, SampleReport, Samples, installed_samples, text_renderer
from gouji.testing.checker import Checker
from gouji.testing.faults import Faulted
from gouji.testing.strategies import any_of, print_report, text_styles
from gouji.testing.strategies.formats import RENDERERS, Printer
from gouji.text.numbers import read_figure
from gouji_gongkai.testing.strategies import sound_reports


def cases(*formats: str) -> list[object]:
    """Each kind of report, each of its faults, each of some formats that can have both."""
    return [
        pytest.param(kind, fault, names, id=f"{kind}, {fault}, {file}")
        for kind in installed_samples()
        for file in formats
        if (names := tuple(name for name in RENDERERS if name.partition(" ")[0] == file and kind.has_format(name)))
        for fault in (*kind.strategies().faults, *(kind.strategies().text_faults if file == "text" else ()))
    ]


@pytest.mark.parametrize(("kind", "fault", "names"), cases("text", "html"))
@given(data=st.data())
def test_a_planted_fault_is_found_by_its_own_rule_alone_and_as_in_a_text(
    kind: Samples, fault: str, names: tuple[str, ...], data: st.DataObject, checker: Checker
) -> None:
    check_fault(kind, fault, names, data, checker)


@pytest.mark.parametrize(("kind", "fault", "names"), cases("markdown"))
@settings(max_examples=20)
@given(data=st.data())
def test_a_planted_fault_is_found_in_markdown_by_its_own_rule_alone_and_as_in_a_text(
    kind: Samples, fault: str, names: tuple[str, ...], data: st.DataObject, checker: Checker
) -> None:
    check_fault(kind, fault, names, data, checker)


@pytest.mark.parametrize(("kind", "fault", "names"), cases("docx", "xlsx"))
@settings(max_examples=max(1, settings.default.max_examples // 8))
@given(data=st.data())
def test_a_planted_fault_is_found_in_its_cell_by_its_own_rule_alone_and_as_in_a_text(
    kind: Samples, fault: str, names: tuple[str, ...], data: st.DataObject, checker: Checker
) -> None:
    check_fault(kind, fault, names, data, checker)


def check_fault(kind: Samples, fault: str, names: tuple[str, ...], data: st.DataObject, checker: Checker) -> None:
    strategies = kind.strategies()
    plant = {**strategies.faults, **strategies.text_faults}[fault]
    planted = data.draw(plant(data.draw(strategies.reports(cites=False, dated=True))))
    name = data.draw(any_of(names))
    printer = data.draw(RENDERERS[name])
    assume(can_be_read(planted.sample, name, printer))
    rendered = printer(planted.sample)
    report = checker.read(rendered)
    found = checker.check_report(report, rendered.name)

    assert_told(planted, rendered, found)
    if not name.startswith("text"):
        text = text_renderer(TEXT_LAYOUTS["tabs"], printer.text)(planted.sample)
        same = checker.read(text)
        assert figures(report) == figures(same)
        assert said(found) == said(checker.check_report(same, text.name))


def assert_told(planted: Faulted, rendered: Rendered, found: Iterable[Diagnostic]) -> None:
    """All expectations are met by what is found, and nothing else errs or warns."""
    wanted = {(expectation.rule, expectation.severity) for expectation in planted.expectations}
    severe = [each for each in found if each.severity != "info" or (each.rule, each.severity) in wanted]
    assert len(severe) == len(planted.expectations)
    for expectation in planted.expectations:
        assert [each for each in severe if expectation.is_met_by(each, rendered)], (expectation, severe)


def can_be_read(sample: SampleReport, name: str, printer: Printer) -> bool:
    """Whether a format shows where each cell of a sample is."""
    if name == "text paragraphs":
        return not ends_without_figure(sample)
    return not (name == "markdown" and printer.style.repeated and runs_together(sample))


def ends_without_figure(sample: SampleReport) -> bool:
    """Without marks of rows, what stands in place of a table's last figure is not known to be a cell."""
    last = [sample.form.table(table).rows[-1].facts[-1] for table in sample.tables]
    asked = [fact for fact in last if sample.form.slots[fact][2].is_figure]
    return any(read_figure(sample.figures[fact]).value is None for fact in asked)


def runs_together(sample: SampleReport) -> bool:
    """Whether two cells beside each other say the same, where a merged cell says it more than once too."""
    return sample.labels.get("column.applicants") in {table.caption for table in sample.form.tables if table.caption}


def figures(report: Report) -> dict[str, object]:
    return {fact.id: (fact.state, fact.value) for fact in report.facts.values()}


def said(found: Iterable[Diagnostic]) -> list[tuple[object, ...]]:
    """What is found but for its place; pages and front matter tell the day of publication, a text has none to tell."""
    return [
        (each.rule, each.severity, each.message, each.fact, each.section, each.expected, each.actual)
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
