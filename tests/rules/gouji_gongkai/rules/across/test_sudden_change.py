"""X109: a figure that has leapt since last year, for those who ask for it."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Across = Callable[..., list[Diagnostic]]
ReportOf = Callable[..., str]

RULE = "sudden-change"
BODY = "云麓县水务局"
LICENCES = "proactive.licensing.decisions"


@pytest.mark.parametrize(
    ("prior", "now"), [(120, 601), (120, 23), (0, 10), (10, 0)], ids=["many times", "a small part", "from 0", "to 0"]
)
def test_a_leap_is_told_at_its_cell(across: Across, report_of: ReportOf, prior: int, now: int) -> None:
    texts = {"2023.txt": report_of(BODY, 2023, {LICENCES: prior}), "2024.txt": report_of(BODY, 2024, {LICENCES: now})}

    (found,) = across(RULE, texts)

    assert (found.path, found.severity, found.fact, found.actual) == ("2024.txt", "warning", LICENCES, str(now))
    assert [(r.path, r.fact) for r in found.related] == [("2023.txt", LICENCES)]
    assert f"由上年的 {prior} 变为 {now}" in found.message.zh


@pytest.mark.parametrize(("prior", "now"), [(120, 600), (120, 24), (1, 9), (0, 9), (9, 0), (0, 0)])
def test_what_is_within_bounds_or_small_is_passed_over(
    across: Across, report_of: ReportOf, prior: int, now: int
) -> None:
    texts = {"2023.txt": report_of(BODY, 2023, {LICENCES: prior}), "2024.txt": report_of(BODY, 2024, {LICENCES: now})}

    assert across(RULE, texts) == []


def test_one_of_several_versions_of_last_year_is_enough(across: Across, report_of: ReportOf) -> None:
    texts = {
        "2023.txt": report_of(BODY, 2023, {LICENCES: 12}),
        "2023修订.txt": report_of(BODY, 2023, {LICENCES: 120}),
        "2024.txt": report_of(BODY, 2024, {LICENCES: 130}),
    }

    assert across(RULE, texts) == []


def test_years_that_lie_apart_are_not_compared(across: Across, report_of: ReportOf) -> None:
    texts = {"2022.txt": report_of(BODY, 2022, {LICENCES: 12}), "2024.txt": report_of(BODY, 2024, {LICENCES: 130})}

    assert across(RULE, texts) == []
