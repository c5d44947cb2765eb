"""A file is replaced at one stroke: whenever the process ends, the old or the new content is there."""

from __future__ import annotations

import os
from pathlib import Path
import subprocess
import sys
import time

import pytest

from gouji.errors import FixError
from gouji.fixing.beside import lock, remove_leftovers
from gouji.fixing.replacing import replace_file

_FOREVER = """
import sys
from gouji.fixing.replacing import replace_file
old, new = b"a" * 300_000, b"b" * 200_000
print("ready", flush=True)
while True:
    replace_file(sys.argv[1], old, new)
    old, new = new, old
"""


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_content_is_replaced_and_nothing_is_left_beside(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    replace_file(str(path), b"old", b"new")

    assert (path.read_bytes(), _names(tmp_path)) == (b"new", ["a.txt"])


def test_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)

    replace_file(str(path), b"old", b"new")

    assert path.stat().st_mode & 0o7777 == 0o640


def test_of_a_link_the_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    target, link = tmp_path / "folder" / "a.txt", tmp_path / "link.txt"
    target.write_bytes(b"old")
    link.symlink_to("folder/a.txt")

    replace_file(str(link), b"old", b"new")

    assert (link.is_symlink(), target.read_bytes(), _names(target.parent)) == (True, b"new", ["a.txt"])


def test_a_file_that_changed_meanwhile_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"somebody's")

    with pytest.raises(FixError) as raised:
        replace_file(str(path), b"old", b"new")

    assert (path.read_bytes(), raised.value.message.en) == (b"somebody's", "it was changed meanwhile; not written")


def test_a_file_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(FixError) as raised:
        replace_file(str(tmp_path / "a.txt"), b"old", b"new")

    assert (_names(tmp_path), raised.value.message.en) == ([], "it cannot be written: there is no such file or folder")


def test_what_fails_halfway_leaves_the_old_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr("os.fsync", interrupted)

    with pytest.raises(KeyboardInterrupt):
        replace_file(str(path), b"old", b"new")

    assert (path.read_bytes(), _names(tmp_path)) == (b"old", ["a.txt"])


def _append(path: Path) -> None:
    with path.open("ab") as stream:
        stream.write(b" and more")


def test_what_is_appended_before_the_file_is_replaced_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr("os.fsync", lambda handle: _append(path))

    with pytest.raises(FixError) as raised:
        replace_file(str(path), b"old", b"new")

    told = "it was changed meanwhile; not written"
    assert (path.read_bytes(), raised.value.message.en, _names(tmp_path)) == (b"old and more", told, ["a.txt"])


def test_what_is_appended_at_the_very_moment_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(self: Path, target: Path) -> None:
        _append(path)
        self.rename(target)

    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", replace)

    replace_file(str(path), b"old", b"new")

    assert (path.read_bytes(), _names(tmp_path)) == (b"new and more", ["a.txt"])


def test_what_is_appended_by_who_had_it_open_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with path.open("ab", buffering=0) as stream:
        monkeypatch.setattr("gouji.fixing.replacing._sync_folder", lambda folder: stream.write(b" and more"))

        replace_file(str(path), b"old", b"new")

    assert path.read_bytes() == b"new and more"


def test_another_change_at_the_very_moment_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(self: Path, target: Path) -> None:
        if path.read_bytes() == b"old":
            path.write_bytes(b"mine")
        self.rename(target)

    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", replace)

    with pytest.raises(FixError, match="changed meanwhile"):
        replace_file(str(path), b"old", b"new")

    assert (path.read_bytes(), _names(tmp_path)) == (b"mine", ["a.txt"])


def test_a_file_that_was_replaced_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replaced(handle: int) -> None:
        (tmp_path / "b.txt").write_bytes(b"old")
        (tmp_path / "b.txt").rename(path)

    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr("os.fsync", replaced)

    with pytest.raises(FixError, match="changed meanwhile"):
        replace_file(str(path), b"old", b"new")

    assert path.read_bytes() == b"old"


def test_a_file_that_another_run_writes_is_left_to_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    with path.open("rb") as stream:
        lock(stream.fileno())
        with pytest.raises(FixError, match="another gouji"):
            replace_file(str(path), b"old", b"new")

    assert path.read_bytes() == b"old"


def test_hard_links_are_not_parted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    (tmp_path / "b.txt").hardlink_to(path)

    with pytest.raises(FixError, match="hard links"):
        replace_file(str(path), b"old", b"new")

    assert (path.read_bytes(), path.samefile(tmp_path / "b.txt")) == (b"old", True)


def test_a_pipe_is_neither_waited_for_nor_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(FixError, match="no regular file"):
        replace_file(str(tmp_path / "pipe"), b"", b"new")

    assert (tmp_path / "pipe").is_fifo()


def test_a_file_that_word_has_open_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, which denies access to it."""
    path = tmp_path / "a.html"
    path.write_bytes(b"old")

    def denied(*_: object) -> None:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", denied)
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(FixError) as raised:
        replace_file(str(path), b"old", b"new")

    assert ("Word" in raised.value.message.zh, path.read_bytes(), _names(tmp_path)) == (True, b"old", ["a.html"])


def test_where_files_cannot_be_locked_they_are_replaced_when_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows: there is no fcntl, and a file that is open cannot be renamed."""

    def replace(self: Path, target: Path) -> None:
        open_files = [each.readlink() for each in Path("/proc/self/fd").iterdir() if each.is_symlink()]
        if self in open_files or target in open_files:
            raise PermissionError(13, "open")
        self.rename(target)

    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setattr(Path, "replace", replace)

    replace_file(str(path), b"old", b"new")

    assert (path.read_bytes(), _names(tmp_path)) == (b"new", ["a.txt"])


def test_killed_at_any_moment_the_old_or_the_new_file_is_there(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 300_000)
    path.chmod(0o600)
    found = set()
    for number in range(8):
        path.write_bytes(b"a" * 300_000)
        with subprocess.Popen([sys.executable, "-c", _FOREVER, str(path)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.003 * number)
            process.kill()
        found.add(path.read_bytes())
        remove_leftovers(tmp_path)

    assert _names(tmp_path) == ["a.txt"]
    assert found <= {b"a" * 300_000, b"b" * 200_000}
