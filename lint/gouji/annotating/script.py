"""A document in the script of its source: what was read in simplified script is shown as the report writes it."""

from __future__ import annotations

from gouji.annotating.marks import Node, offsets_of
from gouji.document.model import Block, Document, Paragraph, Table
from gouji.text.script import simplified
from gouji.value import evolve

__all__ = ["as_written"]


def as_written(document: Document) -> Document:
    """Return a document with the characters of its source, itself where it is in simplified script."""
    if document.script == "simplified":
        return document
    text = document.source.text
    return evolve(document, blocks=tuple([_block(block, text) for block in document.blocks]))


def _block(block: Block, source: str) -> Block:
    if isinstance(block, Paragraph):
        return evolve(block, text=_text(block, source))
    if isinstance(block, Table):
        rows = [
            evolve(row, cells=tuple([evolve(cell, text=_text(cell, source)) for cell in row.cells]))
            for row in block.rows
        ]
        return evolve(block, rows=tuple(rows))
    return block


def _text(node: Node, source: str) -> str:
    """Return the text of a node, each character as the source has it, where that is the same one in another script."""
    pairs = zip(node.text, offsets_of(node), strict=True)
    written = [(read, source[offset] if offset < len(source) else read) for read, offset in pairs]
    return "".join(own if simplified(own) == read else read for read, own in written)
