"""A grid with the cells that merges cover: office files hold a place for each of them."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from gouji.testing.grids import Grid, GridCell

__all__ = ["PlacedCell", "full_rows", "in_two"]

_LONG = 12
_CUT_AFTER = 10
_HEADER = 3


@attrs.frozen
class PlacedCell:
    """A cell in one of the rows that it reaches over: in the first it ``begins``, in the others it goes on."""

    cell: GridCell
    column: int
    begins: bool
    again: bool = False
    """Whether it is printed a second time, in a header that is repeated on the next page."""


def full_rows(grid: Grid) -> list[list[PlacedCell]]:
    """Each row with the cells that begin in it and those that reach into it from above."""
    rows: list[list[PlacedCell]] = []
    reach: dict[int, tuple[int, PlacedCell]] = {}
    for number, row in enumerate(grid.rows):
        placed: list[PlacedCell] = []
        waiting = iter(row)
        column = 0
        while column < grid.width:
            end, above = reach.get(column, (0, None))
            if above is not None and end > number:
                found = attrs.evolve(above, begins=False)
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
    """A long table as a page break splits it: the header again, merges begun anew without their text."""
    if len(rows) < _LONG:
        return (rows,)
    header = [[attrs.evolve(cell, again=True) for cell in row] for row in rows[:_HEADER]]
    first, *others = rows[_CUT_AFTER:]
    anew = [
        cell if cell.begins else attrs.evolve(cell, cell=GridCell("", "", 1, cell.cell.column_span), begins=True)
        for cell in first
    ]
    return (rows[:_CUT_AFTER], [*header, anew, *others])
