"""What is struck through on a page is seen as deleted; ruled lines and underlines strike nothing."""

from __future__ import annotations

import pytest

from gouji_plugins.pdf.lines import Char
from gouji_plugins.pdf.struck import without_struck

SIZE = 10.0


def line(text: str, left: float = 100.0, top: float = 200.0) -> list[Char]:
    return [(char, left + SIZE * n, top, left + SIZE * (n + 1), top + SIZE) for n, char in enumerate(text)]


def kept(text: str, *rules: tuple[float, float, float]) -> str:
    return "".join(char[0] for char in without_struck(line(text), rules))


def test_what_a_rule_crosses_from_its_first_character_to_its_last_is_left_out() -> None:
    assert kept("新收63件56件", (205.5, 120.0, 150.0)) == "新收56件"


def test_parts_of_a_strike_are_parts_of_a_text() -> None:
    assert kept("新收63件56件", (205.5, 120.0, 140.0), (205.5, 140.0, 150.0)) == "新收56件"


@pytest.mark.parametrize(
    "rule",
    [(210.0, 120.0, 150.0), (200.0, 120.0, 150.0), (205.0, 60.0, 500.0), (205.0, 112.0, 150.0), (205.0, 120.0, 190.0)],
    ids=["below", "above", "of a table", "begins before", "ends behind"],
)
def test_any_other_rule_strikes_nothing(rule: tuple[float, float, float]) -> None:
    assert kept("新收63件56", rule) == "新收63件56"
