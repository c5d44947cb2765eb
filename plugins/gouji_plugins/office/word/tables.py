"""A Word table → rows of cells with their spans; deleted and hidden rows are left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

import attrs

from gouji.api.documents import Cell, Locator, Row, make_cell
from gouji_plugins.office.drawn import MARGIN, DrawnText
from gouji_plugins.office.notes import Notes
from gouji_plugins.office.word.inline import Content
from gouji_plugins.office.word.names import W, is_on, value
from gouji_plugins.office.word.paragraphs import ParagraphReader, Shown, unwrapped

__all__ = ["Grid", "SourceRow", "TableReader"]

_PARAGRAPH, _CELL, _ROW = W + "p", W + "tc", W + "tr"
_CELL_PROPERTIES = W + "tcPr"
_SPAN, _DOWN, _RIGHT, _DELETED = W + "gridSpan", W + "vMerge", W + "hMerge", W + "cellDel"
_NO_WRAPPERS = frozenset(W + tag for tag in ("tblPr", "tblGrid", "tr", "trPr", "tblPrEx", "tc"))
_VAL = W + "val"
_LARGEST_SPAN = 10_000


class SourceRow(NamedTuple):
    """A ``w:tr`` element that is shown: its number in the table, from 1, and its ``w:tc`` elements.

    ``before`` is the number of columns that it leaves free at its beginning.
    """

    number: int
    before: int
    cells: Sequence[Element]


class _Merges(NamedTuple):
    """A cell's merges: how many columns it takes, and whether a merge to the right or down begins or goes on in it."""

    width: int = 1
    right: str = ""
    down: str = ""
    deleted: bool = False


_UNMERGED = _Merges()


@attrs.define(eq=False)
class _Tall:
    """A cell that may reach down over rows that are yet to be read: its row, its number there and its height."""

    row: list[Cell]
    number: int
    height: int = 1


@attrs.frozen
class Grid:
    """The rows that were read, how many columns they have, and what is anchored in their cells."""

    rows: tuple[Row, ...]
    width: int
    contents: tuple[tuple[Content, Locator], ...]


@attrs.define(eq=False)
class TableReader:
    """Reads tables and adds their texts to the drawn text, which counts their cells."""

    _name: str
    _paragraphs: ParagraphReader
    _drawn: DrawnText
    _notes: Notes

    def rows(self, table: Element) -> list[SourceRow]:
        """List the rows of a ``w:tbl`` element that are shown; raise `LimitExceededError` for too many cells."""
        found = []
        for number, row in enumerate(self._children(table, _ROW), 1):
            properties = row.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                self._notes.tracked()
            elif is_on(properties, "hidden"):
                self._notes.hidden_rows()
            else:
                cells = self._children(row, _CELL)
                found.append(SourceRow(number, _number(value(properties, "gridBefore"), 0), cells))
        self._drawn.reserve(sum(len(row.cells) for row in found))
        return found

    def _children(self, parent: Element, tag: str) -> list[Element]:
        """List the rows of a table or the cells of a row, also those in content controls and insertions."""
        found = parent.findall(tag)
        if len(found) == len(parent) or _NO_WRAPPERS.issuperset([child.tag for child in parent]):
            return found
        return [child for child in unwrapped(parent, self._notes, self._name) if child.tag == tag]

    def grid(self, rows: Sequence[SourceRow], table: int) -> Grid:
        """Read the cells of some rows; *table* is the number of their table, for the locators."""
        built: list[list[Cell]] = []
        tall: list[_Tall] = []
        open_above: dict[int, _Tall] = {}
        contents: list[tuple[Content, Locator]] = []
        for row in rows:
            begun: list[Cell] = []
            column = row.before
            for number, cell in enumerate(row.cells, 1):
                width, right, down, deleted = _merges(cell)
                if deleted:
                    self._notes.tracked()
                    continue
                if begun and right == "continue":
                    begun[-1] = attrs.evolve(begun[-1], column_span=begun[-1].column_span + width)
                elif down == "continue" and column in open_above:
                    open_above[column].height += 1
                else:
                    place: Locator = {"table": table, "row": row.number, "cell": number}
                    text = self._paragraphs.plain(cell)
                    if text is None:
                        text = self._text(cell, place, contents)
                    start = self._drawn.add(text, place)
                    if down:
                        open_above[column] = _Tall(begun, len(begun))
                        tall.append(open_above[column])
                    elif open_above:
                        open_above.pop(column, None)
                    begun.append(make_cell(text, start, start + len(text), column, 1, width))
                column += width
            if begun:
                built.append(begun)
        for each in tall:
            if each.height > 1:
                each.row[each.number] = attrs.evolve(each.row[each.number], row_span=each.height)
        reach = max((begun[-1].column + begun[-1].column_span for begun in built), default=0)
        return Grid(tuple([Row(tuple(begun)) for begun in built]), reach, tuple(contents))

    def _text(self, cell: Element, place: Locator, contents: list[tuple[Content, Locator]]) -> str:
        """Return the visible text of a cell, one paragraph a line; add what is anchored in it to *contents*."""
        lines = []
        for shown in self._shown(cell):
            lines.append(shown.text)
            contents += [
                (content, place)
                for content in shown.contents
                if content.boxes or content.pictures or content.references
            ]
        return "\n".join(lines).strip(MARGIN)

    def _shown(self, cell: Element) -> Iterator[Shown]:
        for child in unwrapped(cell, self._notes, self._name):
            if child.tag == _PARAGRAPH and (shown := self._paragraphs.read(child)) is not None:
                yield shown
        if (rest := self._paragraphs.rest()) is not None:
            yield rest


def _merges(cell: Element) -> _Merges:
    """Read the merges of a cell from its properties."""
    if not len(cell) or (properties := cell[0]).tag != _CELL_PROPERTIES:
        return _UNMERGED
    width, right, down, deleted = 1, "", "", False
    for child in properties:
        tag = child.tag
        if tag == _SPAN:
            width = max(1, _number(child.get(_VAL), 1))
        elif tag == _DOWN:
            down = child.get(_VAL, "continue")
        elif tag == _RIGHT:
            right = child.get(_VAL, "continue")
        elif tag == _DELETED:
            deleted = True
    return _Merges(width, right, down, deleted) if width > 1 or right or down or deleted else _UNMERGED


def _number(text: str | None, default: int) -> int:
    return min(int(text), _LARGEST_SPAN) if text is not None and text.isdecimal() and len(text) < 20 else default
