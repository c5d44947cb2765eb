"""What the text of a line is, whatever stands around it: equal lines, of which tables have many, are understood once a run."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
import re
from typing import TYPE_CHECKING, TypeAlias

from gouji.document.model import Cell, make_cell
from gouji.text.fold import fold, is_blank
from gouji.text.numbers import read_figure

if TYPE_CHECKING:
    from gouji.document.vocabulary import Vocabulary

__all__ = ["LONGEST_LABEL", "MARGIN", "SPACES", "Line", "LineMemory", "Piece", "is_sentence", "piece_of", "row_of"]

LONGEST_LABEL = 80
"""No label of a form is longer, in characters; a longer line is a sentence."""

MARGIN = " \t\r\n\u00a0\u3000\ufeff\u200b"
"""What is no part of a cell at its ends."""

_LONGEST_REMEMBERED, _MOST_REMEMBERED = 200, 2048
_SENTENCE_ENDS = ("。", "；", "：", "！", "？", ";", ":", ".")
_ORDINALS = frozenset("一二三四五六七八九十第（(123456789")
_LONGEST_TOLD = 4000
_LONGEST_FRAGMENT = 60
_REPORT = ("报告", "年报")
SPACES = " \u00a0\u3000"
_SPACE = rf"[{SPACES}]"
_SIGNS = rf"{_SPACE}(?:(?<=\d.){_SPACE}*\d|(?<=\S.){_SPACE}+\S|(?<=[^\s|].){_SPACE}*[^\s|]+(?:{_SPACE}+[^\s|]+){{2}})"
"""Two figures, a gap, or four words, side by side; it is looked for from the first space on, as to try each character
takes four times as long.
"""


Piece: TypeAlias = tuple[str, int, int]
"""The text of a cell in a piece of text, without the margin around it, and where it begins and ends there."""


def piece_of(text: str, start: int, end: int) -> Piece:
    """Return the piece between two offsets of a text; a blank one stands at its begin, or a space behind a bar there."""
    raw = text[start:end]
    bare = raw.strip(MARGIN)
    if not bare:
        at = start + 1 if raw[:1] == " " and text[start - 1 : start] == "|" else start
        return "", at, at
    if len(bare) != len(raw):
        start += len(raw) - len(raw.lstrip(MARGIN))
    return bare, start, start + len(bare)


def row_of(text: str, *, framed: bool = False) -> tuple[tuple[Piece, ...], int]:
    """Return the pieces between a row's bars, and how many covered cells the run of bars at its end stands for.

    In a *framed* table a bar stands before the first cell too.
    """
    stripped = text.rstrip()
    body = stripped.rstrip("|")
    run = len(stripped) - len(body)
    pieces: list[Piece] = []
    parted = body.split("|")
    begins_with_bar = framed and not parted[0].strip()
    at = 0
    for piece in parted:
        if bare := piece.strip(MARGIN):
            start = at + piece.index(bare[0])
        else:
            start = at + 1 if at and piece[:1] == " " else at
        pieces.append((bare, start, start + len(bare)))
        at += len(piece) + 1
    if begins_with_bar:
        del pieces[0]
    covered = max(0, run - 1)
    if not framed and len(pieces) > 1 and parted[-1] in ("", " "):
        # The space between the last cell's bar and the run: no cell, and the run is whole.
        pieces.pop()
        covered = run
    return tuple(pieces) or (piece_of(text, len(text), len(text)),), covered


def is_sentence(text: str) -> bool:
    """Return whether a text is running text and no cell."""
    text = text.strip(MARGIN)
    ends = text.endswith(_SENTENCE_ENDS) and not text[:-1].isdigit()
    return ends or "。" in text or len(text) > LONGEST_LABEL


class Line:
    """A line's text, with what a vocabulary makes of it; what is asked of each line of a table is there from the start.

    ``letter`` tells what it is in one character, so that a layout finds runs of lines by a pattern of letters:

    * a space is a blank line, ``_`` one of characters that are not seen, a dot one with text, no bar and no tab before it
    * with a tab before it, it is ``f`` for a figure, ``l`` for a label, ``t`` for other text, ``b`` for none, ``e`` where
      it ends a table; ``x`` where there is a bar as well
    * with bars, it is ``c`` where they end its cells, ``r`` where one stands amid its text, ``o`` where its last cell is
      open; ``n``, or ``R`` with one amid its text, where it has no cells

    ``pieces`` are the cells on it where a tab stands before it, or bars end each of them.
    """

    __slots__ = ("__dict__", "is_blank", "letter", "pieces", "text", "vocabulary")

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.is_blank = is_blank(text)
        self.pieces: tuple[Piece, ...] = ()
        if text[:1] == "\t":
            self.letter = "x" if "|" in text else "e" if self.ends_table else self.cell_letter
            self.pieces = (piece_of(text, 1, len(text)),)
        elif "|" in text:
            self.letter = _bar_letter(text, vocabulary)
            self.pieces = self.ended if self.letter == "c" else ()
        else:
            self.letter = "." if not self.is_blank else "_" if text.strip() else " "

    @cached_property
    def piece(self) -> Piece:
        """Its text without the margin; a blank one stands at its begin."""
        return piece_of(self.text, 0, len(self.text))

    def cell(self, at: int) -> Cell:
        """Return the line as a cell, where it begins at an offset of the source."""
        text, start, end = self.piece
        return make_cell(text, at + start, at + end)

    @property
    def cell_letter(self) -> str:
        """Its letter as that of a cell: ``b``, ``f``, ``l`` or ``t``."""
        if self.is_blank:
            return "b"
        return "f" if read_figure(self.piece[0]).state != "not-a-number" else "l" if self.is_label else "t"

    @property
    def bar_letter(self) -> str:
        """Its letter, with nothing made of a tab before it where it has a bar."""
        return _bar_letter(self.text, self.vocabulary) if self.letter == "x" else self.letter

    @cached_property
    def is_figure(self) -> bool:
        """Whether it may stand in a cell of figures: a number, a placeholder or nothing."""
        return read_figure(self.text).state != "not-a-number"

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
        """Whether a label may begin with it; one with a bracket may have a note there, which is no part of the label."""
        if len(self.text) > _LONGEST_FRAGMENT:
            return False
        begin = self.text.replace("(", "（").partition("（")[0]
        return self.vocabulary.may_begin_label(begin) or self.vocabulary.is_label(begin) or not fold(begin)

    @cached_property
    def is_spaced(self) -> bool:
        """Whether spaces may part cells on it."""
        return any(map(self.text.__contains__, SPACES)) and re.search(_SIGNS, self.text) is not None

    @property
    def is_barred(self) -> bool:
        """Whether it has cells that bars part; a sentence, or a heading's end, may have a bar and no cell."""
        return self.bar_letter in "cor"

    @property
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
    def row(self) -> tuple[tuple[Piece, ...], int]:
        """The pieces that its bars part, and how many covered cells the run of bars at its end stands for."""
        return row_of(self.text)

    @cached_property
    def framed_row(self) -> tuple[tuple[Piece, ...], int]:
        """The same where a bar stands before the first cell too."""
        return row_of(self.text, framed=True)

    @property
    def opens_at(self) -> int:
        """Where the text begins that no bar ends; -1 where there is none."""
        return _opens_at(self.text)


