"""X107 and X108: two reports of one body and year, and a year that is missing between two."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Across = Callable[..., list[Diagnostic]]
ReportOf = Callable[..., str]

TWICE, GAP = "repeated-report", "year-gap"
BODY = "云麓县水务局"


def test_a_report_that_appears_twice_is_told_once_as_information(across: Across, report_of: ReportOf) -> None:
    text = report_of(BODY, 2024, {"requests.new": 3})

    (found,) = across(TWICE, {"a/2024.txt": text, "b/2024.md": text})

    assert (found.path, found.severity, [r.path for r in found.related]) == ("b/2024.md", "info", ["a/2024.txt"])
    assert found.message.zh == f"{BODY}2024年的报告有两份（a/2024.txt），数字相同"


def test_a_second_version_with_other_figures_is_told_as_such(across: Across, report_of: ReportOf) -> None:
    texts = {"2024.txt": report_of(BODY, 2024, {"requests.new": 3}), "更正.txt": report_of(BODY, 2024)}

    assert ["数字不同" in d.message.zh for d in across(TWICE, texts)] == [True]


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ({}, "有 3 份（a.txt、c.txt），数字相同"),
        ({"requests.new": 3}, "有 3 份（a.txt、c.txt），数字不全相同：与其他年度比较时，符合其中一份即可"),
    ],
)
def test_many_copies_are_told_once_with_all_of_them(
    across: Across, report_of: ReportOf, second: dict[str, int], told: str
) -> None:
    texts = {name: report_of(BODY, 2024, second if name == "b.txt" else {}) for name in ("a.txt", "b.txt", "c.txt")}

    (found,) = across(TWICE, texts)

    assert (found.path, [r.path for r in found.related]) == ("b.txt", ["a.txt", "c.txt"])
    assert found.message.zh == f"{BODY}2024年的报告{told}"


def test_of_more_than_six_copies_five_are_named_in_the_message(across: Across, report_of: ReportOf) -> None:
    (found,) = across(TWICE, {f"{name}.txt": report_of(BODY, 2024) for name in "abcdefgh"})

    assert "8 reports of" in found.message.en
    assert "(see a.txt, c.txt, d.txt, e.txt, f.txt and others)" in found.message.en
    assert len(found.related) == 7


@pytest.mark.parametrize(("one", "other"), [(2023, 2024), (2022, 2024)])
def test_reports_of_two_years_are_not_two_of_one(across: Across, report_of: ReportOf, one: int, other: int) -> None:
    texts = {f"{year}.txt": report_of(BODY, year) for year in (one, other)}

    assert across(TWICE, texts) == []


def test_an_earlier_report_given_apart_is_no_repetition(across: Across, report_of: ReportOf) -> None:
    text = report_of(BODY, 2024)

    assert across(TWICE, {"2024.txt": text}, prior={"old/2024.txt": text}) == []


def test_a_gap_is_told_at_the_later_report(across: Across, report_of: ReportOf) -> None:
    texts = {f"{year}.txt": report_of(BODY, year) for year in (2019, 2020, 2023, 2024)}

    assert [(d.path, d.severity, d.message.zh) for d in across(GAP, texts)] == [
        ("2023.txt", "info", f"{BODY}有2020年和2023年的报告，没有2021、2022年的")
    ]


def test_a_body_that_begins_or_ends_leaves_no_gap(across: Across, report_of: ReportOf) -> None:
    """Merged or renamed by reform: one name ends, another begins."""
    texts = {
        "a.txt": report_of("云麓县水利局", 2021),
        "b.txt": report_of("云麓县水利局", 2022),
        "c.txt": report_of(BODY, 2023),
        "d.txt": report_of(BODY, 2024),
    }

    assert across(GAP, texts) == []
