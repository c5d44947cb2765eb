"""The namespaces of SpreadsheetML and the names of cells and ranges."""

from __future__ import annotations

from functools import lru_cache
import re

__all__ = ["LAST_COLUMN", "LAST_ROW", "R", "S", "cell_name", "cell_place", "range_places"]

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})", re.ASCII)


def cell_place(name: str) -> tuple[int, int] | None:
    """Return the row and column, from 1, of a cell's name such as ``D17``; None if no sheet has such a cell."""
    match = _CELL.fullmatch(name)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    return (row, column) if row <= LAST_ROW and column <= LAST_COLUMN else None


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell, such as ``D17``, from its row and column (from 1)."""
    return f"{_letters(column)}{row}"


@lru_cache(maxsize=256)
def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def range_places(name: str) -> tuple[int, int, int, int] | None:
    """Return the first row and column and the last row and column of a range such as ``A1:D17``; None if it is none."""
    first, _, last = name.partition(":")
    begin, end = cell_place(first), cell_place(last or first)
    if begin is None or end is None:
        return None
    rows, columns = sorted((begin[0], end[0])), sorted((begin[1], end[1]))
    return rows[0], columns[0], rows[1], columns[1]
