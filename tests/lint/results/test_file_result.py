"""The verdict on a file: the gravest finding decides, and what could not be checked is never clean."""

from __future__ import annotations

import attrs
import pytest

from gouji.checking.coverage import Coverage, TableFigures, UnknownRelation
from gouji.checking.diagnostic import Diagnostic, Failure
from gouji.message import Message
from gouji.results import FileResult, FileStatus, Verdict
from gouji.rules.finding import Severity
from gouji.run.reports_of_file import joined

SAID = Message("错", "wrong")
HOLD = Coverage(42, 0, (), (), zero=2, tables=(TableFigures("第三部分表格", "complete", 9, 3),))
NOTHING = Coverage(0, 0, (UnknownRelation("r", SAID),), (), tables=(TableFigures("第三部分表格", "absent", 0, 0),))


def _file(*severities: Severity, status: FileStatus = "checked", coverage: Coverage = HOLD) -> FileResult:
    found = [Diagnostic("a.txt", "some-rule", "Z101", severity, SAID, (severity,)) for severity in severities]
    return FileResult("a.txt", status, found, (), coverage, form="2021" if status == "checked" else None)


@pytest.mark.parametrize(
    ("severities", "verdict"),
    [
        (("info", "error", "warning"), "needs-correction"),
        (("info", "warning"), "needs-review"),
        (("info",), "for-information"),
        ((), "clean"),
    ],
)
def test_the_gravest_finding_decides(severities: tuple[Severity, ...], verdict: Verdict) -> None:
    assert _file(*severities).verdict == verdict


@pytest.mark.parametrize("status", ["unreadable", "not-a-report", "old-report"])
def test_what_is_no_report_of_a_form_in_force_could_not_be_checked(status: FileStatus) -> None:
    assert _file("warning", status=status).verdict == "not-checked"


def test_a_report_without_figures_is_not_clean_but_may_need_correction() -> None:
    verdicts = [_file(*severities, coverage=NOTHING).verdict for severities in ((), ("warning",), ("error",))]

    assert verdicts == ["not-checked", "not-checked", "needs-correction"]


def test_a_report_for_which_a_rule_failed_is_not_clean() -> None:
    failed = attrs.evolve(_file(), failures=(Failure("rule-failed", "a.txt", SAID),))

    assert failed.verdict == "not-checked"


def test_the_reports_of_a_workbook_are_counted_and_their_tables_joined() -> None:
    one = joined([_file("info"), _file("warning")])

    assert (one.reports, one.verdict, one.coverage.zero) == (2, "needs-review", 4)
    assert one.coverage.tables == (TableFigures("第三部分表格", "complete", 18, 6),)
