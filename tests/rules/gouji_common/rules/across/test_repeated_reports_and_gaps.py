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
    assert found.message.zh == f"{BODY} 2024 年的报告有两份（a/2024.txt），数字相同"


def test_a_second_version_with_other_figures_is_told_as_such(across: Across, report_of: ReportOf) -> None:
    texts = {"2024.txt": report_of(BODY, 2024, {"requests.new": 3}), "更正.txt": report_of(BODY, 2024)}

    assert ["数字不同" in d.message.zh for d in across(TWICE, texts)] == [True]


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
        ("2023.txt", "info", f"{BODY}有 2020 年和 2023 年的报告，没有 2021、2022 年的")
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
