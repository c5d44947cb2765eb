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
_ROW_PROPERTIES, _CELL_PROPERTIES = W + "trPr", W + "tcPr"
_SPAN, _DOWN, _RIGHT, _DELETED = W + "gridSpan", W + "vMerge", W + "hMerge", W + "cellDel"
_MERGING = frozenset((_SPAN, _DOWN, _RIGHT, _DELETED))
_NO_WRAPPERS = frozenset(W + tag for tag in ("tblPr", "tblGrid", "tr", "trPr", "tblPrEx", "tc"))
_VAL = W + "val"
_LARGEST_SPAN = 10_000
_UNMERGED = (1, "", "", False)


class SourceRow(NamedTuple):
    """A ``w:tr`` element that is shown: its number in the table, from 1, and its ``w:tc`` elements.

    ``before`` is the number of columns that it leaves free at its beginning.
    """

    number: int
    before: int
    cells: Sequence[Element]


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
            properties = row.find(_ROW_PROPERTIES)
            if properties is not None and properties.find(W + "del") is not None:
                self._notes.tracked()
            elif is_on(properties, "hidden"):
                self._notes.hidden_rows()
            else:
                before = _number(value(properties, "gridBefore"), 0)
                found.append(SourceRow(number, before, self._children(row, _CELL)))
        self._drawn.reserve(sum([len(row.cells) for row in found]))
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
                short = each.row[each.number]
                each.row[each.number] = make_cell(
                    short.text, short.start, short.end, short.column, each.height, short.column_span
                )
        reach = max((begun[-1].column + begun[-1].column_span for begun in built), default=0)
        return Grid(tuple([Row(tuple(begun)) for begun in built]), reach, tuple(contents))

    def _text(self, cell: Element, place: Locator, contents: list[tuple[Content, Locator]]) -> str:
        """Return the visible text of a cell, one paragraph a line; add what is anchored in it to *contents*.

        In a cell without a text of its own, that of its text boxes stands for it.
        """
        lines: list[str] = []
        anchored: list[Content] = []
        for shown in self._shown(cell):
            lines.append(shown.text)
            anchored += shown.contents
        if not any(lines):
            for content in anchored:
                boxes, content.boxes = content.boxes, []
                lines += [shown.text for box in boxes for shown in self._shown(box)]
        contents += [
            (content, place) for content in anchored if content.boxes or content.pictures or content.references
        ]
        return "\n".join(lines).strip(MARGIN)

    def _shown(self, cell: Element) -> Iterator[Shown]:
        for child in unwrapped(cell, self._notes, self._name):
            if child.tag == _PARAGRAPH and (shown := self._paragraphs.read(child)) is not None:
                yield shown
        if (rest := self._paragraphs.rest()) is not None:
            yield rest


def _merges(cell: Element) -> tuple[int, str, str, bool]:
    """Return how many columns a cell takes, whether a merge to the right or down begins or goes on in it, and whether it is deleted."""
    if not len(cell) or not len(properties := cell[0]) or properties.tag != _CELL_PROPERTIES:
        return _UNMERGED
    width, right, down, is_deleted = _UNMERGED
    for child in properties:
        tag = child.tag
        if tag not in _MERGING:
            continue
        if tag == _SPAN:
            width = max(1, _number(child.get(_VAL), 1))
        elif tag == _DOWN:
            down = child.get(_VAL, "continue")
        elif tag == _RIGHT:
            right = child.get(_VAL, "continue")
        else:
            is_deleted = True
    return width, right, down, is_deleted


def _number(text: str | None, default: int) -> int:
    return min(int(text), _LARGEST_SPAN) if text is not None and text.isdecimal() and len(text) < 20 else default
