"""X105 and X106: a government's figures are the sums of those of its bodies, and each body has a report."""

from collections.abc import Callable

from gouji.checking.diagnostic import Diagnostic

Across = Callable[..., list[Diagnostic]]
ReportOf = Callable[..., str]

SUM, MISSING = "rollup-sum", "rollup-missing"
COUNTY, WATER, TOWN = "云麓县人民政府", "云麓县水务局", "云麓县柳汀镇人民政府"
LIST = f"bodies:\n  {COUNTY}: [{WATER}, {TOWN}]\n"
COMPLETE = f"bodies:\n  {COUNTY}:\n    complete: true\n    bodies: [{WATER}, {TOWN}]\n"


def folder(report_of: ReportOf, county: int, water: int, town: int | None, year: int = 2024) -> dict[str, str]:
    texts = {
        "县.txt": report_of(COUNTY, year, {"requests.new": county}),
        "水.txt": report_of(WATER, year, {"requests.new": water}),
    }
    return texts if town is None else {**texts, "镇.txt": report_of(TOWN, year, {"requests.new": town})}


def test_a_sum_that_is_off_is_told_once_at_the_total(across: Across, report_of: ReportOf) -> None:
    (found,) = across(SUM, folder(report_of, 9, 4, 2), settings=LIST)

    assert (found.path, found.severity, found.fact, found.expected, found.actual) == (
        "县.txt",
        "warning",
        "requests.new.total",
        "6",
        "9",
    )
    assert "一、本年新收政府信息公开申请数量 · 总计应为 6（2 个单位之和：4+2），实为 9，多 3" in found.message.zh
    assert [(r.path, r.fact) for r in found.related[:2]] == [
        ("水.txt", "requests.new.total"),
        ("镇.txt", "requests.new.total"),
    ]


def test_it_is_an_error_where_the_list_is_said_to_be_complete(across: Across, report_of: ReportOf) -> None:
    assert [d.severity for d in across(SUM, folder(report_of, 9, 4, 2), settings=COMPLETE)] == ["error"]


def test_sums_that_hold_are_passed_over(across: Across, report_of: ReportOf) -> None:
    texts = folder(report_of, 6, 4, 2)

    assert across(SUM, texts, settings=COMPLETE) + across(MISSING, texts, settings=COMPLETE) == []


def test_without_a_list_nothing_is_added_up(across: Across, report_of: ReportOf) -> None:
    texts = folder(report_of, 9, 4, None)

    assert across(SUM, texts) + across(MISSING, texts) == []


def test_a_township_that_is_absent_makes_the_sum_unknown_and_is_told(across: Across, report_of: ReportOf) -> None:
    texts = folder(report_of, 9, 4, None)

    assert across(SUM, texts, settings=COMPLETE) == []
    (found,) = across(MISSING, texts, settings=COMPLETE)
    assert (found.path, found.severity, found.message.zh) == (
        "县.txt",
        "warning",
        f"没有其中 1 个单位的2024年报告：{TOWN}",
    )


def test_a_body_of_another_year_is_absent(across: Across, report_of: ReportOf) -> None:
    texts = folder(report_of, 9, 4, None) | {"镇.txt": report_of(TOWN, 2023, {"requests.new": 2})}

    assert across(SUM, texts, settings=COMPLETE) == []
    assert [d.rule for d in across(MISSING, texts, settings=COMPLETE)] == [MISSING]


def test_a_government_alone_is_not_told_to_lack_all_its_bodies(across: Across, report_of: ReportOf) -> None:
    texts = {"县.txt": report_of(COUNTY, 2024), "别.txt": report_of("云麓县林业局", 2024)}

    assert across(MISSING, texts, settings=COMPLETE) == []


def test_a_body_that_reports_twice_with_other_figures_makes_the_sum_unknown(
    across: Across, report_of: ReportOf
) -> None:
    texts = folder(report_of, 9, 4, 2) | {"水更正.txt": report_of(WATER, 2024, {"requests.new": 7})}

    assert [d.fact for d in across(SUM, texts, settings=COMPLETE)] == []


def test_a_body_in_two_formats_is_added_once(across: Across, report_of: ReportOf) -> None:
    texts = folder(report_of, 6, 4, 2)

    assert across(SUM, {**texts, "水.md": texts["水.txt"]}, settings=COMPLETE) == []


def test_two_names_of_one_body_in_a_list_are_one_body(across: Across, report_of: ReportOf) -> None:
    settings = COMPLETE.replace(WATER, f"{WATER}, 云麓县水利局") + f"aliases:\n  {WATER}: [云麓县水利局]\n"
    texts = folder(report_of, 6, 4, 2)

    assert across(SUM, texts, settings=settings) + across(MISSING, texts, settings=settings) == []


def test_amounts_may_be_rounded(across: Across, report_of: ReportOf) -> None:
    def fees(county: str, water: str, town: str) -> dict[str, str]:
        amounts = {"县.txt": (COUNTY, county), "水.txt": (WATER, water), "镇.txt": (TOWN, town)}
        return {path: report_of(who, 2024, {"proactive.fees.amount": much}) for path, (who, much) in amounts.items()}

    assert across(SUM, fees("3.1", "1.04", "2.04"), settings=COMPLETE) == []
    assert [d.fact for d in across(SUM, fees("3.4", "1.04", "2.04"), settings=COMPLETE)] == ["proactive.fees.amount"]


def test_figures_that_do_not_hang_together_are_told_each(across: Across, report_of: ReportOf) -> None:
    texts = folder(report_of, 6, 4, 2)
    row, more = "行政许可 | 0 |", "行政许可 | 7 |"
    texts["县.txt"] = texts["县.txt"].replace(row, more).replace("行政强制 | 0 |", "行政强制 | 5 |")

    assert [d.fact for d in across(SUM, texts, settings=COMPLETE)] == [
        "proactive.licensing.decisions",
        "proactive.coercion.decisions",
    ]
