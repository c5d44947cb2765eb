"""The model of where reports lie but in folders of the system."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO, Protocol

from gouji.run.wanted import Met

__all__ = ["Location", "Takes"]


class Takes(Protocol):
    """Whether a search takes the file that folders and a name lead to from where it begins."""

    def __call__(self, parts: Sequence[str], extensions: frozenset[str] | None = None) -> bool:
        """Return whether it does; *extensions* are those that are wanted, in place of those of reports."""


class Location(Protocol):
    """A file, a folder or all that is in a place that is no folder of the system, named by a path."""

    @property
    def top(self) -> str:
        """The path from which a search looks at folders and names."""

    def is_there(self) -> bool:
        """Return whether there is such a file or folder, or it is not known because the place cannot be read."""

    def find(self, takes: Takes, met: Met) -> Iterator[str]:
        """Yield the paths of its files that are taken; one that is named itself is. What is met besides is added.

        Raises `OSError` or `UnreadableSourceError` for a place that cannot be read at all, `UsageError` for one of no known kind.
        """

    def open(self) -> BinaryIO:
        """Open the file; raise `OSError` or `UnreadableSourceError`."""
