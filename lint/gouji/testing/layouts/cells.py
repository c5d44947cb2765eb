"""L2: one cell a line, a bar at its end; a row's last cell carries the run of bars."""

from __future__ import annotations

from gouji.testing.grid import Grid
from gouji.testing.layouts.style import TextStyle
from gouji.testing.layouts.writer import Writer

__all__ = ["cells"]


def cells(writer: Writer, grid: Grid, style: TextStyle) -> None:
    """Write *grid* cell by cell; a full row has no run, nor has the last row where runs are cut."""
    for number, row in enumerate(grid.rows):
        covered = grid.width - len(row)
        is_last = number == len(grid.rows) - 1
        for place, cell in enumerate(row, 1):
            writer.write(cell.text, cell.key)
            writer.write(" |" if cell.text else "|")
            if place == len(row) and covered and (style.full_runs or not is_last):
                writer.write(" " + "|" * covered)
            writer.end_line()
