"""A file on disk for what output needs later: pieces are put one after another, and read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
import weakref

from gouji.errors import SpoolError
from gouji.message import Message
from gouji.reasons import why_refused

__all__ = ["Shelf", "telling"]

_LENGTH = 8
_FULL = Message(
    "输出无法存入临时文件夹：{why}；请腾出空间，或用环境变量 TMPDIR 另指定一个文件夹",
    "the output does not go into the folder for temporary files: {why}; make room there, or name another by TMPDIR",
)


@contextmanager
def telling() -> Iterator[None]:
    """Raise `SpoolError` where a temporary file raises an error of the system."""
    try:
        yield
    except OSError as error:
        raise SpoolError(_FULL.format(why=why_refused(error))) from error


class Shelf:
    """Pieces on disk, in a file that has no name, or is deleted when it is closed; raises `SpoolError`.

    ``close`` gives the room back; it is called when the shelf goes.
    """

    def __init__(self) -> None:
        from tempfile import TemporaryFile

        self.end = 0
        with telling():
            self._file = TemporaryFile()  # noqa: SIM115 (open as long as the shelf is there)
        self.close = weakref.finalize(self, self._file.close)

    def put(self, pieces: Iterable[bytes]) -> None:
        """Add pieces at the end."""
        with telling():
            self._file.seek(self.end)
            for data in pieces:
                self._file.write(len(data).to_bytes(_LENGTH, "big") + data)
                self.end += _LENGTH + len(data)

    def pieces(self, start: int, end: int) -> Iterator[bytes]:
        """Yield the pieces from one place, at which the *end* was when the first was put, to another."""
        while start < end:
            with telling():
                self._file.seek(start)
                length = int.from_bytes(self._file.read(_LENGTH), "big")
                data = self._file.read(length)
            start += _LENGTH + length
            yield data
