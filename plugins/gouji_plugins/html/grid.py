"""Rows of cells as a page writes them → a table whose cells have their columns and spans."""

from __future__ import annotations

from itertools import accumulate

from gouji.api.documents import Cell, Row, Table, is_blank, make_cell
from gouji_plugins.html.flow import Flow
from gouji_plugins.html.limits import MAX_COLUMNS, Counter
from gouji_plugins.html.tokens import Token
from gouji_plugins.html.visible import Line, join

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
            self.only = line if (text := line.text).isdecimal() or not is_blank(text) else None

    def line(self) -> Line:
        """Return the text of the cell as one line; without text, an empty line at the place where it would stand."""
        if self.only is not None:
            return self.only
        lines = self.lines()
        at = self.blank if self.blank >= 0 else self.blocks[0].start
        line = join(lines) if lines else Line("", at, at)
        return Line("", line.start, line.start) if is_blank(line.text) else line


class OpenRow:
    """The cells of a row. ``is_flat`` tells that it has no height, ``is_head`` that all its cells are ``<th>``.

    If either is so and the cells are empty, they only set the widths of columns.
    """

    __slots__ = ("cells", "is_flat", "is_head")

    def __init__(self, *, is_flat: bool) -> None:
        self.cells: list[OpenCell] = []
        self.is_flat = is_flat
        self.is_head = True


def grid(rows: list[OpenRow], counter: Counter, at: int) -> Table | None:
    """Make a table of rows; return None if nothing stands in them. *at* is the offset at which the table begins.

    Raise `LimitExceededError` for too many columns.
    """
    texts = [[cell.only or cell.line() for cell in row.cells] for row in rows]
    kept = _kept(rows, texts)
    above = [0, *accumulate(kept)]
    built: list[Row] = []
    covers: list[tuple[int, int, int]] = []
    for number, row in enumerate(rows):
        cells: list[Cell] = []
        column, waiting, reaching = 0, 0, len(covers)
        for cell, (text, start, end, _, jumps) in zip(row.cells, texts[number], strict=True):
            while waiting < reaching and covers[waiting][0] <= column:
                column = max(column, covers[waiting][1])
                waiting += 1
            if column >= MAX_COLUMNS:
                raise counter.too_wide(at)
            width, height = cell.column_span, 1
            if width > 1:
                width = min(width, MAX_COLUMNS - column)
            if cell.row_span != 1:
                below = min(number + cell.row_span, len(rows)) if cell.row_span else len(rows)
                covers.append((column, column + width, below))
                height = max(1, above[below] - above[number])
            cells.append(make_cell(text, start, end, column, height, width, jumps))
            column += width
        if kept[number]:
            built.append(Row(tuple(cells)))
        if covers:
            covers = sorted(cover for cover in covers if cover[2] > number + 1)
    return Table(tuple(built)) if built else None


def _kept(rows: list[OpenRow], texts: list[list[Line]]) -> list[bool]:
    """Return for each row whether it is kept: rows without cells and rows that only set widths are not."""
    kept: list[bool] = []
    begun = False
    for row, lines in zip(rows, texts, strict=True):
        filled = any(line.text for line in lines)
        begun = begun or filled
        kept.append(filled or (bool(lines) and begun and not (row.is_flat or row.is_head)))
    return kept
