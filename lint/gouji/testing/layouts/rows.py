"""L1: one row a line, cells parted by bars, a run of bars for the cells that merges cover.

Only the first label of a row can be broken over lines: amid bars a break would be a new row.
"""

from __future__ import annotations

from gouji.testing.grid import Grid
from gouji.testing.layouts.style import TextStyle
from gouji.testing.layouts.writer import Writer

__all__ = ["rows"]


def rows(writer: Writer, grid: Grid, style: TextStyle) -> None:
    """Write *grid* row by row; the run at the end of a line shows the table's width."""
    for number, row in enumerate(grid.rows):
        for place, cell in enumerate(row):
            writer.write(" | " if place else "")
            writer.write(cell.text.replace("\n", "") if place else cell.text, cell.key)
        covered = grid.width - len(row)
        is_last = number == len(grid.rows) - 1
        if style.full_runs or not is_last:
            writer.write(" | " + "|" * covered if covered else " |")
        elif covered or not row[-1].text:
            writer.write(" |")
        writer.end_line()
