"""A relation holds, is broken, or is unknown and says why."""

from decimal import Decimal

import pytest

from gouji.forms.model import Relation
from gouji.report.fact import Fact
from gouji.report.relations import Outcome, evaluate

RELATION = Relation("t.sum", "sum", ("t.a", "t.b"), ("t.total",), "t.total")


def number(fact_id: str, text: str) -> Fact:
    return Fact(fact_id, "number", Decimal(text), text)


def outcome_of(a: Fact | str, b: Fact | str, total: Fact | str, empty: tuple[str, ...] = ()) -> Outcome:
    facts = {"t.a": a, "t.b": b, "t.total": total}
    known = {key: number(key, fact) if isinstance(fact, str) else fact for key, fact in facts.items()}
    (outcome,) = evaluate([RELATION], known, empty)
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
