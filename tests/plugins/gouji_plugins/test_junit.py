"""``--format junit``: suites and cases that CI services read."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from tests.plugins.gouji_plugins.results import diagnostic, result_of

from gouji.api import Message
from gouji.api.documents import Diagnostic, Failure, Place, RenderOptions
from gouji.output.border import guarded
from gouji_plugins.junit import render


def _suites(*diagnostics: Diagnostic, failures: tuple[Failure, ...] = ()) -> ET.Element:
    pieces = render(result_of(*diagnostics, failures=failures), RenderOptions(language="zh"))
    return ET.fromstring("".join(guarded(pieces, "markup")))  # noqa: S314 (what was written just now)


def _outcomes(suites: ET.Element) -> list[tuple[str, str]]:
    return [(case.attrib["name"], case[0].tag if len(case) else "passed") for case in suites.iter("testcase")]


def test_an_error_fails_and_what_is_less_is_skipped() -> None:
    suites = _suites(diagnostic(severity="error"), diagnostic(severity="warning"), diagnostic())

    assert _outcomes(suites) == [
        ("Z101 some-rule:3:4", "failure"),
        ("Z101 some-rule:3:4", "skipped"),
        ("Z101 some-rule:3:4", "skipped"),
    ]
    assert suites.attrib == {"name": "gouji", "tests": "3", "failures": "1", "errors": "0", "skipped": "2"}


def test_a_failed_case_tells_the_place_and_quotes_the_line() -> None:
    place = diagnostic().place._replace(excerpt="总计：850件")
    (failure,) = _suites(diagnostic(severity="error", place=place)).iter("failure")

    assert failure.attrib == {"message": "总计不对", "type": "error"}
    assert failure.text == "2024/a.txt:3:4: 总计不对\n总计：850件"


def test_a_place_without_lines_is_told_in_words() -> None:
    suites = _suites(diagnostic(severity="error", place=Place(None, {"page": 2})))

    assert [failure.attrib["message"] for failure in suites.iter("failure")] == ["第2页：总计不对"]


def test_a_file_without_findings_has_a_case_that_passed() -> None:
    assert _outcomes(_suites()) == [("gouji", "passed")]


def test_failures_are_cases_in_error_those_of_no_file_in_a_suite_of_their_own() -> None:
    failures = (
        Failure("unreadable-file", "2024/a.txt", Message("读不了", "unreadable")),
        Failure("plugin-failed", "", Message("插件不能用", "a plugin failed"), pack="gouji-x"),
    )
    suites = _suites(failures=failures)

    assert [(suite.attrib["name"], suite.attrib["errors"]) for suite in suites] == [("2024/a.txt", "1"), ("gouji", "1")]
    assert _outcomes(suites) == [("unreadable-file", "error"), ("plugin-failed", "error")]


@pytest.mark.parametrize("words", ["<failure/>&]]>\"'", "\x1b[31m\x00", "\u202e\ud800", "::error::x"])
def test_no_words_of_a_report_break_the_xml(words: str) -> None:
    suites = _suites(diagnostic(severity="error", message=Message(words, words), path=words))

    assert _outcomes(suites) == [("Z101 some-rule:3:4", "failure")]
