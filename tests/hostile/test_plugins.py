"""Whatever a rule or a plugin does, it is told with its line and does not stop the others; the output stays whole."""

from __future__ import annotations

from collections.abc import Iterator
import json
import os
from pathlib import Path
import re
import subprocess
import sys
from types import ModuleType
from typing import Any

import pytest

from gouji.cli import main

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "docs" / "examples" / "sound" / "柳浦镇人民政府2023.txt"
MISDEEDS = Path(__file__).parent / "misdeeds"
LINE = re.compile(r"\(gouji_misdeeds\.py:\d+\)$")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two reports, and what an installer leaves of the distribution that misbehaves."""
    folder = tmp_path_factory.mktemp("misdeeds")
    for name in ("a.txt", "b.txt"):
        (folder / name).write_bytes(REPORT.read_bytes())
    info = folder / "installed" / "gouji_misdeeds-6.6.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: gouji-misdeeds\nVersion: 6.6\n", "utf-8")
    (info / "entry_points.txt").write_text("[gouji]\nmisdeeds = gouji_misdeeds\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def misdeeds() -> Iterator[ModuleType]:
    """The module of the distribution that misbehaves."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(MISDEEDS)
        yield __import__("gouji_misdeeds")


def gouji(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run ``gouji check`` where that distribution is installed."""
    path = os.pathsep.join(map(str, [folder / "installed", MISDEEDS]))
    return subprocess.run(
        [sys.executable, "-m", "gouji", "check", "--no-cache", "--lang=en", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("files", [["a.txt"], ["a.txt", "b.txt", "--jobs=2"]], ids=["one-file", "two-processes"])
def test_each_misdeed_is_a_failure_of_its_rule_and_the_output_is_whole(
    folder: Path, misdeeds: ModuleType, files: list[str]
) -> None:
    done = gouji(folder, *files, "--format=json")

    told = json.loads(done.stdout)
    paths = [file for file in files if not file.startswith("-")]
    failed = [(each["path"], each["rule"]) for each in told["failures"]]
    assert failed == [(path, name) for path in paths for name in misdeeds.MISDEEDS]
    assert {(each["kind"], each["pack"]) for each in told["failures"]} == {("rule-failed", "gouji-misdeeds")}
    assert [each["message"] for each in told["failures"] if not LINE.search(each["message"])] == []
    found = {(each["path"], each["rule"]) for each in told["diagnostics"]} - {("b.txt", "repeated-report")}
    assert found == {(path, name) for path in paths for name in (*misdeeds.HARMLESS, "leftover-caption")}
    assert done.returncode == 3


def test_what_a_rule_or_a_plugin_prints_goes_to_standard_error(folder: Path) -> None:
    done = gouji(folder, "a.txt", "--format=concise", "--select=prints,good")

    assert done.stdout == ("a.txt:1:1: warning MD163 wrong [prints]\na.txt:1:1: warning MD162 wrong [good]\n")
    assert done.stderr.split() == ["{spoilt", "{not", "json", "either", "{not", "json", "nor", "this"]


def test_in_text_each_failure_is_one_line_without_control_characters(folder: Path, misdeeds: ModuleType) -> None:
    done = gouji(folder, "a.txt", "--color=never", "--ignore=endless")

    lines = [line for line in done.stdout.split("\n") if line.endswith("[rule-failed]")]
    assert (len(lines), done.returncode) == (len(misdeeds.MISDEEDS), 3)
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize("jobs", [[], ["b.txt", "--jobs=2"]], ids=["one-file", "two-processes"])
def test_tracebacks_are_shown_in_the_order_of_the_failures(folder: Path, jobs: list[str]) -> None:
    done = gouji(folder, "a.txt", *jobs, "--traceback", "--select=exits,recurses,message-text", "--format=concise")

    words = re.findall(r"rule [a-z-]+ \(|^SystemExit: 0|^RecursionError|^MisfitError", done.stderr, re.MULTILINE)
    each = ["rule exits (", "SystemExit: 0", "rule recurses (", "RecursionError", "rule message-text (", "MisfitError"]
    assert words == each * (2 if jobs else 1)
    assert 'gouji_misdeeds.py", line' in done.stderr


def test_the_user_s_interrupt_ends_the_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It is `KeyboardInterrupt` itself, whichever rule it meets."""

    def interrupt(*_: object, **__: object) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("gouji.checking.run.findings_of", interrupt)

    assert main(["check", str(REPORT), "--select=leftover-caption", "--no-cache"]) == 130
