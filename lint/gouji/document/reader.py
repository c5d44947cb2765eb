"""Read plain text into a document: each line belongs to a paragraph or to a table in some layout."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.document.layout import LAYOUTS, Layout
from gouji.document.layouts.lines import Lines
from gouji.document.model import Block, Document, Paragraph
from gouji.document.tables import TableReader
from gouji.document.vocabulary import Vocabulary
from gouji.errors import LimitExceededError
from gouji.message import Message
from gouji.text.source import Source

__all__ = ["MAX_CELLS", "MAX_LINES", "read_text"]

MAX_CELLS = 200_000
"""More bars or tabs than this are no report; a report has some 300 cells."""

MAX_LINES = 500_000
"""More lines than this are no report; a report has some 600."""

_MARGIN = " |\t\u3000\ufeff\u200b\u00a0"


def read_text(source: Source, vocabulary: Vocabulary, layouts: Sequence[Layout] = LAYOUTS) -> Document:
    """Read a text report into a document; each of its tables may be in another layout.

    Raises `LimitExceededError` for more lines or cells than a report has, `LayoutError` for a layout that never ends.
    """
    _check_limits(source)
    lines = Lines(source, vocabulary)
    tables = TableReader(lines, layouts)
    each, starts = lines.each, lines.starts
    blocks: list[Block] = []
    index = 0
    while index < len(each):
        line = each[index]
        text = line.text
        found = None if line.is_blank else tables.read(index)
        if found:
            block, index = found
            blocks.append(block)
            continue
        if stripped := text.strip(_MARGIN):
            start = starts[index] + text.index(stripped[0])
            blocks.append(Paragraph(stripped, start, start + len(stripped)))
        index += 1
    lines.forget()
    return Document(source, tuple(blocks), kind=vocabulary.kind)


def _check_limits(source: Source) -> None:
    text = source.text
    if len(text) > MAX_CELLS and max(text.count("|"), text.count("\t")) > MAX_CELLS:
        message = Message(
            f"单元格超过 {MAX_CELLS:,} 个；报告不会有这么多",
            f"more than {MAX_CELLS:,} cells; no report has as many",
        )
        raise LimitExceededError(source.name, message, limit="MAX_CELLS")
    if len(text) > MAX_LINES and max(text.count("\n"), text.count("\r")) > MAX_LINES:
        message = Message(
            f"超过 {MAX_LINES:,} 行；报告不会有这么长",
            f"more than {MAX_LINES:,} lines; no report has as many",
        )
        raise LimitExceededError(source.name, message, limit="MAX_LINES")
