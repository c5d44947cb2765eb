"""Blocks that follow each other in a page, in a cell or out of all tables."""

from __future__ import annotations

from collections import Counter
import re
from typing import NamedTuple

from gouji.api import Block, Paragraph, Picture
from gouji_plugins.html.visible import Shown, visible

__all__ = ["Extent", "Flow"]

_SEEN = re.compile(r"[^ \t\n\r\f]")


class Extent(NamedTuple):
    """An element and the blocks that stand in it: from ``first`` up to ``last``, exclusive."""

    tag: str
    first: int
    last: int


class Flow:
    """Takes stretches of text until a line ends, and keeps blocks and the elements they stand in.

    ``blank`` is where a no-break space stands in place of a text, ``hollow`` where the first
    element in it ends, and so a text would stand; -1 where there is none.
    """

    __slots__ = ("_counts", "_open", "_pictures", "_source", "blank", "blocks", "extents", "hollow", "level", "pieces")

    def __init__(self, source: str) -> None:
        self._source = source
        self.pieces: list[tuple[int, int]] = []
        self.blocks: list[Block] = []
        self.extents: list[Extent] = []
        self.level = 0
        self.blank = -1
        self.hollow = -1
        self._pictures: list[Picture] | None = None
        self._open: list[tuple[str, int]] | None = None
        self._counts: Counter[str] | None = None

    def end_line(self) -> None:
        """Make what was taken since the last line's end a paragraph, if anything is seen of it."""
        if pieces := self.pieces:
            self.pieces = []
            shown = visible(self._source, pieces)
            if shown is not None:
                self.blocks.append(Paragraph(shown.text, shown.start, shown.end, self.level, shown.jumps))
            elif self.blank < 0:
                self._note_blank(pieces)
        if self._pictures:
            self.blocks += self._pictures
            self._pictures = None

    def _note_blank(self, pieces: list[tuple[int, int]]) -> None:
        """The place of a no-break space, which stands where a text would."""
        for start, end in pieces:
            match = _SEEN.search(self._source, start, end)
            if match:
                self.blank = match.start()
                return

    def add_picture(self, picture: Picture) -> None:
        """Put a picture after the line that goes on."""
        if self._pictures is None:
            self._pictures = []
        self._pictures.append(picture)

    def open(self, tag: str) -> None:
        """An element that holds blocks begins."""
        if self._open is None:
            self._open, self._counts = [], Counter()
        self._open.append((tag, len(self.blocks)))
        self._counts[tag] += 1  # type: ignore[index]

    def close(self, tag: str) -> None:
        """The innermost open element *tag* ends, and all that are open in it."""
        counts = self._counts
        if not self._open or not counts or not counts[tag]:
            return
        name = ""
        while name != tag:
            name, first = self._open.pop()
            counts[name] -= 1
            if first < len(self.blocks):
                self.extents.append(Extent(name, first, len(self.blocks)))

    def finish(self) -> None:
        """End the line and all open elements."""
        self.end_line()
        while self._open:
            self.close(self._open[-1][0])

    def take(self, other: Flow) -> None:
        """Put the blocks of another flow after one's own, as those of one element."""
        base = len(self.blocks)
        self.blocks += other.blocks
        self.extents += [Extent(tag, base + first, base + last) for tag, first, last in other.extents]
        if other.blocks:
            self.extents.append(Extent("td", base, len(self.blocks)))

    def lines(self) -> list[Shown]:
        """The text of all paragraphs and of tables' cells, as lines."""
        shown: list[Shown] = []
        for block in self.blocks:
            if isinstance(block, Paragraph):
                shown.append(Shown(block.text, block.start, block.end, block.jumps))
            elif not isinstance(block, Picture):
                shown += [Shown(c.text, c.start, c.end, c.jumps) for c in block.cells if c.text]
        return shown
