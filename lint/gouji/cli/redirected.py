"""Standard output that goes to a file in a folder that is searched (``gouji check . > results.txt``): it is no report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
import os
from stat import S_ISREG

__all__ = ["passing_over"]


def passing_over(named: Iterable[str], others: Callable[[str], bool] | None = None) -> Callable[[str], bool] | None:
    """Return what tells of a file that was found whether it is passed over; None where none is.

    A file is passed over to which standard output or error goes, as they do now, unless it is *named*, and each of the *others*.
    """
    streams = {file for handle in (1, 2) if (file := _file_at(handle)) is not None}
    if not streams:
        return others
    named = frozenset(named)

    def passes_over(path: str) -> bool:
        return (path not in named and _file_at(path) in streams) or (others is not None and others(path))

    return passes_over


def _file_at(place: str | int) -> tuple[int, int] | None:
    """Return what tells the regular file at a path or behind a handle from every other; None where there is none."""
    try:
        status = os.stat(place)  # noqa: PTH116 (asked of each file that is found)
    except (OSError, ValueError):  # no path at all
        return None
    return (status.st_dev, status.st_ino) if S_ISREG(status.st_mode) else None
