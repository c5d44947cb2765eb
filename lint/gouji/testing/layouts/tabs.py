"""L4: each cell on a line that begins with a tab, a blank line after each row."""

from __future__ import annotations

from gouji.testing.grid import Grid
from gouji.testing.layouts.style import TextStyle
from gouji.testing.layouts.writer import Writer

__all__ = ["tabs"]


def tabs(writer: Writer, grid: Grid, style: TextStyle) -> None:
    """Write *grid*; a cell that a merge covers from above is an empty line with its tab."""
    for row in grid.spread:
        for cell in row:
            writer.write("\t")
            if cell is not None:
                writer.write(style.padding if cell.is_figure and cell.text else "")
                writer.write(cell.text, cell.key)
            writer.end_line()
        writer.end_line()
