"""The memory in which the process that checks writes which file it is at, and in which the one that watches it looks."""

from __future__ import annotations

import mmap

__all__ = ["Board"]

_SIZE = 256 * 1024
"""More than any path takes, with the name of a member of an archive; what is not written to takes no memory."""

_NUMBER = 8
"""So many bytes a number has."""


class Board:
    """The file that is worked on, with its limits: written by one process, and read by the one from which that was forked.

    Unlike what goes through a pipe, it wakes nobody. What is seen while it is being written is not whole, and counts as
    not there yet.
    """

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, _SIZE)
        self._written = 0
        self.write(None)

    def write(self, path: str | None, limits: tuple[int, int] = (0, 0)) -> None:
        """Write which file is worked on (None: none), and its limits of seconds and megabytes (0: none)."""
        self._written += 1
        name = b"" if path is None else path.encode("utf-8", "surrogateescape")[: _SIZE // 2]
        numbers = (self._written, *limits, -1 if path is None else len(name))
        number = self._written.to_bytes(_NUMBER, "little")
        record = b"".join([each.to_bytes(_NUMBER, "little", signed=True) for each in numbers]) + name + number
        self._memory[: len(record)] = record

    def read(self) -> tuple[int, str | None, tuple[int, int]] | None:
        """Return how many times was written, the file and its limits; None where that is being written at the moment."""
        head = self._memory[: 4 * _NUMBER]
        written, seconds, megabytes, length = (
            int.from_bytes(head[at : at + _NUMBER], "little", signed=True) for at in range(0, len(head), _NUMBER)
        )
        start, end = len(head), len(head) + max(length, 0)
        if self._memory[end : end + _NUMBER] != head[:_NUMBER]:
            return None
        path = self._memory[start:end].decode("utf-8", "surrogateescape") if length >= 0 else None
        return written, path, (seconds, megabytes)
