"""A table of the page while it is read: it holds figures, or only arranges parts of the page."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.api.documents import Table, Vocabulary
from gouji_plugins.html.flow import Flow
from gouji_plugins.html.grid import OpenCell, OpenRow, grid
from gouji_plugins.html.limits import Counter
from gouji_plugins.html.visible import Line

__all__ = ["OpenTable"]

_FEWEST_LABELS = 3
_LONGEST_CELL = 400
_MOST_SENTENCES = 2
_SHORT = _MOST_SENTENCES
"""A single line of so few characters is no part of a page."""


class OpenTable:
    """A table while it is read: its rows, the open row and cell, and the flow around it (``outer``)."""

    __slots__ = ("begin", "cell", "outer", "row", "rows")

    def __init__(self, outer: Flow, begin: int) -> None:
        self.outer = outer
        self.begin = begin
        self.rows: list[OpenRow] = []
        self.row: OpenRow | None = None
        self.cell: OpenCell | None = None

    def close(self, vocabulary: Vocabulary, counter: Counter) -> None:
        """Add the table to the outer flow; if it only arranges parts of the page, add the blocks of its cells instead.

        Raise `LimitExceededError` for too many columns.
        """
        cells = [cell for row in self.rows for cell in row.cells]
        if self._lays_out(cells, vocabulary):
            for cell in cells:
                self.outer.take(cell)
            return
        table = grid(self.rows, counter, self.begin)
        if table is not None:
            self.outer.blocks.append(table)

    def _lays_out(self, cells: Sequence[OpenCell], vocabulary: Vocabulary) -> bool:
        """Return whether the cells hold parts of the page rather than figures and labels."""
        if len(cells) == 1:
            return True
        if len(cells) <= len(self.rows) and any(_is_heading(cell, vocabulary) for cell in cells):
            return True
        if not any(
            _holds_page(cell, vocabulary) for cell in cells if cell.only is None or len(cell.only.text) > _SHORT
        ):
            return False
        labels = sum(cell.only is not None and vocabulary.is_label(cell.only.text) for cell in cells)
        return labels < _FEWEST_LABELS


def _is_heading(cell: OpenCell, vocabulary: Vocabulary) -> bool:
    """Return whether a cell holds the heading of a section and nothing else."""
    return cell.only is not None and vocabulary.is_heading(cell.only.text)


def _holds_page(cell: OpenCell, vocabulary: Vocabulary) -> bool:
    """Return whether a cell holds a table, a section's heading among other text, long text or several sentences."""
    length = 0
    for block in cell.blocks:
        if isinstance(block, Line):
            length += len(block.text)
            if length > _LONGEST_CELL or block.text.count("。") > _MOST_SENTENCES:
                return True
            if len(cell.blocks) > 1 and vocabulary.is_heading(block.text):
                return True
        elif isinstance(block, Table):
            return True
    return False
