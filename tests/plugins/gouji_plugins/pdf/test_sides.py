"""The outer rules that a printer left out."""

from __future__ import annotations

import pytest

from gouji_plugins.pdf.ruled import Rule, Rules
from gouji_plugins.pdf.sides import open_sides

LEFT, RIGHT, TOP, BOTTOM = 60.0, 540.0, 100.0, 400.0


Edge = tuple[str, Rule]
"""Whether a rule is level (h) or upright (v), and the rule."""


def across(y: float, x0: float = LEFT, x1: float = RIGHT) -> Edge:
    return "h", (y, x0, x1)


def down(x: float, top: float = TOP, bottom: float = BOTTOM) -> Edge:
    return "v", (x, top, bottom)


TABLE = {
    "left": [down(LEFT)],
    "right": [down(RIGHT)],
    "top": [across(TOP)],
    "bottom": [across(BOTTOM)],
    "inner": [across(200.0), across(300.0, 160.0), down(160.0), down(400.0)],
}
SIDES = {
    "left": down(LEFT),
    "right": down(RIGHT),
    "top": across(TOP),
    "bottom": across(BOTTOM),
}


def added(edges: list[Edge]) -> list[Edge]:
    levels = [rule for orientation, rule in edges if orientation == "h"]
    uprights = [rule for orientation, rule in edges if orientation == "v"]
    sides = open_sides(Rules(levels, uprights))
    return [*(("v", rule) for rule in sides.down), *(("h", rule) for rule in sides.across)]


def without(*sides: str) -> list[Edge]:
    return [edge for side, edges in TABLE.items() if side not in sides for edge in edges]


def test_a_closed_table_lacks_nothing() -> None:
    assert added(without()) == []


@pytest.mark.parametrize("side", SIDES)
def test_the_side_that_is_open_is_ruled(side: str) -> None:
    assert added(without(side)) == [SIDES[side]]


def test_several_sides_may_be_open() -> None:
    assert added(without("left", "top")) == [SIDES["left"], SIDES["top"]]


def test_a_side_in_pieces_is_closed() -> None:
    pieces = [down(LEFT, top, top + 50) for top in range(100, 400, 50)]

    assert added([*without("left"), *pieces]) == []


def test_each_table_of_a_page_has_its_own_sides() -> None:
    lower = [across(y, 100.0, 500.0) for y in (500.0, 550.0, 600.0)]
    upright = [down(x, 500.0, 600.0) for x in (200.0, 500.0)]

    assert added([*without(), *lower, *upright]) == [down(100.0, 500.0, 600.0)]


@pytest.mark.parametrize(
    "edges",
    [
        [across(80.0)],
        [across(80.0), across(84.0)],
        [down(300.0)],
        [across(80.0), down(300.0, 70.0, 90.0)],
        [across(80.0), across(120.0), down(300.0, 300.0, 400.0)],
        [],
    ],
)
def test_rules_that_are_no_table_are_left_alone(edges: list[Edge]) -> None:
    assert added(edges) == []


def test_a_page_full_of_rules_is_left_alone() -> None:
    assert added([across(float(y)) for y in range(4, 4000)] + [down(200.0, 0.0, 4000.0)]) == []


def test_a_side_is_found_where_each_cell_has_short_rules_of_its_own() -> None:
    pieces = [across(y, x, x + 2.0) for y in (TOP, 200.0, 300.0, BOTTOM) for x in range(60, 540, 2)]
    stubs = [down(LEFT, y, y + 0.7) for y in range(100, 400, 2)]

    assert added([*pieces, *stubs, down(160.0), down(RIGHT)]) == [("v", (LEFT, TOP, BOTTOM))]
