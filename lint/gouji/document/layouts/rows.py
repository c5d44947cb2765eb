"""L1 (and tables of GFM): one row a line, cells parted by bars, a run of bars for covered ones."""

from __future__ import annotations

from functools import lru_cache

from gouji.document.layouts.line import Piece, piece_of
from gouji.document.layouts.lines import Lines
from gouji.document.model import Row, Table, make_cell

__all__ = ["begins_broken_label", "read"]

_RULE = frozenset("|-: \t")
_MOST_TELLING = 200
_LONGEST_REMEMBERED = 200


def read(lines: Lines, first: int, last: int) -> tuple[Table, int]:
    """Read the rows on lines *first* to *last*; return their table and the line after it."""
    barred = [text.lstrip() for text in lines.texts[first : min(last, first + _MOST_TELLING) + 1] if "|" in text]
    framed = 2 * sum(1 for text in barred if text.startswith("|")) > len(barred)
    rows: list[Row] = []
    held = -1
    index = first
    while index <= last:
        text = lines.texts[index]
        if "|" not in text:
            if not lines.each[index].is_blank:
                if not begins_broken_label(lines, index):
                    break
                held = lines.starts[index]
        elif not (rows and _is_rule(text)):
            start = lines.starts[index] if held < 0 else held
            rows.append(_row(lines.source.text[start : lines.starts[index] + len(text)], start, framed=framed))
            held = -1
        index += 1
    return Table(tuple(rows)), index


def _is_rule(text: str) -> bool:
    """Return whether a line is the rule that GFM puts between header and body."""
    return "--" in text and _RULE.issuperset(text)


def _row(text: str, at: int, *, framed: bool) -> Row:
    """Return the row that a text is which begins at an offset of the source."""
    pieces, covered = (_remembered if len(text) <= _LONGEST_REMEMBERED else _pieces)(text, framed)
    return Row(tuple([make_cell(piece, at + start, at + end) for piece, start, end in pieces]), covered)


def _pieces(text: str, framed: bool) -> tuple[tuple[Piece, ...], int]:
    """Return the pieces between a row's bars, and how many covered cells the run of bars at its end stands for.

    In a *framed* table a bar stands before the first cell too.
    """
    stripped = text.rstrip()
    body = stripped.rstrip("|")
    run = len(stripped) - len(body)
    pieces: list[Piece] = []
    at = 0
    for piece in (parted := body.split("|")):
        if not (framed and at == 0 and not piece.strip()):
            pieces.append(piece_of(text, at, at + len(piece)))
        at += len(piece) + 1
    covered = max(0, run - 1)
    if not framed and len(pieces) > 1 and parted[-1] in ("", " "):
        # The space between the last cell's bar and the run: no cell, and the run is whole.
        pieces.pop()
        covered = run
    return tuple(pieces) or (piece_of(text, len(text), len(text)),), covered


_remembered = lru_cache(maxsize=2048)(_pieces)
"""Rows of zeros are the same in report after report."""


def begins_broken_label(lines: Lines, index: int) -> bool:
    """Return whether a line without bars is the first part of a label that the next line ends."""
    if index + 1 >= len(lines) or "|" not in lines.texts[index + 1]:
        return False
    return lines.begins_label(index, lines.texts[index + 1].split("|", 1)[0])
