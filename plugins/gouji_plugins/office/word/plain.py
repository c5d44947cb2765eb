"""A row of a table that holds only plain text, as most do: its texts, and the mould that it has in common with others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from gouji_plugins.office.drawn import MARGIN
from gouji_plugins.office.trees import tree_of
from gouji_plugins.office.word.inline import STRIPPED
from gouji_plugins.office.word.names import W

__all__ = ["GAP", "MARK", "Mould", "PlainRow", "filled"]

GAP = "\x7f"
"""What stands for a text in a mould, and between the texts of a row; a document that has the character has no plain rows."""

MARK = "GOUJI"
"""The attribute of a row of which only its texts are left: its number among those of the document."""

_GAP, _TEXT_AT_GAP = GAP.encode(), f">{GAP}</w:t>".encode()
_ROW, _TEXT = W + "tr", W + "t"


class Mould(NamedTuple):
    """A row but for its texts.

    ``columns`` are the first one of each cell, ``widths`` how many it takes. ``merges`` are, for cells that reach down or
    in which one from above may go on, the place among the cells and the kind of merge. ``styles`` are those that are named.
    ``pick`` takes of the texts, and of "" after them, that of each cell; where a cell has more than one text, ``parts`` are
    what stands in each around them, and ``kept`` tells of each text whether the spaces around it count.
    """

    columns: tuple[int, ...]
    widths: tuple[int, ...]
    merges: tuple[tuple[int, str], ...]
    styles: frozenset[str | None]
    pick: Callable[[Sequence[str]], Sequence[str]]
    parts: tuple[tuple[str, ...], ...] | None
    kept: tuple[bool, ...]

    def texts(self, row: Element) -> Sequence[str]:
        """Return the text of each cell of a row of which only its texts are left."""
        texts = (row.text or "").replace("\n", " ").split(GAP)
        if self.parts is None:
            return self.pick([*[text.strip(MARGIN) for text in texts], ""])
        given = (text if is_kept else text.strip(STRIPPED) for text, is_kept in zip(texts, self.kept, strict=False))
        return ["".join((first, *(next(given) + part for part in rest))).strip(MARGIN) for first, *rest in self.parts]


class PlainRow(NamedTuple):
    """A row that was cut to its texts: its mould, and the bytes that were read as it, after the ``head`` of their document."""

    mould: Mould
    head: bytes
    markup: bytes

    def whole(self, row: Element) -> Element:
        """Return the element of a row of which only its texts are left, as it was before."""
        whole = next(filled(self.head, self.markup).iter(_ROW))
        gaps = [text for text in whole.iter(_TEXT) if text.text == GAP]
        for gap, text in zip(gaps, (row.text or "").split(GAP), strict=False):
            gap.text = text
        return whole


def filled(head: bytes, markup: bytes) -> Element:
    """Parse the bytes of a row, after the head of its document, with gaps in place of its texts; raise `ParseError`."""
    return tree_of(b"%b<w:tbl>%b</w:tr></w:tbl></w:document>" % (head, markup.replace(_GAP, _TEXT_AT_GAP)))
