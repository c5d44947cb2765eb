"""The tables of a report, bound to those of its form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal, TypeAlias

from gouji.document.model import Cell
from gouji.forms.model import Form, FormRow, FormTable, Label
from gouji.report.bound_row import BoundRow, ExtraRow
from gouji.report.misnamed import Misnamed, misnamed
from gouji.report.oddities import Oddity, odd_labels, odd_rows
from gouji.text.numbers import read_figure
from gouji.text.source import Span
from gouji.value import Entity, frozen

__all__ = ["BoundRow", "BoundTable", "ExtraRow", "TableOutcome"]

TableOutcome: TypeAlias = Literal["complete", "partial", "unreadable", "picture", "absent"]
_NOTHING = "0０ \t\r\n\u00a0\u3000\u200b\ufeff"


@frozen
class BoundTable(Entity):
    """The outcome of binding one prescribed table.

    ``outcome`` is ``complete``, ``partial`` (some rows missing or not placed), ``unreadable`` (the table is
    there, but its figures could not be placed), ``picture`` or ``absent``. ``form`` is the form to which its labels
    belong; ``sure`` is false where they fit several forms and the rest of the report decided. ``labels`` are all
    cells of text, each with the label it was taken for (None: unknown); ``rows`` stand in the document's order;
    ``missing`` are ids of rows that were not found. ``model`` is the table by which it was read, of the same outline:
    the same but for places and figures (None: it was read by itself).
    """

    table: FormTable
    form: Form
    outcome: TableOutcome
    rows: Sequence[BoundRow] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[ExtraRow, ...] = ()
    labels: Sequence[tuple[Cell, Label | None]] = ()
    cells: tuple[Cell, ...] = ()
    sure: bool = True
    model: BoundTable | None = None

    @property
    def id(self) -> str:
        """The table's id in its form."""
        return self.table.id

    @property
    def present(self) -> bool:
        """Whether the table stands in the document as a table."""
        return bool(self.cells)

    @property
    def span(self) -> Span | None:
        """From its first cell to its last."""
        return Span(self.cells[0].start, self.cells[-1].end) if self.cells else None

    @cached_property
    def row(self) -> Mapping[str, BoundRow]:
        """Its rows by id."""
        return {row.id: row for row in self.rows}

    @cached_property
    def lost(self) -> tuple[Cell, ...]:
        """The figures that have no place: more than their row has columns, or without any label."""
        columns = {row.id: len(row.facts) for row in self.table.rows}
        rows = [(row.cells, columns[row.id]) for row in self.rows if row.reason]
        rows += [(row.cells, 0) for row in self.extra if row.label is None]
        figures = [([cell for cell in cells if read_figure(cell.text).state == "number"], most) for cells, most in rows]
        return tuple(cell for cells, most in figures for cell in cells[most:])

    @cached_property
    def oddities(self) -> frozenset[Oddity]:
        """What is unusual in its rows and labels; of tables of one outline that is found out once."""
        if self.model is not None:
            return self.model.oddities
        placed = [row.id for row in self.rows if not row.reason]
        labels = [row.label.text for row in self.rows if row.label is not None]
        texts = [(cell.text, label) for cell, label in self.labels if label is not None]
        found = {*odd_rows(self.table, placed, labels), *odd_labels(self.table, texts)}
        if self.misnamed:
            found.add("names")
        if self.outcome != "complete" or self.missing or self.extra or len(placed) < len(self.rows):
            found.add("tables")
        return frozenset(found)

    @cached_property
    def misnamed(self) -> tuple[Misnamed, ...]:
        """Its labels that are not those that the form has in their places; of tables of one outline the same."""
        if self.model is not None:
            return self.model.misnamed
        return misnamed(self.table, self.rows, self.extra, self.labels) if self.outcome != "unreadable" else ()

    @cached_property
    def words(self) -> str | None:
        """The texts of its cells but those of facts, one a line: tables of one outline have the same.

        None where there is no model, or a figure is no fact's, which may be another in each of them.
        """
        if self.model is not None:
            return self.model.words
        placed = {id(cell) for row in self.rows if not row.reason for cell in row.cells}
        texts = [cell.text for cell in self.cells if id(cell) not in placed]
        return None if any(read_figure(text).state == "number" for text in texts) else "\n".join(texts)

    def may_hide(self, row: FormRow) -> bool:
        """Return whether a row that was not found may stand in the figures that have no place."""
        return len(self.lost) >= len(row.facts)

    @cached_property
    def empty(self) -> bool:
        """Whether all cells for figures are blank or zero."""
        return bool(self.rows) and not any(cell.text.strip(_NOTHING) for row in self.rows for cell in row.cells)
