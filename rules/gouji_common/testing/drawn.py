"""Hypothesis strategies that draw a fault of the rules for any kind: which cell or row is wrong, and how."""

from __future__ import annotations

from hypothesis import strategies as st

from gouji.api import read_figure
from gouji.testing import Faulted, SampleReport
from gouji.testing.figures import figure_facts
from gouji_common.testing.cells import EXACT, blanked, figure_off, half_counted, not_a_number
from gouji_common.testing.rows import row_dropped

__all__ = ["any_blank", "any_figure_off", "any_half_counted", "any_row_dropped", "no_number_anywhere"]

_NO_NUMBERS = ("若干", "O", "二", "见附件", "12a", "1.2.3")


@st.composite
def any_figure_off(draw: st.DrawFn, sample: SampleReport) -> Faulted:
    """Draw a figure that a relation has, and make it wrong."""
    fact = draw(st.sampled_from(_exact_facts(sample)))
    right = read_figure(sample.figures[fact]).value
    wrong = st.one_of(st.integers(0, 30), st.integers(0, 100_000)).filter(lambda figure: figure != right)
    return figure_off(sample, fact, draw(wrong))


def any_half_counted(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    """Draw a figure that a relation has, and add a half."""
    return st.sampled_from(_exact_facts(sample)).map(lambda fact: half_counted(sample, fact))


def _exact_facts(sample: SampleReport) -> list[str]:
    exact = {fact for relation in sample.form.relations if relation.kind in EXACT for fact in relation.operands}
    return [fact for fact in sample.form.slots if fact in exact]


def any_row_dropped(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    """Draw a row that has a label, and leave it out."""
    rows = [(table.id, row.id) for table in sample.form.tables for row in table.rows if row.label]
    return st.sampled_from(rows).map(lambda row: row_dropped(sample, *row))


def any_blank(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    """Draw a cell for a figure, and leave it blank."""
    return st.sampled_from(sorted(sample.figures)).map(lambda fact: blanked(sample, fact))


def no_number_anywhere(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    """Draw a cell for a figure, and print a text that is none in it."""
    facts, texts = st.sampled_from(sorted(figure_facts(sample.form))), st.sampled_from(_NO_NUMBERS)
    return st.builds(lambda fact, text: not_a_number(sample, fact, text), facts, texts)
