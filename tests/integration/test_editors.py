"""What docs/editors.md tells people to paste works on what gouji prints."""

import json
from pathlib import Path
import re
import shutil
import subprocess
import sys

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "editors.md").read_text("utf-8")
REPORT = ROOT / "docs/examples/faulty/total-consistency/青岚县民政局2024.txt"


def pasted(language: str) -> str:
    """The page's block of a language."""
    blocks: list[str] = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return blocks[0]


def concise(*arguments: str, cwd: Path) -> list[str]:
    """The lines of ``gouji check --format concise``."""
    command = [sys.executable, "-m", "gouji", "check", "--format", "concise", "--lang", "en", "--no-cache", *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    return done.stdout.splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a faulty report and a file that cannot be read."""
    shutil.copy(REPORT, tmp_path / "report 1.txt")
    (tmp_path / "empty.txt").write_bytes(b"")
    return tmp_path


def matched(line: str) -> dict[str, str | None] | None:
    """What Visual Studio Code takes from a line: each named group."""
    (matcher,) = json.loads(pasted("json"))["tasks"][0]["problemMatcher"]
    match = re.search(matcher["pattern"]["regexp"], line)
    if match is None:
        return None
    return {name: match[group] for name, group in matcher["pattern"].items() if isinstance(group, int)}


def test_the_matcher_of_visual_studio_code_takes_a_finding_apart(folder: Path) -> None:
    (line,) = concise("--select", "T101", "report 1.txt", cwd=folder)

    assert matched(line) == {
        "file": "report 1.txt",
        "line": "31",
        "column": "48",
        "severity": "error",
        "code": "T101",
        "message": "总计 should be 21 (17+3+1); it is 26, 5 too much",
    }


def test_the_matcher_of_visual_studio_code_takes_a_failure_apart(folder: Path) -> None:
    (line,) = concise("empty.txt", cwd=folder)

    assert matched(line) == {
        "file": "empty.txt",
        "line": "1",
        "column": "1",
        "severity": "failure",
        "code": None,
        "message": "the file is empty",
    }


def test_the_matcher_of_visual_studio_code_knows_every_line(folder: Path) -> None:
    lines = concise(".", cwd=folder)

    assert [bool(matched(line)) for line in lines] == [True, True, True]
