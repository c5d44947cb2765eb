"""Quote the tables of a report: make plain rows of them, arranged as their form does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from gouji.checking.quoted import QuotedBlock, QuotedCell, QuotedColumn, QuotedRow, QuotedTable
from gouji.checking.secrets import Secrets
from gouji.document.model import Cell
from gouji.forms.model import FormColumn, FormRow, FormTable
from gouji.report.model import BoundRow, BoundTable, Report

__all__ = ["quoted_tables"]

_LONGEST = 80
"""So much of a cell's text is kept."""


def quoted_tables(report: Report, secrets: Iterable[str] = ()) -> tuple[QuotedTable, ...]:
    """Return the prescribed tables that a report has, as their form arranges them; *secrets* are hidden in them."""
    quoter = _Quoter(report, Secrets(secrets))
    return tuple([quoter.table(bound) for bound in report.tables.values() if bound.rows])


class _Quoter:
    """Makes plain rows of the tables of one report."""

    def __init__(self, report: Report, secrets: Secrets) -> None:
        self._facts = report.facts
        self._secrets = secrets

    def table(self, bound: BoundTable) -> QuotedTable:
        """Return a table of the report, its rows in blocks of those that have the same heads."""
        form_rows = {row.id: row for row in bound.table.rows}
        printed = {label.id: cell for cell, label in reversed(bound.labels) if label and label.kind == "column"}
        heads = {} if bound.table.shape == "list" else printed
        known = [(form_rows[row.id], row) for row in bound.rows if row.id in form_rows]
        blocks = groupby(known, key=lambda pair: self._columns(pair[0].columns, heads))
        found = [QuotedBlock(columns, self._rows(bound.table, rows)) for columns, rows in blocks]
        return QuotedTable(bound.table.title, tuple(found))

    def _columns(self, columns: Sequence[FormColumn], printed: Mapping[str, Cell]) -> tuple[QuotedColumn, ...]:
        """Return the heads of some columns, as far as any are *printed*."""
        if not printed:
            return ()
        return tuple([QuotedColumn(each.group, self._label(each.label, printed.get(each.id))) for each in columns])

    def _rows(self, table: FormTable, rows: Iterable[tuple[FormRow, BoundRow]]) -> tuple[QuotedRow, ...]:
        return tuple([QuotedRow(self._row_label(table, *row), tuple(self._cells(*row))) for row in rows])

    def _row_label(self, table: FormTable, row: FormRow, bound: BoundRow) -> QuotedCell:
        label = self._label(row.label, bound.label)
        return label._replace(text=" · ".join([*table.groups_of(row), label.text]) if label.text else "")

    def _cells(self, row: FormRow, bound: BoundRow) -> Iterator[QuotedCell]:
        """Yield the cells of a row's facts; where these could not be placed, its cells as they are printed."""
        if bound.reason:
            yield from (self._cell(cell.text, cell) for cell in bound.cells)
            return
        for fact in (self._facts[fact] for fact in row.facts):
            is_shown = self._secrets.hidden(fact.raw) == fact.raw
            figure = fact.value if is_shown else None
            yield self._cell(fact.raw, fact.cell)._replace(fact=fact.id, figure=figure)

    def _label(self, text: str, cell: Cell | None) -> QuotedCell:
        """Return a label as it is printed, else as the form has it."""
        return self._cell(cell.text, cell) if cell is not None else QuotedCell(text)

    def _cell(self, text: str, cell: Cell | None) -> QuotedCell:
        text = self._secrets.hidden(" ".join(text.split())).encode("utf-8", "replace").decode()
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        return QuotedCell(shown, cell.span if cell is not None else None)
