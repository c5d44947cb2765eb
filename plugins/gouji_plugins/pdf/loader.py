"""The loader of PDF files, known by their first bytes."""

from __future__ import annotations

from gouji.api import Document, Loader, Vocabulary

__all__ = ["PDF_LOADER"]

_MARK = b"%PDF-"
_MARK_WITHIN = 1024
_BY_CONTENT, _BY_NAME = 95, 45


def _recognise(data: bytes, name: str) -> int:
    named = name.lower().endswith(".pdf")
    if data.startswith(_MARK) or (named and _MARK in data[:_MARK_WITHIN]):
        return _BY_CONTENT
    return _BY_NAME if named else 0


def _load(data: bytes, name: str, vocabulary: Vocabulary) -> Document:
    from gouji_plugins.pdf.document import read_pdf

    return read_pdf(data, name, vocabulary)


PDF_LOADER = Loader("pdf", (".pdf",), _recognise, _load)
