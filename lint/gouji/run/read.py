"""Read files and standard input as bytes, within the limit; every failure is an `UnreadableSourceError`."""

from __future__ import annotations

import os
import sys
from typing import BinaryIO

from gouji.errors import LimitExceededError, UnreadableSourceError
from gouji.message import Message
from gouji.text.source import MAX_SOURCE_BYTES

__all__ = ["read_file", "read_stream", "system_path", "why_not_read"]

_ABSENT = Message("文件不存在", "the file is not there")
_UNREADABLE = Message("无法读取：{why}", "cannot be read: {why}")
_FIRST, _SECOND = 64 * 1024, 1024 * 1024
"""So many bytes are read of a stream at first: hardly a report of text has more than the one, none more than both."""

_NO_MEMORY = Message("内存不足，无法读取", "there is not enough memory to read it")
_DEVICE = Message("这是 Windows 的设备名，不是文件", "it is the name of a device of Windows, not a file")


def system_path(path: str) -> str:
    """Return a path as it is given to the system; on Windows a long one has a form of its own."""
    if sys.platform == "win32":
        from gouji.run.windows import usable

        return usable(path)
    return path


def read_file(path: str) -> bytes:
    """Return the bytes of the file at *path*, which may lead into an archive, or be an address; raise `UnreadableSourceError`."""
    try:
        with _opened(path) as stream:
            return read_stream(stream, path)
    except OSError as error:
        raise UnreadableSourceError(path, why_not_read(error), kind="file") from error


def _opened(path: str) -> BinaryIO:
    """Open the file at *path* where it lies; what is not on the disk is looked for only where the path looks like it."""
    if "://" in path or ".zip/" in path.lower().replace(os.sep, "/"):
        from gouji.run.elsewhere import location_of

        place = location_of(path)
        if place is not None:
            return place.open()
    return open(_openable(path), "rb")


def _openable(path: str) -> str:
    """Return the path to open; raise `UnreadableSourceError` for a device of Windows, which may never end."""
    if sys.platform == "win32":
        from gouji.run.windows import is_device

        if is_device(path):
            raise UnreadableSourceError(path, _DEVICE, kind="file")
    return system_path(path)


def why_not_read(error: OSError) -> Message:
    """Return why the system does not read a file."""
    from gouji.reasons import why_refused

    return _ABSENT if isinstance(error, FileNotFoundError) else _UNREADABLE.format(why=why_refused(error))


def _at_most(most: int, stream: BinaryIO) -> bytes:
    """Return so many bytes of a stream at most; asked for at once, memory for all of them is taken for any file."""
    data = stream.read(_FIRST)
    if len(data) < _FIRST:
        return data
    data += stream.read(_SECOND)
    return data if len(data) < _FIRST + _SECOND else data + stream.read(most - len(data))


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """Return all bytes of a stream.

    Raise `LimitExceededError` for more than the memory should hold, `UnreadableSourceError` for more than it can hold.
    """
    try:
        data = _at_most(MAX_SOURCE_BYTES + 1, stream)
    except MemoryError as error:
        raise UnreadableSourceError(name, _NO_MEMORY, kind="file") from error
    if len(data) > MAX_SOURCE_BYTES:
        message = Message(
            f"文件超过 {MAX_SOURCE_BYTES:,} 字节，不读取", f"more than {MAX_SOURCE_BYTES:,} bytes; not read"
        )
        raise LimitExceededError(name, message, limit="MAX_SOURCE_BYTES")
    return data
