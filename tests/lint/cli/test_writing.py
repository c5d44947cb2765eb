"""Output goes to a file whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
import errno
import os
from pathlib import Path
import subprocess
import sys
from threading import Thread

import pytest

from gouji.cli.writing import check_place, write
from gouji.errors import UsageError
from gouji.fixing.beside import make_beside


def _names() -> list[str]:
    return [path.name for path in Path().iterdir()]


def test_a_file_is_written_in_utf_8_with_plain_line_ends() -> None:
    write(["一\n", "二\n"], "out.txt")

    assert Path("out.txt").read_bytes() == "一\n二\n".encode()


def test_a_file_that_is_there_is_replaced_and_keeps_its_mode() -> None:
    Path("out.txt").write_text("old", encoding="utf-8")
    Path("out.txt").chmod(0o640)

    write(["new"], "out.txt")

    assert (Path("out.txt").read_text("utf-8"), Path("out.txt").stat().st_mode & 0o777) == ("new", 0o640)


def test_a_new_file_has_the_mode_of_new_files() -> None:
    Path("usual.txt").touch()

    write(["new"], "out.txt")

    assert Path("out.txt").stat().st_mode == Path("usual.txt").stat().st_mode


def test_what_stops_halfway_leaves_the_old_file_and_nothing_beside_it() -> None:
    def pieces() -> Iterator[str]:
        yield "new"
        raise KeyboardInterrupt

    Path("out.txt").write_text("old", encoding="utf-8")

    with pytest.raises(KeyboardInterrupt):
        write(pieces(), "out.txt")

    assert (Path("out.txt").read_text("utf-8"), _names()) == ("old", ["out.txt"])


def test_a_file_that_excel_has_open_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, which denies access to it."""

    def denied(*_: object) -> None:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", denied)
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(UsageError) as raised:
        write(["new"], "out.csv")

    assert ("Excel" in raised.value.args[0].zh, _names()) == (True, [])


@pytest.mark.parametrize("system", ["win32", "linux"])
def test_windows_names_a_reader_that_went_away_otherwise(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    def invalid(_: str) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr("sys.stdout.write", invalid)
    monkeypatch.setattr("gouji.cli.writing._forget_output", lambda: None)

    with nullcontext() if system == "win32" else pytest.raises(UsageError):
        write(["new"], None)


def test_a_place_that_cannot_be_written_is_told() -> None:
    Path("folder").mkdir()

    with pytest.raises(UsageError) as raised:
        write(["new"], "folder")

    assert (raised.value.args[0].en, _names()) == ("cannot write folder: it is a folder, not a file", ["folder"])


@pytest.mark.parametrize("name", [os.devnull, "null"])
def test_a_device_is_written_to_and_stays_one(name: str) -> None:
    Path("null").symlink_to(os.devnull)

    write(["new"], name)

    assert (Path(os.devnull).is_char_device(), _names()) == (True, ["null"])


def test_a_pipe_is_written_to_and_stays_one() -> None:
    os.mkfifo("pipe")
    read: list[str] = []
    reader = Thread(target=lambda: read.append(Path("pipe").read_text("utf-8")))
    reader.start()

    write(["一", "二"], "pipe")

    reader.join()
    assert (read, Path("pipe").is_fifo()) == (["一二"], True)


def test_of_a_link_what_it_leads_to_is_replaced() -> None:
    Path("folder").mkdir()
    Path("link.txt").symlink_to("folder/new.txt")

    write(["new"], "link.txt")

    assert (Path("link.txt").is_symlink(), Path("folder/new.txt").read_text("utf-8")) == (True, "new")


def test_a_file_that_standard_output_goes_to_is_written_to_as_it_is(tmp_path: Path) -> None:
    """``gouji check --output /dev/stdout > out.txt``: the shell has the file open."""
    program = "print('before', flush=True); from gouji.cli.writing import write; write(['new'], '/dev/stdout')"
    with Path("out.txt").open("wb") as stream:
        subprocess.run([sys.executable, "-c", program], stdout=stream, check=True)

    assert Path("out.txt").read_text("utf-8") == "before\nnew"


def test_what_a_killed_run_left_goes() -> None:
    handle, _ = make_beside(Path())
    os.close(handle)

    write(["new"], "out.txt")

    assert _names() == ["out.txt"]


def test_where_files_cannot_be_locked_all_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, which has no fcntl."""
    monkeypatch.setitem(sys.modules, "fcntl", None)

    write(["new"], "out.txt")

    assert (Path("out.txt").read_text("utf-8"), _names()) == ("new", ["out.txt"])


@pytest.mark.parametrize(
    ("path", "why"),
    [
        (".", "it is a folder, not a file"),
        ("gone/out.txt", "there is no such file or folder"),
        ("file/out.txt", "a part of the path is not a folder"),
        ("closed/out.txt", "there is no permission for it"),
    ],
)
def test_a_place_where_no_file_can_be_written_is_known_before(
    path: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("file").touch()
    Path("closed").mkdir()
    access = os.access
    monkeypatch.setattr("os.access", lambda where, mode: access(where, mode) and not str(where).endswith("closed"))

    with pytest.raises(UsageError) as raised:
        check_place(path)

    assert raised.value.args[0].en == f"cannot write {path}: {why}"


@pytest.mark.parametrize("path", ["out.txt", "file", "link", os.devnull])
def test_a_place_where_a_file_can_be_written_is_none_to_tell(path: str) -> None:
    Path("file").touch()
    Path("link").symlink_to("file")

    check_place(path)


def test_what_cannot_be_written_ends_a_run_before_it_looks_for_files() -> None:
    for command in ("check", "extract"):
        done = subprocess.run(
            [sys.executable, "-m", "gouji", command, "--output", "gone/out", "--lang=en", "b.txt"],
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (2, b"gouji: cannot write gone/out: there is no such file or folder\n")
