"""Ruled lines → tables: where lines cross are corners, and four corners joined by lines are a cell."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

__all__ = ["Rule", "Rules", "tables_of"]

_NEAR = 3.0
_SHORT = 3.0
_TINY = 1.0
_FEWEST_CELLS = 2
_UPRIGHT, _LEVEL = 0, 1

Rule = tuple[float, float, float]
"""A ruled line: its place, and where it begins and ends."""

_Point = tuple[float, float]
_Box = tuple[float, float, float, float]
_Crossings = Mapping[_Point, tuple[set[Rule], set[Rule]]]
"""Where lines cross, with the upright and the level lines that do."""


class Rules(NamedTuple):
    """The ruled lines of a page: level ones, whose place is their height, and upright ones."""

    across: list[Rule]
    down: list[Rule]


def tables_of(rules: Rules) -> list[list[_Box]]:
    """Return the tables of a page from top to bottom, each as the boxes of its cells: left, top, right, bottom."""
    crossings = _crossings(_joined(rules.across), _joined(rules.down))
    tables = _grouped(list(_cells(crossings)))
    found = [cells for cells in tables if len(cells) >= _FEWEST_CELLS]
    return sorted(found, key=lambda cells: min((cell[1], cell[0]) for cell in cells))


def _joined(rules: Iterable[Rule]) -> list[Rule]:
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


def _crossings(across: Sequence[Rule], down: Sequence[Rule]) -> _Crossings:
    """Return the points at which lines cross or nearly do, from left to right, those of a column from the top."""
    found: dict[_Point, tuple[set[Rule], set[Rule]]] = defaultdict(lambda: (set(), set()))
    rows = sorted(across)
    for column in sorted(down):
        x, top, bottom = column
        for number in range(bisect_left(rows, (top - _NEAR,)), len(rows)):
            y, left, right = rows[number]
            if y > bottom + _NEAR:
                break
            if left - _NEAR <= x <= right + _NEAR:
                upright, level = found[x, y]
                upright.add(column)
                level.add(rows[number])
    return found


def _cells(crossings: _Crossings) -> Iterator[_Box]:
    """Yield the smallest cell to the lower right of each crossing that is the upper left corner of one."""
    columns: dict[float, list[_Point]] = defaultdict(list)
    rows: dict[float, list[_Point]] = defaultdict(list)
    for point in sorted(crossings):
        columns[point[0]].append(point)
        rows[point[1]].append(point)
    for point in crossings:
        below = _linked(point, columns[point[0]], crossings, _UPRIGHT)
        right = _linked(point, rows[point[1]], crossings, _LEVEL)
        corners = ((x, y) for _, y in below for x, _ in right)
        corner = next((corner for corner in corners if _closes(point, corner, crossings)), None)
        if corner:
            yield (*point, *corner)


def _linked(point: _Point, line: Sequence[_Point], crossings: _Crossings, which: int) -> list[_Point]:
    """Return the crossings behind one on its line, as far as a ruled line joins them to it."""
    own = crossings[point][which]
    behind = islice(line, bisect_left(line, point) + 1, None)
    return list(takewhile(lambda other: not own.isdisjoint(crossings[other][which]), behind))


def _closes(point: _Point, corner: _Point, crossings: _Crossings) -> bool:
    """Return whether lines join *corner* to the crossings right of a point and below it, at its height and place."""
    if corner not in crossings:
        return False
    upright, level = crossings[corner]
    above, beside = crossings[corner[0], point[1]], crossings[point[0], corner[1]]
    return not upright.isdisjoint(above[_UPRIGHT]) and not level.isdisjoint(beside[_LEVEL])


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
