"""Ruled lines make tables where they cross."""

from __future__ import annotations

from gouji_plugins.pdf.ruled import Rule, Rules, tables_of

XS, YS = (100.0, 200.0, 300.0), (50.0, 80.0, 110.0)
CELLS = [
    (100.0, 50.0, 200.0, 80.0),
    (100.0, 80.0, 200.0, 110.0),
    (200.0, 50.0, 300.0, 80.0),
    (200.0, 80.0, 300.0, 110.0),
]


def grid(xs: tuple[float, ...] = XS, ys: tuple[float, ...] = YS) -> Rules:
    return Rules([(y, xs[0], xs[-1]) for y in ys], [(x, ys[0], ys[-1]) for x in xs])


def both(first: Rules, second: Rules) -> Rules:
    return Rules(first.across + second.across, first.down + second.down)


def cells(rules: Rules) -> list[list[tuple[float, float, float, float]]]:
    return [sorted(table) for table in tables_of(rules)]


def pieces(rule: Rule, length: float, gap: float) -> list[Rule]:
    place, begin, end = rule
    found = []
    while begin < end:
        found.append((place, begin, min(begin + length, end)))
        begin += length + gap
    return found


def test_each_field_of_a_grid_is_a_cell() -> None:
    assert cells(grid()) == [CELLS]


def test_a_rule_that_is_left_out_merges_two_cells() -> None:
    whole = grid()

    found = cells(Rules(whole.across, [(100.0, 50.0, 110.0), (200.0, 80.0, 110.0), (300.0, 50.0, 110.0)]))

    assert found == [[(100.0, 50.0, 300.0, 80.0), CELLS[1], CELLS[3]]]


def test_a_rule_in_pieces_is_one_where_the_gaps_are_small() -> None:
    whole = grid()
    dashed = Rules([piece for rule in whole.across for piece in pieces(rule, 4.0, 2.0)], whole.down)
    dotted = Rules([piece for rule in whole.across for piece in pieces(rule, 4.0, 4.0)], whole.down)

    assert (cells(dashed), cells(dotted)) == ([CELLS], [])


def test_the_two_edges_of_a_thick_rule_are_one_at_its_middle() -> None:
    whole = grid()
    thick = Rules([(y + side, begin, end) for y, begin, end in whole.across for side in (-0.5, 0.5)], whole.down)

    assert cells(thick) == [CELLS]


def test_rules_that_end_just_before_they_cross_do_cross() -> None:
    whole = grid()
    short = Rules([(y, begin + 2.0, end - 2.0) for y, begin, end in whole.across], whole.down)
    shorter = Rules([(y, begin + 4.0, end - 4.0) for y, begin, end in whole.across], whole.down)

    assert (cells(short), cells(shorter)) == ([CELLS], [])


def test_cells_that_share_no_corner_are_tables_of_their_own_from_the_top() -> None:
    beside = grid((400.0, 450.0, 500.0), (40.0, 60.0))

    assert [table[0] for table in cells(both(grid(), beside))] == [(400.0, 40.0, 450.0, 60.0), CELLS[0]]


def test_a_frame_is_no_table() -> None:
    assert cells(grid((100.0, 300.0), (50.0, 110.0))) == []


def test_what_is_shorter_than_any_cell_is_no_rule() -> None:
    specks = Rules([(65.0, 100.0, 102.5)], [(150.0, 50.0, 50.9)])

    assert cells(both(grid(), specks)) == [CELLS]
