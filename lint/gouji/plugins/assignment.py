"""What an executor is given: work to be done on files, in batches that can be sent anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from gouji.value import Entity, NamedTuple, frozen

__all__ = ["LARGEST_BATCH", "Assignment", "Batch", "Encoded", "Entry"]

LARGEST_BATCH = 200
"""As many files are sent to a process at a time, at most."""


_PARTS = 4
"""What is left could be given to each process so many times."""


class Entry(NamedTuple):
    """A file to work on: its name, the fingerprint of the settings in force for it, and its limits of seconds and megabytes."""

    path: str
    fingerprint: str
    limits: tuple[int, int]


Batch: TypeAlias = "tuple[Entry, ...]"
"""Files that a process works on, one after another; it can be pickled."""

Encoded: TypeAlias = "tuple[bytes, str]"
"""What came of a file, result and contribution, as bytes, and the digest of its content."""


@frozen
class Assignment(Entity):
    """Work that an executor has done on ``files``.

    ``order`` is what `gouji.api.running.Processes` is made of, wherever the work is done; it can be pickled. ``entry``
    returns what is sent of a file. ``jobs`` is the number of processes that was asked for (0: the executor decides),
    ``address`` what was given after the executor's name and ``://``.
    """

    order: Any
    files: Sequence[str]
    entry: Callable[[str], Entry]
    jobs: int = 0
    address: str = ""

    def batches(self, processes: int) -> Iterator[Batch]:
        """Yield the files in batches, each a part of what is left, so that all processes end at about one time."""
        start, count = 0, len(self.files)
        while start < count:
            size = min(LARGEST_BATCH, -(-(count - start) // (processes * _PARTS)))
            yield tuple([self.entry(path) for path in self.files[start : start + size]])
            start += size
