"""Blocks of lines with bars: where a block ends, and whether its lines are rows (L1) or cells (L2, L5)."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, islice

from gouji.document.layouts import bars, rows
from gouji.document.layouts.lines import Lines
from gouji.document.model import Table

__all__ = ["BarredBlocks", "read"]

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
    """Read tables of bars; what is computed for a block is kept for all of its lines.

    ``_barred`` and ``_inner`` count, for each line of the block, the lines before it that have a
    bar, and those that have one amid their text.
    """

    __slots__ = ("_barred", "_first", "_inner", "_last", "lines")

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self._first, self._last = 0, -1
        self._barred: list[int] = []
        self._inner: list[int] = []

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
            self._first, self._last = first, _last_barred(self.lines, first)
            block = self.lines.each[first : self._last + 1]
            self._barred = list(accumulate(["|" in line.text for line in block], initial=0))
            self._inner = list(accumulate([line.has_inner_bar for line in block], initial=0))
        return self._last

    def _has_rows(self, first: int) -> bool:
        """Return whether one line in ten or more, from *first* to the block's end, has a bar amid its text."""
        at = first - self._first
        return (self._inner[-1] - self._inner[at]) * 10 >= self._barred[-1] - self._barred[at]


def _last_barred(lines: Lines, first: int) -> int:
    """Return the last line with a bar before a heading, running text or a gap too wide for a cell."""
    last, gap = first, 0
    for index, line in enumerate(islice(lines.each, first, None), first):
        if line.is_barred:
            last, gap = index, 0
        elif not line.is_blank:
            gap += 1
            if gap > _WIDEST_GAP or (index > first and line.ends_table):
                break
    return last
