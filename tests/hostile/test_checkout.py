"""A checkout that somebody prepared: nothing outside of it is shown or touched, and its cache tells nothing."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import shutil
import sqlite3
import subprocess
import sys
from typing import TypeAlias

import pytest

EXAMPLES = Path(__file__).parents[2] / "docs/examples"
PRIVATE = "https://me:private@example.com\n"

Run: TypeAlias = Callable[..., tuple[int, str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """What is outside of the checkout: a file of the user's."""
    home = tmp_path / "user"
    home.mkdir()
    (home / "credentials.txt").write_text(PRIVATE, encoding="utf-8")
    return home


@pytest.fixture
def checkout(tmp_path: Path, home: Path) -> Path:
    """A repository with some twenty reports."""
    checkout = tmp_path / "checkout"
    for number in range(3):
        shutil.copytree(EXAMPLES / "faulty", checkout / str(number))
    (checkout / ".git").mkdir()
    return checkout


@pytest.fixture
def run(checkout: Path, tmp_path: Path) -> Run:
    """What runs gouji in the checkout and returns its status and all that it printed."""

    def run(*arguments: str) -> tuple[int, str]:
        environment = {
            **os.environ,
            "XDG_CACHE_HOME": str(tmp_path / "caches"),
            "LOCALAPPDATA": str(tmp_path / "caches"),
        }
        ended = subprocess.run(
            [sys.executable, "-m", "gouji", *arguments],
            cwd=checkout,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=100,
            check=False,
        )
        return ended.returncode, ended.stdout + ended.stderr

    return run


def _extends(checkout: Path, home: Path) -> None:
    (checkout / ".gouji.yaml").write_text("extends: ../user/credentials.txt\n", encoding="utf-8")


def _extends_a_link(checkout: Path, home: Path) -> None:
    (checkout / "base.yaml").symlink_to(home / "credentials.txt")
    (checkout / ".gouji.yaml").write_text("extends: base.yaml\n", encoding="utf-8")


def _is_a_link(checkout: Path, home: Path) -> None:
    (checkout / ".gouji.yaml").symlink_to(home / "credentials.txt")


def _has_a_link(checkout: Path, home: Path) -> None:
    (checkout / "0" / "report.txt").symlink_to(home / "credentials.txt")


def _has_a_linked_folder(checkout: Path, home: Path) -> None:
    (checkout / "reports").symlink_to(home)


@pytest.mark.parametrize("prepare", [_extends, _extends_a_link, _is_a_link, _has_a_link, _has_a_linked_folder])
@pytest.mark.parametrize("command", [("check", "--no-cache"), ("fix", "--unsafe"), ("config", "show"), ("extract",)])
def test_no_file_of_the_user_is_shown(
    run: Run, checkout: Path, home: Path, prepare: Callable[[Path, Path], None], command: tuple[str, ...]
) -> None:
    prepare(checkout, home)

    status, printed = run(*command)

    assert ("private" in printed, "Traceback" in printed, status in (0, 1, 2, 3)) == (False, False, True)
    assert (home / "credentials.txt").read_text("utf-8") == PRIVATE


def test_a_cache_in_the_checkout_tells_nothing_and_leads_nowhere(run: Run, checkout: Path, home: Path) -> None:
    expected = run("check", "--no-cache", ".")
    for folder in (checkout / ".gouji_cache", checkout / "cache"):
        folder.mkdir()
        connection = sqlite3.connect(folder / "results.sqlite3")
        connection.execute("CREATE VIEW results AS SELECT x'00' AS key, 1 AS day, '{}' AS result")
        connection.close()
        (folder / "results.sqlite3-journal").symlink_to(home / "credentials.txt")
    (checkout / ".gouji.yaml").write_text("cache-dir: cache\n", encoding="utf-8")

    assert (run("check", "."), run("check", ".")) == (expected, expected)
    assert [path.name for path in home.iterdir()] == ["credentials.txt"]
