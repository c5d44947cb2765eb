"""The cache of compiled packs as those who read packs see it: bytes by keys, opened where there are packs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeAlias

__all__ = ["Kept", "OpenKept", "opened"]


class Kept(Protocol):
    """A cache: what it returns for a key is what was put under it by the same build of gouji, and by the same user."""

    def get(self, key: str) -> bytes | None:
        """Return the bytes for a key; None where there are none."""

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes for a key."""

    def close(self) -> None:
        """Write what was put."""


OpenKept: TypeAlias = Callable[[], Kept | None]
"""Opens the cache; returns None where there is none, or it is not wanted."""


@contextmanager
def opened(open_kept: OpenKept | None) -> Iterator[Kept | None]:
    """Open the cache, and close it in the end."""
    kept = open_kept() if open_kept is not None else None
    try:
        yield kept
    finally:
        if kept is not None:
            kept.close()
