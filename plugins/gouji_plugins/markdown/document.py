"""Markdown → document, within limits; a file with tables only in a layout of plain text is read as plain text."""

from __future__ import annotations

from collections.abc import Sequence
import re

import attrs

from gouji.api.documents import (
    LAYOUTS,
    Block,
    Comment,
    Document,
    Layout,
    Paragraph,
    Source,
    Table,
    Vocabularies,
    Vocabulary,
    read_text,
)
from gouji_plugins.markdown.limits import MAX_CELLS, MAX_CHARACTERS, MAX_LINES, exceeded
from gouji_plugins.markdown.reader import Reader

__all__ = ["read_markdown"]

_MARKED = r"(?P<heading>#{1,6}\s+)?(?P<bold>\*\*)?(?P<text>[^*\s](?:[^*]*[^*\s#])?)(?(bold)\*\*)\s*#*\s*$"


def read_markdown(data: bytes, name: str, vocabularies: Vocabularies, layouts: Sequence[Layout] = LAYOUTS) -> Document:
    """Read a Markdown file. If it has no table of Markdown's, look for tables of plain text in the given *layouts*.

    Raise `UnreadableSourceError` for bytes that cannot be decoded and `LimitExceededError` for a file that is too
    large.
    """
    source = Source.from_bytes(data, name)
    _check_limits(source)
    vocabulary = vocabularies.choose(source.text)
    reader = Reader.of(source, vocabulary)
    blocks = tuple(reader.blocks())
    if not (reader.has_code or any(isinstance(block, Table) for block in blocks)):
        plain = read_text(source, vocabulary, layouts)
        if _has_labels(plain, vocabulary):
            unmarked = tuple(map(_without_marks, plain.blocks))
            return attrs.evolve(plain, blocks=unmarked, loader="markdown", metadata=reader.front.metadata)
    notes, comments = tuple(dict.fromkeys(reader.notes)), _once(reader.comments)
    metadata, kind = reader.front.metadata, vocabulary.kind
    return Document(source, blocks, "markdown", notes=notes, metadata=metadata, comments=comments, kind=kind)


def _without_marks(block: Block) -> Block:
    """Return a line of plain text as the heading that its marks make it, and without those of bold type around it."""
    match = (
        re.match(_MARKED, block.text) if isinstance(block, Paragraph) and block.text.startswith(("#", "**")) else None
    )
    if match is None or not isinstance(block, Paragraph):
        return block
    level = len((match["heading"] or "").rstrip()) or block.level
    return attrs.evolve(block.part(*match.span("text")), level=level)


def _once(comments: Sequence[Comment]) -> tuple[Comment, ...]:
    """Sort the comments and drop repeated ones: a comment right below a table is found twice."""
    return tuple(sorted({comment.span: comment for comment in comments}.values(), key=lambda comment: comment.span))


def _has_labels(document: Document, vocabulary: Vocabulary) -> bool:
    """Return whether a table of the document has a label of some form."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return any(vocabulary.is_label(cell.text) for table in tables for cell in table.cells)


def _check_limits(source: Source) -> None:
    """Raise `LimitExceededError` for a file that is larger than any report, before it is parsed."""
    text = source.text
    for limit, most, count, zh, en in (
        ("MAX_CHARACTERS", MAX_CHARACTERS, len(text), "字", "characters"),
        ("MAX_CELLS", MAX_CELLS, text.count("|"), "个单元格", "cells"),
        ("MAX_LINES", MAX_LINES, len(source.line_starts), "行", "lines"),
    ):
        if count > most:
            raise exceeded(source.name, limit, f"超过 {most:,} {zh}", f"more than {most:,} {en}")
