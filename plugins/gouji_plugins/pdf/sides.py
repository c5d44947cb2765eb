"""Tables whose outer rules a printer left out: LibreOffice and WPS may print none at the left, or at a page's end."""

from __future__ import annotations

from collections.abc import Sequence

from gouji_plugins.pdf.ruled import Rule, Rules, joined

__all__ = ["open_sides"]

_NEAR = 3.0
_MOST_RULES = 2000
_FEWEST_ACROSS = 2
_COVERED = 0.5


def open_sides(rules: Rules) -> Rules:
    """Return the outer rules that the tables of a page lack; *rules* are those it has.

    A table are rules that touch each other, a vertical one across two horizontal ones at least.
    """
    across: list[Rule] = []
    down: list[Rule] = []
    level, upright = joined(rules.across), joined(rules.down)
    if len(level) + len(upright) > _MOST_RULES:
        return Rules(across, down)
    for rows, columns in _tables(level, upright):
        left, right = min(rule[1] for rule in rows), max(rule[2] for rule in rows)
        top, bottom = min(rule[1] for rule in columns), max(rule[2] for rule in columns)
        top, bottom = min(top, *(rule[0] for rule in rows)), max(bottom, *(rule[0] for rule in rows))
        down += [(x, top, bottom) for x in (left, right) if not _is_ruled(columns, x, bottom - top)]
        across += [(y, left, right) for y in (top, bottom) if not _is_ruled(rows, y, right - left)]
    return Rules(across, down)


def _tables(rows: Sequence[Rule], columns: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Group the rules that touch each other, and return the groups that are tables."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    for column in columns:
        touched = [row for row in rows if _touch(row, column)]
        if len(touched) < _FEWEST_ACROSS:
            continue
        joined: tuple[list[Rule], list[Rule]] = (touched, [column])
        for group in [group for group in groups if not set(group[0]).isdisjoint(touched)]:
            groups.remove(group)
            joined = (list({*joined[0], *group[0]}), [*joined[1], *group[1]])
        groups.append(joined)
    return groups


def _touch(row: Rule, column: Rule) -> bool:
    y, left, right = row
    x, top, bottom = column
    return left - _NEAR <= x <= right + _NEAR and top - _NEAR <= y <= bottom + _NEAR


def _is_ruled(rules: Sequence[Rule], at: float, length: float) -> bool:
    """Return whether rules at a side cover most of it."""
    return sum(end - begin for place, begin, end in rules if abs(place - at) <= _NEAR) >= _COVERED * length
