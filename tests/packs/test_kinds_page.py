"""The page on kinds of reports: its files, installed as one distribution, do what the page shows."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import re
import shlex
import subprocess
import sys
from typing import Any

import pytest

Run = Callable[..., Any]

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "kinds.md").read_text("utf-8")
CHINESE_PAGE = (ROOT / "docs" / "zh" / "kinds.md").read_text("utf-8")
EXAMPLE = ROOT / "docs" / "examples" / "kind"

FILES = dict(re.findall(r"^`([\w./]+)`[:：]\n\n```+\w+\n(.*?)^```+$", PAGE, re.DOTALL | re.MULTILINE))
"""Each file of the page by its name: a name, a colon, a fenced block."""

CALLS = re.findall(r"^```console\n\$ gouji ([^\n]*)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
"""What the page calls, and what it says comes out."""

REPORT = "report.txt"
"""What is checked; it belongs to whoever reports, and not to the distribution."""


@pytest.fixture
def distribution(tmp_path: Path) -> Path:
    """The folder of the distribution that the page makes; the report stands beside it."""
    folder = tmp_path / "reservoirs"
    for name, text in FILES.items():
        path = (tmp_path if name == REPORT else folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "gouji_reservoirs" / "__init__.py").touch()
    return folder


@pytest.mark.parametrize(("call", "told"), CALLS, ids=[call.split()[0] for call, _ in CALLS])
def test_a_report_is_checked_as_the_page_shows(gouji_with: Run, distribution: Path, call: str, told: str) -> None:
    done = gouji_with([distribution], *shlex.split(call))

    assert done.stdout + done.stderr == told


def test_the_rule_is_explained(gouji_with: Run, distribution: Path) -> None:
    done = gouji_with([distribution], "explain", "plan-missing", "--lang", "en")

    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "# plan-missing (RV101)")


def test_the_tests_of_the_page_pass(gouji_with: Run, distribution: Path, tmp_path: Path) -> None:
    gouji_with([distribution], "rules")  # installs it
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "--rootdir",
            str(distribution),
            str(distribution),
        ],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (tmp_path, distribution)))},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stdout.splitlines()[-1].partition(" in ")[0]) == (0, "3 passed"), done.stdout


def test_the_distribution_of_the_page_is_among_the_examples() -> None:
    stored = {
        path.relative_to(EXAMPLE).as_posix(): path.read_text("utf-8")
        for path in EXAMPLE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert stored == {name: text for name, text in FILES.items() if name != REPORT} | {
        "gouji_reservoirs/__init__.py": ""
    }


def test_both_pages_have_the_same_files_and_calls() -> None:
    blocks = r"^(```+)(\w+)\n(.*?)^\1$"
    pages = [re.findall(blocks, page, re.DOTALL | re.MULTILINE) for page in (PAGE, CHINESE_PAGE)]

    assert pages[0] == pages[1]
