"""The lines of a source, with the questions that every layout asks about a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
import re
from typing import Any, TypeVar

from gouji.document.model import Cell
from gouji.document.vocabulary import Vocabulary
from gouji.text.fold import fold, is_blank
from gouji.text.numbers import read_figure
from gouji.text.source import Source

__all__ = ["FEWEST_LABELS", "LONGEST_LABEL", "Lines"]

_Derived = TypeVar("_Derived")

LONGEST_LABEL = 80
"""No label of a form is longer, in characters; a longer line is a sentence."""

FEWEST_LABELS = 8
"""So many labels, and hardly a text besides, are a table whose cells are blank."""

_SENTENCE_ENDS = ("。", "；", "：", "！", "？", ";", ":", ".")
_REPORT = ("报告", "年报")
_FEWEST_PAGES = 3
_LONGEST_TITLE = 80
_COLONS = "：:"
_LONGEST_PAGE_LINE = 200
_PAGE_NUMBER = r"[-—–―－·~～]+\s*\d{1,3}\s*[-—–―－·~～]+|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?"
"""-3-, 第 3 页 共 6 页; a bare 3 beside the mark of a new page is one too."""
_BEFORE_PAGE_NUMBER = frozenset("-—–―－·~～第")
_MARGIN = " \t\r\n\u00a0\u3000\ufeff\u200b"


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
        text, starts = self.source.text, self.starts
        if "\r" not in text:
            return text.split("\n")
        ends = (*starts[1:], len(text))
        return [text[start:end].rstrip("\r\n") for start, end in zip(starts, ends, strict=True)]

    def __len__(self) -> int:
        return len(self.starts)

    def blank(self, index: int) -> bool:
        """Return whether a line has no visible character."""
        return is_blank(self.texts[index])

    def next_filled(self, index: int) -> int:
        """Return the first line from *index* on that is not blank; ``len(self)`` where all are."""
        texts = self.texts
        while index < len(texts) and is_blank(texts[index]):
            index += 1
        return index

    def is_furniture(self, index: int) -> bool:
        """Return whether a line is the number of a printed page, or its running title, which may stand amid a table."""
        text = self.texts[index]
        bare = text.strip()
        if bare in self._running_titles:
            return True
        if len(text) > _LONGEST_PAGE_LINE or not any(map(str.isdecimal, bare)):
            return False
        if bare.isdecimal():
            if not self._has_pages:
                return False
            below = self.texts[index + 1] if index + 1 < len(self) else ""
            return "\f" in text or below[:1] == "\f"
        return bare[0] in _BEFORE_PAGE_NUMBER and re.fullmatch(_PAGE_NUMBER, bare) is not None

    @cached_property
    def _has_pages(self) -> bool:
        """Whether marks of new pages stand in the text."""
        return "\f" in self.source.text

    @cached_property
    def _running_titles(self) -> frozenset[str]:
        """The titles of a report that stand on several pages."""
        titles = Counter(text.strip() for text in self.texts if "报" in text and len(text) <= _LONGEST_TITLE)
        return frozenset(
            title
            for title, number in titles.items()
            if number >= _FEWEST_PAGES and title.endswith(_REPORT) and not self.vocabulary.is_part(title)
        )

    def cell(self, start: int, end: int) -> Cell:
        """Return the cell between two offsets of the source, without the white space and bars at its ends."""
        raw = self.source.text[start:end]
        text = raw.strip(_MARGIN)
        if not text:
            at = start + 1 if raw[:1] == " " and self.source.text[start - 1 : start] == "|" else start
            return Cell("", at, at)
        if len(text) != len(raw):
            start += len(raw) - len(raw.lstrip(_MARGIN))
        return Cell(text, start, start + len(text))

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
        text = text.strip(_MARGIN)
        ends = text.endswith(_SENTENCE_ENDS) and not text[:-1].isdigit()
        return ends or "。" in text or len(text) > LONGEST_LABEL

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
        text = self.texts[index]
        if self.vocabulary.is_label(text):
            return False
        return self.vocabulary.is_heading(text) or self.is_sentence(text)
