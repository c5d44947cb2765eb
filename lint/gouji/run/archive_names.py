"""The names of entries of zip archives: decoded as whoever packed them wrote them, and refused where they lead astray."""

from __future__ import annotations

import re
import stat
from zipfile import ZipInfo
import zlib

from gouji.message import Message

__all__ = ["MAX_NAME_CHARACTERS", "MAX_NAME_PARTS", "entry_name", "why_refused"]

MAX_NAME_CHARACTERS = 1000
"""The longest path of an entry."""

MAX_NAME_PARTS = 32
"""So many folders deep may an entry lie, itself counted."""

_IS_UTF8 = 0x800
_UNICODE_PATH = 0x7075
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_OUTSIDE = Message(
    "文件名指向压缩包以外，未读取；请重新压缩后再检查", "not read: its name leads out of the archive; pack it anew"
)
_CONTROLS = Message("文件名含有控制字符，未读取", "not read: its name has control characters")
_LONG = Message(
    "文件名过长或文件夹层次过多（上限 {most:,} 个字符、{limit} 层），未读取",
    "not read: its name is longer than {most:,} characters or its folders are more than {limit} deep",
)
_TWICE = Message(
    "压缩包中有多个同名文件，不知以哪个为准，均未读取",
    "not read: the archive has several files of this name, and which of them counts is not known",
)
_LINK = Message(
    "压缩包中的符号链接，未读取；请压缩文件本身", "not read: a symbolic link in an archive; pack the file itself"
)


def entry_name(entry: ZipInfo) -> str:
    """Return the path of an entry with ``/`` between its parts.

    It is decoded by what the archive says (UTF-8); else as UTF-8, as on macOS, or GB18030, as on Chinese Windows, where the
    bytes are that; else as the format has it (code page 437).
    """
    name = _decoded(entry).replace("\\", "/")
    if _leads_outside(name):
        return name
    return "/".join(part for part in name.split("/") if part not in ("", "."))


def why_refused(name: str, entry: ZipInfo, times: int) -> Message | None:
    """Return why an entry of a name, which the archive has so many *times*, is not read; None where it can be."""
    if _leads_outside(name):
        return _OUTSIDE
    if _CONTROL.search(name):
        return _CONTROLS
    if len(name) > MAX_NAME_CHARACTERS or name.count("/") >= MAX_NAME_PARTS:
        return _LONG.format(most=MAX_NAME_CHARACTERS, limit=MAX_NAME_PARTS)
    if stat.S_ISLNK(entry.external_attr >> 16):
        return _LINK
    return _TWICE if times > 1 else None


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or _DRIVE.match(name) is not None or ".." in name.split("/")


def _decoded(entry: ZipInfo) -> str:
    if entry.flag_bits & _IS_UTF8:
        return entry.orig_filename
    raw = entry.orig_filename.encode("cp437")
    told = _unicode_path(entry.extra, raw)
    for data, encoding in ((told, "utf-8"), (raw, "utf-8"), (raw, "gb18030")):
        try:
            if data:
                return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.orig_filename


def _unicode_path(extra: bytes, raw: bytes) -> bytes:
    """Return the name in UTF-8 that Info-ZIP keeps beside the *raw* one it belongs to; b"" for none."""
    while len(extra) >= 4:
        kind, size = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and field[1:5] == zlib.crc32(raw).to_bytes(4, "little"):
            return field[5:]
    return b""
