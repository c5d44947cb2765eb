"""The lines of a source, with the questions that every layout asks about a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, TypeVar

from gouji.document.layouts.line import LONGEST_LABEL, Line, LineMemory, is_sentence, piece_of
from gouji.document.model import Cell, make_cell
from gouji.document.vocabulary import Vocabulary
from gouji.text.fold import fold
from gouji.text.numbers import read_figure
from gouji.text.page_numbers import is_page_number
from gouji.text.source import Source

__all__ = ["FEWEST_LABELS", "LONGEST_LABEL", "Lines"]

_Derived = TypeVar("_Derived")

FEWEST_LABELS = 8
"""So many labels, and hardly a text besides, are a table whose cells are blank."""

_FEWEST_PAGES = 3
_LONGEST_TITLE = 80
_COLONS = "：:"
_LONGEST_PAGE_LINE = 200


class Lines:
    """The lines of a source, and the vocabulary by which labels and headings are recognised in them."""

    def __init__(self, source: Source, vocabulary: Vocabulary) -> None:
        self.source = source
        self.vocabulary = vocabulary
        self._derived: dict[Callable[[Lines], Any], Any] = {}

    def derive(self, make: Callable[[Lines], _Derived]) -> _Derived:
        """Return what *make* computes from the lines; it is called once, so that a layout may keep what it needs."""
        derived: _Derived
        try:
            derived = self._derived[make]
        except KeyError:
            derived = self._derived[make] = make(self)
        return derived

    def forget(self) -> None:
        """Forget what was derived, which may hold the lines, so that both are freed at once."""
        self._derived.clear()

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each line begins."""
        return self.source.line_starts

    @cached_property
    def texts(self) -> list[str]:
        """Each line without its line end."""
        return self.source.lines

    @cached_property
    def each(self) -> list[Line]:
        """Each line, as its text is understood."""
        return self.vocabulary.derive(LineMemory).lines(self.texts)

    @cached_property
    def letters(self) -> str:
        """The letter of each line, one after another."""
        return "".join([line.letter for line in self.each])

    def __len__(self) -> int:
        return len(self.starts)

    def blank(self, index: int) -> bool:
        """Return whether a line has no visible character."""
        return self.each[index].is_blank

    def next_filled(self, index: int) -> int:
        """Return the first line from *index* on that is not blank; ``len(self)`` where all are."""
        each = self.each
        while index < len(each) and each[index].is_blank:
            index += 1
        return index

    def is_furniture(self, index: int) -> bool:
        """Return whether a line is the number of a printed page, or its running title, which may stand amid a table.

        A bare 3 beside the mark of a new page is one too.
        """
        line = self.each[index]
        text = line.text
        if line.ends_as_title and text.strip() in self._running_titles:
            return True
        if len(text) > _LONGEST_PAGE_LINE or not line.has_digit:
            return False
        bare = text.strip()
        if bare.isdecimal():
            if not self._has_pages:
                return False
            below = self.texts[index + 1] if index + 1 < len(self) else ""
            return "\f" in text or below[:1] == "\f"
        return is_page_number(bare)

    @cached_property
    def _has_pages(self) -> bool:
        """Whether marks of new pages stand in the text."""
        return "\f" in self.source.text

    @cached_property
    def _running_titles(self) -> frozenset[str]:
        """The titles of a report that stand on several pages."""
        printed = [line.text for line in self.each if line.ends_as_title]
        titles = Counter(text.strip() for text in printed if len(text) <= _LONGEST_TITLE)
        return frozenset(
            title for title, number in titles.items() if number >= _FEWEST_PAGES and not self.vocabulary.is_part(title)
        )

    def cell(self, start: int, end: int) -> Cell:
        """Return the cell between two offsets of the source, without the white space at its ends."""
        return make_cell(*piece_of(self.source.text, start, end))

    def cells(self, first: int, end: int) -> list[Cell]:
        """Return the cells on the lines from *first* up to *end*, which tabs or bars tell."""
        return [
            make_cell(text, at + left, at + right)
            for line, at in zip(self.each[first:end], self.starts[first:end], strict=True)
            for text, left, right in line.pieces
        ]

    def joined(self, parts: Sequence[Cell], *, is_scattered: bool = False) -> Cell:
        """Return one cell of parts, from the first to the last; with jumps where something else stands between them."""
        whole, text = self.source.text[parts[0].start : parts[-1].end], "".join([part.text for part in parts])
        if not is_scattered and "\f" not in whole and fold(whole) == fold(text):
            return self.cell(parts[0].start, parts[-1].end)
        jumps, length = [], 0
        for part in parts:
            jumps.append((length, part.start))
            length += len(part.text)
        return Cell(text, parts[0].start, parts[-1].end, jumps=tuple(jumps[1:]))

    def is_figure(self, text: str) -> bool:
        """Return whether *text* may stand in a cell of figures: a number, a placeholder or nothing."""
        return read_figure(text).state != "not-a-number"

    def is_sentence(self, text: str) -> bool:
        """Return whether *text* is running text and no cell."""
        return is_sentence(text)

    def begins_label(self, index: int, rest: str) -> bool:
        """Return whether line *index* and *rest* together are a label, while *rest* alone is none."""
        return self.vocabulary.is_label(self.texts[index] + rest) and not self.vocabulary.is_label(rest)

    def is_answer(self, label: str, index: int) -> bool:
        """Return whether line *index*, after a label, is the text that a form asks for beside it.

        A line with a colon is none: below a list stand the names of those who filled it in.
        """
        is_asked = self.vocabulary.asks_text(label)
        return is_asked and not self.ends_table(index) and not any(colon in self.texts[index] for colon in _COLONS)

    def ends_table(self, index: int) -> bool:
        """Return whether a line cannot be part of a table: a section's heading or running text."""
        return self.each[index].ends_table
