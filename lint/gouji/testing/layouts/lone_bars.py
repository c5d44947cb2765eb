"""L5: a bar alone on its line, after the text that it ends or before the text that it begins."""

from __future__ import annotations

from gouji.testing.grid import Grid
from gouji.testing.layouts.style import TextStyle
from gouji.testing.layouts.writer import Writer

__all__ = ["bars_after", "bars_before"]


def bars_after(writer: Writer, grid: Grid, _style: TextStyle) -> None:
    """Write *grid*, each cell's bar on the line below it; a blank cell is its bar alone."""
    for row in grid.rows:
        for cell in row:
            writer.write(cell.text, cell.key)
            if cell.text:
                writer.end_line()
            writer.line("|")


def bars_before(writer: Writer, grid: Grid, _style: TextStyle) -> None:
    """Write *grid*, each cell's bar on the line above it; a blank cell stands right after its bar."""
    for row in grid.rows:
        for cell in row:
            writer.write("|")
            if cell.text:
                writer.end_line()
            writer.write(cell.text, cell.key)
            writer.end_line()
