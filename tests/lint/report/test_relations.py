"""A relation holds, is broken, or is unknown and says why."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.forms.model import Relation
from gouji.report.fact import Fact
from gouji.report.relations import Outcome, evaluate

RELATION = Relation("t.sum", "sum", ("t.a", "t.b"), ("t.total",), "t.total")


HALVES = {
    "at-most": Relation("t.most", "at-most", ("t.a", "t.b"), ("t.total",), "t.a"),
    "at-least": Relation("t.least", "at-least", ("t.a", "t.b"), ("t.total",), "t.a"),
    "rounded": Relation("t.rounded", "rounded", ("t.a", "t.b"), ("t.total",), "t.total"),
}


def number(fact_id: str, text: str) -> Fact:
    return Fact(fact_id, "number", Decimal(text), text)


def outcome_of(
    a: Fact | str, b: Fact | str, total: Fact | str, empty: tuple[str, ...] = (), relation: Relation = RELATION
) -> Outcome:
    facts = {"t.a": a, "t.b": b, "t.total": total}
    known = {key: number(key, fact) if isinstance(fact, str) else fact for key, fact in facts.items()}
    (outcome,) = evaluate([relation], known, empty)
    return outcome


@pytest.mark.parametrize(
    ("a", "b", "total", "state", "difference"),
    [
        ("0", "0", "0", "hold", 0),
        ("2", "3", "5", "hold", 0),
        ("2", "3", "6", "broken", -1),
        ("2", "3", "4", "broken", 1),
        ("0.1", "0.2", "0.3", "hold", 0),
        ("1.50", "1.5", "3", "hold", 0),
        ("999999999999999998", "1", "999999999999999999", "hold", 0),
        ("999999999999999999", "999999999999999999", "1999999999999999999", "broken", -1),
    ],
)
def test_a_relation_is_exact(a: str, b: str, total: str, state: str, difference: int) -> None:
    outcome = outcome_of(a, b, total)

    assert (outcome.state, outcome.difference) == (state, difference)


def test_an_outcome_has_the_sums_of_both_sides() -> None:
    outcome = outcome_of("767", "35", "850")

    assert (outcome.left, outcome.right) == (802, 850)


@pytest.mark.parametrize("state", ["blank", "placeholder", "not-a-number", "unplaced"])
def test_what_is_no_number_makes_its_relation_unknown_and_is_named(state: str) -> None:
    unknown = Fact("t.b", state)

    outcome = outcome_of("2", unknown, "5")

    assert (outcome.state, outcome.unknown, outcome.left, outcome.difference) == ("unknown", (unknown,), None, 0)


def test_all_that_is_unknown_is_named_on_both_sides() -> None:
    outcome = outcome_of(Fact("t.a", "blank"), "1", Fact("t.total", "placeholder"))

    assert [fact.id for fact in outcome.unknown] == ["t.a", "t.total"]


def test_a_blank_is_0_in_a_table_of_nothing_but_blanks_and_zeros() -> None:
    assert outcome_of(Fact("t.a", "blank"), "0", Fact("t.total", "blank"), empty=("t.a", "t.total")).state == "hold"


@pytest.mark.parametrize("state", ["placeholder", "not-a-number", "unplaced"])
def test_only_a_blank_is_0_there(state: str) -> None:
    assert outcome_of(Fact("t.a", state), "0", "0", empty=("t.a",)).state == "unknown"


def test_another_table_that_is_empty_changes_nothing() -> None:
    assert outcome_of(Fact("t.a", "blank"), "0", "0", empty=("other.a",)).state == "unknown"


@pytest.mark.parametrize(
    ("kind", "a", "b", "total", "state"),
    [
        ("at-most", "2", "3", "5", "hold"),
        ("at-most", "2", "2", "5", "hold"),
        ("at-most", "2", "4", "5", "broken"),
        ("at-most", "2.001", "3", "5", "broken"),
        ("at-least", "2", "3", "5", "hold"),
        ("at-least", "2", "4", "5", "hold"),
        ("at-least", "2", "2", "5", "broken"),
        ("rounded", "1.23", "2.34", "3.57", "hold"),
        ("rounded", "1.23", "2.34", "3.58", "hold"),
        ("rounded", "1.23", "2.34", "3.59", "broken"),
        ("rounded", "1.2", "2.3", "3.4", "hold"),
        ("rounded", "1.2", "2.3", "3.40", "hold"),
        ("rounded", "1.2", "2.3", "3.39", "broken"),
        ("rounded", "1.2", "2.3", "3.3", "broken"),
        ("rounded", "1", "2", "4", "hold"),
        ("rounded", "1", "2", "5", "broken"),
        ("rounded", "0", "0", "1.6", "broken"),
    ],
)
def test_other_relations_leave_room(kind: str, a: str, b: str, total: str, state: str) -> None:
    assert outcome_of(a, b, total, relation=HALVES[kind]).state == state


@pytest.mark.parametrize("kind", HALVES)
def test_other_relations_have_the_sums_of_both_sides_too(kind: str) -> None:
    outcome = outcome_of("90", "35", "850", relation=HALVES[kind])

    assert (outcome.left, outcome.right, outcome.difference) == (125, 850, -725)


@pytest.mark.parametrize("kind", HALVES)
def test_what_is_no_number_makes_other_relations_unknown_too(kind: str) -> None:
    assert outcome_of(Fact("t.a", "blank"), "0", "0", relation=HALVES[kind]).state == "unknown"


parts = st.decimals(0, 10_000, places=3)


@given(a=parts, b=parts, places=st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2)))
def test_figures_that_are_rounded_one_by_one_agree(a: Decimal, b: Decimal, places: tuple[int, int, int]) -> None:
    printed = [f"{value:.{digits}f}" for value, digits in zip((a, b, a + b), places, strict=True)]

    assert outcome_of(*printed, relation=HALVES["rounded"]).state == "hold"
