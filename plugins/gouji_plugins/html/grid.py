"""Rows of cells as a page writes them → a table whose cells know their columns and spans."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from gouji.api import Cell, Row, Table, is_blank
from gouji_plugins.html.flow import Flow
from gouji_plugins.html.limits import MAX_COLUMNS, Counter
from gouji_plugins.html.visible import Shown, join

__all__ = ["OpenCell", "OpenRow", "grid"]


class OpenCell:
    """A cell: its flow, where it ends and how far it reaches."""

    __slots__ = ("column_span", "end", "flow", "is_header", "row_span")

    def __init__(self, flow: Flow, row_span: int, column_span: int, *, is_header: bool) -> None:
        self.flow = flow
        self.row_span = row_span
        self.column_span = column_span
        self.is_header = is_header
        self.end = -1

    def shown(self) -> Shown:
        """Its text and place; where there is none, the place at which it would stand."""
        lines = self.flow.lines()
        if lines:
            shown = join(lines)
            if not is_blank(shown.text):
                return shown
        flow = self.flow
        at = flow.blank if flow.blank >= 0 else flow.hollow if flow.hollow >= 0 else self.end
        return Shown("", at, at)


class OpenRow:
    """A row's cells; ``is_flat`` where the page gives it no height (as Word does to fix widths)."""

    __slots__ = ("cells", "is_flat")

    def __init__(self, *, is_flat: bool = False) -> None:
        self.cells: list[OpenCell] = []
        self.is_flat = is_flat

    @property
    def is_spacer(self) -> bool:
        """Whether a row without text only sets widths."""
        return self.is_flat or all(cell.is_header for cell in self.cells)


class _Cover(NamedTuple):
    """Columns that a cell from a row above covers, up to the row ``below``."""

    first: int
    last: int
    below: int


def grid(rows: list[OpenRow], counter: Counter, line: int) -> Table | None:
    """The table of *rows*; None where nothing stands in them. *line* is where it begins."""
    texts = [[cell.shown() for cell in row.cells] for row in rows]
    kept = _kept(rows, texts)
    above = [0, *accumulate(kept)]
    built: list[Row] = []
    covers: list[_Cover] = []
    for number, (row, shown) in enumerate(zip(rows, texts, strict=True)):
        covers = [cover for cover in covers if cover.below > number]
        columns = _columns(row.cells, covers)
        counter.width(columns[-1] + 1 if columns else 0, line)
        cells: list[Cell] = []
        for cell, column, (text, start, end, jumps) in zip(row.cells, columns, shown, strict=True):
            width, below = _width(cell, column), len(rows)
            if cell.row_span:
                below = min(number + cell.row_span, below)
            if below > number + 1:
                covers.append(_Cover(column, column + width, below))
            height = above[below] - above[number]
            cells.append(Cell(text, start, end, column, max(1, height), width, jumps))
        if kept[number]:
            built.append(Row(tuple(cells)))
        covers.sort()
    return Table(tuple(built)) if built else None


def _width(cell: OpenCell, column: int) -> int:
    return max(1, min(cell.column_span, MAX_COLUMNS - column))


def _columns(cells: list[OpenCell], covers: list[_Cover]) -> list[int]:
    """The column of each cell of a row: the next that no cell from above (sorted) covers."""
    columns: list[int] = []
    column, waiting = 0, 0
    for cell in cells:
        while waiting < len(covers) and covers[waiting].first <= column:
            column = max(column, covers[waiting].last)
            waiting += 1
        columns.append(column)
        column += _width(cell, column)
    return columns


def _kept(rows: list[OpenRow], texts: list[list[Shown]]) -> list[bool]:
    """Which rows are the table's: not those without a cell, and not those that only set widths."""
    kept: list[bool] = []
    begun = False
    for row, shown in zip(rows, texts, strict=True):
        filled = any(text.text for text in shown)
        begun = begun or filled
        kept.append(filled or (bool(shown) and begun and not row.is_spacer))
    return kept
