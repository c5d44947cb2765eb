"""L3: one cell a paragraph, a blank line between, no marks of rows; a blank is a no-break space."""

from __future__ import annotations

from gouji.testing.grid import Grid
from gouji.testing.layouts.style import TextStyle
from gouji.testing.layouts.writer import Writer

__all__ = ["paragraphs"]

_NO_BREAK_SPACE = "\u00a0"


def paragraphs(writer: Writer, grid: Grid, style: TextStyle) -> None:
    """Write *grid* as a sequence of paragraphs; covered cells leave nothing."""
    for row in grid.rows:
        for cell in row:
            writer.write(cell.text, cell.key)
            if not cell.text and style.keep_blanks:
                writer.write(_NO_BREAK_SPACE)
            writer.end_line()
            writer.end_line()
