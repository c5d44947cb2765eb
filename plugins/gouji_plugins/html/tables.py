"""A table of the page while it is read: a grid of figures, or a means to lay out what stands in it."""

from __future__ import annotations

from gouji.api import Paragraph, Table, Vocabulary
from gouji_plugins.html.flow import Flow
from gouji_plugins.html.grid import OpenCell, OpenRow, grid
from gouji_plugins.html.limits import Counter

__all__ = ["OpenTable"]

_FEWEST_LABELS = 3
_LONGEST_CELL = 400


class OpenTable:
    """A table's rows, and the row and cell that are open."""

    __slots__ = ("cell", "line", "outer", "row", "rows")

    def __init__(self, outer: Flow, line: int) -> None:
        self.outer = outer
        self.line = line
        self.rows: list[OpenRow] = []
        self.row: OpenRow | None = None
        self.cell: OpenCell | None = None

    def close(self, vocabulary: Vocabulary, counter: Counter) -> None:
        """Give the outer flow a table, or the blocks of the cells where it only lays them out."""
        if self._lays_out(vocabulary):
            for row in self.rows:
                for cell in row.cells:
                    self.outer.take(cell.flow)
            return
        table = grid(self.rows, counter, self.line)
        if table is not None:
            self.outer.blocks.append(table)

    def _lays_out(self, vocabulary: Vocabulary) -> bool:
        """Whether the cells hold parts of the page rather than figures and labels."""
        flows = [cell.flow for row in self.rows for cell in row.cells]
        if len(flows) == 1:
            return True
        if all(len(row.cells) <= 1 for row in self.rows) and any(_is_heading(flow, vocabulary) for flow in flows):
            return True
        if not any(_holds_page(flow, vocabulary) for flow in flows):
            return False
        labels = 0
        for flow in flows:
            if len(flow.blocks) == 1 and isinstance(flow.blocks[0], Paragraph):
                labels += vocabulary.is_label(flow.blocks[0].text)
        return labels < _FEWEST_LABELS


def _is_heading(flow: Flow, vocabulary: Vocabulary) -> bool:
    """Whether a cell holds the heading of a section and nothing else."""
    blocks = flow.blocks
    return len(blocks) == 1 and isinstance(blocks[0], Paragraph) and vocabulary.is_heading(blocks[0].text)


def _holds_page(flow: Flow, vocabulary: Vocabulary) -> bool:
    """Whether a cell holds a table, a section's heading among other text, or long text."""
    length = 0
    for block in flow.blocks:
        if isinstance(block, Table):
            return True
        if isinstance(block, Paragraph):
            length += len(block.text)
            if length > _LONGEST_CELL or (len(flow.blocks) > 1 and vocabulary.is_heading(block.text)):
                return True
    return False
