"""Builders of results for the output formats, with defaults."""

from __future__ import annotations

from typing import Any

from gouji.api import Message
from gouji.api.documents import Diagnostic, Failure, FileResult, Place, Position, Range, RunResult
from gouji.checking.coverage import Coverage

__all__ = ["diagnostic", "result_of"]


def diagnostic(**fields: Any) -> Diagnostic:
    """Return an info at three characters of line 3, unless told otherwise."""
    values: dict[str, Any] = {
        "path": "2024/a.txt",
        "rule": "some-rule",
        "code": "Z101",
        "severity": "info",
        "message": Message("总计不对", "the total is wrong"),
        "place": Place(Range(Position(3, 4), Position(3, 7))),
        "identity": (),
    }
    return Diagnostic(**(values | fields))


def result_of(*diagnostics: Diagnostic, failures: tuple[Failure, ...] = ()) -> RunResult:
    """Return the result of one file; waived diagnostics are so in it, failures without a path are those of the run."""
    file = FileResult(
        "2024/a.txt",
        "checked",
        tuple([each for each in diagnostics if each.waived is None]),
        tuple([each for each in failures if each.path]),
        Coverage(0, 0, (), ()),
        waived=tuple([each for each in diagnostics if each.waived is not None]),
    )
    return RunResult((file,), tuple([each for each in failures if not each.path]))
