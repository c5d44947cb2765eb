"""A run tells what the results of its files add up to."""

from __future__ import annotations

from gouji.checking.coverage import Coverage
from gouji.checking.diagnostic import Diagnostic
from gouji.message import Message
from gouji.results import FileResult, FileStatus, RunResult
from gouji.rules.finding import Severity

SAID = Message("错", "wrong")


def _file(*severities: Severity, status: FileStatus = "checked") -> FileResult:
    found = [Diagnostic("a.txt", "some-rule", "Z101", severity, SAID, (severity,)) for severity in severities]
    return FileResult("a.txt", status, found, (), Coverage(42, 0, (), (), zero=2), form="2021")


def test_verdicts_are_counted_the_gravest_first() -> None:
    files = [_file("info"), _file(), _file("error"), _file("info"), _file("warning", status="configuration")]

    assert list(RunResult(tuple(files)).verdicts.items()) == [
        ("needs-correction", 1),
        ("for-information", 2),
        ("clean", 1),
    ]
