"""No output replaces what was checked; and where it is none of the files found, results are not read for that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gouji.checking.coverage import Coverage
from gouji.cli.outputs import Outputs
from gouji.errors import UsageError
from gouji.results import FileResult


@pytest.fixture
def report(tmp_path: Path) -> FileResult:
    """The result of a report that is there."""
    (tmp_path / "a.txt").write_text("报告", encoding="utf-8")
    return FileResult(str(tmp_path / "a.txt"), "checked", (), (), Coverage(1, 0, (), ()))


def _unread() -> Iterator[FileResult]:
    raise AssertionError
    yield


def test_results_are_not_read_for_an_output_that_was_not_found(tmp_path: Path, report: FileResult) -> None:
    (tmp_path / "found.json").touch()
    outputs = Outputs([str(tmp_path / "found.json"), str(tmp_path / "new.json")], [str(tmp_path)])

    passed_over = outputs.passes_over(report.path)
    outputs.check(_unread(), ["no file", "a\0b"])

    assert passed_over is False


@pytest.mark.parametrize("found", [True, False])
def test_an_output_that_is_a_report_is_refused_under_any_name(
    tmp_path: Path, report: FileResult, *, found: bool
) -> None:
    """Whether it was found in a folder, or came otherwise."""
    (tmp_path / "link.json").symlink_to("a.txt")
    outputs = Outputs([str(tmp_path / "link.json")], [])
    if found:
        outputs.passes_over(report.path)

    with pytest.raises(UsageError) as raised:
        outputs.check([report], [] if found else [report.path])

    assert raised.value.args[0].en.startswith(
        f"--output {tmp_path / 'link.json'} is one of the files that were checked"
    )
