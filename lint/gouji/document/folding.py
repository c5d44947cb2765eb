"""Put the texts of a document that was drawn out of a format without lines into simplified script."""

from __future__ import annotations

from gouji.document.model import Block, Document, Paragraph, Table
from gouji.text.script import simplified
from gouji.value import evolve

__all__ = ["in_simplified_script"]


def in_simplified_script(document: Document) -> Document:
    """Return the document with its texts in simplified script, each character at its place; its kind is open again."""
    return evolve(
        document,
        blocks=tuple([_block(block) for block in document.blocks]),
        metadata={key: simplified(text) for key, text in document.metadata.items()},
        parts=tuple([in_simplified_script(part) for part in document.parts]),
        kind=document.kind or None,
    )


def _block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return evolve(block, text=simplified(block.text))
    if not isinstance(block, Table):
        return block
    rows = [
        evolve(row, cells=tuple([evolve(cell, text=simplified(cell.text)) for cell in row.cells])) for row in block.rows
    ]
    return evolve(block, rows=tuple(rows))
