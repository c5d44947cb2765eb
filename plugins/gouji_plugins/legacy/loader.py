"""The loader of old office files, known by their first bytes."""

from __future__ import annotations

from gouji.api import Document, Loader, Vocabulary

__all__ = ["LEGACY_LOADER"]

_EXTENSIONS = (".doc", ".rtf", ".wps")
_MARKS = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
_BY_CONTENT = 90


def _recognise(data: bytes, _name: str) -> int:
    return _BY_CONTENT if data.startswith(_MARKS) else 0


def _load(data: bytes, name: str, vocabulary: Vocabulary) -> Document:
    from gouji_plugins.legacy.document import read_legacy

    return read_legacy(data, name, vocabulary)


LEGACY_LOADER = Loader("legacy", _EXTENSIONS, _recognise, _load)
