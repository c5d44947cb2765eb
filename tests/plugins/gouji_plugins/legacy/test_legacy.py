"""Old office files: told by their content, converted where LibreOffice is, else a word on what to do."""

from __future__ import annotations

import os
from pathlib import Path
import stat
import subprocess
import sys
import time

import pytest

from gouji.api.documents import LimitExceededError, UnreadableSourceError, Vocabulary
from gouji.plugins.model import Plugins
from gouji_plugins.legacy import convert as convert_module
from gouji_plugins.legacy import document as document_module
from gouji_plugins.legacy.child import socket_name
from gouji_plugins.legacy.convert import ConversionError, convert, find_office
from gouji_plugins.legacy.document import read_legacy
from gouji_plugins.legacy.kinds import LOCKED, kind_of

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
RTF = rb"{\rtf1\ansi 2024}"
VOCABULARY = Vocabulary.of({}, {})


def compound(stream: str) -> bytes:
    """A compound file with a stream of a name, somewhere in it."""
    return COMPOUND + bytes(1024) + f"{stream}\0".encode("utf-16-le") + bytes(1024)


def refused(data: bytes, name: str = "年报.doc") -> UnreadableSourceError:
    with pytest.raises(UnreadableSourceError) as raised:
        read_legacy(data, name, VOCABULARY)
    return raised.value


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_module, "find_office", lambda: None)


@pytest.mark.parametrize(
    ("data", "extension", "today"),
    [
        (compound("WordDocument"), ".doc", ".docx"),
        (compound("Workbook"), ".xls", ".xlsx"),
        (compound("Book"), ".xls", ".xlsx"),
        (RTF, ".rtf", ".docx"),
        (compound("EncryptedPackage"), "", ".docx"),
        (COMPOUND, "", ".docx"),
    ],
)
def test_a_file_is_told_by_its_content(data: bytes, extension: str, today: str) -> None:
    kind = kind_of(data)

    assert (kind.extension, kind.today) == (extension, today)


@pytest.mark.parametrize(("data", "today"), [(compound("WordDocument"), ".docx"), (compound("Workbook"), ".xlsx")])
def test_without_libreoffice_the_message_says_how_to_save_it(data: bytes, today: str, no_office: None) -> None:
    error = refused(data)

    assert (error.kind, f"另存为 {today}" in error.message.zh, f"save it as {today}" in error.message.en) == (
        "old-format",
        True,
        True,
    )


@pytest.mark.parametrize(
    ("stream", "begin", "is_locked"),
    [
        ("WordDocument", b"\xec\xa5\xc1\0" + bytes(6) + b"\x00\x13", True),
        ("WordDocument", b"\xec\xa5\xc1\0" + bytes(6) + b"\x00\x12", False),
        ("Workbook", b"\x09\x08\x10\x00" + bytes(16) + b"\x2f\x00", True),
        ("Workbook", b"\x09\x08\x10\x00" + bytes(16) + b"\xe1\x00", False),
    ],
)
def test_an_old_file_that_needs_a_password_is_told_as_locked(stream: str, begin: bytes, is_locked: bool) -> None:
    data = COMPOUND + begin.ljust(512, b"\0") + compound(stream)

    assert (kind_of(data) is LOCKED) == is_locked


def test_a_locked_file_is_told_as_one(no_office: None) -> None:
    assert refused(compound("EncryptedPackage"), "年报.docx").kind == "encrypted"


def test_a_container_of_something_else_is_not_converted() -> None:
    assert refused(COMPOUND, "a.msg").kind == "old-format"


def test_a_large_file_is_not_converted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_module, "MAX_FILE_BYTES", 100)

    error = refused(compound("WordDocument"))

    assert isinstance(error, LimitExceededError)
    assert error.limit == "MAX_FILE_BYTES"


def office(folder: Path, script: str) -> str:
    """A program in the place of LibreOffice; the last argument is the file, the one before it the folder for its output."""
    if sys.platform == "win32":
        pytest.skip("a program of the shell")
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\nfor last; do out=$file; file=$last; done\n{script}\n", "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    return str(program)


def test_what_the_program_makes_is_what_is_read(tmp_path: Path) -> None:
    program = office(tmp_path, 'mkdir -p "$out"; { cat "$file"; echo ok; } > "$out/report.docx"')

    assert convert(b"doc", ".doc", ".docx", program) == b"docok\n"


