"""Counts of findings by rule, body and year."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from gouji.output.statistics import RuleCount, Tally, by_body, by_rule, by_year
from gouji.results import RunResult

Make: TypeAlias = Callable[..., Any]


def test_findings_are_counted_by_rule_body_and_year(diagnostic: Make, file_result: Make) -> None:
    warning = diagnostic(code="Z100", rule="other", severity="warning")
    result = RunResult(
        (
            file_result([diagnostic(), diagnostic()], path="a.txt"),
            file_result([warning], path="b.txt", period=2023),
            file_result([diagnostic(), warning, warning], path="c.txt", subject="青岚县教育局"),
            file_result([], path="d.txt", subject=None, period=None),
            file_result([diagnostic()], path="e.txt", status="not-a-report"),
        )
    )

    assert by_rule(result) == [RuleCount("Z101", "some-rule", 4), RuleCount("Z100", "other", 3)]
    assert by_body(result) == [
        Tally("青岚县水务局", 2, 2, 1, 0),
        Tally("青岚县教育局", 1, 1, 2, 0),
        Tally(None, 1, 0, 0, 0),
    ]
    assert by_year(result) == [Tally(2023, 1, 0, 1, 0), Tally(2024, 2, 3, 2, 0), Tally(None, 1, 0, 0, 0)]
