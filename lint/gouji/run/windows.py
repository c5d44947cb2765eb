"""What Windows does otherwise: names of devices, long paths, wildcards in arguments, files in use, colour in its console."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
import ntpath
from pathlib import Path
import sys
from typing import Any

__all__ = ["expanded", "is_device", "on_windows", "shows_color", "system_form", "usable"]

_LONGEST = 240
"""Longer paths are given to Windows in the form that has no limit; 260 characters are too many, 248 for a folder."""

_DEVICES = frozenset(
    [
        "CON",
        "PRN",
        "AUX",
        "NUL",
        "CONIN$",
        "CONOUT$",
        *(f"{port}{n}" for port in ("COM", "LPT") for n in "123456789¹²³"),
    ]
)
_OUTPUT_HANDLE, _VIRTUAL_TERMINAL = -11, 0x0004


def on_windows() -> bool:
    """Return whether the system is Windows."""
    return sys.platform == "win32"


def is_device(path: str) -> bool:
    r"""Return whether a path names a device of Windows: in whatever folder and with whatever extension (``aux.txt``), or as ``\\.\COM1``."""
    if path.replace("/", "\\").startswith("\\\\.\\"):
        return not ntpath.isabs(path[4:])  # what begins with a drive is a file
    name = ntpath.basename(ntpath.splitdrive(path)[1])
    return name.partition(".")[0].partition(":")[0].rstrip(" ").upper() in _DEVICES


def usable(path: str, working: str | None = None) -> str:
    r"""Return a path as Windows opens it: a long one absolute and after ``\\?\``, any other as it is."""
    whole = ntpath.normpath(ntpath.join(working or str(Path.cwd()), path))
    if len(whole) < _LONGEST or whole.startswith("\\\\?\\"):
        return path
    return f"\\\\?\\UNC{whole[1:]}" if whole.startswith("\\\\") else f"\\\\?\\{whole}"


def system_form(path: str) -> str:
    """Return a path as it is given to the system, whichever that is."""
    return usable(path) if on_windows() else path


def expanded(paths: Iterable[str], leaves_out: Callable[[str], bool]) -> Iterator[str]:
    """Yield the paths, of one with ``*`` or ``?`` the files and folders that it fits, as the shells of other systems do.

    One that fits nothing stays as it is; names that are left out fit no wildcard.
    """
    for path in paths:
        found = _fitting(path) if on_windows() and any(sign in path for sign in "*?") else []
        yield from [each for each in found if not leaves_out(Path(each).name)] or [path]


def _fitting(path: str) -> list[str]:
    from glob import glob

    return sorted(glob(path.replace("[", "[[]"), recursive=True))  # noqa: PTH207 (it may be absolute)


def shows_color(kernel32: Any = None) -> bool:
    """Return whether the console of Windows shows colour, after it has been asked to."""
    import ctypes

    kernel = kernel32 or getattr(ctypes, "windll").kernel32  # noqa: B009 (Windows alone has it)
    handle, mode = kernel.GetStdHandle(_OUTPUT_HANDLE), ctypes.c_ulong()
    if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        return True  # no console of Windows' own, as that of Git
    return bool(mode.value & _VIRTUAL_TERMINAL or kernel.SetConsoleMode(handle, mode.value | _VIRTUAL_TERMINAL))
