"""A printed table as a grid: the cells of each row, with their merges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from gouji.value import Value, evolve, frozen

__all__ = ["Cells", "Grid", "GridCell"]


@frozen
class GridCell(Value):
    """A cell at the place where it begins: its text, the key of its place, how far it reaches.

    ``is_value`` tells that it holds a fact, ``is_figure`` that this is a number. ``short`` is the shortened text
    that those who copy tables leave, "" for all of it. ``is_foreign`` tells that its text is not the form's own.
    """

    text: str
    key: str
    row_span: int = 1
    column_span: int = 1
    is_value: bool = False
    is_figure: bool = False
    is_foreign: bool = False
    short: str = ""

    def with_text(self, text: str) -> GridCell:
        """Return the cell with another text."""
        return self if text == self.text else evolve(self, text=text)


Cells: TypeAlias = tuple[GridCell, ...]
"""The cells that begin in one row."""


@frozen
class Grid(Value):
    """A table: for each row the cells that begin in it."""

    table: str
    width: int
    rows: tuple[Cells, ...]

    @property
    def spread(self) -> Iterator[tuple[GridCell | None, ...]]:
        """The rows, with None for a cell that one in a row above covers; a row may be shorter than the table."""
        reach: dict[int, tuple[int, GridCell]] = {}
        for number, row in enumerate(self.rows):
            cells: list[GridCell | None] = []
            waiting = iter(row)
            column = 0
            while column < self.width:
                end, above = reach.get(column, (0, None))
                if above is not None and end > number:
                    cells.append(None)
                    column += above.column_span
                    continue
                cell = next(waiting, None)
                if cell is None:
                    break
                cells.append(cell)
                reach[column] = (number + cell.row_span, cell)
                column += cell.column_span
            yield tuple(cells)

    @property
    def placed(self) -> Iterator[tuple[int, int, GridCell]]:
        """Each cell with its row and column."""
        reach = [0] * self.width
        for number, row in enumerate(self.rows):
            column = 0
            for cell in row:
                while column < self.width and reach[column] > number:
                    column += 1
                for covered in range(column, min(column + cell.column_span, self.width)):
                    reach[covered] = number + cell.row_span
                yield number, column, cell
                column += cell.column_span
