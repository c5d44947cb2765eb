"""Pieces of output that are all made before the first is written: in memory, and where they are many, on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from gouji.output.shelf import Shelf

__all__ = ["Held"]

_T = TypeVar("_T")

_MOST = 4_000_000
"""So many characters or bytes are kept in memory."""


class Held(Generic[_T]):
    """Pieces that have been made, to be iterated over once; raises what making them raises, or `SpoolError`."""

    def __init__(self, pieces: Iterable[Any] = (), most: int = _MOST) -> None:
        self._pieces: list[Any] = []
        self._shelf: Shelf | None = None
        self._are_texts = True
        self._most = most
        self._size = 0
        self.add(pieces)

    def add(self, pieces: Iterable[Any]) -> None:
        """Add more pieces."""
        for piece in pieces:
            self._pieces.append(piece)
            self._size += len(piece)
            if self._size > self._most:
                self._store()
                self._size = 0

    def __iter__(self) -> Iterator[_T]:
        if self._shelf is not None:
            yield from self._stored(self._shelf)
        yield from self._pieces

    def _store(self) -> None:
        """Put the pieces that are in memory on disk."""
        from gouji.output.shelf import Shelf

        self._shelf = self._shelf or Shelf()
        self._are_texts = isinstance(self._pieces[0], str)
        texts = (piece.encode("utf-8", "surrogatepass") for piece in self._pieces)
        self._shelf.put(texts if self._are_texts else self._pieces)
        self._pieces.clear()

    def _stored(self, shelf: Shelf) -> Iterator[Any]:
        for data in shelf.pieces(0, shelf.end):
            yield data.decode("utf-8", "surrogatepass") if self._are_texts else data
        shelf.close()
