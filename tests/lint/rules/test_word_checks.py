"""Words that must not stand in a report: where they are looked for, which places are reported, what mends them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gouji.api import Message, MustNotMention, Options, Report, When

Bind = Callable[[str], Report]

TEXT = "既使如此，既使布署；既使。"
TABLE = "规章的布署情况 | 0 | 0 | 0 |"


def forbid(*words: str, **fields: Any) -> MustNotMention:
    return MustNotMention(Message("“{text}”应为“{right}”", "“{text}” should be “{right}”"), words, **fields)


def texts(check: MustNotMention, report: Report) -> list[str]:
    return [report.document.source[finding.span] for finding in check(report, Options()) if finding.span]


@pytest.mark.parametrize(
    ("places", "found"),
    [("each", ["布署", "既使", "既使", "既使"]), ("first-of-word", ["布署", "既使"]), ("first", ["布署"])],
)
def test_each_place_is_reported_or_the_first_of_a_word_or_of_all(bind: Bind, places: str, found: list[str]) -> None:
    assert texts(forbid("布署", "既使", places=places), bind(TEXT)) == found


@pytest.mark.parametrize(("cells", "found"), [(False, []), (True, ["布署"])])
def test_cells_are_looked_at_where_that_is_asked_for(bind: Bind, cells: bool, found: list[str]) -> None:
    assert texts(forbid("布署", cells=cells), bind(TABLE)) == found


def test_a_pattern_matches_where_one_of_the_words_stands(bind: Bind) -> None:
    check = forbid("使", pattern="[既即]使如|布署")

    assert [texts(check, bind(text)) for text in (TEXT, "布署")] == [["既使如", "布署"], []]


def test_a_pattern_without_words_matches_everywhere(bind: Bind) -> None:
    assert texts(forbid(pattern="布."), bind(TEXT)) == ["布署"]


def test_a_check_that_forbids_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="expected words, a pattern or words to replace"):
        forbid()


def test_the_right_word_is_told_and_replaces_the_wrong_one(bind: Bind) -> None:
    found = next(iter(forbid(replace={"布署": "部署"}, safety="safe")(bind(TEXT), Options())))

    assert found.fix is not None
    assert (found.message.zh, found.expected, found.actual) == ("“布署”应为“部署”", "部署", "布署")
    assert (found.fix.safety, [edit.text for edit in found.fix.edits]) == ("safe", ["部署"])


def test_a_line_that_holds_nothing_else_is_removed(bind: Bind) -> None:
    report = bind("一\n（填报说明）\n见填报说明。\n")
    fixes = [finding.fix for finding in forbid("填报说明", removes_lines=True)(report, Options())]

    assert [fix and [report.document.source[edit.span] for edit in fix.edits] for fix in fixes] == [
        ["（填报说明）\n"],
        None,
    ]


def test_the_words_looked_for_are_those_that_a_report_must_have() -> None:
    check = forbid("既使", replace={"布署": "部署"})

    assert (check.when, check.fix, forbid("既使").fix) == (When(("既使", "布署")), "unsafe", "none")
