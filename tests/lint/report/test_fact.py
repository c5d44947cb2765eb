"""Facts by their ids: those given as cells are read when somebody asks for them."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.document.model import Cell
from gouji.report.fact import Fact, Facts, beside_naughts, figure_in

_TEXTS = st.sampled_from(["0", "00", "0.0", "12", " 0", "", "/", "许多", "3件"])


def _cell(text: str) -> Cell:
    return Cell(text, 0, len(text))


def _told(facts: dict[str, Fact]) -> list[tuple[str, str, Decimal | None, str, Cell | None, str]]:
    return [(key, fact.state, fact.value, fact.raw, fact.cell, fact.unit) for key, fact in facts.items()]


@given(st.lists(st.tuples(_TEXTS, st.booleans()), max_size=8))
def test_facts_given_as_cells_are_what_they_would_be_if_read_at_once(given_texts: list[tuple[str, bool]]) -> None:
    cells = {f"t.r.c{number}": _cell(text) for number, (text, _) in enumerate(given_texts)}
    read = {key: figure_in(key, cell) for key, cell in cells.items()}
    is_read = dict(zip(cells, [each for _, each in given_texts], strict=True))
    facts = Facts({key: read[key] if is_read[key] else cell for key, cell in cells.items()})

    assert _told(dict(beside_naughts(facts))) == _told(dict(beside_naughts(read)))
    assert _told(dict(facts.items())) == _told(read)
    assert (list(facts), len(facts), facts.keys()) == (list(read), len(read), read.keys())


def test_a_fact_is_the_same_object_however_it_is_asked_for() -> None:
    facts = Facts({"a": _cell("7"), "b": _cell("0"), "c": Fact("c", "unplaced")})

    fact = facts["a"]

    assert fact is facts.get("a") is facts.others["a"] is next(iter(facts.values())) is dict(facts.items())["a"]


def test_there_is_no_fact_of_another_id() -> None:
    facts = Facts({"a": _cell("7")})

    assert ("b" in facts, facts.get("b"), facts.get("b", 1)) == (False, None, 1)
    with pytest.raises(KeyError):
        facts["b"]
