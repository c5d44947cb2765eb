"""Zip archives as bytes: their entries, and what is packed in one, each within limits."""

from __future__ import annotations

from collections.abc import Sequence
from io import SEEK_CUR, RawIOBase
import struct
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
import zlib

from gouji.errors import LimitExceededError, UnreadableSourceError
from gouji.message import Message
from gouji.text.source import MAX_SOURCE_BYTES

__all__ = ["MAX_DIRECTORY_BYTES", "MAX_ENTRIES", "MAX_RATIO", "MAX_TOTAL_BYTES", "read_entries", "unpack"]

MAX_ENTRIES = 100_000
"""Files and folders of one archive."""

MAX_DIRECTORY_BYTES = 16 * 1024 * 1024
"""The directory of an archive, which is read as a whole."""

MAX_TOTAL_BYTES = 64 * 1024 * 1024 * 1024
"""All files of an archive, unpacked; they are unpacked one by one."""

MAX_RATIO = 200
"""How many times its packed size a file, or all files together, may be."""

_RATIO_COUNTS_FROM = 1 << 20
_ENCRYPTED = 0x1
_HEAD = b"PK\x03\x04"
_HEAD_BYTES = 30
_BROKEN = (BadZipFile, NotImplementedError, RuntimeError, ValueError, OverflowError, struct.error, EOFError)

_DAMAGED = Message(
    "压缩包已损坏或不完整，无法读取；请重新下载或重新压缩后再检查",
    "the archive is damaged or cut short; fetch it or pack it anew and check again",
)
_DAMAGED_FILE = Message(
    "压缩包中的这个文件已损坏；请重新下载或重新压缩后再检查",
    "it is damaged in the archive; fetch or pack the archive anew and check again",
)
_LOCKED = Message(
    "压缩包中的这个文件已加密；请解压后再检查", "it is encrypted in the archive; unpack it and check again"
)
_UNUSUAL = Message(
    "压缩包中这个文件的压缩方式（{method}）不能读取；请用普通 ZIP 格式重新压缩，或解压后再检查",
    "it is packed in a way that is not read (method {method}); pack it as an ordinary zip, or unpack it and check again",
)
_MANY = Message("压缩包中的文件超过 {most:,} 个", "more than {most:,} files in the archive")
_LARGE_DIRECTORY = Message(
    "压缩包的目录超过 {most:,} 字节", "the directory of the archive is larger than {most:,} bytes"
)
_LARGE = Message("压缩包中的文件解压后共超过 {most:,} 字节", "unpacked, the files have more than {most:,} bytes in all")
_LARGE_FILE = Message("文件解压后超过 {most:,} 字节，不读取", "more than {most:,} bytes when unpacked; not read")
_DENSE = Message(
    "解压后超过压缩时的 {most} 倍，不读取；报告不会如此，请检查来源",
    "not read: it unpacks to more than {most} times its packed size, which no report does; look where it came from",
)


def read_entries(stream: BinaryIO, name: str) -> Sequence[ZipInfo]:
    """Read the directory of the archive *name*.

    Raise `UnreadableSourceError` for a damaged archive and `LimitExceededError` for one that would take too much.
    """
    try:
        entries = ZipFile(_Bounded(stream, name)).infolist()
    except _BROKEN as error:
        raise UnreadableSourceError(name, _DAMAGED, kind="damaged") from error
    if len(entries) > MAX_ENTRIES:
        raise _exceeded(name, "MAX_ENTRIES", _MANY, MAX_ENTRIES)
    total = sum(entry.file_size for entry in entries)
    if total > MAX_TOTAL_BYTES:
        raise _exceeded(name, "MAX_TOTAL_BYTES", _LARGE, MAX_TOTAL_BYTES)
    if _is_dense(total, stream.seek(0, 2)):
        raise _exceeded(name, "MAX_RATIO", _DENSE, MAX_RATIO)
    return entries


def unpack(stream: BinaryIO, entry: ZipInfo, name: str) -> bytes:
    """Unpack the entry *name* of an archive and return its bytes; raise `UnreadableSourceError` or `LimitExceededError`."""
    if entry.flag_bits & _ENCRYPTED:
        raise UnreadableSourceError(name, _LOCKED, kind="encrypted")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise UnreadableSourceError(name, _UNUSUAL.format(method=entry.compress_type), kind="damaged")
    if max(entry.file_size, entry.compress_size) > MAX_SOURCE_BYTES:
        raise _exceeded(name, "MAX_SOURCE_BYTES", _LARGE_FILE, MAX_SOURCE_BYTES)
    if _is_dense(entry.file_size, entry.compress_size):
        raise _exceeded(name, "MAX_RATIO", _DENSE, MAX_RATIO)
    try:
        data = _packed(stream, entry)
        if entry.compress_type == ZIP_DEFLATED:
            data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, entry.file_size + 1)
    except (zlib.error, ValueError, OverflowError) as error:
        raise UnreadableSourceError(name, _DAMAGED_FILE, kind="damaged") from error
    if len(data) != entry.file_size or zlib.crc32(data) != entry.CRC:
        raise UnreadableSourceError(name, _DAMAGED_FILE, kind="damaged")
    return data


def _packed(stream: BinaryIO, entry: ZipInfo) -> bytes:
    """Return the bytes of an entry as they are packed; raise `ValueError` where there are none."""
    if entry.header_offset < 0:
        raise ValueError(entry.header_offset)
    stream.seek(entry.header_offset)
    head = stream.read(_HEAD_BYTES)
    if len(head) != _HEAD_BYTES or not head.startswith(_HEAD):
        raise ValueError(head)
    stream.seek(int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little"), SEEK_CUR)
    return stream.read(entry.compress_size)


def _is_dense(size: int, packed: int) -> bool:
    return size > _RATIO_COUNTS_FROM and size > MAX_RATIO * max(1, packed)


def _exceeded(name: str, limit: str, message: Message, most: int) -> LimitExceededError:
    return LimitExceededError(name, message.format(most=most), limit=limit)


class _Bounded(RawIOBase):
    """A file of which no more is read at a time than the directory of an archive may have: what it claims is not believed."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def read(self, size: int = -1, /) -> bytes:
        if size > MAX_DIRECTORY_BYTES:
            raise _exceeded(self._name, "MAX_DIRECTORY_BYTES", _LARGE_DIRECTORY, MAX_DIRECTORY_BYTES)
        return self._stream.read(size)
