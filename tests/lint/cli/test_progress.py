"""A progress bar is for a person who waits for many files."""

from __future__ import annotations

import io
import sys

import pytest

from gouji.cli.progress import FEWEST, shown_progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _shown(
    total: int, monkeypatch: pytest.MonkeyPatch, *, quiet: bool = False, stream: io.StringIO | None = None
) -> str:
    error = stream or _Terminal()
    monkeypatch.setattr(sys, "stderr", error)
    monkeypatch.setenv("TERM", "xterm")
    with shown_progress("en", quiet=quiet) as progress:
        for done in range(1, total + 1):
            if progress:
                progress(done, total)
    return error.getvalue()


def test_many_files_have_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _shown(FEWEST, monkeypatch)

    assert ("checking" in shown, "100%" in shown) == (True, True)


def test_few_files_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _shown(FEWEST - 1, monkeypatch) == ""


def test_quiet_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _shown(FEWEST, monkeypatch, quiet=True) == ""


def test_what_is_no_terminal_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _shown(FEWEST, monkeypatch, stream=io.StringIO()) == ""


@pytest.mark.parametrize("total", [FEWEST, 10_000])
def test_the_bar_is_drawn_some_hundred_times_at_most(monkeypatch: pytest.MonkeyPatch, total: int) -> None:
    drawn = []
    from rich.progress import Progress

    monkeypatch.setattr(Progress, "refresh", lambda self: drawn.append(1))
    _shown(total, monkeypatch)

    assert 0 < len(drawn) <= 110
