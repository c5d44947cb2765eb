"""``--format jsonl``: one object a line, diagnostics first, the summary last."""

from __future__ import annotations

from collections.abc import Callable
import json
from typing import Any, TypeAlias

from gouji.message import Message
from gouji.output import json as whole
from gouji.output.jsonl import render

Make: TypeAlias = Callable[..., Any]


def test_lines_are_diagnostics_then_failures_then_the_summary(
    diagnostic: Make, failure: Make, file_result: Make, rendered: Make
) -> None:
    lines = rendered(render, file_result([diagnostic(), diagnostic()]), failures=(failure(),)).splitlines()

    assert [json.loads(line)["type"] for line in lines] == ["diagnostic", "diagnostic", "failure", "file", "summary"]


def test_notes_stand_after_the_failures(failure: Make, file_result: Make, rendered: Make) -> None:
    notes = (Message("隐藏文字未读取", "hidden text was left out"),)
    lines = rendered(render, file_result(notes=notes), failures=(failure(),)).splitlines()

    assert [json.loads(line)["type"] for line in lines] == ["failure", "note", "file", "summary"]
    assert json.loads(lines[1]) == {"type": "note", "path": "a.txt", "message": "hidden text was left out"}


def test_statistics_and_coverage_stand_before_the_summary(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    lines = rendered(render, file_result([diagnostic()]), statistics=True, coverage=True).splitlines()

    assert [json.loads(line)["type"] for line in lines] == [
        "diagnostic",
        "file",
        "statistics",
        "statistics-by-agency",
        "statistics-by-year",
        "coverage",
        "summary",
    ]


def test_a_line_holds_what_the_json_format_holds(
    diagnostic: Make, failure: Make, file_result: Make, rendered: Make
) -> None:
    files = (file_result([diagnostic()], failures=(failure(),)),)

    found, failed, file, summary = (json.loads(line) for line in rendered(render, *files).splitlines())

    expected = json.loads(rendered(whole.render, *files))
    assert {
        "version": summary.pop("version"),
        "diagnostics": [found],
        "failures": [failed],
        "notes": [],
        "files": [file],
        "summary": summary,
    } == expected | {
        "diagnostics": [{"type": "diagnostic", **expected["diagnostics"][0]}],
        "failures": [{"type": "failure", **expected["failures"][0]}],
        "files": [{"type": "file", **expected["files"][0]}],
        "summary": {"type": "summary", **expected["summary"]},
    }


def test_times_change_no_byte(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    """The same input gives the same bytes, however long it took."""
    found = [diagnostic()]
    outputs = [
        rendered(render, file_result(found, times=times), statistics=True)
        for times in ((), (("Z101", "some-rule", 7),))
    ]

    assert outputs[0] == outputs[1]
