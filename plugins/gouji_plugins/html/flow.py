"""The blocks of a page or a cell while it is read: pieces of text become lines, lines and tables follow each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
import re
from typing import NamedTuple, TypeAlias

from gouji.api.documents import Picture, Table
from gouji_plugins.html.visible import Line, visible

__all__ = ["Extent", "Flow", "Part", "blank_in", "hollow"]

Part: TypeAlias = Line | Table | Picture
"""A block, where a line is not yet a paragraph: most lines of a page are not the report's."""

_SEEN = re.compile(r"[^ \t\n\r\f]")


class Extent(NamedTuple):
    """An element and the numbers of the blocks in it: from ``first`` up to ``last``, exclusive."""

    tag: str
    first: int
    last: int


class Elements:
    """The elements that are open, each with the number of its first block; those that have ended are in ``extents``."""

    def __init__(self) -> None:
        self.extents: list[Extent] = []
        self._open: list[tuple[str, int]] = []
        self._counts: Counter[str] = Counter()

    def open(self, tag: str, number: int) -> None:
        """Open an element that begins with block *number*."""
        self._open.append((tag, number))
        self._counts[tag] += 1

    def close(self, tag: str, number: int) -> None:
        """Close the innermost open element *tag*, and all that are open in it, before block *number*.

        An end tag without a start changes nothing.
        """
        if not self._counts[tag]:
            return
        name = ""
        while name != tag:
            name, first = self._open.pop()
            self._counts[name] -= 1
            if first < number:
                self.extents.append(Extent(name, first, number))

    def close_all(self, number: int) -> None:
        """Close all open elements before block *number*."""
        while self._open:
            self.close(self._open[-1][0], number)


class Flow:
    """Collects pieces of text until a line ends, then keeps it as a block; notes which elements hold which blocks.

    ``pieces`` are those of the open line: of a page only one is open at a time, so that its cells share one list.
    ``blank`` is the place of a no-break space that stands instead of a text, -1 without one; ``pictures`` are those to
    come after the line that is still open.
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
        """End the open line: add it to the blocks if any of it is seen, and then its pictures."""
        if pieces := self.pieces:
            if (line := visible(self.source, pieces, self.level)) is not None:
                self.blocks.append(line)
            elif self.blank < 0:
                self.blank = blank_in(self.source, pieces)
            pieces.clear()
        if self.pictures:
            self.blocks += self.pictures
            self.pictures = None

    def add_picture(self, picture: Picture) -> None:
        """Add a picture, which comes after the open line."""
        if self.pictures is None:
            self.pictures = []
        self.pictures.append(picture)

    @property
    def extents(self) -> Sequence[Extent]:
        """The elements that have ended, each with its blocks; inner ones before outer ones."""
        return self._elements.extents if self._elements is not None else ()

    @property
    def _holding(self) -> Elements:
        """The record of open elements, made when it is first needed: most cells need none."""
        if self._elements is None:
            self._elements = Elements()
        return self._elements

    def open(self, tag: str) -> None:
        """Open an element that can hold blocks."""
        self._holding.open(tag, len(self.blocks))

    def close(self, tag: str) -> None:
        """Close the innermost open element *tag* and all that are open in it."""
        if self._elements is not None:
            self._elements.close(tag, len(self.blocks))

    def finish(self) -> None:
        """End the open line and close all open elements."""
        if self.pieces or self.pictures:
            self.end_line()
        if self._elements is not None:
            self._elements.close_all(len(self.blocks))

    def take(self, other: Flow | Line) -> None:
        """Add the blocks of another flow at the end, or a line, as those of one cell."""
        base = len(self.blocks)
        if isinstance(other, Line):
            if not other.text:
                return
            self.blocks.append(other)
        elif other.blocks:
            self.blocks += other.blocks
            self._holding.extents += [Extent(tag, base + first, base + last) for tag, first, last in other.extents]
        else:
            return
        self._holding.extents.append(Extent("td", base, len(self.blocks)))

    def lines(self) -> list[Line]:
        """Return all text as lines, also that in the cells of tables."""
        lines: list[Line] = []
        for block in self.blocks:
            if isinstance(block, Line):
                lines.append(block)
            elif isinstance(block, Table):
                lines += [Line(c.text, c.start, c.end, 0, c.jumps) for c in block.cells if c.text]
        return lines


def blank_in(source: str, pieces: Iterable[tuple[int, int]]) -> int:
    """Return the place of the first character that is no space in some pieces of text; -1 without one."""
    found = (_SEEN.search(source, start, end) for start, end in pieces)
    return next((match.start() for match in found if match), -1)


def hollow(source: str, begin: int, end: int) -> int:
    """Return the place where the text of an empty cell would stand, from its tag to its end: in the innermost element at its begin."""
    closing = source.find("</", begin, end)
    return begin + len(source[begin : closing if closing >= 0 else end].rstrip())
