"""X104: every figure is that of an earlier year."""

from collections.abc import Callable

from gouji.checking.diagnostic import Diagnostic

Across = Callable[..., list[Diagnostic]]
ReportOf = Callable[..., str]

RULE = "copied-figures"
BODY = "云麓县水务局"


def test_a_copy_is_told_as_information(across: Across, report_of: ReportOf) -> None:
    figures = {"requests.new": 9, "proactive.licensing.decisions": 4}

    (found,) = across(RULE, {f"{year}.txt": report_of(BODY, year, figures) for year in (2023, 2024)})

    assert (found.path, found.severity, found.fact) == ("2024.txt", "info", "requests.new.total")
    assert [(r.path, r.fact) for r in found.related] == [("2023.txt", "requests.new.total")]


def test_one_figure_that_differs_is_enough(across: Across, report_of: ReportOf) -> None:
    texts = {
        "2023.txt": report_of(BODY, 2023, {"requests.new": 9, "proactive.licensing.decisions": 4}),
        "2024.txt": report_of(BODY, 2024, {"requests.new": 9, "proactive.licensing.decisions": 5}),
    }

    assert across(RULE, texts) == []


def test_zero_years(across: Across, report_of: ReportOf) -> None:
    assert across(RULE, {f"{year}.txt": report_of(BODY, year) for year in (2022, 2023, 2024)}) == []


def test_documents_that_stay_in_force_are_no_copy(across: Across, report_of: ReportOf) -> None:
    figures = {"proactive.normative_documents.in_force": 6}

    assert across(RULE, {f"{year}.txt": report_of(BODY, year, figures) for year in (2023, 2024)}) == []


def test_a_report_in_two_formats_is_no_copy_of_last_year(across: Across, report_of: ReportOf) -> None:
    text = report_of(BODY, 2024, {"requests.new": 9})

    assert across(RULE, {"2024.txt": text, "2024.md": text}) == []


def test_the_tables_of_an_earlier_year_are_found_over_years_between(across: Across, report_of: ReportOf) -> None:
    old = {"requests.new": 9, "proactive.licensing.decisions": 4, "proactive.penalties.decisions": 31}
    texts = {
        "2021.txt": report_of(BODY, 2021, old),
        "2022.txt": report_of(BODY, 2022, {**old, "requests.new": 8}),
        "2024.txt": report_of(BODY, 2024, old),
    }

    (found,) = across(RULE, texts)

    assert (found.path, [r.path for r in found.related]) == ("2024.txt", ["2021.txt"])


def test_one_application_as_some_years_ago_is_no_copy(across: Across, report_of: ReportOf) -> None:
    texts = {f"{year}.txt": report_of(BODY, year, {"requests.new": 1}) for year in (2021, 2024)}

    assert across(RULE, texts) == []
