"""What Windows does otherwise, driven here with its functions replaced."""

from __future__ import annotations

from argparse import Namespace
import ntpath
import os
from pathlib import Path
import sys
from typing import Any

import attrs
import pytest

from gouji.cli.inputs import stdin_name
from gouji.cli.running import uses_color
from gouji.errors import UnreadableSourceError, UsageError
from gouji.run.read import read_file, system_path
from gouji.run.search import find_files
from gouji.run.windows import expanded, is_device, shows_color, usable

TXT = frozenset({".txt", ".docx"})
LONG = "年度报告" * 60


@pytest.fixture
def _windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")


@pytest.fixture(autouse=True)
def _working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    "path",
    [
        "CON",
        "nul",
        "aux.txt",
        "2024/COM1",
        r"C:\reports\lpt9.docx",
        "prn .txt",
        "NUL:",
        r"\\server\share\con",
        r"\\.\COM1",
        "//./C:",
    ],
)
def test_a_name_of_a_device_is_one_in_any_folder_and_with_any_extension(path: str) -> None:
    assert is_device(path)


@pytest.mark.parametrize(
    "path", ["console.txt", "报告.con", "con/a.txt", "COM10.txt", r"C:\aux\a.docx", "null.txt", r"\\.\C:\a.txt"]
)
def test_other_names_are_no_devices(path: str) -> None:
    assert not is_device(path)


@pytest.mark.usefixtures("_windows")
def test_a_device_is_not_waited_for() -> None:
    Path("con.txt").write_text("x", encoding="utf-8")

    with pytest.raises(UnreadableSourceError) as raised:
        read_file("con.txt")

    assert raised.value.message.en == "it is the name of a device of Windows, not a file"


@pytest.mark.parametrize(
    ("path", "working", "expected"),
    [
        ("a.txt", "C:\\reports", "a.txt"),
        (f"{LONG}.txt", "C:\\reports", f"\\\\?\\C:\\reports\\{LONG}.txt"),
        (f"2024/../{LONG}.txt", "C:\\", f"\\\\?\\C:\\{LONG}.txt"),
        (f"D:/{LONG}", "C:\\reports", f"\\\\?\\D:\\{LONG}"),
        (f"//server/share/{LONG}", "C:\\", f"\\\\?\\UNC\\server\\share\\{LONG}"),
        (f"\\\\?\\C:\\{LONG}", "C:\\", f"\\\\?\\C:\\{LONG}"),
        ("a.txt", f"C:\\{LONG}", f"\\\\?\\C:\\{LONG}\\a.txt"),
    ],
)
def test_a_long_path_is_given_to_windows_in_the_form_without_a_limit(path: str, working: str, expected: str) -> None:
    assert usable(path, working) == expected


def test_only_windows_has_a_form_of_its_own_for_long_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    here = system_path(LONG)
    monkeypatch.setattr(sys, "platform", "win32")

    assert (here, system_path(LONG).startswith("\\\\?\\"), system_path("a.txt")) == (LONG, True, "a.txt")


def test_paths_are_shown_with_slashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sep", "\\")
    Path("2024").mkdir()
    for name in ("2024\\a.txt", "2024/a.txt"):  # as a name here, and as what it becomes
        Path(name).touch()

    found = find_files(["2024\\a.txt"], TXT, lambda _: False, str(Path.cwd()))

    assert (found.files, stdin_name(Namespace(stdin_filename="2024\\b.txt"))) == (("2024/a.txt",), "2024/b.txt")


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("C:", "C:a.txt"),
        ("C:/", "C:/a.txt"),
        ("//server/share", "//server/share/a.txt"),
        ("d/", "d/a.txt"),
        (".", "a.txt"),
    ],
)
def test_files_of_a_drive_are_named_as_the_drive_was(
    monkeypatch: pytest.MonkeyPatch, folder: str, expected: str
) -> None:
    monkeypatch.setattr("gouji.run.search.os.path.splitdrive", ntpath.splitdrive)
    monkeypatch.setattr("gouji.run.search._kind", lambda _: "folder")
    monkeypatch.setattr("gouji.run.search._entries", lambda _: [("a.txt", "file")])

    assert find_files([folder], TXT, lambda _: False, str(Path.cwd())).files == (expected,)


@pytest.mark.usefixtures("_windows")
def test_wildcards_are_expanded_where_the_shell_leaves_them() -> None:
    Path("2024").mkdir()
    for name in ("水务局[1].docx", "气象局.docx", "~$气象局.docx", "a.txt", "2024/b.docx"):
        Path(name).touch()

    found = find_files(["*.docx", "a.txt", "20*"], TXT, lambda _: False, str(Path.cwd()))

    assert found.files == ("2024/b.docx", "a.txt", "气象局.docx", "水务局[1].docx")


@pytest.mark.usefixtures("_windows")
def test_a_wildcard_that_fits_nothing_is_a_path_that_is_not_there() -> None:
    with pytest.raises(UsageError) as raised:
        find_files(["*.docx"], TXT, lambda _: False, str(Path.cwd()))

    assert raised.value.args[0].en == "no such path: *.docx"


def test_a_path_that_is_not_there_is_told_with_the_nearest_in_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sep", "\\")
    Path("2024").mkdir()
    Path("2024/水务局.docx").touch()

    with pytest.raises(UsageError) as raised:
        find_files(["2024\\水务局.doc"], TXT, lambda _: False, str(Path.cwd()))

    assert raised.value.args[0].en == "no such path: 2024\\水务局.doc; did you mean 2024/水务局.docx?"


def test_elsewhere_the_shell_expands_and_a_name_may_have_an_asterisk() -> None:
    Path("a.docx").touch()

    assert list(expanded(["*.docx"], lambda _: False)) == ["*.docx"]


@pytest.mark.parametrize("system", ["win32", "linux"])
def test_a_file_that_word_has_open_is_told_as_such(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", denied)
    monkeypatch.setattr(sys, "platform", system)

    with pytest.raises(UnreadableSourceError) as raised:
        read_file("a.docx")

    assert ("Word" in raised.value.message.zh) == (system == "win32")


@attrs.define
class Kernel32:
    """The functions of Windows' console; ``mode`` None: standard output is none."""

    mode: int | None
    takes: bool = True

    def GetStdHandle(self, number: int) -> int:  # noqa: N802 (Windows' name)
        return -number

    def GetConsoleMode(self, handle: int, mode: Any) -> int:  # noqa: N802
        mode._obj.value = self.mode or 0  # noqa: SLF001 (what ctypes' byref refers to)
        return int(self.mode is not None)

    def SetConsoleMode(self, handle: int, mode: int) -> int:  # noqa: N802
        self.mode = mode
        return int(self.takes)


@pytest.mark.parametrize(
    ("kernel", "expected", "mode"),
    [
        (Kernel32(3), True, 7),
        (Kernel32(7), True, 7),
        (Kernel32(3, takes=False), False, 7),
        (Kernel32(None), True, None),
    ],
)
def test_the_console_is_asked_to_show_colour(kernel: Kernel32, expected: bool, mode: int | None) -> None:
    assert (shows_color(kernel), kernel.mode) == (expected, mode)


@pytest.mark.usefixtures("_windows")
@pytest.mark.parametrize("shows", [True, False])
def test_there_is_no_colour_in_a_console_that_shows_none(monkeypatch: pytest.MonkeyPatch, shows: bool) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("gouji.run.windows.shows_color", lambda: shows)

    assert uses_color("auto", to_file=False) == shows
