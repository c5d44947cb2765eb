"""The cells of a sheet → rows of cells with their spans; hidden rows and columns are left out.

Only rows and columns in which something stands are kept, so that a cell far away or a merge over the whole sheet costs
nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

import attrs

from gouji_plugins.office.limits import MAX_CELLS, exceeded
from gouji_plugins.office.notes import Notes
from gouji_plugins.office.sheet.cells import SheetCell, SheetCells
from gouji_plugins.office.sheet.names import cell_name

__all__ = ["Entry", "GridRow", "grid_rows"]


class Entry(NamedTuple):
    """A cell of the grid, with its row and column on the sheet; its spans count only rows and columns that are kept."""

    text: str
    row: int
    column: int
    bordered: bool
    row_span: int = 1
    column_span: int = 1


@attrs.define(eq=False)
class GridRow:
    """A row of the grid: its cells and the covered places of merges, both by column among the columns that are kept."""

    number: int
    entries: dict[int, Entry] = attrs.field(factory=dict)
    covered: set[int] = attrs.field(factory=set)

    @property
    def filled(self) -> list[Entry]:
        """The cells with a text."""
        return [entry for entry in self.entries.values() if entry.text]


def grid_rows(name: str, sheet: str, cells: SheetCells, notes: Notes) -> tuple[list[GridRow], list[int]]:
    """Return the rows of the grid, and for each of its columns the number of the sheet's column.

    Raise `LimitExceededError` for merges that cover too many cells.
    """
    shown = _shown(sheet, cells, notes)
    numbers = sorted(shown)
    columns = sorted({column for row in shown.values() for column in row})
    places = {column: place for place, column in enumerate(columns)}
    rows = [
        GridRow(
            number, {places[c]: Entry(cell.text, number, c, cell.bordered) for c, cell in sorted(shown[number].items())}
        )
        for number in numbers
    ]
    area = 0
    for first_row, first_column, last_row, last_column in cells.merges:
        top, bottom = bisect_left(numbers, first_row), bisect_right(numbers, last_row)
        left, right = bisect_left(columns, first_column), bisect_right(columns, last_column)
        area += max(0, bottom - top) * max(0, right - left)
        if area > MAX_CELLS:
            limit = f"{MAX_CELLS:,}"
            raise exceeded(name, "MAX_CELLS", f"合并单元格覆盖超过 {limit} 格", f"merges cover more than {limit} cells")
        _merge(rows[top:bottom], left, right, columns)
    return rows, columns


def _merge(rows: list[GridRow], left: int, right: int, columns: list[int]) -> None:
    """Extend the top left cell of a merged range over the whole range; add a blank cell if none is there."""
    if not rows or left >= right:
        return
    entry = rows[0].entries.get(left) or Entry("", rows[0].number, columns[left], bordered=False)
    for row in rows:
        row.covered.update(range(left, right))
        for column in range(left, right):
            row.entries.pop(column, None)
    rows[0].covered.discard(left)
    rows[0].entries[left] = entry._replace(row_span=len(rows), column_span=right - left)
    rows[0].entries = dict(sorted(rows[0].entries.items()))


def _shown(sheet: str, cells: SheetCells, notes: Notes) -> dict[int, dict[int, SheetCell]]:
    """Return the cells that are shown; the text of a merge that begins in a hidden row moves to the next shown row."""
    if not cells.hidden_rows and not cells.hidden_columns:
        return cells.rows
    shown: dict[int, dict[int, SheetCell]] = {}
    moved = _moved(cells)
    hidden: list[tuple[str, str]] = []
    for row, contents in cells.rows.items():
        for column, cell in contents.items():
            at = moved.get((row, column), (row, column))
            if at[0] not in cells.hidden_rows and at[1] not in cells.hidden_columns:
                shown.setdefault(at[0], {})[at[1]] = cell
            elif cell.text:
                hidden.append((sheet, cell_name(row, column)))
    if hidden:
        notes.listed(
            "隐藏的行列未读取", "hidden rows and columns were left out", (f"{name}!{cell}" for name, cell in hidden)
        )
    return shown


def _moved(cells: SheetCells) -> dict[tuple[int, int], tuple[int, int]]:
    """Map the first cell of each merge that begins in a hidden row or column to its first cell that is shown."""
    moved = {}
    for first_row, first_column, last_row, last_column in cells.merges:
        row, column = cells.hidden_rows.after(first_row), cells.hidden_columns.after(first_column)
        if (row, column) != (first_row, first_column) and row <= last_row and column <= last_column:
            moved[first_row, first_column] = (row, column)
    return moved
