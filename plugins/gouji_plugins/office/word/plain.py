"""The plain paragraphs and tables of a Word document, read from nodes; all other blocks become elements.

Most of a report is plain: runs of text, however they look, in paragraphs and cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias
from xml.etree.ElementTree import Element

import attrs

from gouji_plugins.office.drawn import MARGIN
from gouji_plugins.office.nodes import Node, OddNodeError, element_of
from gouji_plugins.office.word.names import W, columns
from gouji_plugins.office.word.styles import Styles

__all__ = ["UNMERGED", "Merges", "PlainCell", "PlainParagraph", "PlainReader", "PlainRow", "PlainTable"]

_TABLE = W + "tbl"
_MARKS = frozenset(("w:bookmarkStart", "w:bookmarkEnd", "w:proofErr"))
_BESIDE_ROWS = frozenset(("w:tblPr", "w:tblGrid", "w:bookmarkStart", "w:bookmarkEnd"))
_BESIDE_CELLS = frozenset(("w:tblPrEx", "w:bookmarkStart", "w:bookmarkEnd"))
_LEFT_OUT = frozenset(("w:del", "w:hidden"))
_DELETED = frozenset(("w:del", "w:moveFrom"))
_MERGING = frozenset(("w:gridSpan", "w:vMerge", "w:hMerge", "w:cellDel"))

_MOST_ELEMENTS = 2000
"""Blocks and cells of one document that are not plain; a report has some 20."""

Merges: TypeAlias = tuple[int, str, str, bool]
"""How many columns a cell takes, whether a merge to the right or down begins or goes on in it, and whether it is deleted."""

UNMERGED: Merges = (1, "", "", False)


class _OddError(Exception):
    """There is more than plain text."""


class PlainParagraph(NamedTuple):
    """A paragraph of plain text: its text, its style and its own level, as the properties name them."""

    text: str
    style: str | None
    outline: str | None


PlainCell: TypeAlias = tuple[str, Merges, Node]
"""A cell of plain text: the text, its merges and the node that it is."""


class PlainRow(NamedTuple):
    """A row of a plain table: its number, how many columns it leaves free, and its cells; some may be elements."""

    number: int
    before: int
    cells: Sequence[PlainCell | Element]


class PlainTable(NamedTuple):
    """A table whose rows and cells are all shown, and which is no layout of others."""

    rows: list[PlainRow]


@attrs.define(eq=False)
class PlainReader:
    """Reads nodes, as `nodes_of` gives them with the prefix ``w``. A text between elements has no tag, and is odd too."""

    _styles: Styles
    _is_open: Callable[[], bool]
    _elements: int = 0

    def blocks(self, body: Node) -> Iterator[PlainParagraph | PlainTable | Element]:
        """Yield the blocks of a body in their order; none is plain that begins while something before it goes on.

        Raise `OddNodeError` where the tree must be read instead.
        """
        for node in body.children:
            if hasattr(node, "tag"):
                yield (None if self._is_open() else self._block(node)) or self._element(node)

    def _element(self, node: Node) -> Element:
        """Return the element of a node; raise `OddNodeError` for so many that to read the tree would have cost less."""
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            raise OddNodeError
        return element_of(node)

    def _block(self, node: Node) -> PlainParagraph | PlainTable | None:
        """Return a block of the body if it is plain, else None."""
        try:
            if node.tag == "w:p":
                return PlainParagraph(*self._paragraph(node))
            return self._table(node) if node.tag == "w:tbl" else None
        except (_OddError, AttributeError):
            return None

    def _paragraph(self, node: Node) -> tuple[str, str | None, str | None]:
        """Return the text, style and level of a paragraph; raise where there is more in it."""
        line, style, outline = "", None, None
        for child in node.children:
            tag = child.tag
            if tag == "w:r":
                for piece in child.children:
                    tag = piece.tag
                    if tag == "w:t":
                        line += _shown(piece)
                    elif tag == "w:rPr":
                        self._check_properties(piece)
                    elif tag != "w:lastRenderedPageBreak":
                        raise _OddError
            elif tag == "w:pPr":
                style, outline = _style_and_level(child)
            elif tag not in _MARKS:
                raise _OddError
        if style in self._styles.marking:
            raise _OddError
        return line.replace("\n", " "), style, outline

    def _check_properties(self, properties: Node) -> None:
        """Raise for a run that is hidden by its own properties or by its style."""
        for each in properties.children:
            tag = each.tag
            if tag == "w:vanish" or (tag == "w:rStyle" and self._styles[each.attr("w:val") or ""].hidden):
                raise _OddError

    def _table(self, node: Node) -> PlainTable | None:
        rows: list[PlainRow] = []
        for child in node.children:
            if child.tag == "w:tr":
                rows.append(self._row(child, len(rows) + 1))
            elif child.tag not in _BESIDE_ROWS:
                return None
        is_single = len(rows) == 1 and len(rows[0].cells) == 1
        odd = (cell for row in rows for cell in row.cells if not isinstance(cell, tuple))
        is_layout = is_single or any(next(cell.iter(_TABLE), None) is not None for cell in odd)
        return None if is_layout else PlainTable(rows)

    def _row(self, node: Node, number: int) -> PlainRow:
        before = 0
        cells: list[PlainCell | Element] = []
        for child in node.children:
            tag = child.tag
            if tag == "w:tc":
                cells.append(self._cell(child))
            elif tag == "w:trPr":
                for each in child.children:
                    if each.tag in _LEFT_OUT:
                        raise _OddError
                    if each.tag == "w:gridBefore":
                        before = columns(each.attr("w:val"), 0)
            elif tag not in _BESIDE_CELLS:
                raise _OddError
        return PlainRow(number, before, cells)

    def _cell(self, node: Node) -> PlainCell | Element:
        text, merges = None, UNMERGED
        try:
            for child in node.children:
                tag = child.tag
                if tag == "w:p":
                    line = self._paragraph(child)[0]
                    text = line if text is None else f"{text}\n{line}"
                elif tag == "w:tcPr" and text is None:
                    merges = _merges(child)
                else:
                    return self._element(node)
        except (_OddError, AttributeError):
            return self._element(node)
        return (text or "").strip(MARGIN), merges, node


def _shown(node: Node) -> str:
    """Return the text of a ``w:t`` element, stripped unless its spaces are preserved; raise where there is more in it."""
    if len(texts := node.children) > 1:
        raise _OddError
    text = texts[0].data if texts else ""
    return text if node.attr("xml:space") == "preserve" else text.strip(" \t\r\n")


def _style_and_level(properties: Node) -> tuple[str | None, str | None]:
    """Return the style and the level that a paragraph's properties name; raise for a list and a deleted mark."""
    style = outline = None
    for each in properties.children:
        tag = each.tag
        if tag == "w:pStyle" and style is None:
            style = each.attr("w:val")
        elif tag == "w:outlineLvl" and outline is None:
            outline = each.attr("w:val")
        elif tag == "w:numPr" or (tag == "w:rPr" and not _DELETED.isdisjoint([mark.tag for mark in each.children])):
            raise _OddError
    return style, outline


def _merges(properties: Node) -> Merges:
    width, right, down, is_deleted = UNMERGED
    for each in properties.children:
        tag = each.tag
        if tag not in _MERGING:
            continue
        value = each.attr("w:val")
        if tag == "w:gridSpan":
            width = max(1, columns(value, 1))
        elif tag == "w:vMerge":
            down = "continue" if value is None else value
        elif tag == "w:hMerge":
            right = "continue" if value is None else value
        else:
            is_deleted = True
    return width, right, down, is_deleted
