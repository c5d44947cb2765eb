"""What gouji wrote itself, found in a folder of reports: it is read as a document of no report, whatever reports it quotes."""

from __future__ import annotations

from gouji.api.documents import Document, Source, Vocabularies

__all__ = ["read_own"]


def read_own(data: bytes, name: str, _vocabularies: Vocabularies) -> Document:
    """Return the document of an output of gouji: its source, and nothing that a kind of report could claim."""
    return Document(Source.from_bytes(data, name), (), "own", kind="")
