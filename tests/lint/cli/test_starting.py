"""What plugins print is kept out of standard output, and what they take away of the process is put back."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import sys

import pytest

from gouji.cli.starting import aside


def _replace_streams() -> None:
    sys.stdout = sys.stderr = None  # type: ignore[assignment]


def _close_streams() -> None:
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        assert stream is not None
        stream.close()


def _clear_path() -> None:
    sys.path.clear()


@pytest.mark.parametrize(
    "act",
    [
        _replace_streams,
        _close_streams,
        lambda: os.chdir("/"),
        _clear_path,
        lambda: sys.setrecursionlimit(500),
    ],
    ids=["replace-streams", "close-streams", "chdir", "clear-path", "lower-recursion-limit"],
)
def test_what_output_needs_is_as_before(
    act: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    before = (list(sys.path), sys.getrecursionlimit(), Path.cwd())

    with aside():
        act()
    sys.stdout.write("still there\n")

    assert (sys.path, sys.getrecursionlimit(), Path.cwd()) == before
    assert capsys.readouterr().out == "still there\n"


def test_what_is_added_to_the_path_of_modules_stays(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))

    with aside():
        sys.path.insert(0, str(tmp_path))

    assert sys.path[0] == str(tmp_path)


def test_what_is_printed_goes_to_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    with aside():
        sys.stdout.write("by a plugin\n")
        sys.stdout.flush()
        os.write(1, b"and past Python\n")
    sys.stdout.write("by gouji\n")

    printed = capfd.readouterr()
    assert (printed.out, printed.err) == ("by gouji\n", "by a plugin\nand past Python\n")


def test_the_streams_are_restored_after_an_error() -> None:
    ours = sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__

    with pytest.raises(KeyboardInterrupt), aside():
        raise KeyboardInterrupt

    assert (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__) == ours
