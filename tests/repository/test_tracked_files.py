"""No file names a package registry or a path of one machine, and nothing is locked."""

from pathlib import Path
import re
import shutil
import subprocess

import pytest

ROOT = Path(__file__).parents[2]

ADDRESSES = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs|https?://[^\s\"']*/simple\b|index[-_]url|extra[-_]index",
    re.IGNORECASE,
)
MACHINE_PATHS = re.compile(r"/(?:home|Users)/\w|/roo[t]/|\b[A-Z]:\\\\?Users")
LOCKS = re.compile(
    r"(?:^|/)(?:uv|poetry|pdm|Pipfile|package-lock|yarn|pylock)(?:\.lock|\.json|\.toml|\.[\w.-]+\.toml)$"
)


@pytest.fixture(scope="module")
def tracked() -> tuple[str, ...]:
    """The paths that git tracks, from the root."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    return tuple(name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file())


def lines_with(pattern: re.Pattern[str], names: tuple[str, ...]) -> list[str]:
    """``path:line: text`` for each line of a text file that a pattern is found in."""
    found = []
    for name in names:
        text = (ROOT / name).read_bytes().decode("utf-8", "replace")
        found += [f"{name}:{at}: {line[:80]}" for at, line in enumerate(text.splitlines(), 1) if pattern.search(line)]
    return found


def test_no_file_names_a_package_registry(tracked: tuple[str, ...]) -> None:
    assert lines_with(ADDRESSES, tracked) == []


def test_no_file_names_a_path_of_one_machine(tracked: tuple[str, ...]) -> None:
    assert lines_with(MACHINE_PATHS, tracked) == []


def test_no_file_names_the_path_of_this_checkout(tracked: tuple[str, ...]) -> None:
    assert lines_with(re.compile(re.escape(f"{ROOT}/")), tracked) == []


def test_no_lock_file_is_tracked(tracked: tuple[str, ...]) -> None:
    assert [name for name in tracked if LOCKS.search(name)] == []


@pytest.mark.parametrize("name", ["uv.lock", "docs/examples/pack/poetry.lock", "package-lock.json", "pylock.toml"])
def test_a_lock_file_would_be_found(name: str) -> None:
    assert LOCKS.search(name)
