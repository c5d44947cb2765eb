"""The files of a run by body, for formats that show each body by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from gouji.output.by_body import parts_of
from gouji.results import RunResult

Make: TypeAlias = Callable[..., Any]


def test_bodies_with_most_to_mend_and_newest_reports_come_first(diagnostic: Make, file_result: Make) -> None:
    result = RunResult(
        (
            file_result([], path="a.txt", subject="甲局", period=2023),
            file_result([diagnostic(severity="warning")], path="b.txt", subject="甲局", period=2024),
            file_result([diagnostic()], path="c.txt", subject="乙局", period=2022),
            file_result([], path="d.txt", subject=None, period=None),
        )
    )

    parts = parts_of(result, "en", {}, waived=False)

    assert [(part.number, part.name, part.is_body, [entry.file.path for entry in part.entries]) for part in parts] == [
        (1, "乙局", True, ["c.txt"]),
        (2, "甲局", True, ["b.txt", "a.txt"]),
        (3, "Files of an unknown body", False, ["d.txt"]),
    ]
    assert parts.years == [2022, 2023, 2024]


def test_the_newest_report_of_one_key_names_the_body(file_result: Make) -> None:
    files = (
        file_result([], path="a.txt", subject="旧局", period=2023),
        file_result([], path="b.txt", subject="新局", period=2024),
        file_result([], path="c.txt", subject="旧局", period=2022),
    )

    parts = parts_of(RunResult(files), "en", dict.fromkeys(["a.txt", "b.txt", "c.txt"], "key"), waived=False)

    assert [(part.name, [entry.file.path for entry in part.entries]) for part in parts] == [
        ("新局", ["b.txt", "a.txt", "c.txt"])
    ]
