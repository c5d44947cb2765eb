"""Tables as programs print a PDF's text: columns parted by spaces, labels broken over lines around their figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias
import unicodedata

from gouji.testing.grid import Grid, GridCell
from gouji.testing.layouts.style import TextStyle
from gouji.testing.layouts.writer import Writer
from gouji.value import Value, frozen

__all__ = ["PrintedLayout", "StreamedLayout"]

_FIGURES = 12
"""The width of a column of figures, in half-width characters."""

_Piece: TypeAlias = tuple[int, str, str]
"""Where a piece of text begins on its line, the text, and the key of its place."""


@frozen
class PrintedLayout(Value):
    """A layout in columns, as ``pdftotext -layout`` prints it.

    ``width`` is that of a column of labels in characters, ``groups`` that of a column of groups, left of them. ``gap``
    is the least number of spaces between columns. After ``page`` lines a page's number stands (0: never).
    """

    width: int = 12
    groups: int = 4
    gap: int = 2
    page: int = 0

    def __call__(self, writer: Writer, grid: Grid, _style: TextStyle) -> None:
        """Write *grid* line by line."""
        for number, line in enumerate(self._lines(grid), 1):
            column = 0
            for at, text, key in sorted(line):
                spaces = max(at - column, self.gap if column else 0)
                writer.write(" " * spaces)
                writer.write(text, key)
                column += spaces + _width(text)
            writer.end_line()
            if self.page and number % self.page == 0:
                writer.end_line()
                writer.line(f"- {number // self.page} -")
                writer.end_line()

    def _lines(self, grid: Grid) -> list[list[_Piece]]:
        """Return the pieces of each line."""
        placed = list(grid.placed)
        widths = self._widths(grid, placed)
        starts = [sum(widths[:column]) + self.gap * column for column in range(grid.width)]
        wrapped = {
            (row, column): _wrapped(cell, sum(widths[column : column + cell.column_span]) // 2)
            for row, column, cell in placed
        }
        tops = _tops(grid, placed, wrapped)
        lines: list[list[_Piece]] = [[] for _ in range(tops[-1])]
        for row, column, cell in placed:
            texts = wrapped[row, column]
            height = tops[row + cell.row_span] - tops[row]
            first = tops[row] + (height - len(texts)) // 2
            for number, text in enumerate(texts):
                lines[first + number].append((starts[column], text, "" if number else cell.key))
        return lines

    def _widths(self, grid: Grid, placed: list[tuple[int, int, GridCell]]) -> list[int]:
        """Return the width of each column: of figures, of labels beside them, or of groups."""
        figures = {column for _, column, cell in placed if cell.is_value}
        first = min(figures, default=grid.width)
        return [
            _FIGURES if column in figures else 2 * (self.width if column >= first - 1 else self.groups)
            for column in range(grid.width)
        ]


def _wrapped(cell: GridCell, room: int) -> list[str]:
    """Return the lines of a cell; figures are not broken."""
    text = cell.text.replace("\n", "")
    if cell.is_value or not text:
        return [text] if text else []
    return [text[at : at + room] for at in range(0, len(text), room)]


def _tops(
    grid: Grid, placed: list[tuple[int, int, GridCell]], wrapped: Mapping[tuple[int, int], list[str]]
) -> list[int]:
    """Return the line on which each row begins, and that after the last; a row is as high as its cells need."""
    heights = [1] * len(grid.rows)
    for row, column, cell in sorted(placed, key=lambda each: each[2].row_span):
        covered = range(row, min(row + cell.row_span, len(heights)))
        lacking = len(wrapped[row, column]) - sum(heights[each] for each in covered)
        heights[covered[-1]] += max(0, lacking)
    return [sum(heights[:row]) for row in range(len(heights) + 1)]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


@frozen
class StreamedLayout(Value):
    """A layout in the order of a PDF's content: the lines of each label, then the figures of its row on one line.

    ``width`` is how many characters of a label stand on a line.
    """

    width: int = 12

    def __call__(self, writer: Writer, grid: Grid, _style: TextStyle) -> None:
        """Write *grid* row by row."""
        for row in grid.rows:
            labels = [_wrapped(cell, self.width) for cell in row if not cell.is_value]
            figures = [cell for cell in row if cell.is_value]
            lines = [line for label in labels for line in label]
            is_short = bool(figures and labels) and len(labels[-1]) == 1
            for line in lines[:-1] if is_short else lines:
                writer.line(line)
            if is_short:
                writer.write(f"{lines[-1]} ")
            for number, cell in enumerate(figures):
                writer.write(" " if number else "")
                writer.write(cell.text, cell.key)
            if figures:
                writer.end_line()
