"""Ruled lines → tables: where lines cross are corners, and four corners joined by lines are a cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

__all__ = ["Rule", "Rules", "joined", "tables_of"]

_NEAR = 3.0
_SHORT = 3.0
_TINY = 1.0
_FEWEST_CELLS = 2

Rule = tuple[float, float, float]
"""A ruled line: its place, and where it begins and ends."""

_Point = tuple[float, float]
_Box = tuple[float, float, float, float]
_Crossings = Mapping[_Point, _Point]
"""Where lines cross: to which place on its right and to which height below it lines lead from each crossing."""


class Rules(NamedTuple):
    """The ruled lines of a page: level ones, whose place is their height, and upright ones."""

    across: list[Rule]
    down: list[Rule]


def tables_of(rules: Rules) -> list[list[_Box]]:
    """Return the tables of a page from top to bottom, each as the boxes of its cells: left, top, right, bottom."""
    crossings = _crossings(joined(rules.across), joined(rules.down))
    tables = _grouped(list(_cells(crossings)))
    found = [cells for cells in tables if len(cells) >= _FEWEST_CELLS]
    return sorted(found, key=lambda cells: min((cell[1], cell[0]) for cell in cells))


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """Return one line for those that lie at nearly the same place and continue each other, at their mean place."""
    found = []
    for group in _neighbours(sorted(rule for rule in rules if rule[2] - rule[1] >= _TINY)):
        place = sum(rule[0] for rule in group) / len(group)
        found += [(place, begin, end) for begin, end in _stretches((rule[1], rule[2]) for rule in group)]
    return [rule for rule in found if rule[2] - rule[1] >= _SHORT]


def _stretches(parts: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Join the parts of a line that overlap or nearly touch."""
    found: list[tuple[float, float]] = []
    for begin, end in sorted(parts):
        if found and begin <= found[-1][1] + _NEAR:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((begin, end))
    return found


def _neighbours(rules: Iterable[Rule]) -> Iterator[list[Rule]]:
    """Group sorted lines so that each lies near the one before."""
    group: list[Rule] = []
    for rule in rules:
        if group and rule[0] - group[-1][0] > _NEAR:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _crossings(across: Iterable[Rule], down: Iterable[Rule]) -> _Crossings:
    """Return the points at which lines cross or nearly do, those of a column from the top, columns from the left."""
    rows = sorted(across)
    meetings = [(column, row) for column in sorted(down) for row in _met(column, rows)]
    furthest = {row: column[0] for column, row in meetings}
    lowest = {column: row[0] for column, row in meetings}
    found: dict[_Point, _Point] = {}
    for column, row in meetings:
        point = column[0], row[0]
        x, y = found.get(point, point)
        found[point] = max(x, furthest[row]), max(y, lowest[column])
    return found


def _met(column: Rule, rows: Sequence[Rule]) -> Iterator[Rule]:
    """Yield the level lines, sorted from the top, that an upright one crosses or nearly does."""
    x, top, bottom = column
    for number in range(bisect_left(rows, (top - _NEAR,)), len(rows)):
        y, left, right = rows[number]
        if y > bottom + _NEAR:
            break
        if left - _NEAR <= x <= right + _NEAR:
            yield rows[number]


def _cells(crossings: _Crossings) -> Iterator[_Box]:
    """Yield the smallest cell to the lower right of each crossing that is the upper left corner of one."""
    heights: dict[float, list[float]] = defaultdict(list)
    places: dict[float, list[float]] = defaultdict(list)
    for x, y in sorted(crossings):
        heights[x].append(y)
        places[y].append(x)
    for (x, y), (furthest, lowest) in crossings.items():
        below = _between(y, lowest, heights[x])
        right = _between(x, furthest, places[y])
        corner = _corner((x, y), right, below, crossings)
        if corner:
            yield (x, y, *corner)


def _between(value: float, last: float, values: Sequence[float]) -> Sequence[float]:
    """Return the sorted values above one, up to the last."""
    return values[bisect_right(values, value) : bisect_right(values, last)]


def _corner(point: _Point, right: Sequence[float], below: Sequence[float], crossings: _Crossings) -> _Point | None:
    """Return the highest, then leftmost lower right corner of a cell that begins at a point, or None.

    *right* are the places of the crossings that a line joins to the point, *below* the heights of those below it. The
    upright line at a place leads down to a corner, and the level one at a height leads right to it.
    """
    x, y = point
    at = 0
    for height in below:
        while at < len(right) and crossings[right[at], y][1] < height:
            at += 1
        if at == len(right):
            return None
        if right[at] <= crossings[x, height][0]:
            return right[at], height
    return None


def _grouped(cells: Iterable[_Box]) -> Iterator[list[_Box]]:
    """Group the cells that share corners, and those that share corners with these, and so on."""
    at: dict[_Point, list[_Box]] = defaultdict(list)
    for cell in cells:
        for corner in _corners(cell):
            at[corner].append(cell)
    left = dict.fromkeys(cells)
    while left:
        group, waiting = [], [next(iter(left))]
        while waiting:
            cell = waiting.pop()
            if cell in left:
                del left[cell]
                group.append(cell)
                waiting += (other for corner in _corners(cell) for other in at[corner])
        yield group


def _corners(cell: _Box) -> list[_Point]:
    x0, top, x1, bottom = cell
    return [(x0, top), (x0, bottom), (x1, top), (x1, bottom)]
