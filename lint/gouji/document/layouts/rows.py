"""L1 (and tables of GFM): one row a line, cells parted by bars, a run of bars for covered ones."""

from __future__ import annotations

from gouji.document.layouts.lines import Lines
from gouji.document.model import Cell, Row, Table

__all__ = ["begins_broken_label", "read"]

_RULE = frozenset("|-: \t")
_MOST_TELLING = 200


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
            if not lines.blank(index):
                if not begins_broken_label(lines, index):
                    break
                held = lines.starts[index]
        elif not (rows and _is_rule(text)):
            start = lines.starts[index] if held < 0 else held
            rows.append(_row(lines, start, lines.starts[index] + len(text), framed=framed))
            held = -1
        index += 1
    return Table(tuple(rows)), index


def _is_rule(text: str) -> bool:
    """Return whether a line is the rule that GFM puts between header and body."""
    return "--" in text and _RULE.issuperset(text)


def _row(lines: Lines, start: int, end: int, *, framed: bool) -> Row:
    """Return the row between two offsets; in a *framed* table a bar stands before the first cell too."""
    text = lines.source.text[start:end]
    stripped = text.rstrip()
    body = stripped.rstrip("|")
    run = len(stripped) - len(body)
    pieces = body.split("|")
    at = start
    cells: list[Cell] = []
    for number, piece in enumerate(pieces):
        if not (framed and number == 0 and not piece.strip()):
            cells.append(lines.cell(at, at + len(piece)))
        at += len(piece) + 1
    covered = max(0, run - 1)
    if not framed and len(cells) > 1 and pieces[-1] in ("", " "):
        # The space between the last cell's bar and the run: no cell, and the run is whole.
        cells.pop()
        covered = run
    return Row(tuple(cells) or (lines.cell(end, end),), covered)


def begins_broken_label(lines: Lines, index: int) -> bool:
    """Return whether a line without bars is the first part of a label that the next line ends."""
    if index + 1 >= len(lines) or "|" not in lines.texts[index + 1]:
        return False
    return lines.begins_label(index, lines.texts[index + 1].split("|", 1)[0])
