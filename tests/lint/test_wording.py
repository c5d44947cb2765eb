"""Problems name the nearest right word, and show what the user wrote safely."""

from __future__ import annotations

import pytest

from gouji.message import Message
from gouji.wording import nearest, quoted, wording

KNOWN = ("total-consistency", "T101", "in_place", "fail-on")


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("total-consistancy", "total-consistency"),
        ("Total-Consistency", "total-consistency"),
        ("total_consistency", "total-consistency"),
        ("t101", "T101"),
        ("inplace", "in_place"),
        ("in-place", "in_place"),
        ("fail_on", "fail-on"),
        ("水务", None),
        ("", None),
        ("x" * 100_000, None),
    ],
)
def test_the_nearest_word(word: str, near: str | None) -> None:
    assert nearest(word, KNOWN) == near


def test_a_long_text_is_cut() -> None:
    assert quoted("甲" * 100).zh == "“" + "甲" * 59 + "…”"


def test_control_characters_are_shown_not_sent() -> None:
    assert quoted("a\x1b[31m").en == "'a<U+001B>[31m'"


def test_what_is_wrong_expected_and_near_make_one_message() -> None:
    message = wording(Message("错", "wrong"), Message("甲", "a"), "b")

    assert message == Message("错；应为甲；是否想写“b”？", "wrong; expected a; did you mean 'b'?")


def test_a_latin_word_that_was_expected_stands_behind_a_space() -> None:
    what = Message("complete 的值是“yes”", "complete is 'yes'")

    told = [wording(what, expected).zh for expected in (Message("true 或 false", ""), Message("整数", ""))]

    assert told == ["complete 的值是“yes”；应为 true 或 false", "complete 的值是“yes”；应为整数"]
