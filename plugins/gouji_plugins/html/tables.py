"""A table of the page while it is read: it holds figures, or only arranges parts of the page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from gouji.api.documents import Table, Vocabulary
from gouji_plugins.html.flow import Flow
from gouji_plugins.html.grid import OpenCell, OpenRow, grid
from gouji_plugins.html.limits import Counter
from gouji_plugins.html.visible import Line

__all__ = ["OpenTable"]

_FEWEST_LABELS = 3
_LONGEST_CELL = 400
_MOST_SENTENCES = 2


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
        if self._lays_out(vocabulary):
            for row in self.rows:
                for cell in row.cells:
                    self.outer.take(cell)
            return
        table = grid(self.rows, counter, self.begin)
        if table is not None:
            self.outer.blocks.append(table)

    def _lays_out(self, vocabulary: Vocabulary) -> bool:
        """Return whether the cells hold parts of the page rather than figures and labels."""
        rows = self.rows
        cells = list(chain.from_iterable([row.cells for row in rows]))
        if len(cells) == 1:
            return True
        opened = [cell for cell in cells if isinstance(cell, OpenCell)]
        texts = [cell.text for cell in cells]
        if len(cells) <= len(rows) and any(map(vocabulary.is_heading, texts)):
            return True
        if not (_are_long(texts) or any(_holds_page(cell, vocabulary) for cell in opened if cell.only is None)):
            return False
        return sum(map(vocabulary.is_label, texts)) < _FEWEST_LABELS


def _are_long(texts: Sequence[str]) -> bool:
    """Return whether some text is long or has several sentences."""
    if max(map(len, texts), default=0) > _LONGEST_CELL:
        return True
    return "".join(texts).count("。") > _MOST_SENTENCES and any(text.count("。") > _MOST_SENTENCES for text in texts)


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
