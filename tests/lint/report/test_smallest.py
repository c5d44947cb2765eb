"""The search finds every smallest set that repairs all that is broken, and no other: as trying all sets does."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, product

from hypothesis import assume, given
from hypothesis import strategies as st
import pytest

from gouji.report.smallest import Bound, Puzzle, smallest_sets

FACTS = ("a", "b", "c", "d", "e")
CHANGES = [change for change in range(-3, 10) if change]
LARGEST = 3


def puzzle(values: dict[str, int], *relations: tuple[str, str, str]) -> Puzzle:
    """Relations of figures: ``("ab", "=", "c")`` is a + b = c; signs are =, <, > and ~, which leaves room of 1."""
    bounds = []
    for left, sign, right in relations:
        off = Decimal(sum(values[fact] for fact in right) - sum(values[fact] for fact in left))
        room = 1 if sign == "~" else 0
        signs = {**dict.fromkeys(left, 1), **dict.fromkeys(right, -1)}
        bounds.append(Bound(signs, None if sign == "<" else off - room, None if sign == ">" else off + room))
    floors = {fact: Decimal(-value) for fact, value in values.items()}
    return Puzzle(bounds, floors, {fact: Decimal(value) for fact, value in values.items()})


def moves(values: dict[str, int], *relations: tuple[str, str, str]) -> list[dict[str, int | None]]:
    sets = smallest_sets(puzzle(values, *relations), LARGEST)
    assert sets is not None
    return [{fact: None if move is None else int(move) for fact, move in each.items()} for each in sets]


def holds(bound: Bound, change: dict[str, int]) -> bool:
    moved = sum(sign * change.get(fact, 0) for fact, sign in bound.signs.items())
    return (bound.least is None or bound.least <= moved) and (bound.most is None or moved <= bound.most)


def by_trying_all(given: Puzzle, size: int) -> list[str]:
    """Return the sets of a size of which some change repairs all."""
    sets = []
    for facts in combinations(sorted(given.touched), size):
        floors = [given.floors[fact] for fact in facts]
        for changes in product(CHANGES, repeat=size):
            if all(floor is None or change >= floor for change, floor in zip(changes, floors, strict=True)) and all(
                holds(bound, dict(zip(facts, changes, strict=True))) for bound in given.bounds
            ):
                sets.append("".join(facts))
                break
    return sets


def test_the_one_figure_of_all_broken_relations_is_the_set() -> None:
    values = {"a": 5, "b": 2, "c": 6, "d": 4}

    assert moves(values, ("ab", "=", "c"), ("a", "=", "d")) == [{"a": -1}]


def test_every_figure_of_one_broken_sum_would_repair_it() -> None:
    assert moves({"a": 1, "b": 2, "c": 4}, ("ab", "=", "c")) == [{"a": 1}, {"b": 1}, {"c": -1}]


def test_no_figure_falls_below_zero() -> None:
    assert moves({"a": 1, "b": 9, "c": 4}, ("ab", "=", "c")) == [{"b": -6}, {"c": 6}]


def test_no_relation_that_holds_is_broken() -> None:
    assert moves({"a": 1, "b": 2, "c": 4, "d": 1, "e": 2}, ("ab", "=", "c"), ("a", "=", "d"), ("b", "=", "e")) == [
        {"c": -1}
    ]


def test_two_figures_that_offset_each_other_are_a_set() -> None:
    values = {"a": 4, "b": 1, "c": 5, "d": 3, "e": 2}
    relations = [("ab", "=", "c"), ("a", "=", "d"), ("b", "=", "e")]

    assert moves(values, *relations, ("de", "=", "c")) == [{"a": -1, "b": 1}, {"d": 1, "e": -1}]


@pytest.mark.parametrize("sign", ["<", ">", "~"])
def test_a_relation_that_leaves_room_gives_no_figure(sign: str) -> None:
    values = {"a": 9, "b": 4} if sign != ">" else {"a": 4, "b": 9}

    assert moves(values, ("a", sign, "b")) == [{"a": None}, {"b": None}]


@pytest.mark.parametrize(("whole", "sets"), [("abc", []), ("", [dict.fromkeys("abc", Decimal("0.5"))])])
def test_counts_are_whole(whole: str, sets: list[dict[str, Decimal]]) -> None:
    one = Decimal(1)
    bounds = [Bound(dict.fromkeys(pair, 1), one, one) for pair in ("ab", "bc", "ca")]

    assert smallest_sets(Puzzle(bounds, dict.fromkeys("abc", Decimal(0)), dict.fromkeys(whole, Decimal(0)))) == sets


def test_a_count_that_is_not_whole_is_the_one_that_changes() -> None:
    half = Decimal("-0.5")
    figures = {"a": Decimal("2.5"), "b": Decimal(3), "c": Decimal(5)}

    found = smallest_sets(Puzzle([Bound({"a": 1, "b": 1, "c": -1}, half, half)], dict.fromkeys("abc"), figures))

    assert found == [{"a": half}]


def test_what_no_small_set_repairs_has_none() -> None:
    values = dict.fromkeys(FACTS, 0) | {"a": 1, "b": 1, "c": 1, "d": 1}
    relations = [(fact, "=", "e") for fact in "abcd"]

    assert (moves(values, *relations), smallest_sets(puzzle(values, *relations), 0)) == ([{"e": 1}], [])


VALUES = st.fixed_dictionaries(dict.fromkeys(FACTS, st.integers(0, 3)))
EQUAL = st.permutations(FACTS).flatmap(
    lambda facts: st.tuples(st.integers(1, 2), st.integers(1, 2)).map(
        lambda sizes: ("".join(facts[: sizes[0]]), "=", "".join(facts[sizes[0] : sum(sizes)]))
    )
)
BOUND = st.tuples(st.permutations(FACTS), st.sampled_from("<>~")).map(
    lambda drawn: (drawn[0][0], drawn[1], drawn[0][1])
)


@given(
    values=VALUES, relations=st.one_of(st.lists(EQUAL, min_size=1, max_size=4), st.lists(BOUND, min_size=1, max_size=4))
)
def test_the_sets_found_are_those_that_trying_all_finds(
    values: dict[str, int], relations: Sequence[tuple[str, str, str]]
) -> None:
    given_puzzle = puzzle(values, *relations)
    assume(given_puzzle.broken)
    expected = next((sets for size in range(1, LARGEST + 1) if (sets := by_trying_all(given_puzzle, size))), [])

    assert sorted("".join(sorted(each)) for each in moves(values, *relations)) == sorted(expected)
