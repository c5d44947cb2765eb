"""Put the texts of a document that was drawn out of a format without lines into simplified script."""

from __future__ import annotations

import attrs

from gouji.document.model import Block, Document, Paragraph, Table
from gouji.text.script import simplified

__all__ = ["in_simplified_script"]


def in_simplified_script(document: Document) -> Document:
    """Return the document with its texts in simplified script, each character at its place; its kind is open again."""
    return attrs.evolve(
        document,
        blocks=tuple([_block(block) for block in document.blocks]),
        metadata={key: simplified(text) for key, text in document.metadata.items()},
        parts=tuple([in_simplified_script(part) for part in document.parts]),
        kind=document.kind or None,
    )


def _block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return attrs.evolve(block, text=simplified(block.text))
    if not isinstance(block, Table):
        return block
    rows = [
        attrs.evolve(row, cells=tuple([attrs.evolve(cell, text=simplified(cell.text)) for cell in row.cells]))
        for row in block.rows
    ]
    return attrs.evolve(block, rows=tuple(rows))
