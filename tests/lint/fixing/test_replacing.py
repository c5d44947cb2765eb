"""A file is replaced at one stroke: whenever the process ends, the old or the new content is there."""

from __future__ import annotations

from pathlib import Path
import subprocess
import sys
import time

import pytest

from gouji.errors import FixError
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

    assert (_names(tmp_path), raised.value.message.en) == ([], "it cannot be written: No such file or directory")


def test_what_fails_halfway_leaves_the_old_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr("os.fsync", interrupted)

    with pytest.raises(KeyboardInterrupt):
        replace_file(str(path), b"old", b"new")

    assert (path.read_bytes(), _names(tmp_path)) == (b"old", ["a.txt"])


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

    assert found <= {b"a" * 300_000, b"b" * 200_000}
