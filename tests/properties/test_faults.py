"""Rule × fault: what is planted is found by its own rule, at its place, and by no other."""

from __future__ import annotations

from collections.abc import Callable

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st
import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.testing import Rendered, SampleReport, Samples, installed_samples
from gouji.testing.strategies import print_report, printed_reports, text_styles
from gouji.text.numbers import read_figure
from gouji_gongkai.testing.strategies import sound_reports

FAULTS = [
    pytest.param(kind, name, id=f"{kind}, {name}")
    for kind in installed_samples()
    for name in (*kind.strategies().faults, *kind.strategies().text_faults)
]


def ends_without_figure(sample: SampleReport) -> bool:
    """Without marks of rows, what follows a table's last figure is not known to be a cell."""
    last = [sample.form.table(table).rows[-1].facts[-1] for table in sample.tables]
    return any(read_figure(sample.figures[fact]).value is None for fact in last)


@pytest.mark.parametrize(("kind", "name"), FAULTS)
@given(data=st.data())
def test_a_planted_fault_is_found_by_its_own_rule_alone(
    kind: Samples, name: str, data: st.DataObject, check: Callable[[Rendered], list[Diagnostic]]
) -> None:
    strategies = kind.strategies()
    plant = {**strategies.faults, **strategies.text_faults}[name]
    sound = data.draw(printed_reports(strategies.reports(cites=False, dated=True)))
    fault = data.draw(plant(sound.sample))
    assume(not (sound.layout == "paragraphs" and ends_without_figure(fault.sample)))
    rendered = sound.print_again(fault.sample).rendered

    planted = {(expectation.rule, expectation.severity) for expectation in fault.expectations}
    found = [each for each in check(rendered) if each.severity != "info" or (each.rule, each.severity) in planted]
    assert len(found) == len(fault.expectations)
    for expectation in fault.expectations:
        assert [d for d in found if expectation.is_met_by(d, rendered)], (expectation, found)


@given(data=st.data())
def test_a_row_that_lacks_a_cell_is_told_as_unreadable_and_nothing_else_of_it(
    data: st.DataObject, check: Callable[[Rendered], list[Diagnostic]]
) -> None:
    sample = data.draw(sound_reports(cites=False))
    row = data.draw(st.sampled_from(sample.form.table("requests").rows))
    lacking = sample.with_figures({data.draw(st.sampled_from(row.facts)): ""})
    style = attrs.evolve(data.draw(text_styles("paragraphs")), keep_blanks=False)
    rendered = print_report(lacking, "paragraphs", style).rendered

    found = [(d.rule, d.severity, d.range and d.range.start) for d in check(rendered) if d.severity != "info"]
    assert found == [("unreadable-table", "warning", rendered.places[f"row.requests.{row.id}"].start)]
