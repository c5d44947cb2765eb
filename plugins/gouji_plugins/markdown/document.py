"""Markdown → document, within limits; a file whose tables are none of Markdown's is plain text."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from gouji.api.documents import LAYOUTS, Comment, Document, Layout, Source, Table, Vocabularies, Vocabulary, read_text
from gouji_plugins.markdown.limits import MAX_CELLS, MAX_CHARACTERS, MAX_LINES, exceeded
from gouji_plugins.markdown.reader import Reader

__all__ = ["read_markdown"]


def read_markdown(data: bytes, name: str, vocabularies: Vocabularies, layouts: Sequence[Layout] = LAYOUTS) -> Document:
    """Read a Markdown file, with tables of plain text in some layouts; raises `UnreadableSourceError`."""
    source = Source.from_bytes(data, name)
    _check_limits(source)
    vocabulary = vocabularies.choose(source.text)
    reader = Reader.of(source, vocabulary)
    blocks = tuple(reader.blocks())
    if not (reader.has_code or any(isinstance(block, Table) for block in blocks)):
        plain = read_text(source, vocabulary, layouts)
        if _has_labels(plain, vocabulary):
            return attrs.evolve(plain, loader="markdown", metadata=reader.front.metadata)
    notes, comments = tuple(dict.fromkeys(reader.notes)), _once(reader.comments)
    metadata, kind = reader.front.metadata, vocabulary.kind
    return Document(source, blocks, "markdown", notes=notes, metadata=metadata, comments=comments, kind=kind)


def _once(comments: Sequence[Comment]) -> tuple[Comment, ...]:
    """Comments in their order; one below a table, in a line that is none of its rows, was met twice."""
    return tuple(sorted({comment.span: comment for comment in comments}.values(), key=lambda comment: comment.span))


def _has_labels(document: Document, vocabulary: Vocabulary) -> bool:
    """Whether a table of the document has a label that some form has."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return any(vocabulary.is_label(cell.text) for table in tables for cell in table.cells)


def _check_limits(source: Source) -> None:
    """Refuse what no report is, before any of it is parsed."""
    text = source.text
    for limit, most, count, zh, en in (
        ("MAX_CHARACTERS", MAX_CHARACTERS, len(text), "字", "characters"),
        ("MAX_CELLS", MAX_CELLS, text.count("|"), "个单元格", "cells"),
        ("MAX_LINES", MAX_LINES, len(source.line_starts), "行", "lines"),
    ):
        if count > most:
            raise exceeded(source.name, limit, f"超过 {most:,} {zh}", f"more than {most:,} {en}")
