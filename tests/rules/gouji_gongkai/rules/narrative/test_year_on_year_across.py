"""N109 with last year's report at hand: a change is checked against the tables of both years."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Across = Callable[..., list[Diagnostic]]
ReportOf = Callable[..., str]

RULE = "year-on-year"
BODY = "云麓县水务局"


def told(across: Across, report_of: ReportOf, says: str, *, last: int = 16, now: int = 20) -> list[Diagnostic]:
    prior = {"2023.txt": report_of(BODY, 2023, {"requests.new": last})}
    return across(RULE, {"2024.txt": report_of(BODY, 2024, {"requests.new": now}, says=says)}, prior=prior)


@pytest.mark.parametrize(
    ("says", "actual"),
    [
        ("2024年，我局新收政府信息公开申请20件，比上年增加3件。", "3件"),
        ("2024年，我局新收政府信息公开申请20件，比上年减少4件。", "4件"),
        ("2024年，我局新收政府信息公开申请20件，同比增长20%。", "20%"),
        ("2024年，我局新收政府信息公开申请20件，与上年持平。", "20件"),
    ],
)
def test_a_change_that_both_tables_contradict_is_told(
    across: Across, report_of: ReportOf, says: str, actual: str
) -> None:
    (found,) = told(across, report_of, says)

    assert (found.severity, found.actual) == ("warning", actual)
    assert [(r.path, r.fact) for r in found.related] == [("2023.txt", "requests.new.total")]
    assert "2023年报告" in found.message.zh


@pytest.mark.parametrize(
    "says",
    [
        "2024年，我局新收政府信息公开申请20件，比上年增加4件。",
        "2024年，我局新收政府信息公开申请20件，同比增长25%。",
        "2024年，我局新收政府信息公开申请20件，与上年基本持平。",
        "2024年，我局通过网站发布信息120条，比上年增加3条。",
        "2024年，我局收到政府信息公开申请19件，比上年增加3件。",
        "2024年上半年，我局收到政府信息公开申请8件，比上年同期增加3件。",
        "2024年，我局新收政府信息公开申请由上年的17件增加到20件，增加3件。",
    ],
)
def test_a_change_that_fits_or_is_of_something_else_is_passed_over(
    across: Across, report_of: ReportOf, says: str
) -> None:
    assert told(across, report_of, says) == []


def test_a_figure_revised_in_a_rectified_report_counts_too(across: Across, report_of: ReportOf) -> None:
    says = "2024年，我局新收政府信息公开申请20件，比上年增加3件。"
    texts = {
        "2024.txt": report_of(BODY, 2024, {"requests.new": 20}, says=says),
        "2023.txt": report_of(BODY, 2023, {"requests.new": 16}),
        "2023更正.txt": report_of(BODY, 2023, {"requests.new": 17}),
    }

    assert across(RULE, texts) == []
