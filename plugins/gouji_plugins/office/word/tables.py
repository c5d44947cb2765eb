"""A Word table → rows of cells: merges resolved, rows that are deleted or hidden left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

import attrs

from gouji.api import Cell, Locator, Row
from gouji_plugins.office.drawn import MARGIN, DrawnText
from gouji_plugins.office.limits import MAX_CELLS, exceeded
from gouji_plugins.office.notes import Notes
from gouji_plugins.office.word.inline import Content
from gouji_plugins.office.word.names import W, is_on, value
from gouji_plugins.office.word.paragraphs import ParagraphReader, Shown, unwrapped

__all__ = ["Grid", "SourceRow", "TableReader"]

_PARAGRAPH, _CELL, _ROW = W + "p", W + "tc", W + "tr"
_LARGEST_SPAN = 10_000


@attrs.frozen
class SourceRow:
    """A ``w:tr`` that is shown: its number in the table from 1, its properties and its ``w:tc``."""

    number: int
    before: int
    cells: tuple[Element, ...]


@attrs.define(eq=False)
class _Draft:
    """A cell of which it is not known yet how far down it reaches."""

    text: str
    start: int
    column: int
    width: int
    height: int = 1

    @property
    def cell(self) -> Cell:
        return Cell(self.text, self.start, self.start + len(self.text), self.column, self.height, self.width)


@attrs.frozen
class Grid:
    """Rows that were read, how many columns they have, and what is anchored in their cells."""

    rows: tuple[Row, ...]
    width: int
    contents: tuple[tuple[Content, Locator], ...]


@attrs.define(eq=False)
class TableReader:
    """Reads tables, their texts drawn one after the other; counts their cells."""

    _name: str
    _paragraphs: ParagraphReader
    _drawn: DrawnText
    _notes: Notes
    _cells: int = 0

    def rows(self, table: Element) -> list[SourceRow]:
        """The rows of a ``w:tbl`` that are shown."""
        found = []
        rows = [child for child in unwrapped(table, self._notes, self._name) if child.tag == _ROW]
        for number, row in enumerate(rows, 1):
            properties = row.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                self._notes.tracked()
            elif is_on(properties, "hidden"):
                self._notes.hidden_rows()
            else:
                cells = tuple(child for child in unwrapped(row, self._notes, self._name) if child.tag == _CELL)
                found.append(SourceRow(number, _number(value(properties, "gridBefore"), 0), cells))
                self._cells += len(cells)
        if self._cells > MAX_CELLS:
            raise exceeded(self._name, "MAX_CELLS", f"单元格超过 {MAX_CELLS:,} 个", f"more than {MAX_CELLS:,} cells")
        return found

    def grid(self, rows: Sequence[SourceRow], table: int) -> Grid:
        """The cells of some rows of the table of that number."""
        open_above: dict[int, _Draft] = {}
        drafts: list[list[_Draft]] = []
        contents: list[tuple[Content, Locator]] = []
        for row in rows:
            begun: list[_Draft] = []
            column = row.before
            for number, cell in enumerate(row.cells, 1):
                properties = cell.find(W + "tcPr")
                if properties is not None and properties.find(W + "cellDel") is not None:
                    self._notes.tracked()
                    continue
                width = max(1, _number(value(properties, "gridSpan"), 1))
                if begun and _merge(properties, "hMerge") == "continue":
                    begun[-1].width += width
                elif column in open_above and _merge(properties, "vMerge") == "continue":
                    open_above[column].height += 1
                else:
                    place: Locator = {"table": table, "row": row.number, "cell": number}
                    text = self._text(cell, place, contents)
                    draft = _Draft(text, self._drawn.add(text, place), column, width)
                    begun.append(draft)
                    if _merge(properties, "vMerge"):
                        open_above[column] = draft
                    else:
                        open_above.pop(column, None)
                column += width
            drafts.append(begun)
        built = tuple(Row(tuple(draft.cell for draft in begun)) for begun in drafts if begun)
        reach = max((draft.column + draft.width for begun in drafts for draft in begun), default=0)
        return Grid(built, reach, tuple(contents))

    def _text(self, cell: Element, place: Locator, contents: list[tuple[Content, Locator]]) -> str:
        """The visible text of a cell, its paragraphs parted by line ends."""
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


def _merge(properties: Element | None, tag: str) -> str:
    """``restart`` or ``continue`` of a merge, "" where there is none."""
    found = properties.find(W + tag) if properties is not None else None
    return found.get(W + "val", "continue") if found is not None else ""


def _number(text: str | None, default: int) -> int:
    return min(int(text), _LARGEST_SPAN) if text is not None and text.isdecimal() and len(text) < 20 else default
