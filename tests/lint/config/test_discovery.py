"""The closest file upward is found, up to the repository's root."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.config.discovery import closest_file

Write = Callable[..., Path]


def test_the_closest_file_upward_is_found(write: Write, folder: Path) -> None:
    write("", ".gouji.yaml")
    nearer = write("", "a/.gouji.yaml")
    write("", "a/b/report.txt")

    assert closest_file(str(folder / "a" / "b"), {}) == str(nearer)


def test_a_file_beside_the_report_is_found(write: Write, folder: Path) -> None:
    beside = write("")

    assert closest_file(str(folder), {}) == str(beside)


def test_the_search_ends_at_the_root_of_the_repository(write: Write, folder: Path) -> None:
    write("")
    write("", "inner/.git/HEAD")
    write("", "inner/a/report.txt")

    assert closest_file(str(folder / "inner" / "a"), {}) is None


def test_a_worktree_is_a_repository(write: Write, folder: Path) -> None:
    write("")
    write("gitdir: elsewhere\n", "inner/.git")

    assert closest_file(str(folder / "inner"), {}) is None


def test_the_root_of_the_repository_is_searched_itself(write: Write, folder: Path) -> None:
    at_root = write("", "inner/.gouji.yaml")
    write("", "inner/.git/HEAD")
    write("", "inner/a/report.txt")

    assert closest_file(str(folder / "inner" / "a"), {}) == str(at_root)


def test_outside_of_a_repository_the_search_goes_on_upward(write: Write, folder: Path) -> None:
    (folder / ".git").rmdir()
    above = write("")
    write("", "a/b/c/report.txt")

    assert closest_file(str(folder / "a" / "b" / "c"), {}) == str(above)


def test_a_folder_of_that_name_is_no_configuration(folder: Path) -> None:
    (folder / "a" / ".gouji.yaml").mkdir(parents=True)

    assert closest_file(str(folder / "a"), {}) is None


def test_folders_that_are_not_there_are_searched_upward(write: Write, folder: Path) -> None:
    """Standard input may have any name."""
    at_root = write("")

    assert closest_file(str(folder / "not" / "there"), {}) == str(at_root)


def test_what_was_found_is_kept(write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_root = write("")
    known: dict[str, str | None] = {}
    closest_file(str(folder / "a" / "b"), known)
    at_root.unlink()

    assert closest_file(str(folder / "a" / "c"), known) == str(at_root)
