"""The kinds of old office files, recognised by content alone."""

from __future__ import annotations

import attrs

from gouji.api.documents import Message

__all__ = ["LOCKED", "OTHER", "OldKind", "kind_of"]

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_DIRECTORY = 8 * 1024 * 1024


@attrs.frozen
class OldKind:
    """A kind of old file: its name, its extension, and the extension to save it under today."""

    name: Message
    extension: str
    today: str = ".docx"


LOCKED = OldKind(Message("加密的 Office 文件", "an encrypted office file"), "")
"""A file of today in an encrypted container."""

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
        parts = (data[:_DIRECTORY], data[-_DIRECTORY:])
        for stream, kind in _STREAMS:
            name = f"{stream}\0".encode("utf-16-le")
            if any(name in part for part in parts):
                return kind
    return OTHER
