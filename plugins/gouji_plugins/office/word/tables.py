"""A Word table → rows of cells with their spans; deleted and hidden rows are left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, count
from operator import itemgetter
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError

import attrs

from gouji.api.documents import Cell, Locator, Row, make_cell
from gouji_plugins.office.drawn import MARGIN, DrawnText
from gouji_plugins.office.notes import Notes
from gouji_plugins.office.word.inline import SPACE, Content, InlineReader
from gouji_plugins.office.word.names import W, is_on, value
from gouji_plugins.office.word.numbering import Numbering
from gouji_plugins.office.word.paragraphs import ParagraphReader, Shown, unwrapped
from gouji_plugins.office.word.plain import GAP, MARK, Mould, PlainRow, filled
from gouji_plugins.office.word.styles import Styles

__all__ = ["Grid", "SourceRow", "TableReader", "mould_of"]

_PARAGRAPH, _CELL, _ROW, _TABLE = W + "p", W + "tc", W + "tr", W + "tbl"
_ROW_PROPERTIES, _CELL_PROPERTIES = W + "trPr", W + "tcPr"
_SPAN, _DOWN, _RIGHT, _DELETED = W + "gridSpan", W + "vMerge", W + "hMerge", W + "cellDel"
_MERGING = frozenset((_SPAN, _DOWN, _RIGHT, _DELETED))
_NO_WRAPPERS = frozenset(W + tag for tag in ("tblPr", "tblGrid", "tr", "trPr", "tblPrEx", "tc"))
_VAL = W + "val"
_STYLES = frozenset((W + "pStyle", W + "rStyle"))
_MOST_REMEMBERED = 512
_LARGEST_SPAN = 10_000
_UNMERGED = (1, "", "", False)


class SourceRow(NamedTuple):
    """A ``w:tr`` element that is shown: its number in the table, from 1, and its ``w:tc`` elements.

    ``before`` is the number of columns that it leaves free at its beginning. A ``plain`` row has no other elements.
    """

    number: int
    before: int
    cells: Sequence[Element]
    element: Element
    plain: PlainRow | None = None


@attrs.define(eq=False)
class _Tall:
    """A cell that may reach down over rows that are yet to be read: its row, its number there and its height."""

    row: list[Cell]
    number: int
    height: int = 1


@attrs.define(eq=False)
class _Merged:
    """The cells of a table that may reach down: those that the next row may go on with, by their columns, and all."""

    open: dict[int, _Tall] = attrs.field(factory=dict)
    _all: list[_Tall] = attrs.field(factory=list)

    def goes_on(self, column: int, down: str) -> bool:
        """Let the cell above a column reach down one row more if a merge goes on there; return whether it does."""
        if down == "continue" and (above := self.open.get(column)) is not None:
            above.height += 1
            return True
        return False

    def begin(self, row: list[Cell], number: int, column: int, down: str) -> None:
        """Note that a cell begins in a column: the one of a *number* in its *row*."""
        if down:
            self.open[column] = tall = _Tall(row, number)
            self._all.append(tall)
        else:
            self.open.pop(column, None)

    def end(self) -> None:
        """Give each cell the height that it has."""
        for row, number, height in [(tall.row, tall.number, tall.height) for tall in self._all if tall.height > 1]:
            short = row[number]
            row[number] = make_cell(short.text, short.start, short.end, short.column, height, short.column_span)


@attrs.frozen
class Grid:
    """The rows that were read, how many columns they have, and what is anchored in their cells."""

    rows: tuple[Row, ...]
    width: int
    contents: tuple[tuple[Content, Locator], ...]


@attrs.define(eq=False)
class TableReader:
    """Reads tables and adds their texts to the drawn text, which counts their cells.

    ``plain_rows`` are those of which only their texts are left, by what their `MARK` says.
    """

    _name: str
    _paragraphs: ParagraphReader
    _drawn: DrawnText
    _notes: Notes
    _plain_rows: Mapping[str | None, PlainRow]

    def rows(self, table: Element) -> list[SourceRow]:
        """List the rows of a ``w:tbl`` element that are shown; raise `LimitExceededError` for too many cells."""
        found = []
        cells = 0
        for number, row in enumerate(self._children(table, _ROW), 1):
            if (plain := self._plain_rows.get(row.get(MARK))) is not None:
                found.append(SourceRow(number, plain.mould.columns[0], (), row, plain))
                cells += len(plain.mould.columns)
                continue
            properties = row.find(_ROW_PROPERTIES)
            if properties is not None and properties.find(W + "del") is not None:
                self._notes.tracked()
            elif is_on(properties, "hidden"):
                self._notes.hidden_rows()
            else:
                before = _number(value(properties, "gridBefore"), 0)
                found.append(SourceRow(number, before, self._children(row, _CELL), row))
                cells += len(found[-1].cells)
        self._drawn.reserve(cells)
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
        merged = _Merged()
        contents: list[tuple[Content, Locator]] = []
        for row in rows:
            plain = row.plain
            if plain is not None and self._paragraphs.takes(plain.mould.styles):
                begun = self._plain_cells(row, plain.mould, table, merged)
            else:
                begun = self._cells(row, table, merged, contents)
            if begun:
                built.append(begun)
        merged.end()
        reach = max((begun[-1].column + begun[-1].column_span for begun in built), default=0)
        return Grid(tuple([Row(tuple(begun)) for begun in built]), reach, tuple(contents))

    def _plain_cells(self, row: SourceRow, mould: Mould, table: int, merged: _Merged) -> list[Cell]:
        """Read the cells of a plain row."""
        texts, columns, widths = mould.texts(row.element), mould.columns, mould.widths
        numbers: Sequence[int] = range(1, len(columns) + 1)
        downs = dict.fromkeys(merged.open, "")
        if mould.merges:
            downs |= {columns[at]: down for at, down in mould.merges}
            gone = {at for at, down in mould.merges if merged.goes_on(columns[at], down)}
            if gone:
                left = [at for at in range(len(columns)) if at not in gone]
                texts, numbers = [texts[at] for at in left], [at + 1 for at in left]
                columns, widths = tuple([columns[at] for at in left]), tuple([widths[at] for at in left])
        starts = self._drawn.extend(texts, [{"table": table, "row": row.number, "cell": number} for number in numbers])
        begun = [
            make_cell(text, start, start + len(text), column, 1, width)
            for text, start, column, width in zip(texts, starts, columns, widths, strict=True)
        ]
        if downs:
            for number, column in enumerate(columns):
                if column in downs:
                    merged.begin(begun, number, column, downs[column])
        return begun

    def _cells(
        self, row: SourceRow, table: int, merged: _Merged, contents: list[tuple[Content, Locator]]
    ) -> list[Cell]:
        """Read the cells of any row; add what is anchored in them to *contents*."""
        begun: list[Cell] = []
        column = row.before
        cells = row.cells if row.plain is None else self._children(row.plain.whole(row.element), _CELL)
        for number, cell in enumerate(cells, 1):
            width, right, down, deleted = _merges(cell)
            if deleted:
                self._notes.tracked()
                continue
            if begun and right == "continue":
                begun[-1] = attrs.evolve(begun[-1], column_span=begun[-1].column_span + width)
            elif not merged.goes_on(column, down):
                place: Locator = {"table": table, "row": row.number, "cell": number}
                text = self._paragraphs.plain(cell)
                if text is None:
                    text = self._text(cell, place, contents)
                start = self._drawn.add(text, place)
                merged.begin(begun, len(begun), column, down)
                begun.append(make_cell(text, start, start + len(text), column, 1, width))
            column += width
        return begun

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


@lru_cache(maxsize=_MOST_REMEMBERED)
def mould_of(head: bytes, markup: bytes) -> Mould | None:
    """Return the mould of a row whose bytes, after the *head* of their document, have gaps for texts; None where it is not plain.

    A row of one cell is not: a table of one only serves the layout.
    """
    try:
        table = next(filled(head, markup).iter(_TABLE))
    except (ParseError, StopIteration):
        return None
    notes, styles = Notes(), Styles({})
    paragraphs = ParagraphReader(InlineReader("", styles, notes), styles, lambda: Numbering.of(None, styles))
    if len(table) != 1 or table[0].tag != _ROW or not _NO_WRAPPERS.issuperset([child.tag for child in table[0]]):
        return None
    rows = TableReader("", paragraphs, DrawnText(""), notes, {}).rows(table)
    if not rows or len(rows[0].cells) < 2:
        return None
    widths: list[int] = []
    merges: list[tuple[int, str]] = []
    parts: list[tuple[str, ...]] = []
    for number, cell in enumerate(rows[0].cells):
        width, right, down, is_deleted = _merges(cell)
        text = paragraphs.plain(cell)
        if right or is_deleted or text is None:
            return None
        widths.append(width)
        merges += [(number, down)] if down else []
        parts.append(tuple(text.split(GAP)))
    kept = tuple([text.get(SPACE) == "preserve" for text in table.iter(W + "t") if text.text == GAP])
    if not sum(map(len, parts)) - len(parts) == len(kept) == markup.count(GAP.encode()):
        return None
    texts = count()
    return Mould(
        tuple(accumulate(widths[:-1], initial=rows[0].before)),
        tuple(widths),
        tuple(merges),
        frozenset((None, *(each.get(_VAL, "") for each in table.iter() if each.tag in _STYLES))),
        itemgetter(*[next(texts) if len(part) > 1 else -1 for part in parts]),
        None if all(part in (("",), ("", "")) for part in parts) else tuple(parts),
        kept,
    )


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
