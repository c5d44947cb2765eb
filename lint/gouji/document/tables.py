"""Which table begins on a line of text, and in which layout."""

from __future__ import annotations

from gouji.document.layouts import columns, paragraphs, spaced, tabs
from gouji.document.layouts.barred import BarredBlocks, is_barred
from gouji.document.layouts.lines import Lines
from gouji.document.model import Table

__all__ = ["TableReader"]

_LONGEST_LINE = 80


class TableReader:
    """Reads the tables of a text, line after line; where one was sought in vain is not looked at again."""

    __slots__ = ("_barred", "_no_paragraphs_before", "_no_spaced_before", "lines")

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self._barred = BarredBlocks(lines)
        self._no_spaced_before = 0
        self._no_paragraphs_before = 0

    def read(self, index: int) -> tuple[Table, int] | None:
        """The table that begins on a line that is not blank, and the line after it; None where none does."""
        lines = self.lines
        text = lines.texts[index]
        if "\t" in text:
            return columns.read(lines, index) or tabs.read(lines, index)
        if is_barred(lines, text):
            return self._barred.read(index)
        if "|" in text or len(text) > _LONGEST_LINE:
            return None
        if index + 1 < len(lines) and self._barred.opens(index):
            return self._barred.read(index)
        return self._spaced(index, text) or self._paragraphs(index)

    def _spaced(self, index: int, text: str) -> tuple[Table, int] | None:
        words = text.split(None, 1)
        if index < self._no_spaced_before or len(words) < 2 or not self.lines.vocabulary.is_label(words[0]):
            return None
        table, after = spaced.read(self.lines, index)
        if table is None:
            self._no_spaced_before = after
            return None
        return table, after

    def _paragraphs(self, index: int) -> tuple[Table, int] | None:
        if index < self._no_paragraphs_before:
            return None
        table, after = paragraphs.read(self.lines, index)
        if table is None:
            self._no_paragraphs_before = after
            return None
        return table, after
