"""A problem is told with its line and a caret that stands under the place on a terminal."""

from __future__ import annotations

import pytest

from gouji.errors import ConfigurationError
from gouji.message import Message
from gouji.text.source import Source
from gouji.yaml.problems import MOST_TOLD, Place, Problem, fail


def told(line: str, column: int, before: str = "") -> list[str]:
    """The source line and the caret line of a problem at a column."""
    source = Source.from_text(before + line, "x.yaml")
    problem = Problem(Message("错", "wrong"), Place(source, len(before) + column - 1))
    return problem.text("en").split("\n")[1:]


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("a: b", 4, "  a: b", "     ^"),
        ("水务局: 甲", 6, "  水务局: 甲", "          ^"),
        ("e\u0301: x", 5, "  e\u0301: x", "     ^"),
        ("\ta", 2, "      a", "      ^"),
        ("a\u202eb", 3, "  a<U+202E>b", "           ^"),
        ("ab", 3, "  ab", "    ^"),
    ],
    ids=["ascii", "wide", "combining", "tab", "direction", "end"],
)
def test_the_caret_stands_under_the_place(line: str, column: int, shown: str, caret: str) -> None:
    assert told(line, column) == [shown, caret]


def test_a_long_line_is_cut_to_a_window_around_the_place() -> None:
    line = "甲" * 300 + "X" + "乙" * 300

    shown, caret = told(line, 301)

    assert (shown, caret) == ("  …" + "甲" * 30 + "X" + "乙" * 29 + "…", " " * 63 + "^")


def test_the_lines_are_those_of_the_source() -> None:
    r"""As everywhere, lines end with \n, \r\n or \r, whatever YAML takes for a line end."""
    assert told("水: x", 4, before="a\r\nb\u2028\rc\n") == ["  水: x", "      ^"]


def test_without_problems_nothing_is_raised() -> None:
    fail([], "en")


def test_problems_are_raised_together_each_once() -> None:
    source = Source.from_text("a\nb\n", "x.yaml")
    first, second = Problem(Message("一", "one"), Place(source, 0)), Problem(Message("二", "two"), Place(source, 2))

    with pytest.raises(ConfigurationError) as raised:
        fail([second, first, second], "en")

    assert raised.value.problems == ("x.yaml:1:1: one\n  a\n  ^", "x.yaml:2:1: two\n  b\n  ^")


def test_of_very_many_problems_only_the_first_are_told() -> None:
    source = Source.from_text("[" + "x, " * 60_000 + "]", "x.yaml")
    problems = [Problem(Message("错", f"wrong {number}"), Place(source, 3 * number)) for number in range(60_000)]

    with pytest.raises(ConfigurationError) as raised:
        fail(problems, "en")

    assert (len(raised.value.problems), raised.value.problems[-1]) == (MOST_TOLD + 1, "and 59000 more problems")


def test_an_empty_line_is_not_shown() -> None:
    assert told("", 1) == []
