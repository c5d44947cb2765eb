"""Characters with their boxes → the lines of text that they make."""

from __future__ import annotations

from collections.abc import Iterable
import itertools

__all__ = ["Char", "Line", "lines_of"]

Char = tuple[str, float, float, float, float]
"""A character, and the left, upper, right and lower edge of its box."""

Line = tuple[str, float, float, float, float, float]
"""A line's text, the edges of its box, and the height of its tallest character."""

_GAP = 0.45
"""A gap wider than this part of a character's height is a space."""


def lines_of(chars: Iterable[Char], *, apart: bool = False) -> list[Line]:
    """Return the lines from top to bottom; a character belongs to a line if its middle is within the line's height.

    If *apart*, texts with a gap between them are lines of their own, beside each other.
    """
    rows: list[list[Char]] = []
    top = bottom = 0.0
    for char in sorted(chars, key=lambda char: (char[2] + char[4], char[1])):
        middle = (char[2] + char[4]) / 2
        if rows and top <= middle <= bottom:
            rows[-1].append(char)
            top, bottom = min(top, char[2]), max(bottom, char[4])
        else:
            rows.append([char])
            top, bottom = char[2], char[4]
    return [_line(part) for row in rows for part in (_parted(row) if apart else [row])]


def _parted(row: list[Char]) -> list[list[Char]]:
    """Split the characters of a line at gaps as wide as a space."""
    row = sorted(row, key=lambda char: char[1])
    size = max(char[4] - char[2] for char in row)
    parts = [[row[0]]]
    for before, char in itertools.pairwise(row):
        if char[1] - before[3] > _GAP * size:
            parts.append([])
        parts[-1].append(char)
    return parts


def _line(row: list[Char]) -> Line:
    row = sorted(row, key=lambda char: char[1])
    size = max(char[4] - char[2] for char in row)
    text = [row[0][0]]
    for before, char in itertools.pairwise(row):
        if char[1] - before[3] > _GAP * size:
            text.append(" ")
        text.append(char[0])
    return (
        "".join(text),
        round(min(char[1] for char in row), 1),
        round(min(char[2] for char in row), 1),
        round(max(char[3] for char in row), 1),
        round(max(char[4] for char in row), 1),
        round(size, 1),
    )
