"""Rows of cells as a page writes them → a table whose cells have their columns and spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from typing import TypeAlias

from gouji.api.documents import Row, Table, is_blank, make_cell
from gouji_plugins.html.flow import Flow
from gouji_plugins.html.limits import MAX_COLUMNS, Counter
from gouji_plugins.html.visible import Line, join, seen

__all__ = ["ONE_PLACE", "OpenCell", "OpenRow", "Span", "grid"]

Span: TypeAlias = tuple[int, int]
"""How many rows and columns a cell covers; 0 rows: down to the last one."""

ONE_PLACE: Span = (1, 1)

_MOST_REMEMBERED, _MOST_PLACES = 128, 600
"""So many tables are remembered, and no larger ones; those of a form have some 250 cells."""


class OpenCell(Flow):
    """A cell while it is read: a flow, with the place at which its tag begins.

    ``only`` is the line that is all it holds, once it has ended; None if it holds more, or none that is seen.
    """

    only: Line | None = None

    def __init__(self, outer: Flow, begin: int) -> None:
        # What Flow sets, without the call: a page has hundreds of cells.
        self.pieces = outer.pieces
        self.blocks = []
        self.source = outer.source
        self.begin = begin

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
    """The cells of a row, each with its span: a line for one that holds nothing else, an open cell for any other.

    ``is_flat`` tells that the row has no height, ``is_head`` that all its cells are ``<th>``. If it is flat or a head and
    the cells are empty, they only set the widths of columns.
    """

    __slots__ = ("cells", "is_flat", "is_head", "spans")

    def __init__(self, *, is_flat: bool) -> None:
        self.cells: list[OpenCell | Line] = []
        self.spans: list[Span] = []
        self.is_flat = is_flat
        self.is_head = True

    def open(self, outer: Flow, begin: int, span: Span) -> OpenCell:
        """Add a cell that is still to be read, and return it."""
        cell = OpenCell(outer, begin)
        self.cells.append(cell)
        self.spans.append(span)
        return cell

    def lines(self) -> list[Line]:
        """Return the text of each cell as one line."""
        return [cell if isinstance(cell, Line) else cell.line() for cell in self.cells]


def grid(rows: list[OpenRow], counter: Counter, at: int) -> Table | None:
    """Make a table of rows; return None if nothing stands in them. *at* is the offset at which the table begins.

    Raise `LimitExceededError` for too many columns.
    """
    texts = [row.lines() for row in rows]
    kept = _kept(rows, texts)
    spans = tuple([tuple(row.spans) for row in rows])
    find = _remembered_places if sum(map(len, spans)) <= _MOST_PLACES else _places
    found = find(spans, tuple(kept))
    if found is None:
        raise counter.too_wide(at)
    built = [
        Row(
            tuple(
                [
                    make_cell(text, start, end, column, height, width, jumps)
                    for (text, start, end, _, jumps), (column, height, width) in zip(lines, places, strict=True)
                ]
            )
        )
        for lines, places, is_kept in zip(texts, found, kept, strict=True)
        if is_kept
    ]
    return Table(tuple(built)) if built else None


def _places(
    spans: Sequence[Sequence[Span]], kept: Sequence[bool]
) -> tuple[tuple[tuple[int, int, int], ...], ...] | None:
    """Return for the cells of each row their columns, and how many rows, of those *kept*, and columns they cover.

    Return None if there are too many columns.
    """
    above = [0, *accumulate(kept)]
    covers: list[tuple[int, int, int]] = []
    found: list[tuple[tuple[int, int, int], ...]] = []
    for number, row in enumerate(spans):
        columns = _free(covers)
        places: list[tuple[int, int, int]] = []
        after = 0
        for rows, wide in row:
            column = next(columns, MAX_COLUMNS)
            while column < after:
                column = next(columns, MAX_COLUMNS)
            if column == MAX_COLUMNS:
                return None
            height, width = 1, min(wide, MAX_COLUMNS - column)
            if rows != 1:
                below = min(number + rows, len(spans)) if rows else len(spans)
                covers.append((column, column + width, below))
                height = max(1, above[below] - above[number])
            places.append((column, height, width))
            after = column + width
        found.append(tuple(places))
        if covers:
            covers = sorted(cover for cover in covers if cover[2] > number + 1)
    return tuple(found)


_remembered_places = lru_cache(maxsize=_MOST_REMEMBERED)(_places)


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
        filled = any(line.text for line in lines)
        begun = begun or filled
        kept.append(filled or (bool(lines) and begun and not (row.is_flat or row.is_head)))
    return kept
