"""The kinds of old office files, recognised by content alone."""

from __future__ import annotations

import re

import attrs

from gouji.api.documents import Message

__all__ = ["LOCKED", "OTHER", "OldKind", "kind_of"]

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_DIRECTORY = 8 * 1024 * 1024
_SECTOR = 64
_MAIN = rb"\xec\xa5(?:\xc1\x00|\x01\x01).{7}(.)|\x09\x08\x10\x00.{16}(..)"
_WORD_LOCKED, _SHEET_LOCKED = 0x01, b"\x2f\x00"
"""How the main streams of Word and Excel begin, and what there tells that the rest is encrypted."""


@attrs.frozen
class OldKind:
    """A kind of old file: its name, its extension, and the extension to save it under today."""

    name: Message
    extension: str
    today: str = ".docx"


LOCKED = OldKind(Message("加密的 Office 文件", "an encrypted office file"), "")
"""A file that needs a password: one of today in an encrypted container, or an old one whose own streams are encrypted."""

OTHER = OldKind(Message("旧版 Office 文件", "an old office file"), "")
"""A container of something else."""

_WORD = OldKind(Message("旧版 Word/WPS 文档（.doc、.wps）", "an old Word or WPS document (.doc, .wps)"), ".doc")
_SHEET = OldKind(
    Message("旧版 Excel/WPS 表格（.xls、.et）", "an old Excel or WPS workbook (.xls, .et)"), ".xls", ".xlsx"
)
_RICH_TEXT = OldKind(Message("RTF 文档", "a document of rich text (RTF)"), ".rtf")

_STREAMS = (("EncryptedPackage", LOCKED), ("WordDocument", _WORD), ("Workbook", _SHEET), ("Book", _SHEET))


def kind_of(data: bytes) -> OldKind:
    """Return the kind of the old file with these bytes; `OTHER` for an unknown one.

    A compound file names its streams in a directory, which may stand anywhere in it.
    """
    if data.startswith(_RTF):
        return _RICH_TEXT
    if data.startswith(_COMPOUND_FILE):
        if _needs_password(data):
            return LOCKED
        parts = (data[:_DIRECTORY], data[-_DIRECTORY:])
        for stream, kind in _STREAMS:
            name = f"{stream}\0".encode("utf-16-le")
            if any(name in part for part in parts):
                return kind
    return OTHER


def _needs_password(data: bytes) -> bool:
    """Return whether the main stream of Word or Excel, which begins with a sector, tells that it is encrypted."""
    for found in re.finditer(_MAIN, data[:_DIRECTORY], re.DOTALL):
        if found.start() % _SECTOR == 0:
            flags, record = found.groups()
            return bool(flags[0] & _WORD_LOCKED) if flags else record == _SHEET_LOCKED
    return False
