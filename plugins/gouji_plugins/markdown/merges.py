"""Merged cells, which Markdown does not have: a label that the next cell repeats is taken as one cell."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from gouji.api.documents import Cell, Row, Vocabulary, read_figure

__all__ = ["merged"]

_LONG = 8


def merged(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[Row, ...]:
    """Merge labels that are repeated to the right or below into one cell with a span; return the rows.

    Figures stay as they are, and so do empty cells: a merge may cover them, or they are blank.
    """
    cells = [_across(row.cells, vocabulary) for row in rows]
    reach: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(cells):
        below: dict[int, tuple[int, int]] = {}
        for place, cell in enumerate(row):
            above = reach.get(cell.column)
            if above and _is_repeated(cells[above[0]][above[1]], cell, vocabulary):
                first = cells[above[0]][above[1]]
                cells[above[0]][above[1]] = attrs.evolve(first, row_span=number - above[0] + 1)
                below[cell.column] = above
            else:
                below[cell.column] = (number, place)
        reach = below
    return tuple(Row(kept) for kept in _beginning(cells) if kept)


def _across(cells: Sequence[Cell], vocabulary: Vocabulary) -> list[Cell]:
    found: list[Cell] = []
    for cell in cells:
        if found and found[-1].text == cell.text and _is_label(cell.text, vocabulary):
            found[-1] = attrs.evolve(found[-1], column_span=found[-1].column_span + 1)
        else:
            found.append(cell)
    return found


def _is_repeated(above: Cell, below: Cell, vocabulary: Vocabulary) -> bool:
    """Return whether two cells are one: both have the same label or, in the first column, the same long text."""
    if above.text != below.text or above.column_span != below.column_span:
        return False
    return _is_label(below.text, vocabulary) if below.column == 0 else vocabulary.is_label(below.text)


def _is_label(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a text is a label or long, not a figure or a word such as 若干 that stands for one."""
    if not text or text.isdigit():
        return False
    return vocabulary.is_label(text) or (len(text) > _LONG and read_figure(text).state == "not-a-number")


def _beginning(rows: Sequence[Sequence[Cell]]) -> list[tuple[Cell, ...]]:
    """Leave out the cells that are covered by a cell above."""
    ends: dict[int, int] = {}
    found = []
    for number, row in enumerate(rows):
        kept = []
        for cell in row:
            if ends.get(cell.column, 0) <= number:
                kept.append(cell)
                ends[cell.column] = number + cell.row_span
        found.append(tuple(kept))
    return found
