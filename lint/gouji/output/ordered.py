"""Values put in order: in memory, and where they are many in sorted runs on disk, which are merged as they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge
from operator import itemgetter
import pickle
from typing import Any, Generic, TypeVar

from gouji.output.shelf import Shelf

__all__ = ["Ordered"]

_T = TypeVar("_T")
_MOST = 8_000_000
"""So many bytes of pickled values are kept in memory."""

_ORDER = itemgetter(0, 1)


class Ordered(Generic[_T]):
    """Values in the order of their keys, those of one key as they came, to be iterated over any number of times.

    Raises `SpoolError` where the disk is full.
    """

    def __init__(self, items: Iterable[tuple[Any, _T]], most: int = _MOST) -> None:
        self._shelf: Shelf | None = None
        self._runs: list[tuple[int, int]] = []
        self._rest: list[tuple[Any, int, bytes]] = []
        size = 0
        for number, (key, value) in enumerate(items):
            data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
            self._rest.append((key, number, data))
            size += len(data)
            if size > most:
                self._store()
                size = 0
        self._rest.sort(key=_ORDER)

    def _store(self) -> None:
        """Put what is in memory on disk, as a sorted run."""
        self._shelf = self._shelf or Shelf()
        start = self._shelf.end
        self._shelf.put(pickle.dumps(each, pickle.HIGHEST_PROTOCOL) for each in sorted(self._rest, key=_ORDER))
        self._runs.append((start, self._shelf.end))
        self._rest.clear()

    def __iter__(self) -> Iterator[_T]:
        for _, value in self.pairs():
            yield value

    def pairs(self) -> Iterator[tuple[Any, _T]]:
        """Yield the keys with their values."""
        for key, _, data in merge(*map(self._stored, self._runs), self._rest, key=_ORDER):
            yield key, pickle.loads(data)  # noqa: S301 (written by this process, in a file that no other can open)

    def _stored(self, run: tuple[int, int]) -> Iterator[tuple[Any, int, bytes]]:
        assert self._shelf is not None  # noqa: S101 (runs lie in it)
        for data in self._shelf.pieces(*run):
            yield pickle.loads(data)  # noqa: S301 (as above)
