"""Rows pasted from a spreadsheet: one row a line, cells parted by tabs, covered cells empty."""

from __future__ import annotations

from gouji.document.layouts.lines import Lines
from gouji.document.model import Cell, Row, Table

__all__ = ["read"]

_FEWEST_ROWS = 2


def read(lines: Lines, first: int) -> tuple[Table | None, int]:
    """Read the table that begins on line *first*; return it and the line after it, or None and the next line.

    A tab between two texts makes a row; one that only begins a line does not (that is L4).
    """
    if not _is_row(lines.texts[first]):
        return None, first + 1
    rows: list[Row] = []
    index = after = first
    parted = 0
    while index < len(lines):
        text = lines.texts[index]
        if "\t" in text:
            rows.append(_row(lines, index))
            parted += _is_row(text)
            after = index + 1
        elif not lines.blank(index):
            if not lines.vocabulary.is_label(text):
                break
            rows.append(_row(lines, index))
            after = index + 1
        index += 1
    return (Table(tuple(rows)), after) if parted >= _FEWEST_ROWS else (None, first + 1)


def _is_row(text: str) -> bool:
    """Return whether a tab on the line has text on both its sides."""
    return "\t" in text.strip()


def _row(lines: Lines, index: int) -> Row:
    at = lines.starts[index]
    cells: list[Cell] = []
    for piece in lines.texts[index].split("\t"):
        cells.append(lines.cell(at, at + len(piece)))
        at += len(piece) + 1
    return Row(tuple(cells))
