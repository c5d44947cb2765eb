"""Rows as a PDF or a console prints them: one row a line, labels and figures parted by spaces."""

from __future__ import annotations

from gouji.document.layouts.lines import Lines
from gouji.document.model import Cell, Row, Table
from gouji.text.fold import fold

__all__ = ["read"]

_FEWEST_FIGURES = 3
_MOST_PIECES = 60


def read(lines: Lines, first: int) -> tuple[Table | None, int]:
    """Read the table that begins on line *first*; return it and the line after it.

    Every line is made of labels that a form has and of figures, and of nothing else. Where no table
    begins there, return None and the next line on which one could.
    """
    words = lines.texts[first].split(None, 1)
    if len(words) < 2 or not lines.vocabulary.is_label(words[0]):
        return None, first + 1
    rows: list[Row] = []
    figures = 0
    index = after = first
    while index < len(lines):
        if not lines.blank(index):
            cells = _cells(lines, index)
            if cells is None:
                break
            rows.append(Row(tuple(cells)))
            figures += sum(1 for cell in cells if lines.is_figure(cell.text)) if len(cells) > 1 else 0
            after = index + 1
        index += 1
    return (Table(tuple(rows)), after) if figures >= _FEWEST_FIGURES else (None, max(index, first + 1))


def _cells(lines: Lines, index: int) -> list[Cell] | None:
    """Return the cells of a line that is made of labels and figures only; None for any other line."""
    pieces = _pieces(lines, index)
    cells: list[Cell] = []
    at = 0
    while at < len(pieces):
        end = _longest_label(lines, pieces, at)
        if end == at:
            if not lines.is_figure(lines.source.text[slice(*pieces[at])]):
                return None
            end = at + 1
        cells.append(lines.cell(pieces[at][0], pieces[end - 1][1]))
        at = end
    return cells or None


def _pieces(lines: Lines, index: int) -> list[tuple[int, int]]:
    """Return the start and end of each word of a line; [] for more words than a row has."""
    text, start = lines.texts[index], lines.starts[index]
    words = text.split()
    if len(words) > _MOST_PIECES:
        return []
    pieces, at = [], 0
    for word in words:
        at = text.index(word, at)
        pieces.append((start + at, start + at + len(word)))
        at += len(word)
    return pieces


def _longest_label(lines: Lines, pieces: list[tuple[int, int]], at: int) -> int:
    """Return the end of the longest label made of the words from *at* on; *at* where none is a label."""
    text, vocabulary = lines.source.text, lines.vocabulary
    for end in range(min(len(pieces), at + 4), at + 1, -1):
        if fold(text[pieces[at][0] : pieces[end - 1][1]]) in vocabulary.labels:
            return end
    return at + 1 if vocabulary.is_label(text[slice(*pieces[at])]) else at
