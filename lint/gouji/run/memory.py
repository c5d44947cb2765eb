"""How much memory a process has, as its system tells it."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["memory_of"]

_KILOBYTE = 1024
_QUERY_AND_READ = 0x0410


def memory_of(process: int) -> int | None:
    """Return how many bytes of memory a process has; None where the system does not tell."""
    try:
        return int(_statm(process).split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return _by_windows(process) if _is_windows() else _by_ps(process)


def _statm(process: int) -> bytes:
    """Return what Linux tells; pathlib would take ten milliseconds, while a run of one report waits for its end."""
    file = os.open(f"/proc/{process}/statm", os.O_RDONLY)
    try:
        return os.read(file, 1000)
    finally:
        os.close(file)


def _is_windows() -> bool:
    return os.name == "nt"


def _by_ps(process: int) -> int | None:
    """Return what ``ps`` tells, as on macOS, which has no ``/proc``."""
    import subprocess

    command = ["ps", "-o", "rss=", "-p", str(process)]
    try:
        told = subprocess.run(command, capture_output=True, check=False, timeout=5).stdout  # noqa: S603 (ps of the system)
        return int(told) * _KILOBYTE
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


def _by_windows(process: int) -> int | None:
    """Return the working set of a process on Windows."""
    import ctypes

    libraries: Any = getattr(ctypes, "windll", None)
    if libraries is None:
        return None
    names = (
        "PeakWorkingSet",
        "WorkingSet",
        "PeakPaged",
        "Paged",
        "PeakNonPaged",
        "NonPaged",
        "PageFile",
        "PeakPageFile",
    )
    counted = [("size", ctypes.c_uint32), ("faults", ctypes.c_uint32), *((name, ctypes.c_size_t) for name in names)]
    counters: Any = type("Counters", (ctypes.Structure,), {"_fields_": counted})()
    counters.size = ctypes.sizeof(counters)
    kernel = libraries.kernel32
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(_QUERY_AND_READ, False, process)
    if not handle:
        return None
    try:
        found = kernel.K32GetProcessMemoryInfo(ctypes.c_void_p(handle), ctypes.pointer(counters), counters.size)
        return int(counters.WorkingSet) if found else None
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
