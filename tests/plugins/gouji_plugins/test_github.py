"""``--format github``: workflow commands that GitHub Actions takes."""

from __future__ import annotations

from tests.plugins.gouji_plugins.results import diagnostic, result_of

from gouji.api import Message
from gouji.api.documents import Diagnostic, Failure, Place, Position, Range, RenderOptions
from gouji_plugins.github import render


def _rendered(*diagnostics: Diagnostic, failures: tuple[Failure, ...] = ()) -> str:
    return "".join(render(result_of(*diagnostics, failures=failures), RenderOptions(language="zh")))


def test_a_diagnostic_is_a_command_with_an_end_column_that_is_included() -> None:
    assert _rendered(diagnostic()) == (
        "::notice file=2024/a.txt,line=3,endLine=3,col=4,endColumn=6,title=Z101 some-rule::总计不对\n"
    )


def test_an_empty_span_ends_where_it_begins() -> None:
    span = Range(Position(3, 4), Position(3, 4))

    assert _rendered(diagnostic(severity="error", place=Place(span))) == (
        "::error file=2024/a.txt,line=3,endLine=3,col=4,endColumn=4,title=Z101 some-rule::总计不对\n"
    )


def test_a_span_over_lines_has_no_columns() -> None:
    span = Range(Position(3, 4), Position(5, 1))

    assert _rendered(diagnostic(severity="warning", place=Place(span))) == (
        "::warning file=2024/a.txt,line=3,endLine=5,title=Z101 some-rule::总计不对\n"
    )


def test_a_place_without_lines_is_the_file() -> None:
    assert _rendered(diagnostic(place=Place())) == "::notice file=2024/a.txt,title=Z101 some-rule::总计不对\n"


def test_a_place_of_a_format_without_lines_stands_before_the_message() -> None:
    place = Place(None, {"table": 2, "row": 5, "cell": 3})

    assert _rendered(diagnostic(path="a.docx", place=place)) == (
        "::notice file=a.docx,title=Z101 some-rule::第2个表格第5行第3格：总计不对\n"
    )


def test_nothing_in_a_name_or_message_ends_the_command() -> None:
    nasty = diagnostic(path="a,b:c%\n.txt", place=Place(), message=Message("一\r\n::error::%二", ""))

    assert _rendered(nasty) == ("::notice file=a%2Cb%3Ac%25%0A.txt,title=Z101 some-rule::一%0D%0A::error::%25二\n")


def test_a_failure_is_an_error_of_its_file() -> None:
    failure = Failure("rule-failed", "a.txt", Message("规则失败", "failed"), "some-rule", "shandong")

    assert _rendered(failures=(failure,)) == "::error file=a.txt,title=some-rule::规则失败\n"
