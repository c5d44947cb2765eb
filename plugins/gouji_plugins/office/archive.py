"""An archive with some of its files changed and others added; all else stays, byte for byte and in its order."""

from __future__ import annotations

from collections.abc import Mapping
import struct
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo
import zlib

from gouji.api.documents import Message, UnreadableSourceError
from gouji_plugins.office.package import Package

__all__ = ["repacked"]

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_HAS_DESCRIPTOR = 0x8
_ZIP64 = 1
_IN_ZIP64 = 0xFFFFFFFF
_VERSION = 20
_FIRST_DAY = 0x21
_IN_UTF8 = 0x800
_OVERLAP = Message(
    "压缩包内的文件互相重叠，无法生成副本；请另存一份再标注",
    "files of the archive overlap each other, so that no copy can be made; save it anew and annotate that",
)


class _Entry(NamedTuple):
    """A file of the archive: what stands for it in the directory, and its own header with its data."""

    central: bytes
    local: bytes


def repacked(data: bytes, package: Package, changed: Mapping[str, bytes], added: Mapping[str, bytes]) -> bytes:
    """Return the archive *data*, which is that of *package*, with parts changed and others added at its end.

    Raises `UnreadableSourceError` for an archive whose files overlap.
    """
    directory, infos = package.entries()
    new = {package.info(part).header_offset: content for part, content in changed.items()}
    records = dict(zip((info.header_offset for info in infos), _records(data, directory, infos), strict=True))
    if len(records) < len(infos):
        raise UnreadableSourceError(package.name, _OVERLAP, kind="damaged")
    ends = [*sorted(records)[1:], directory]
    entries: dict[int, _Entry] = {}
    for info, end in zip(sorted(infos, key=lambda info: info.header_offset), ends, strict=True):
        local = data[info.header_offset : end]
        if len(local) < _LOCAL.size or len(local) < _length(local) + info.compress_size:
            raise UnreadableSourceError(package.name, _OVERLAP, kind="damaged")
        entry = _Entry(records[info.header_offset], local)
        content = new.get(info.header_offset)
        entries[info.header_offset] = entry if content is None else _changed(entry, content)
    order = [info.header_offset for info in infos]
    extra = [_added(name, content) for name, content in added.items()]
    return _joined([*entries.values(), *extra], [*(entries[offset] for offset in order), *extra], package.comment)


def _records(data: bytes, directory: int, infos: list[ZipInfo]) -> list[bytes]:
    """Return what stands for each file in the directory."""
    found, at = [], directory
    for _ in infos:
        fields = _CENTRAL.unpack_from(data, at)
        end = at + _CENTRAL.size + sum(fields[10:13])
        found.append(data[at:end])
        at = end
    return found


def _length(local: bytes) -> int:
    """Return how long a file's own header is."""
    fields = _LOCAL.unpack_from(local)
    return _LOCAL.size + int(fields[9]) + int(fields[10])


def _packed(content: bytes, method: int) -> bytes:
    if method == ZIP_STORED:
        return content
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _changed(entry: _Entry, content: bytes) -> _Entry:
    """Return a file with another content; its name, method, date and rights stay."""
    central = list(_CENTRAL.unpack_from(entry.central))
    name = entry.central[_CENTRAL.size : _CENTRAL.size + central[10]]
    after = entry.central[_CENTRAL.size + central[10] :]
    extra, comment = _without_zip64(after[: central[11]]), after[central[11] :]
    packed = _packed(content, central[4])
    central[3] &= ~_HAS_DESCRIPTOR
    central[7:10] = zlib.crc32(content), len(packed), len(content)
    central[11] = len(extra)
    local = _LOCAL.pack(b"PK\x03\x04", central[2], *central[3:10], len(name), 0)
    return _Entry(_CENTRAL.pack(*central) + name + extra + comment, local + name + packed)


def _added(name: str, content: bytes) -> _Entry:
    """Return a new file, of the first day that an archive can name, so that a copy has the same bytes every day."""
    encoded, packed = name.encode(), _packed(content, ZIP_DEFLATED)
    flags = 0 if name.isascii() else _IN_UTF8
    fields = (flags, ZIP_DEFLATED, 0, _FIRST_DAY, zlib.crc32(content), len(packed), len(content), len(encoded), 0)
    local = _LOCAL.pack(b"PK\x03\x04", _VERSION, *fields)
    central = _CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *fields, 0, 0, 0, 0, 0)
    return _Entry(central + encoded, local + encoded + packed)


def _joined(files: list[_Entry], directory: list[_Entry], comment: bytes) -> bytes:
    """Return the archive of files in their order, with its directory in its own, and its comment."""
    offsets: dict[int, int] = {}
    at = 0
    for entry in files:
        offsets[id(entry)] = at
        at += len(entry.local)
    records = b"".join(_placed(entry.central, offsets[id(entry)]) for entry in directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), len(records), at, len(comment))
    return b"".join((*(entry.local for entry in files), records, end, comment))


def _placed(central: bytes, offset: int) -> bytes:
    """Return what stands for a file in the directory with its offset, which a large archive's has in a field of its own."""
    fields = list(_CENTRAL.unpack_from(central))
    name_end = _CENTRAL.size + fields[10]
    if fields[16] != _IN_ZIP64:
        fields[16] = offset
        return _CENTRAL.pack(*fields) + central[_CENTRAL.size :]
    before = 8 * (fields[9] == _IN_ZIP64) + 8 * (fields[8] == _IN_ZIP64)
    at = name_end + _zip64_at(central[name_end : name_end + fields[11]]) + 4 + before
    return central[:at] + struct.pack("<Q", offset) + central[at + 8 :]


def _zip64_at(extra: bytes) -> int:
    """Return where the field for large archives begins among the extra fields of a file; their end where there is none."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == _ZIP64:
            return at
        at += 4 + length
    return len(extra)


def _without_zip64(extra: bytes) -> bytes:
    at = _zip64_at(extra)
    if at == len(extra):
        return extra
    return extra[:at] + extra[at + 4 + struct.unpack_from("<H", extra, at + 2)[0] :]
