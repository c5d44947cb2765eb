"""What the text of a line is, whatever stands around it: equal lines, of which tables have many, are understood once a run."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
import re
from typing import TYPE_CHECKING

from gouji.document.model import Cell, make_cell
from gouji.text.fold import fold, is_blank
from gouji.text.numbers import read_figure
from gouji.value import Entity, NamedTuple, frozen

if TYPE_CHECKING:
    from gouji.document.vocabulary import Vocabulary

__all__ = ["LONGEST_LABEL", "MARGIN", "SPACES", "Line", "LineMemory", "Piece", "is_sentence", "piece_of"]

LONGEST_LABEL = 80
"""No label of a form is longer, in characters; a longer line is a sentence."""

MARGIN = " \t\r\n\u00a0\u3000\ufeff\u200b"
"""What is no part of a cell at its ends."""

_LONGEST_REMEMBERED, _MOST_REMEMBERED = 200, 2048
_SENTENCE_ENDS = ("。", "；", "：", "！", "？", ";", ":", ".")
_ORDINALS = frozenset("一二三四五六七八九十第（(123456789")
_LONGEST_TOLD = 4000
_LONGEST_FRAGMENT = 60
_BRACKETS = "（("
_REPORT = ("报告", "年报")
SPACES = " \u00a0\u3000"
_SPACE = rf"[{SPACES}]"
_SIGNS = rf"{_SPACE}(?:(?<=\d.){_SPACE}*\d|(?<=\S.){_SPACE}+\S|(?<=[^\s|].){_SPACE}*[^\s|]+(?:{_SPACE}+[^\s|]+){{2}})"
"""Two figures, a gap, or four words, side by side; it is looked for from the first space on, as to try each character
takes four times as long.
"""


class Piece(NamedTuple):
    """The text of a cell in a piece of text, without the margin around it, and where it begins and ends there."""

    text: str
    start: int
    end: int


def piece_of(text: str, start: int, end: int) -> Piece:
    """Return the piece between two offsets of a text; a blank one stands at its begin, or a space behind a bar there."""
    raw = text[start:end]
    bare = raw.strip(MARGIN)
    if not bare:
        at = start + 1 if raw[:1] == " " and text[start - 1 : start] == "|" else start
        return Piece("", at, at)
    if len(bare) != len(raw):
        start += len(raw) - len(raw.lstrip(MARGIN))
    return Piece(bare, start, start + len(bare))


def is_sentence(text: str) -> bool:
    """Return whether a text is running text and no cell."""
    text = text.strip(MARGIN)
    ends = text.endswith(_SENTENCE_ENDS) and not text[:-1].isdigit()
    return ends or "。" in text or len(text) > LONGEST_LABEL


@frozen
class Line(Entity):
    """A line's text, with what a vocabulary makes of it."""

    text: str
    vocabulary: Vocabulary

    @cached_property
    def piece(self) -> Piece:
        """Its text without the margin; a blank one stands at its begin."""
        return piece_of(self.text, 0, len(self.text))

    def cell(self, at: int) -> Cell:
        """Return the line as a cell, where it begins at an offset of the source."""
        text, start, end = self.piece
        return make_cell(text, at + start, at + end)

    @cached_property
    def tabbed(self) -> Piece | None:
        """Its text behind the tab that it begins with, without the margin; None where it begins with none."""
        return piece_of(self.text, 1, len(self.text)) if self.text[:1] == "\t" else None

    @cached_property
    def is_blank(self) -> bool:
        """Whether it has no visible character."""
        return is_blank(self.text)

    @cached_property
    def is_figure(self) -> bool:
        """Whether it may stand in a cell of figures: a number, a placeholder or nothing."""
        return read_figure(self.text).state != "not-a-number"

    @cached_property
    def is_filled_figure(self) -> bool:
        """Whether it is a number or a placeholder."""
        text = self.piece.text
        return bool(text) and read_figure(text).state != "not-a-number"

    @cached_property
    def is_label(self) -> bool:
        """Whether a form has it as a label."""
        return self.vocabulary.is_label(self.text)

    @cached_property
    def ends_table(self) -> bool:
        """Whether it cannot be part of a table: a section's heading or running text."""
        return not self.is_label and (self.vocabulary.is_heading(self.text) or is_sentence(self.text))

    @cached_property
    def ends_as_title(self) -> bool:
        """Whether it ends as the title of a report does."""
        return self.text.rstrip().endswith(_REPORT)

    @cached_property
    def has_digit(self) -> bool:
        """Whether a decimal digit stands in it."""
        return any(map(str.isdecimal, self.text))

    @cached_property
    def may_go_on(self) -> bool:
        """Whether a label may begin with it; one with a bracket may have a note, which is no part of the label."""
        text = self.text
        return len(text) <= _LONGEST_FRAGMENT and (
            self.vocabulary.may_begin_label(text)
            or self.is_label
            or any(bracket in text for bracket in _BRACKETS)
            or not fold(text)
        )

    @cached_property
    def is_spaced(self) -> bool:
        """Whether spaces may part cells on it."""
        return any(space in self.text for space in SPACES) and re.search(_SIGNS, self.text) is not None

    @cached_property
    def is_barred(self) -> bool:
        """Whether it has cells that bars part; a sentence, or a heading's end, may have a bar and no cell."""
        if "|" not in self.text or "。" in self.text:
            return False
        words = self.text.strip("| \t")
        return words[:1] not in _ORDINALS or "|" in words or not self.vocabulary.is_heading(words)

    @cached_property
    def has_inner_bar(self) -> bool:
        """Whether a bar has text on both its sides; most lines have only one at an end."""
        text = self.text[:_LONGEST_TOLD].strip(" \t|")
        if "|" not in text:
            return False
        pieces = iter(text.split("|"))
        return any(piece.strip() for piece in pieces) and any(piece.strip() for piece in pieces)

    @cached_property
    def ended(self) -> tuple[Piece, ...]:
        """The pieces that a bar ends; of the blank ones only the first."""
        found = []
        at = 0
        while (bar := self.text.find("|", at)) >= 0:
            if not at or self.text[at:bar].strip():
                found.append(piece_of(self.text, at, bar))
            at = bar + 1
        return tuple(found)

    @cached_property
    def opens_at(self) -> int:
        """Where the text begins that no bar ends; -1 where there is none."""
        at = self.text.rfind("|") + 1
        return at if self.text[at:].strip() else -1


class LineMemory:
    """Lines of one vocabulary: equal texts that are not long are the same line, until there are too many to remember."""

    __slots__ = ("_remembered", "_vocabulary")

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._remembered: dict[str, Line] = {}

    def lines(self, texts: Iterable[str]) -> list[Line]:
        """Return the lines of some texts."""
        remembered, made = self._remembered.get, self._made
        return [remembered(text) or made(text) for text in texts]

    def _made(self, text: str) -> Line:
        line = Line(text, self._vocabulary)
        if len(text) <= _LONGEST_REMEMBERED:
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[text] = line
        return line
