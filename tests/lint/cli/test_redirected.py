"""A file that standard output goes to is no report, though it lies among them: ``gouji check . > results.txt``."""

from pathlib import Path
import subprocess
import sys

import pytest

REPORT = "青石县水务局2024年政府信息公开工作年度报告\n一、总体情况\n"


def _run(*arguments: str, into: str) -> tuple[int, str]:
    """Run gouji with its output redirected to a file; return its status and what it wrote there and on standard error."""
    with Path(into).open("wb") as stream:
        ended = subprocess.run(
            [sys.executable, "-m", "gouji", *arguments], stdout=stream, stderr=subprocess.PIPE, check=False
        )
    return ended.returncode, Path(into).read_text("utf-8") + ended.stderr.decode()


@pytest.mark.parametrize("command", ["check", "extract", "fix", "annotate --output out"])
def test_the_file_that_output_goes_to_is_passed_over(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(REPORT, "utf-8")

    for _ in range(2):
        status, told = _run(*command.split(), into="结果.txt")

        assert (status in (0, 1), "结果.txt" in told) == (True, False), told


def test_one_that_is_named_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    status, told = _run("check", "a.txt", "--lang", "en", into="a.txt")

    assert (status, "a.txt: not checked: the file is empty" in told) == (3, True)
