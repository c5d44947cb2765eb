"""How much memory a process has is asked of its system, whichever it is."""

from __future__ import annotations

from collections.abc import Callable
import ctypes
import os
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from gouji.run import memory
from gouji.run.memory import memory_of


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has this")
def test_on_linux_the_kernel_tells_it() -> None:
    before = memory_of(os.getpid()) or 0
    held = bytearray(b"x" * 50_000_000)

    assert (memory_of(os.getpid()) or 0) - before > 0.9 * len(held)


def _no_proc(*_: object) -> None:
    raise FileNotFoundError


def test_elsewhere_ps_tells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_statm", _no_proc)
    monkeypatch.setattr("subprocess.run", lambda command, **_: SimpleNamespace(stdout=b"  2048\n"))

    assert memory_of(7) == 2048 * 1024


@pytest.mark.parametrize("told", [b"", b"ps: no such process\n"])
def test_nothing_is_known_of_a_process_that_ps_does_not_know(monkeypatch: pytest.MonkeyPatch, told: bytes) -> None:
    monkeypatch.setattr(memory, "_statm", _no_proc)
    monkeypatch.setattr("subprocess.run", lambda command, **_: SimpleNamespace(stdout=told))

    assert memory_of(7) is None


def _function(call: Callable[..., Any]) -> Any:
    """A function to which attributes can be given, as those of a library have them."""

    def function(*arguments: Any) -> Any:
        return call(*arguments)

    return function


def test_on_windows_the_kernel_library_tells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def information(handle: Any, counters: Any, size: int) -> int:
        counters.contents.WorkingSet = 123 if (handle.value, size) == (5, ctypes.sizeof(counters.contents)) else 0
        return 1

    closed: list[int] = []
    library = SimpleNamespace(
        OpenProcess=_function(lambda access, inherited, process: 5 if process == 7 else 0),
        K32GetProcessMemoryInfo=information,
        CloseHandle=lambda handle: closed.append(handle.value),
    )
    monkeypatch.setattr(memory, "_statm", _no_proc)
    monkeypatch.setattr(memory, "_is_windows", lambda: True)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=library), raising=False)

    assert (memory_of(7), memory_of(8), closed) == (123, None, [5])
