"""``import gouji``: reports checked and read from a program."""

from __future__ import annotations

from pathlib import Path
import subprocess
import sys

import pytest

import gouji
from gouji.api import RuleMeta
from gouji.errors import UnreadableSourceError, UsageError

EXAMPLES = Path(__file__).parents[2] / "docs/examples"


@pytest.fixture
def faulty() -> Path:
    """A report with a wrong total."""
    return next((EXAMPLES / "faulty/total-consistency").glob("*.txt"))


def test_a_file_is_checked(faulty: Path) -> None:
    result = gouji.check_path(faulty)

    assert (result.path, result.status, "total-consistency" in {d.rule for d in result.diagnostics}) == (
        str(faulty), "checked", True,
    )  # fmt: skip


def test_a_text_is_checked_as_the_file_is(faulty: Path) -> None:
    assert gouji.check_text(faulty.read_text("utf-8"), name=str(faulty)) == gouji.check_path(faulty)


def test_a_text_that_is_none_is_a_failure() -> None:
    assert [failure.kind for failure in gouji.check_text("\ud800").failures] == ["unreadable-file"]


def test_files_and_folders_are_checked_in_order(faulty: Path) -> None:
    result = gouji.check_paths([EXAMPLES / "faulty", faulty], jobs=2)

    paths = [file.path for file in result.files]
    assert (paths == sorted(paths), str(faulty) in paths, len(set(paths))) == (True, True, len(paths))


def test_a_path_that_is_not_there_raises() -> None:
    with pytest.raises(UsageError):
        gouji.check_paths(["gone"])


def test_a_file_that_is_not_there_is_a_failure() -> None:
    assert [failure.kind for failure in gouji.check_path("gone.txt").failures] == ["unreadable-file"]


def test_a_report_is_read(faulty: Path) -> None:
    report = gouji.read_report(faulty)

    assert (report.status, set(report.facts) == set(report.form.slots)) == ("report", True)


def test_reading_what_is_no_file_raises() -> None:
    with pytest.raises(UnreadableSourceError):
        gouji.read_report("gone.txt")


def test_rules_are_sorted_by_code() -> None:
    rules = gouji.all_rules()

    assert [rule.code for rule in rules] == sorted(rule.code for rule in rules)
    assert {type(rule) for rule in rules} == {RuleMeta}


def test_importing_it_imports_nothing_else() -> None:
    program = "import sys; before = set(sys.modules); import gouji; print(*sorted(set(sys.modules) - before))"

    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert out.split() == ["__future__", "gouji", "gouji._version"]


def test_what_it_offers_is_documented() -> None:
    offered = [getattr(gouji, name) for name in gouji.__all__ if not name.startswith("_")]

    assert [function.__name__ for function in offered if not function.__doc__] == []
