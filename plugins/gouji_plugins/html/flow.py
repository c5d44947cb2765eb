"""Blocks that follow each other in a page, in a cell or out of all tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
import re
from typing import NamedTuple, TypeAlias

from gouji.api.documents import Picture, Table
from gouji_plugins.html.visible import Line, visible

__all__ = ["Extent", "Flow", "Part"]

Part: TypeAlias = Line | Table | Picture
"""A block, where a line is not yet a paragraph: most lines of a page are not the report's."""

_SEEN = re.compile(r"[^ \t\n\r\f]")


class Extent(NamedTuple):
    """An element and the blocks that stand in it: from ``first`` up to ``last``, exclusive."""

    tag: str
    first: int
    last: int


class Elements:
    """The elements that are open, each with the number of its first block."""

    def __init__(self) -> None:
        self.extents: list[Extent] = []
        self._open: list[tuple[str, int]] = []
        self._counts: Counter[str] = Counter()

    def open(self, tag: str, number: int) -> None:
        """An element begins with block *number*."""
        self._open.append((tag, number))
        self._counts[tag] += 1

    def close(self, tag: str, number: int) -> None:
        """The innermost element *tag* ends before block *number*; an end tag without a start is nothing."""
        if not self._counts[tag]:
            return
        name = ""
        while name != tag:
            name, first = self._open.pop()
            self._counts[name] -= 1
            if first < number:
                self.extents.append(Extent(name, first, number))

    def close_all(self, number: int) -> None:
        """All elements end."""
        while self._open:
            self.close(self._open[-1][0], number)


class Flow:
    """Takes pieces of text until a line ends, and keeps blocks and the elements they stand in.

    ``blank`` is where a no-break space stands in place of a text, -1 where none does; ``pictures``
    are those that follow the line that goes on.
    """

    level = 0
    blank = -1
    pictures: list[Picture] | None = None
    _elements: Elements | None = None

    def __init__(self, source: str) -> None:
        self.pieces: list[tuple[int, int]] = []
        self.blocks: list[Part] = []
        self.source = source

    def end_line(self) -> None:
        """Make what was taken since the last line's end a line, if anything is seen of it."""
        if pieces := self.pieces:
            start, end = pieces[0]
            if len(pieces) == 1 and (figure := self.source[start:end]).isdecimal():
                self.blocks.append(Line(figure, start, end, self.level))
            elif (line := visible(self.source, pieces, self.level)) is not None:
                self.blocks.append(line)
            elif self.blank < 0:
                self._note_blank(pieces)
            self.pieces = []
        if self.pictures:
            self.blocks += self.pictures
            self.pictures = None

    def _note_blank(self, pieces: list[tuple[int, int]]) -> None:
        for start, end in pieces:
            match = _SEEN.search(self.source, start, end)
            if match:
                self.blank = match.start()
                return

    def add_picture(self, picture: Picture) -> None:
        """Put a picture after the line that goes on."""
        if self.pictures is None:
            self.pictures = []
        self.pictures.append(picture)

    @property
    def extents(self) -> Sequence[Extent]:
        """The elements that have ended, each with its blocks; inner ones before outer ones."""
        return self._elements.extents if self._elements is not None else ()

    @property
    def _holding(self) -> Elements:
        """What keeps the elements: most cells have none."""
        if self._elements is None:
            self._elements = Elements()
        return self._elements

    def open(self, tag: str) -> None:
        """An element that holds blocks begins."""
        self._holding.open(tag, len(self.blocks))

    def close(self, tag: str) -> None:
        """The innermost open element *tag* ends, and all that are open in it."""
        if self._elements is not None:
            self._elements.close(tag, len(self.blocks))

    def finish(self) -> None:
        """End the line and all open elements."""
        if self.pieces or self.pictures:
            self.end_line()
        if self._elements is not None:
            self._elements.close_all(len(self.blocks))

    def take(self, other: Flow) -> None:
        """Put the blocks of another flow after one's own, as those of one element."""
        if not other.blocks:
            return
        base = len(self.blocks)
        self.blocks += other.blocks
        self._holding.extents += [Extent(tag, base + first, base + last) for tag, first, last in other.extents]
        self._holding.extents.append(Extent("td", base, len(self.blocks)))

    def lines(self) -> list[Line]:
        """All text in it as lines, also that of tables' cells."""
        lines: list[Line] = []
        for block in self.blocks:
            if isinstance(block, Line):
                lines.append(block)
            elif isinstance(block, Table):
                lines += [Line(c.text, c.start, c.end, 0, c.jumps) for c in block.cells if c.text]
        return lines
