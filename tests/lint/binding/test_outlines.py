"""What was remembered of a table's outline gives just what binding the table itself gives."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from gouji.binding import outlines
from gouji.binding.bind import Binder
from gouji.document.model import Cell, Document, Row, Table
from gouji.report.model import Report
from gouji.text.source import Source
from gouji.value import NamedTuple

FIGURE = "{figure}"
FIGURES = ("0", "1", "2", "1", "2", "3", "12", "1,234", "5件", "-3", "1.5", "１２", "²", "9" * 20)
OTHERS = ("", "", "/", "无", "\u00a0", "小计", "合计", "甲类事项", "其他", "属于国家秘密", "2024年", FIGURE)


class Outline(NamedTuple):
    """A table without its figures."""

    marked: bool
    rows: list[tuple[list[str], int]]
    has_columns: bool

    def document(self, figures: Sequence[str]) -> Document:
        """Return a document of this table, whose figures are taken in turn."""
        offsets, taken = count(0, 100), count()
        rows = [
            Row(
                tuple([self._cell(text, number, next(offsets), figures, taken) for number, text in enumerate(texts)]),
                covered,
            )
            for texts, covered in self.rows
        ]
        if not self.marked:
            rows = [Row(tuple(cell for row in rows for cell in row.cells))]
        return Document(Source.from_text(""), (Table(tuple(rows), self.marked),))

    def _cell(self, text: str, number: int, start: int, figures: Sequence[str], taken: count[int]) -> Cell:
        printed = figures[next(taken) % len(figures)] if text == FIGURE else text
        return Cell(printed, start, start + len(printed), number if self.has_columns else -1)


@st.composite
def drawn_outlines(draw: st.DrawFn, binder: Binder) -> Outline:
    """Draw a table with rows of a form, most with as many cells as they should have, and rows that no form has."""
    form = draw(st.sampled_from(binder.kinds["gongkai"].forms))
    rows: list[tuple[list[str], int]] = []
    for table in draw(st.lists(st.sampled_from(form.tables), min_size=1, max_size=2)):
        begin = draw(st.integers(0, len(table.rows) - 1))
        headers = [*table.anchors, *(column.label for column in table.rows[begin].columns)]
        rows.append((headers, draw(st.integers(0, 2))))
        for row in table.rows[begin : begin + draw(st.integers(1, 8))]:
            labels = [label for label in (table.groups.get(row.group, ""), row.label) if draw(st.booleans()) or label]
            number = len(row.facts) + draw(st.sampled_from((0, 0, 0, 0, 0, -1, 1, 2)))
            blank = draw(st.sampled_from((FIGURE, FIGURE, FIGURE, "", "/")))
            cells = [FIGURE if draw(st.integers(0, 5)) else blank for _ in range(number)]
            rows.append(([*labels, *cells], draw(st.sampled_from((0, 0, 1, 2)))))
    for _ in range(draw(st.integers(0, 2))):
        odd = draw(st.lists(st.sampled_from(OTHERS), min_size=1, max_size=9))
        rows.insert(draw(st.integers(0, len(rows))), (odd, draw(st.integers(0, 1))))
    return Outline(draw(st.booleans()), rows, draw(st.booleans()))


def told(report: Report) -> dict[str, object]:
    """All that a report's bound tables and facts have, with texts and places in place of cells."""

    def cells(of: Sequence[Cell]) -> list[tuple[str, int, int]]:
        return [(cell.text, cell.start, cell.end) for cell in of]

    tables = {
        table_id: (
            (bound.form.id, bound.outcome, bound.sure, bound.missing, cells(bound.cells)),
            [
                (row.id, cells([row.label] if row.label else []), cells(row.cells), row.reason, row.is_foreign)
                for row in bound.rows
            ],
            [(cells([row.label] if row.label else []), cells(row.cells)) for row in bound.extra],
            [(cells([cell])[0], label) for cell, label in bound.labels],
        )
        for table_id, bound in report.tables.items()
    }
    facts = {
        fact.id: (fact.state, fact.value, fact.raw, fact.unit, cells([fact.cell] if fact.cell else []))
        for fact in report.facts.values()
    }
    return {**tables, "facts": facts}


@settings(max_examples=100)
@given(data=st.data())
def test_a_table_of_a_known_outline_is_bound_as_if_it_were_the_first(binder: Binder, data: st.DataObject) -> None:
    outline = data.draw(drawn_outlines(binder))
    figures = st.lists(st.sampled_from(FIGURES), min_size=1, max_size=30)
    binder.bind(outline.document(data.draw(figures)), "gongkai")
    document = outline.document(data.draw(figures))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outlines, "_MOST_CELLS", -1)
        anew = binder.bind(document, "gongkai")

    assert told(binder.bind(document, "gongkai")) == told(anew)


def test_tables_of_one_outline_share_what_was_made_of_it_and_a_large_one_is_not_remembered(binder: Binder) -> None:
    outline = Outline(marked=True, rows=[(["规章", FIGURE, FIGURE, FIGURE], 0)], has_columns=True)
    large = Outline(marked=True, rows=outline.rows * 200, has_columns=True)
    split = outlines.Outlines(binder.kinds["gongkai"].vocabulary).split

    first, other, bigger = (
        split(document.blocks)[0].model
        for document in (outline.document(["1"]), outline.document(["2", "3,000"]), large.document(["1"]))
    )

    assert (first is other, first is None, bigger) == (True, False, None)
