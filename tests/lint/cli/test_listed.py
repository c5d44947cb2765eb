"""Files can be named by a list."""

from __future__ import annotations

from argparse import Namespace
import os
from pathlib import Path
import subprocess
import sys

import pytest

from gouji.cli.inputs import paths_of
from gouji.cli.main import main
from gouji.errors import UsageError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _named(data: bytes, *paths: str) -> list[str]:
    """What is checked where a list has these bytes."""
    Path("list").write_bytes(data)
    return paths_of(Namespace(paths=list(paths), files_from="list", listed=None))


def test_a_list_has_a_name_on_each_line_or_up_to_each_nul() -> None:
    lists = [b"a.txt\n\nb c.txt", "\ufeff甲.txt\r\n乙.txt\r\n".encode(), b"a\nb.txt\0c.txt\0", b"-\n", b""]

    assert [_named(data) for data in lists] == [
        ["a.txt", "b c.txt"],
        ["甲.txt", "乙.txt"],
        ["a\nb.txt", "c.txt"],
        [f".{os.sep}-"],
        [],
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "utf-8-sig"])
def test_a_list_may_be_as_windows_writes_it(encoding: str) -> None:
    assert _named("2024\\水务局.txt\r\n甲 乙.txt\r\n".encode(encoding)) == ["2024\\水务局.txt", "甲 乙.txt"]


def test_a_name_that_is_no_text_is_as_the_system_has_it() -> None:
    name = "水.txt".encode("gb18030")
    try:
        Path(os.fsdecode(name)).touch()
    except OSError:
        pytest.skip("all names are text here")

    assert (_named(name), _named(b"\xff.txt")) == ([os.fsdecode(name)], ["\udcff.txt"])


def test_what_is_named_beside_the_list_is_checked_too() -> None:
    assert _named(b"b.txt\n", "a.txt") == ["a.txt", "b.txt"]


def test_a_list_that_cannot_be_read_is_told() -> None:
    with pytest.raises(UsageError) as raised:
        paths_of(Namespace(paths=[], files_from="gone", listed=None))

    assert raised.value.args[0].en == "the list of files gone: the file is not there"


@pytest.mark.parametrize("data", [b"PK\x03\x04...", b"%PDF-1.7", b"\xd0\xcf\x11\xe0"])
def test_a_workbook_or_document_is_no_list(data: bytes) -> None:
    with pytest.raises(UsageError) as raised:
        _named(data)

    assert (
        raised.value.args[0].en == "the list of files list: it is no list, which is plain text with a path on each line"
    )


def test_standard_input_cannot_be_both_the_list_and_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["check", "-", "--files-from", "-", "--lang", "en"])

    told = "gouji: standard input cannot be both the list of files and what is to be checked\n"
    assert (status, capsys.readouterr().err) == (2, told)


def _checked(names: str, *options: str) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, "-m", "gouji", "check", "--files-from", "-", "--no-cache", "--lang=en", *options],
        input=names,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, [line for line in (done.stdout + done.stderr).splitlines() if line]


def test_files_named_on_standard_input_are_checked_and_a_name_that_is_not_there_is_told() -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        Path(name).write_text("一份文件。\n", encoding="utf-8")

    status, lines = _checked("a.txt\nb.txt\n", "--format=concise", "--quiet")

    assert (status, [line.partition(":")[0] for line in lines]) == (0, ["a.txt", "b.txt"])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process takes over from another")
def test_a_list_on_standard_input_is_there_for_each_process_that_takes_over() -> None:
    code = "from gouji.cli.listed import hold_input, listed_names\nhold_input(['-'])\nprint([listed_names('-') for _ in range(2)])"

    done = subprocess.run([sys.executable, "-c", code], input=b"a.txt\n", capture_output=True, check=True)

    assert done.stdout.split() == [b"[['a.txt'],", b"['a.txt']]"]


@pytest.mark.skipif(sys.platform == "win32", reason="no process takes over from another")
def test_a_list_that_cannot_be_held_is_told() -> None:
    code = (
        "from gouji.cli.listed import hold_input\nimport resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
    )
    code += "hold_input(['--files-from', '-', '--lang=en'])"

    done = subprocess.run([sys.executable, "-c", code], input=b"a.txt\n", capture_output=True, check=False)

    assert (done.returncode, done.stderr[:74]) == (
        2,
        b"gouji: the list of files does not go into the folder for temporary files: ",
    )
