"""What a killed run left is removed by the next; what a run that goes on needs stays."""

from __future__ import annotations

import os
from pathlib import Path
import sys
import time

import pytest

from gouji.fixing.beside import KEPT_SECONDS, discard, make_beside, remove_leftovers


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _leftover(folder: Path) -> Path:
    """A file as a killed run leaves it."""
    handle, path = make_beside(folder)
    os.close(handle)
    return path


def test_a_leftover_is_removed(tmp_path: Path) -> None:
    _leftover(tmp_path)

    remove_leftovers(tmp_path)

    assert _names(tmp_path) == []


def test_the_file_of_a_run_that_goes_on_stays(tmp_path: Path) -> None:
    handle, path = make_beside(tmp_path)

    remove_leftovers(tmp_path)

    os.close(handle)
    assert _names(tmp_path) == [path.name]


def test_links_folders_and_other_files_stay(tmp_path: Path) -> None:
    (tmp_path / ".gouji-link.tmp").symlink_to("precious.txt")
    (tmp_path / ".gouji-folder.tmp").mkdir()
    (tmp_path / ".gouji-.tmp").touch()
    (tmp_path / "precious.txt").touch()
    before = _names(tmp_path)

    remove_leftovers(tmp_path)

    assert _names(tmp_path) == before


def test_a_folder_that_is_gone_is_no_error(tmp_path: Path) -> None:
    remove_leftovers(tmp_path / "gone")


@pytest.mark.parametrize(("age", "stays"), [(0, True), (KEPT_SECONDS + 60, False)])
def test_where_files_cannot_be_locked_only_what_is_old_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, age: int, stays: bool
) -> None:
    """As on Windows, which has no fcntl."""
    monkeypatch.setitem(sys.modules, "fcntl", None)
    path = _leftover(tmp_path)
    os.utime(path, (time.time() - age,) * 2)

    remove_leftovers(tmp_path)

    assert path.exists() is stays


def test_a_file_that_is_read_only_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, which removes none that is read-only."""
    handle, beside = make_beside(tmp_path)
    os.close(handle)
    beside.chmod(0o400)
    unlink = Path.unlink

    def unlink_as_windows(path: Path, *, missing_ok: bool = False) -> None:
        if not path.stat().st_mode & 0o200:
            raise PermissionError(13, "Access is denied")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink_as_windows)
    discard(beside)

    assert _names(tmp_path) == []
