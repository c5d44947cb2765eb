"""Visible pieces → paragraphs and cells, with the place of each character in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import attrs

from gouji.api.documents import Cell, Paragraph
from gouji_plugins.markdown.inline import HARD_BREAK, Piece

__all__ = ["MARGIN", "Raw", "cell_of", "paragraph_of"]

MARGIN = " \t\r\n\u3000\ufeff\u200b"
_WIDE_MARGIN = MARGIN + "\u00a0"


@attrs.frozen(eq=False)
class Raw:
    """The text of one block, joined from its lines.

    ``starts`` are the offsets of the lines in ``text``, ``sources`` those in the source.
    """

    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]

    @classmethod
    def of(cls, lines: Sequence[tuple[int, str]]) -> Raw:
        """Join *lines*, each with its offset in the source."""
        starts, at = [], 0
        for _, text in lines:
            starts.append(at)
            at += len(text) + 1
        return cls("\n".join(text for _, text in lines), tuple(starts), tuple(source for source, _ in lines))

    def source(self, offset: int) -> int:
        """Convert an offset in the text to the offset in the source."""
        index = bisect_right(self.starts, offset) - 1
        return self.sources[index] + offset - self.starts[index]


def paragraph_of(raw: Raw, pieces: Sequence[Piece], level: int = 0) -> Paragraph | None:
    """Make a paragraph of *pieces*; return None if nothing is seen."""
    kept = _trimmed(pieces, _WIDE_MARGIN)
    if not kept:
        return None
    text, start, end, jumps = _joined(raw, kept)
    return Paragraph(text, start, end, level, jumps)


def cell_of(raw: Raw, pieces: Sequence[Piece], column: int) -> Cell:
    """Make a cell of *pieces*; an empty cell stands after its first space."""
    kept = _trimmed([piece._replace(text=piece.text.replace(HARD_BREAK, "\n")) for piece in pieces], MARGIN)
    if not kept:
        at = raw.sources[0] + (raw.text[:1] == " ")
        return Cell("", at, at, column)
    text, start, end, jumps = _joined(raw, kept)
    return Cell(text, start, end, column, jumps=jumps)


def _trimmed(pieces: Sequence[Piece], margin: str) -> list[Piece]:
    kept = list(pieces)
    while kept and not kept[-1].text.strip(margin):
        kept.pop()
    first = next((number for number, piece in enumerate(kept) if piece.text.strip(margin)), 0)
    del kept[:first]
    if kept:
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(margin))
        offset, text, end = kept[0]
        bare = text.lstrip(margin)
        kept[0] = Piece(offset + len(text) - len(bare), bare, end)
    return kept


def _joined(raw: Raw, pieces: Sequence[Piece]) -> tuple[str, int, int, tuple[tuple[int, int], ...]]:
    """Join the pieces; return the text, its start and end in the source, and the jumps in between."""
    jumps: list[tuple[int, int]] = []
    start = expected = raw.source(pieces[0].offset)
    length = 0
    for piece in pieces:
        source = raw.source(piece.offset)
        if source != expected or (jumps and jumps[-1][0] == length):
            jumps.append((length, source))
        length += len(piece.text)
        expected = source + len(piece.text)
        if piece.end >= 0 and raw.source(piece.end) != expected:
            expected = raw.source(piece.end)
            jumps.append((length, expected))
    return "".join(piece.text for piece in pieces), start, expected, tuple(jumps)
