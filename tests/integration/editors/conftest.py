"""The page docs/editors.md, a faulty report, and editors that are run on it with what the page says to paste."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import re
import subprocess
import sys

import pytest

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "docs/examples/faulty/total-consistency/青岚县民政局2024.txt"
NET = 200
"""So many seconds nothing takes; an editor that takes longer is ended."""

Run = Callable[..., list[str]]


def blocks(page: Path) -> list[tuple[str, str]]:
    """Return the blocks of a page that are code of editors, each with its language."""
    return re.findall(
        r"^```(lua|elisp|vim|vim-script|json)\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )


@pytest.fixture(scope="session")
def pasted() -> Callable[[str, str], str]:
    """``pasted(LANGUAGE, WORDS)``: the page's block of a language that has some words."""

    def take(language: str, words: str) -> str:
        (block,) = (text for name, text in blocks(ROOT / "docs" / "editors.md") if name == language and words in text)
        return block

    return take


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a report that has three findings, of which the first stands behind characters outside the BMP.

    Line 4 has a comma twice, which can be fixed; line 26 a note of the form; line 31 a wrong total.
    """
    text = EXAMPLE.read_text("utf-8").replace("婚姻登记三项业务，", "𠮷林、𠀀两项业务，，")
    (tmp_path / "report 1.txt").write_text(text, "utf-8")
    (tmp_path / ".gouji.yaml").write_text("language: en\n", "utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """``run(*command)``: run an editor in the folder, and return the lines that it has written to ``out.txt``."""

    def start(*command: str) -> list[str]:
        programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, "PATH": programs, "HOME": str(folder), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=NET,
        )
        out = folder / "out.txt"
        assert out.exists(), done.stdout + done.stderr
        return out.read_text("utf-8").splitlines()

    return start
