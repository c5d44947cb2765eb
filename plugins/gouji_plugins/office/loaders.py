"""The loaders of DOCX and XLSX: how they are told by their content; reading is imported when it is needed."""

from __future__ import annotations

import re

from gouji.api import Document, Loader, Vocabulary

__all__ = ["LOADERS"]

_ZIP = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_COMPOUND = b"\xd0\xcf\x11\xe0"
# Compiled where it is needed: most reports are text.
_MEMBER = rb"(?s)PK(?:\x01\x02.{42}|\x03\x04.{26})(word|xl)[/\\]"
_BY_CONTENT, _BY_NAME = 95, 40


def _recognise(data: bytes, name: str, folder: bytes, extensions: tuple[str, ...]) -> int:
    named = name.lower().endswith(extensions)
    if data.startswith(_COMPOUND):
        return _BY_CONTENT if named and _ENCRYPTED in data else 0
    if not data.startswith(_ZIP):
        return 0
    member = re.search(_MEMBER, data)
    if member is None:
        return _BY_NAME if named else 0
    return _BY_CONTENT if member[1] == folder else 0


def _recognise_word(data: bytes, name: str) -> int:
    return _recognise(data, name, b"word", (".docx", ".docm"))


def _recognise_workbook(data: bytes, name: str) -> int:
    return _recognise(data, name, b"xl", (".xlsx", ".xlsm"))


def _load_word(data: bytes, name: str, _vocabulary: Vocabulary) -> Document:
    from gouji_plugins.office.word.load import load_word

    return load_word(data, name)


def _load_workbook(data: bytes, name: str, vocabulary: Vocabulary) -> Document:
    from gouji_plugins.office.sheet.load import load_workbook

    return load_workbook(data, name, vocabulary)


LOADERS = (
    Loader("docx", (".docx", ".docm"), _recognise_word, _load_word),
    Loader("xlsx", (".xlsx", ".xlsm"), _recognise_workbook, _load_workbook),
)
