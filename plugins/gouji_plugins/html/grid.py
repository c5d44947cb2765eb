"""Rows of cells as a page writes them → a table whose cells have their columns and spans."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, chain
from typing import cast

from gouji.api.documents import Row, Table, is_blank, make_cell
from gouji_plugins.html.flow import Flow
from gouji_plugins.html.limits import MAX_COLUMNS, Counter
from gouji_plugins.html.tokens import Token
from gouji_plugins.html.visible import Line, join, seen

__all__ = ["OpenCell", "OpenRow", "grid"]


class OpenCell(Flow):
    """A cell while it is read: a flow, with its tag and its spans (``row_span`` 0: down to the last row).

    ``only`` is the line that is all it holds, once it has ended; None if it holds more, or none that is seen.
    """

    row_span = 1
    column_span = 1
    only: Line | None = None

    def __init__(self, outer: Flow, tag: Token) -> None:
        # What Flow sets, without the call: a page has hundreds of cells.
        self.pieces = outer.pieces
        self.blocks = []
        self.source = outer.source
        self.tag = tag

    def finish(self) -> None:
        """End the open line and close all open elements; then ``only`` is known."""
        if self.pieces or self.pictures:
            self.end_line()
        if self._elements is not None:
            self._elements.close_all(len(self.blocks))
        if len(self.blocks) == 1 and isinstance(line := self.blocks[0], Line):
            self.only = seen(line)

    @property
    def text(self) -> str:
        """The line that is all it holds, "" if it holds more or nothing."""
        return self.only.text if self.only is not None else ""

    def line(self) -> Line:
        """Return the text of the cell as one line; without text, an empty line at the place where it would stand."""
        if self.only is not None:
            return self.only
        lines = self.lines()
        at = self.blank if self.blank >= 0 else self.blocks[0].start
        line = join(lines) if lines else Line("", at, at)
        return Line("", line.start, line.start) if is_blank(line.text) else line


class OpenRow:
    """The cells of a row: a line for one that holds nothing else and covers one place, an open cell for any other.

    ``is_plain`` tells that all are lines, ``is_flat`` that the row has no height, ``is_head`` that all its cells are
    ``<th>``. If it is flat or a head and the cells are empty, they only set the widths of columns.
    """

    __slots__ = ("cells", "is_flat", "is_head", "is_plain")

    def __init__(self, *, is_flat: bool) -> None:
        self.cells: list[OpenCell | Line] = []
        self.is_flat = is_flat
        self.is_head = True
        self.is_plain = True

    def open(self, outer: Flow, tag: Token, row_span: int, column_span: int) -> OpenCell:
        """Add a cell that is more than a line, and return it."""
        cell = OpenCell(outer, tag)
        cell.row_span, cell.column_span = row_span, column_span
        self.cells.append(cell)
        self.is_plain = False
        return cell

    def lines(self) -> list[Line]:
        """Return the text of each cell as one line."""
        if self.is_plain:
            return cast("list[Line]", self.cells)
        return [cell if isinstance(cell, Line) else cell.line() for cell in self.cells]


def grid(rows: list[OpenRow], counter: Counter, at: int) -> Table | None:
    """Make a table of rows; return None if nothing stands in them. *at* is the offset at which the table begins.

    Raise `LimitExceededError` for too many columns.
    """
    texts = [row.lines() for row in rows]
    kept = _kept(rows, texts)
    above = [0, *accumulate(kept)]
    built: list[Row] = []
    covers: list[tuple[int, int, int]] = []
    for number, (row, lines) in enumerate(zip(rows, texts, strict=True)):
        columns = _free(covers)
        if row.is_plain:
            cells = [
                make_cell(text, start, end, column, 1, 1, jumps)
                for (text, start, end, _, jumps), column in zip(lines, columns, strict=False)
            ]
            if len(cells) < len(lines):
                raise counter.too_wide(at)
        else:
            cells, after = [], 0
            for cell, (text, start, end, _, jumps) in zip(row.cells, lines, strict=True):
                column = next(columns, MAX_COLUMNS)
                while column < after:
                    column = next(columns, MAX_COLUMNS)
                if column == MAX_COLUMNS:
                    raise counter.too_wide(at)
                height = width = 1
                if isinstance(cell, OpenCell):
                    width = min(cell.column_span, MAX_COLUMNS - column)
                    if cell.row_span != 1:
                        below = min(number + cell.row_span, len(rows)) if cell.row_span else len(rows)
                        covers.append((column, column + width, below))
                        height = max(1, above[below] - above[number])
                cells.append(make_cell(text, start, end, column, height, width, jumps))
                after = column + width
        if kept[number]:
            built.append(Row(tuple(cells)))
        if covers:
            covers = sorted(cover for cover in covers if cover[2] > number + 1)
    return Table(tuple(built)) if built else None


def _free(covers: list[tuple[int, int, int]]) -> Iterator[int]:
    """Return the columns of a row that no cell of a row above covers, from left to right."""
    if not covers:
        return iter(range(MAX_COLUMNS))
    begins = [0, *accumulate((end for _, end, _ in covers), max)]
    ends = [*(first for first, _, _ in covers), MAX_COLUMNS]
    return chain.from_iterable(map(range, begins, ends))


def _kept(rows: list[OpenRow], texts: list[list[Line]]) -> list[bool]:
    """Return for each row whether it is kept: rows without cells and rows that only set widths are not."""
    kept: list[bool] = []
    begun = False
    for row, lines in zip(rows, texts, strict=True):
        filled = bool(lines) and (row.is_plain or any(line.text for line in lines))
        begun = begun or filled
        kept.append(filled or (bool(lines) and begun and not (row.is_flat or row.is_head)))
    return kept
