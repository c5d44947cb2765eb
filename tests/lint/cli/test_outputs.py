"""No output replaces what was checked; and where it is none of the files found, results are not read for that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import os
from pathlib import Path
from typing import Any

import pytest

from gouji.checking.coverage import Coverage
from gouji.cli.outputs import Outputs
from gouji.cli.writing import check_places
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


def test_a_configuration_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / ".gouji.yaml").touch()
    outputs = Outputs([str(tmp_path / "new.json"), str(tmp_path / ".gouji.yaml")], [])
    outputs.check_configurations([str(tmp_path / "pack.yaml")])

    with pytest.raises(UsageError) as raised:
        outputs.check_configurations([str(tmp_path / ".gouji.yaml")])

    assert raised.value.args[0].en.endswith("is a configuration or a pack, which it would replace; name another file")


def test_two_formats_go_into_two_files(tmp_path: Path) -> None:
    (tmp_path / "old.json").touch()
    (tmp_path / "link.json").symlink_to("old.json")
    check_places([str(tmp_path / "old.json"), str(tmp_path / "new.json"), os.devnull, os.devnull])

    for pair in (["old.json", "link.json"], ["new.json", "../" + tmp_path.name + "/new.json"]):
        with pytest.raises(UsageError):
            check_places([str(tmp_path / name) for name in pair])


def test_the_commands_keep_configurations(gouji: Callable[..., Any], write: Callable[..., None]) -> None:
    write(a="文")
    Path(".gouji.yaml").write_text("language: en\n", encoding="utf-8")

    statuses = [gouji(command, ".", "--output", ".gouji.yaml").status for command in ("check", "extract")]

    assert (statuses, Path(".gouji.yaml").read_text("utf-8")) == ([2, 2], "language: en\n")
