"""X102: what is in force follows from last year's report and what was made and repealed since."""

from collections.abc import Callable

from gouji.checking.diagnostic import Diagnostic

Across = Callable[..., list[Diagnostic]]
ReportOf = Callable[..., str]

RULE = "in-force-across-years"
BODY = "云麓县水务局"
ROW = "proactive.normative_documents"


def documents(issued: int, repealed: int, in_force: int) -> dict[str, object]:
    return {f"{ROW}.issued": issued, f"{ROW}.repealed": repealed, f"{ROW}.in_force": in_force}


def two_years(report_of: ReportOf, last: int, *now: int) -> dict[str, str]:
    return {
        "2023.txt": report_of(BODY, 2023, documents(0, 0, last)),
        "2024.txt": report_of(BODY, 2024, documents(*now)),
    }


def test_a_figure_that_does_not_follow_is_a_warning(across: Across, report_of: ReportOf) -> None:
    (found,) = across(RULE, two_years(report_of, 6, 2, 1, 9))

    assert (found.path, found.severity, found.fact, found.expected, found.actual) == (
        "2024.txt",
        "warning",
        f"{ROW}.in_force",
        "7",
        "9",
    )
    assert found.message.zh == "现行有效应为 7（上年 6＋本年制发 2−本年废止 1），实为 9"
    assert [(r.path, r.fact) for r in found.related] == [
        ("2023.txt", f"{ROW}.in_force"),
        ("2024.txt", f"{ROW}.issued"),
        ("2024.txt", f"{ROW}.repealed"),
    ]


def test_figures_that_follow_are_passed_over(across: Across, report_of: ReportOf) -> None:
    assert across(RULE, two_years(report_of, 6, 2, 1, 7)) == []
    assert across(RULE, two_years(report_of, 0, 0, 0, 0)) == []


def test_form_2019_counts_something_else(across: Across, report_of: ReportOf) -> None:
    texts = {
        "2020.txt": report_of(BODY, 2020, {f"{ROW}.total_public": 6}, form="2019"),
        "2021.txt": report_of(BODY, 2021, documents(2, 1, 9)),
    }

    assert across(RULE, texts) == []


def test_a_body_that_took_over_another_one_is_only_told_as_information(across: Across, report_of: ReportOf) -> None:
    texts = two_years(report_of, 6, 2, 1, 9)
    texts["2024.txt"] = texts["2024.txt"].replace("一、总体情况\n", "一、总体情况\n机构改革后，县河道站并入我局。\n")

    assert [d.severity for d in across(RULE, texts)] == ["info"]


def test_a_corrected_version_of_last_year_counts_too(across: Across, report_of: ReportOf) -> None:
    texts = two_years(report_of, 6, 2, 1, 9)

    assert across(RULE, {**texts, "2023更正.txt": report_of(BODY, 2023, documents(0, 0, 8))}) == []
