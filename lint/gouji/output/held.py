"""Pieces of output that are all made before the first is written: in memory, and where they are many, on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any, Generic, TypeVar

from gouji.errors import SpoolError
from gouji.message import Message

__all__ = ["Held"]

_T = TypeVar("_T")

_MOST = 4_000_000
"""So many characters or bytes are kept in memory."""

_LENGTH = 8
_FULL = Message(
    "输出无法存入临时文件夹：{why}；请腾出空间，或用环境变量 TMPDIR 另指定一个文件夹",
    "the output does not go into the folder for temporary files: {why}; make room there, or name another by TMPDIR",
)


class Held(Generic[_T]):
    """Pieces that have been made, to be iterated over once; raises what making them raises, or `SpoolError`.

    The file on disk has no name, or is deleted when it is closed.
    """

    def __init__(self, pieces: Iterable[Any] = (), most: int = _MOST) -> None:
        self._pieces: list[Any] = []
        self._file: IO[bytes] | None = None
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
        if self._file is not None:
            self._file.seek(0)
            yield from self._stored(self._file)
        yield from self._pieces

    def _store(self) -> None:
        """Put the pieces that are in memory on disk."""
        from tempfile import TemporaryFile

        try:
            if self._file is None:
                self._file = TemporaryFile()  # noqa: SIM115 (open until all is read)
            for piece in self._pieces:
                self._are_texts = isinstance(piece, str)
                data = piece.encode("utf-8", "surrogatepass") if isinstance(piece, str) else piece
                self._file.write(len(data).to_bytes(_LENGTH, "big") + data)
        except OSError as error:
            raise SpoolError(_FULL.format(why=error.strerror or type(error).__name__)) from error
        self._pieces.clear()

    def _stored(self, file: IO[bytes]) -> Iterator[Any]:
        while head := file.read(_LENGTH):
            data = file.read(int.from_bytes(head, "big"))
            yield data.decode("utf-8", "surrogatepass") if self._are_texts else data
        file.close()
