"""A grid with the cells that merges cover, because office files hold a place for each of them."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.testing.grid import Grid, GridCell
from gouji.value import Value, evolve, frozen

__all__ = ["PlacedCell", "full_rows", "in_two"]

_LONG = 12
_CUT_AFTER = 10
_HEADER = 3


@frozen
class PlacedCell(Value):
    """A cell in one of the rows that it reaches over; it ``begins`` in the first and continues in the others."""

    cell: GridCell
    column: int
    begins: bool
    again: bool = False
    """Whether it is printed a second time, in a header that is repeated on the next page."""


def full_rows(grid: Grid) -> list[list[PlacedCell]]:
    """Return each row with the cells that begin in it and those that reach into it from above."""
    rows: list[list[PlacedCell]] = []
    reach: dict[int, tuple[int, PlacedCell]] = {}
    for number, row in enumerate(grid.rows):
        placed: list[PlacedCell] = []
        waiting = iter(row)
        column = 0
        while column < grid.width:
            end, above = reach.get(column, (0, None))
            if above is not None and end > number:
                found = evolve(above, begins=False)
            else:
                cell = next(waiting, None)
                if cell is None:
                    break
                found = PlacedCell(cell, column, begins=True)
                reach[column] = (number + cell.row_span, found)
            placed.append(found)
            column += found.cell.column_span
        rows.append(placed)
    return rows


def in_two(rows: list[list[PlacedCell]]) -> Sequence[list[list[PlacedCell]]]:
    """Split a long table as a page break does: the header is repeated, merges begin again without their text."""
    if len(rows) < _LONG:
        return (rows,)
    header = rows[:_HEADER]
    if any(placed.cell.is_value for row in header for placed in row):
        header = []
    first, *others = rows[_CUT_AFTER:]
    anew = [placed if placed.begins else _anew(placed, others) for placed in first]
    below = {placed.column: placed.cell for placed in anew}
    continued = [[_continued(placed, below) for placed in row] for row in others]
    return (
        rows[:_CUT_AFTER],
        [*([evolve(cell, again=True) for cell in row] for row in header), anew, *continued],
    )


def _anew(placed: PlacedCell, below: list[list[PlacedCell]]) -> PlacedCell:
    """Return the cell of a merge from above in the first row after the break: without a text."""
    height = 1 + sum(1 for row in below for other in row if other.cell is placed.cell)
    return PlacedCell(GridCell("", "", height, placed.cell.column_span), placed.column, begins=True)


def _continued(placed: PlacedCell, first: dict[int, GridCell]) -> PlacedCell:
    cell = first.get(placed.column)
    return placed if placed.begins or cell is None or cell.text else evolve(placed, cell=cell)
