"""Text that is struck through, as LibreOffice prints what tracked changes delete: it is seen as deleted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from gouji_plugins.pdf.lines import Char
from gouji_plugins.pdf.ruled import Rule

__all__ = ["without_struck"]

_CENTRE = 0.25
"""A rule strikes a character out if it is no further from its middle than this part of its height."""

_NEAR = 1.5
_CLOSED = 0.6
"""Marks that close, such as ）and ，, may be printed closer together than their rule tells: by this part of a height."""

_REACH = 10
_COVERED = 0.7


def without_struck(chars: Sequence[Char], across: Iterable[Rule]) -> list[Char]:
    """Return the characters without those that a level rule strikes through.

    Such a rule begins and ends with the characters that it crosses, as those of a table do not.
    """
    rows: dict[int, list[tuple[float, int]]] = {}
    for number, char in enumerate(chars):
        rows.setdefault(round((char[2] + char[4]) / 2), []).append((char[1], number))
    for row in rows.values():
        row.sort()
    struck: set[int] = set()
    for rule in across:
        struck.update(_struck(rule, chars, rows))
    return [char for number, char in enumerate(chars) if number not in struck] if struck else list(chars)


def _struck(rule: Rule, chars: Sequence[Char], rows: dict[int, list[tuple[float, int]]]) -> list[int]:
    """Return the numbers of the characters that a rule strikes through; [] for a rule of another kind."""
    y, begin, end = rule
    crossed: list[int] = []
    for height in range(round(y) - _REACH, round(y) + _REACH + 1):
        row = rows.get(height, [])
        for _, number in row[bisect_left(row, (begin - _NEAR,)) : bisect_left(row, (end - _NEAR,))]:
            _, _, top, _, bottom = chars[number]
            if abs((top + bottom) / 2 - y) <= _CENTRE * (bottom - top):
                crossed.append(number)
    if not crossed:
        return []
    first, last = min(chars[number][1] for number in crossed), max(chars[number][3] for number in crossed)
    width = sum(chars[number][3] - chars[number][1] for number in crossed)
    tallest = max(chars[number][4] - chars[number][2] for number in crossed)
    is_theirs = abs(first - begin) <= _NEAR and abs(last - end) <= _CLOSED * tallest
    is_theirs = is_theirs and width >= _COVERED * (end - begin)
    return crossed if is_theirs else []