def _bar_letter(text: str, vocabulary: Vocabulary) -> str:
    """Return the letter of a line that has a bar."""
    filled = [piece for piece in text[:_LONGEST_TOLD].split("|") if piece.strip()]
    is_parted = len(filled) > 1
    if "。" in text or _is_heading(text, vocabulary):
        return "R" if is_parted else "n"
    return "r" if is_parted else "c" if _opens_at(text) < 0 else "o"


def _is_heading(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether the only bars of a line stand around a heading."""
    words = text.strip("| \t")
    return words[:1] in _ORDINALS and "|" not in words and vocabulary.is_heading(words)


def _opens_at(text: str) -> int:
    at = text.rfind("|") + 1
    return at if text[at:].strip() else -1


class LineMemory(dict[str, Line]):
    """Lines of one vocabulary by their texts: equal texts that are not long are the same line, until there are too many.

    When half of those are new, the others are forgotten, but for those that have been met again.
    """

    __slots__ = ("_old", "_vocabulary")

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._old: dict[str, Line] = {}

    def lines(self, texts: Iterable[str]) -> list[Line]:
        """Return the lines of some texts."""
        return list(map(self.__getitem__, texts))

    def __missing__(self, text: str) -> Line:
        line = self._old.pop(text, None) or Line(text, self._vocabulary)
        if len(text) <= _LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED // 2:
                self._old = dict(self)
                self.clear()
            self[text] = line
        return line
