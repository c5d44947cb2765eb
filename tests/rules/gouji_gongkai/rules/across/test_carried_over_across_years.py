"""X101: what is carried in is what last year's report of the same body carried out."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Across = Callable[..., list[Diagnostic]]
ReportOf = Callable[..., str]

RULE = "carried-over-across-years"
BODY = "云麓县水务局"
OUT, IN = "requests.carried_out.total", "requests.carried_in.total"


def brief(found: list[Diagnostic]) -> list[tuple[str, str, str | None, str | None]]:
    return [(d.path, d.severity, d.fact, d.expected) for d in found]


def two_years(report_of: ReportOf, carried_out: int, carried_in: int, **says: str) -> dict[str, str]:
    return {
        "2023.txt": report_of(
            BODY, 2023, {"requests.new": 9, "requests.carried_out": carried_out}, says=says.get("last", "")
        ),
        "2024.txt": report_of(
            BODY, 2024, {"requests.new": 8, "requests.carried_in": carried_in}, says=says.get("now", "")
        ),
    }


def test_a_total_that_differs_is_an_error_with_both_places(across: Across, report_of: ReportOf) -> None:
    texts = two_years(report_of, carried_out=3, carried_in=1)

    (found,) = across(RULE, texts)

    assert brief([found]) == [("2024.txt", "error", IN, "3")]
    assert found.message.zh == "上年结转应为 3（2023年报告的结转下年度继续办理），实为 1"
    assert found.range is not None
    assert texts["2024.txt"].splitlines()[found.range.start.line - 1].startswith("二、上年结转")
    places = [(r.path, r.fact) for r in found.related]
    assert places[0] == ("2023.txt", OUT)
    assert ("2024.txt", "requests.carried_in.natural_person") in places


def test_where_the_table_does_not_balance_last_year_s_figure_that_repairs_it_is_told(
    across: Across, report_of: ReportOf
) -> None:
    texts = two_years(report_of, carried_out=3, carried_in=3)
    row = next(line for line in texts["2024.txt"].splitlines() if line.startswith("二、上年结转"))
    texts["2024.txt"] = texts["2024.txt"].replace(row, row.replace("3", "2"))

    found = across(RULE, texts)

    assert brief(found) == [("2024.txt", "error", IN, "3")]
    assert found[0].message.zh == "上年结转应为 3（2023年报告的结转下年度继续办理），实为 2；改后本年的勾稽关系成立"


def test_figures_that_agree_are_passed_over(across: Across, report_of: ReportOf) -> None:
    assert across(RULE, two_years(report_of, carried_out=3, carried_in=3)) == []


def test_zero_years(across: Across, report_of: ReportOf) -> None:
    assert across(RULE, {f"{year}.txt": report_of(BODY, year) for year in (2021, 2022, 2023, 2024)}) == []


def test_a_column_that_differs_while_the_totals_agree_is_a_warning(across: Across, report_of: ReportOf) -> None:
    texts = two_years(report_of, carried_out=3, carried_in=3)
    row = next(line for line in texts["2024.txt"].splitlines() if line.startswith("二、上年结转"))
    moved = row.replace("| 3 | 0 |", "| 2 | 1 |", 1)
    assert moved != row
    texts["2024.txt"] = texts["2024.txt"].replace(row, moved)

    found = across(RULE, texts)

    assert brief(found) == [
        ("2024.txt", "warning", "requests.carried_in.natural_person", "3"),
        ("2024.txt", "warning", "requests.carried_in.enterprise", "0"),
    ]


@pytest.mark.parametrize("where", ["last", "now"])
@pytest.mark.parametrize(
    "says",
    [
        "上年报告的结转数据已更正，以本报告为准。",
        "根据机构改革方案，原县水利站划入我局。",
        "县农机局并入我局，其未办结的申请由我局继续办理。",
    ],
)
def test_a_figure_revised_or_a_body_merged_is_only_information(
    across: Across, report_of: ReportOf, where: str, says: str
) -> None:
    found = across(RULE, two_years(report_of, carried_out=3, carried_in=1, **{where: says}))

    assert [d.severity for d in found] == ["info"]


def test_a_rectified_report_beside_the_first_one_counts_too(across: Across, report_of: ReportOf) -> None:
    texts = two_years(report_of, carried_out=3, carried_in=1)
    corrected = two_years(report_of, carried_out=1, carried_in=1)["2023.txt"]

    assert across(RULE, {**texts, "2023更正.txt": corrected}) == []


def test_a_report_in_two_formats_is_told_once(across: Across, report_of: ReportOf) -> None:
    texts = two_years(report_of, carried_out=3, carried_in=1)

    found = across(RULE, {**texts, "2023.md": texts["2023.txt"]})

    assert brief(found) == [("2024.txt", "error", IN, "3")]


def test_another_body_s_report_is_no_last_year_s(across: Across, report_of: ReportOf) -> None:
    texts = two_years(report_of, carried_out=3, carried_in=1)
    texts["2023.txt"] = texts["2023.txt"].replace(BODY, "云麓县林业局")

    assert across(RULE, texts) == []


def test_an_agency_renamed_is_known_by_its_aliases(across: Across, report_of: ReportOf) -> None:
    texts = two_years(report_of, carried_out=3, carried_in=1)
    texts["2023.txt"] = texts["2023.txt"].replace(BODY, "云麓县水利局")

    assert across(RULE, texts) == []
    assert brief(across(RULE, texts, settings=f"aliases:\n  {BODY}: [云麓县水利局]\n")) == [
        ("2024.txt", "error", IN, "3")
    ]


def test_a_report_whose_body_is_not_certain_contributes_nothing(across: Across, report_of: ReportOf) -> None:
    texts = {
        path: text.replace(BODY, "水务局") for path, text in two_years(report_of, carried_out=3, carried_in=1).items()
    }

    assert across(RULE, texts) == []


def test_a_figure_that_cannot_be_read_is_not_compared(across: Across, report_of: ReportOf) -> None:
    texts = two_years(report_of, carried_out=3, carried_in=1)
    lines = texts["2023.txt"].splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("四、结转下年度"))
    lines[at] = "四、结转下年度继续办理 |  |  |  |  |  |  |  |"

    assert across(RULE, {**texts, "2023.txt": "\n".join(lines)}) == []


def test_last_year_s_report_may_be_given_apart(across: Across, report_of: ReportOf) -> None:
    """Nothing is told of the earlier reports themselves."""
    texts = two_years(report_of, carried_out=3, carried_in=1)
    older = {"old/2022.txt": report_of(BODY, 2022, {"requests.new": 5, "requests.carried_out": 4})}

    found = across(RULE, {"2024.txt": texts["2024.txt"]}, prior={"old/2023.txt": texts["2023.txt"], **older})

    assert brief(found) == [("2024.txt", "error", IN, "3")]
    assert found[0].related[0].path == "old/2023.txt"


def test_years_of_both_forms_are_compared(across: Across, report_of: ReportOf) -> None:
    """The rows are the same in both."""
    texts = {
        "2020.txt": report_of(BODY, 2020, {"requests.new": 9, "requests.carried_out": 2}, form="2019"),
        "2021.txt": report_of(BODY, 2021, {"requests.new": 9, "requests.carried_in": 1}),
    }

    assert brief(across(RULE, texts)) == [("2021.txt", "error", IN, "2")]
