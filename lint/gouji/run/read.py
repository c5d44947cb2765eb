"""Read files and standard input as bytes, within the limit; every failure is an `UnreadableSourceError`."""

from __future__ import annotations

import errno
from typing import BinaryIO

from gouji.errors import LimitExceededError, UnreadableSourceError
from gouji.message import Message
from gouji.text.source import MAX_SOURCE_BYTES

__all__ = ["read_file", "read_stream"]

_REASONS = {
    errno.ENOENT: Message("文件不存在", "the file is not there"),
    errno.EACCES: Message("没有读取权限", "no permission to read it"),
    errno.EPERM: Message("没有读取权限", "no permission to read it"),
    errno.EISDIR: Message("这是文件夹，不是文件", "it is a folder, not a file"),
    errno.ELOOP: Message("符号链接循环", "a loop of symbolic links"),
}


def read_file(path: str) -> bytes:
    """Return the bytes of the file at *path*; raise `UnreadableSourceError`."""
    try:
        with open(path, "rb") as stream:
            return read_stream(stream, path)
    except OSError as error:
        what = error.strerror or type(error).__name__
        message = _REASONS.get(error.errno or 0, Message(f"无法读取：{what}", f"cannot be read: {what}"))
        raise UnreadableSourceError(path, message, kind="file") from error


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """Return all bytes of a stream; raise `LimitExceededError` for more than the memory should hold."""
    data = stream.read(MAX_SOURCE_BYTES + 1)
    if len(data) > MAX_SOURCE_BYTES:
        message = Message(
            f"文件超过 {MAX_SOURCE_BYTES:,} 字节，不读取", f"more than {MAX_SOURCE_BYTES:,} bytes; not read"
        )
        raise LimitExceededError(name, message, limit="MAX_SOURCE_BYTES")
    return data
