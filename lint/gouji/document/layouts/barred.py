"""Blocks of lines with bars: where a block ends, and whether its lines are rows (L1) or cells (L2, L5)."""

from __future__ import annotations

from bisect import bisect_right

from gouji.document.layouts import bars, rows
from gouji.document.layouts.lines import Lines
from gouji.document.model import Table
from gouji.text.patterns import Pattern

__all__ = ["BarredBlocks", "read"]

_BARRED, _BLANKS = Pattern("[cor](?:[cor _b]*[cor])?"), Pattern("[ _b]+")
_BARS, _INNER = "corRn", "rR"
"""The letters of lines that have a bar, and of those that have one amid their text."""

_WIDEST_GAP = 3
_MOST_FRAGMENTS = 2


def read(lines: Lines, first: int) -> tuple[Table | None, int]:
    """Read the table that begins on line *first*; return it and the line after it.

    Where none begins there, return None and the next line on which one could.
    """
    line = lines.each[first]
    blocks = lines.derive(BarredBlocks)
    if line.is_barred if "|" in line.text else blocks.opens(first):
        return blocks.read(first)
    return None, _next_start(lines, first + 1)


def _next_start(lines: Lines, first: int) -> int:
    """Return the first line from *first* on whose text a bar may end: one of the next filled lines has it."""
    if first >= len(lines) or (bar := lines.source.text.find("|", lines.starts[first])) < 0:
        return len(lines)
    index = bisect_right(lines.starts, bar) - 1
    filled = 0
    while index > first and filled < _MOST_FRAGMENTS:
        index -= 1
        filled += not lines.blank(index)
    return index


class BarredBlocks:
    """Read tables of bars, whose lines are asked in order; what is counted of a block is kept for all of its lines.

    ``_bars`` and ``_inner`` count the lines of the block from ``_at`` on that have a bar, and those that have one amid
    their text.
    """

    __slots__ = ("_at", "_bars", "_first", "_inner", "_last", "_letters", "lines")

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self._letters = lines.letters
        if "x" in self._letters:
            self._letters = "".join([line.bar_letter for line in lines.each])
        self._first, self._last = 0, -1
        self._at = self._bars = self._inner = 0

    def read(self, first: int) -> tuple[Table | None, int]:
        """Read the table that begins on line *first*; return it and the line after it, or None and the next line."""
        last = self._last_line(first)
        if not self._has_rows(first):
            return bars.read(self.lines, first, last)
        begins = self.lines.each[first].is_barred or rows.begins_broken_label(self.lines, first)
        return rows.read(self.lines, first, last) if begins else (None, first + 1)

    def opens(self, index: int) -> bool:
        """Return whether a line without bars begins a cell that a bar further down ends (L5, or L2 broken)."""
        lines = self.lines
        rest = ""
        below = index
        for _ in range(_MOST_FRAGMENTS):
            below = lines.next_filled(below + 1)
            text = lines.texts[below].strip() if below < len(lines) else ""
            if "|" in text:
                break
            rest += text
        else:
            return False
        if not lines.each[below].is_barred or (text.startswith("|") and text.strip("| ")):
            return False
        rest += text.split("|", 1)[0]
        if rest:
            return lines.begins_label(index, rest)
        return lines.each[index].is_label or (not lines.ends_table(index) and not self._ends_in_text(index))

    def _ends_in_text(self, index: int) -> bool:
        """Return whether a figure, or the answer to a label, follows the table's last bar: then bars begin cells."""
        lines, last = self.lines, self._last_line(index)
        below = lines.next_filled(last + 1)
        if below == len(lines):
            return False
        return lines.each[below].is_figure or lines.is_answer(self._text_above(last), below)

    def _text_above(self, index: int) -> str:
        """Return the text of the nearest line above a line that has any beside bars."""
        pieces = (self.lines.texts[above].strip("| \t") for above in range(index - 1, self._first - 1, -1))
        return next((piece for piece in pieces if piece), "")

    def _last_line(self, first: int) -> int:
        """Return the last line of the block that line *first* is in, or begins."""
        if not self._first <= first <= self._last:
            self._first = self._at = first
            self._last = _last_barred(self.lines, self._letters, first)
            self._bars, self._inner = self._count(first, self._last + 1)
        return self._last

    def _has_rows(self, first: int) -> bool:
        """Return whether one line in ten or more, from *first* to the block's end, has a bar amid its text."""
        bars, inner = self._count(self._at, first)
        self._at = first
        self._bars -= bars
        self._inner -= inner
        return self._inner * 10 >= self._bars

    def _count(self, first: int, end: int) -> tuple[int, int]:
        """Return how many lines from *first* up to *end* have a bar, and how many have one amid their text."""
        block = self._letters[first:end]
        return sum(map(block.count, _BARS)), sum(map(block.count, _INNER))


def _last_barred(lines: Lines, letters: str, first: int) -> int:
    """Return the last line with a bar before a heading, running text or a gap too wide for a cell."""
    last, gap, index = first, 0, first
    while index < len(letters):
        if barred := _BARRED.match(letters, index):
            last, gap, index = barred.end() - 1, 0, barred.end()
        elif blanks := _BLANKS.match(letters, index):
            index = blanks.end()
        else:
            gap += 1
            if gap > _WIDEST_GAP or (index > first and lines.ends_table(index)):
                break
            index += 1
    return last
