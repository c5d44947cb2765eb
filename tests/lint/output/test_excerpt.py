"""A span is underlined under its own characters, however wide they and the line are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.output.excerpt import excerpt
from gouji.text.display import pieces, width


@pytest.mark.parametrize(
    ("line", "start", "end", "expected"),
    [
        ("abc 850 def", 4, 7, ("abc 850 def", "    ^^^")),
        ("总计：850件", 3, 6, ("总计：850件", "      ^^^")),
        ("新收申请", 2, 4, ("新收申请", "    ^^^^")),
        ("a\t12", 2, 4, ("a    12", "     ^^")),
        ("\x1b[31m红", 5, 6, ("<U+001B>[31m红", "            ^^")),
        ("没有结尾", 4, 4, ("没有结尾", "        ^")),
        ("", 0, 0, ("", "^")),
        ("e\u0301x", 1, 2, ("e\u0301x", " ^")),
    ],
)
def test_the_carets_stand_under_the_span(line: str, start: int, end: int, expected: tuple[str, str]) -> None:
    assert excerpt(line, start, end, 80) == expected


def test_a_long_line_is_cut_to_a_window_around_the_span() -> None:
    line = "前" * 100 + "850" + "后" * 100

    shown = excerpt(line, 100, 103, 25)

    assert shown == ("…前前前前前850后后后后后…", "           ^^^")


def test_a_long_span_is_cut_at_its_end() -> None:
    assert excerpt("长" * 100, 10, 90, 12) == ("…长长长长长…", " ^^^^^^^^^^")


def test_a_span_beyond_the_line_is_one_caret_at_its_end() -> None:
    assert excerpt("短", 7, 9, 20) == ("短", "  ^")


_LINES = st.text(st.sampled_from("a1中（\t\x1b\u0301\u200b𠀀"), max_size=60)


@given(_LINES, st.integers(0, 60), st.integers(0, 60), st.integers(20, 40))
def test_the_line_fits_and_the_carets_are_as_wide_as_what_is_shown_of_the_span(
    line: str, one: int, other: int, columns: int
) -> None:
    start, end = sorted((min(one, len(line)), min(other, len(line))))

    shown, carets = excerpt(line, start, end, columns)

    assert width(shown) <= columns
    marked = carets.count("^")
    assert 1 <= marked <= max(1, width("".join(pieces(line)[start:end])))
    assert carets == " " * (len(carets) - marked) + "^" * marked