def test_the_program_runs_in_a_folder_that_is_gone_afterwards(tmp_path: Path) -> None:
    program = office(
        tmp_path, f'pwd > {tmp_path}/where; echo "$1" >> {tmp_path}/where; mkdir "$out"; touch "$out/report.docx"'
    )
    convert(b"doc", ".doc", ".docx", program)
    folder, profile = (tmp_path / "where").read_text("utf-8").split("\n")[:2]

    assert (Path(folder).exists(), folder in profile) == (False, True)


def test_its_temporary_files_are_in_that_folder(tmp_path: Path) -> None:
    program = office(
        tmp_path, f'echo "$TMPDIR" > {tmp_path}/where; touch "$TMPDIR/lu"; mkdir "$out"; touch "$out/report.docx"'
    )
    convert(b"doc", ".doc", ".docx", program)
    folder = Path((tmp_path / "where").read_text("utf-8").strip())

    assert (folder.name, folder.exists(), folder.parent.exists()) == ("temporary", False, False)


def test_its_socket_is_called_as_libreoffice_calls_it() -> None:
    assert socket_name("file:///srv/profile", 1000) == "OSL_PIPE_1000_SingleOfficeIPC_eb3c62233c8bc1ea8082c0112f71b529"


def test_its_profile_allows_no_macros_and_no_network(tmp_path: Path) -> None:
    program = office(
        tmp_path, f'cp profile/user/registrymodifications.xcu {tmp_path}; mkdir "$out"; touch "$out/report.docx"'
    )
    convert(b"doc", ".doc", ".docx", program)
    settings = (tmp_path / "registrymodifications.xcu").read_text("utf-8")

    assert [name for name in ("DisableMacrosExecution", "ooInetHTTPProxyName") if name not in settings] == []


def test_a_program_that_makes_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = office(tmp_path, "exit 1")
    monkeypatch.setattr(document_module, "find_office", lambda: program)

    error = refused(compound("WordDocument"))

    assert (error.kind, "未能转换" in error.message.zh) == ("old-format", True)


def test_a_program_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = office(tmp_path, f"sleep 600 & echo $! > {tmp_path}/child; wait")
    for seconds in (0.5, 10, 100):  # As long as the program needs to start its own.
        monkeypatch.setattr(convert_module, "MAX_SECONDS", seconds)
        with pytest.raises(ConversionError) as raised:
            convert(b"doc", ".doc", ".docx", program)
        assert raised.value.timed_out
        if (tmp_path / "child").exists() and (child := (tmp_path / "child").read_text("utf-8").strip()):
            break

    assert _end_soon(Path(f"/proc/{child}/stat"))


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="a program of the shell")
def test_it_ends_with_the_process_that_asked_for_it_and_its_folder_goes(tmp_path: Path) -> None:
    program = office(tmp_path, f"sleep 600 & echo $! > {tmp_path}/child; pwd > {tmp_path}/where; wait")
    ask = f"from gouji_plugins.legacy.convert import convert; convert(b'doc', '.doc', '.docx', {program!r})"
    with subprocess.Popen([sys.executable, "-c", ask]) as asking:
        while not (tmp_path / "where").exists() or not (tmp_path / "where").read_text("utf-8").endswith("\n"):
            time.sleep(0.02)
        asking.kill()
    folder, child = Path((tmp_path / "where").read_text("utf-8").strip()), (tmp_path / "child").read_text("utf-8")

    assert _end_soon(Path(f"/proc/{child.strip()}/stat"), folder)


def _end_soon(state: Path, *folders: Path) -> bool:
    """Whether a process ends and folders go; a minute is waited for that."""
    deadline = time.monotonic() + 60
    while (left := _runs(state) or any(folder.exists() for folder in folders)) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not left


def _runs(state: Path) -> bool:
    try:
        return state.read_text("utf-8").split()[2] != "Z"
    except OSError:
        return False


def test_old_files_are_known_by_their_first_bytes_alone(plugins: Plugins) -> None:
    loader = next(loader for loader in plugins.loaders if loader.name == "legacy")

    sure = [loader.recognise(*given) for given in ((COMPOUND, "a"), (RTF, "a.doc"), (b"text", "a.doc"))]
    assert [value > 50 for value in sure] == [True, True, False]


def test_on_windows_libreoffice_is_found_where_it_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "LibreOffice" / "program" / "soffice.exe"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    monkeypatch.setattr("shutil.which", lambda _: None)
    elsewhere = find_office()
    monkeypatch.setattr(sys, "platform", "win32")

    assert (find_office(), elsewhere if not Path("/Applications").exists() else None) == (str(program), None)
