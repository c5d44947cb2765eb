"""``--format concise``: one line a diagnostic, the same severity words in every language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from gouji.checking.coverage import Coverage
from gouji.message import Message
from gouji.output.concise import render

Make: TypeAlias = Callable[..., Any]

COVERAGE = "  a.txt: relations: 2 hold, 0 broken, 0 not checked; figures in no relation: 0"


def test_a_diagnostic_is_one_line(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    assert rendered(render, file_result([diagnostic()])) == "a.txt:3:4: error Z101 the total is wrong [some-rule]\n"


def test_only_the_message_is_in_the_language_in_force(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    text = rendered(render, file_result([diagnostic(severity="info")]), language="zh")

    assert text == "a.txt:3:4: info Z101 总计不对 [some-rule]\n"


def test_a_report_as_a_whole_is_at_its_first_character(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    text = rendered(render, file_result([diagnostic(range=None)]))

    assert text == "a.txt:1:1: error Z101 the total is wrong [some-rule]\n"


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "第2个表格第5行第3格：总计不对"), ("en", "table 2, row 5, cell 3: the total is wrong")],
)
def test_a_place_without_lines_is_told_in_the_message(
    diagnostic: Make, file_result: Make, rendered: Make, language: str, said: str
) -> None:
    found = diagnostic(range=None, locator={"table": 2, "row": 5, "cell": 3})

    text = rendered(render, file_result([found]), language=language)

    assert text == f"a.txt:1:1: error Z101 {said} [some-rule]\n"


def test_a_message_of_several_lines_stays_on_one(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    found = diagnostic(path="a\nb.txt", message=Message("一\n二", "one\r\n  two\tthree\x1b"))

    text = rendered(render, file_result([found]))

    assert text == "a b.txt:3:4: error Z101 one two three<U+001B> [some-rule]\n"


def test_failures_stand_after_the_diagnostics(
    diagnostic: Make, failure: Make, file_result: Make, rendered: Make
) -> None:
    text = rendered(render, file_result([diagnostic()]), failures=(failure(),))

    assert text.splitlines()[1:] == ["b.txt:1:1: failure no permission to read it [unreadable-file]"]


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("statistics", ["Statistics", "      1  Z101  some-rule"]),
        ("coverage", ["Coverage", COVERAGE]),
    ],
)
def test_statistics_and_coverage_follow_where_asked_for(
    diagnostic: Make, file_result: Make, rendered: Make, option: str, expected: list[str]
) -> None:
    file = file_result([diagnostic()], coverage=Coverage(2, 0, (), ()))

    assert rendered(render, file, **{option: True}).splitlines()[1:] == expected
