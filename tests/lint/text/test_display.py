"""Text from outside is shown without harm, and its width on a terminal is known."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
import pytest
from wcwidth import wcwidth

from gouji.text.display import pieces, visible, width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总计 850", "总计 850"),
        ("\x1b[31m", "<U+001B>[31m"),
        ("a\x07b", "a<U+0007>b"),
        ("零\u200b宽", "零<U+200B>宽"),
        ("\u202e倒", "<U+202E>倒"),
        ("\ue000", "<U+E000>"),
        ("\udc80", "<U+DC80>"),
        ("全\u3000角\u00a0空", "全\u3000角\u00a0空"),
    ],
)
def test_what_does_not_show_is_named(text: str, expected: str) -> None:
    assert visible(text) == expected


@given(st.text())
@example("\x9b31m\u2028")
def test_a_visible_text_holds_nothing_that_a_terminal_obeys(text: str) -> None:
    shown = visible(text)

    assert [c for c in shown if not c.isprintable() and not c.isspace()] == []
    assert not set(shown) & set("\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029")


@given(st.text())
def test_pieces_are_one_a_character(text: str) -> None:
    assert len(pieces(text)) == len(text)


def test_a_tab_in_a_line_is_four_spaces() -> None:
    assert pieces("a\tb") == ["a", "    ", "b"]


@given(st.text(st.characters(categories=["Lo", "Nd", "Po", "Ps", "Pe", "Sm", "Mn"], max_codepoint=0x9FFF)))
def test_the_width_of_han_latin_and_combining_characters_is_that_of_wcwidth(text: str) -> None:
    plain = "".join(c for c in text if c.isascii() or "\u3000" <= c <= "\u9fff" or "\u0300" <= c <= "\u036f")

    assert width(plain) == sum(wcwidth(c) for c in plain)


def test_a_wide_character_takes_two_columns() -> None:
    assert width("总计：850") == 9
