"""The pages of a PDF → document: paragraphs, tables and pictures in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
import itertools
import re

import attrs

from gouji.api.documents import (
    Block,
    Cell,
    Document,
    Locator,
    Message,
    Paragraph,
    Picture,
    Row,
    Source,
    Table,
    Vocabularies,
    Vocabulary,
)
from gouji_plugins.pdf.borderless import BorderlessTable, Piece, with_tables
from gouji_plugins.pdf.extract import Box, Page, extract
from gouji_plugins.pdf.extract import Cell as PrintedCell
from gouji_plugins.pdf.furniture import without_furniture
from gouji_plugins.pdf.grid import grids_of, join_grids
from gouji_plugins.pdf.lines_printed import PrintedLine
from gouji_plugins.pdf.paragraphs import paragraphs_of, right_edge

__all__ = ["document_of", "read_pdf"]

_NEAR = 3.0
_LEAST_PICTURE = (100.0, 30.0)
_NOTE = re.compile(r"\s*(?:\d{1,2}|[①-⑳*※]|[\[［〔]\d{1,2}[\]］〕]|注)\s*\S")
_PICTURE = Message("第 {page} 页是图片，没有文字，未读取", "page {page} is a picture without text, which was not read")
_STRUCK = Message("第 {page} 页划掉的文字未读取", "text that is struck through on page {page} was not read")
_BORDERLESS = Message(
    "第 {page} 页的表格没有框线，按文字位置读取",
    "the table on page {page} has no lines and was read by where its texts stand",
)
_GOES_ON = Message(
    "第 {page} 页的表格接第 {above} 页的表格，按一个表格读取",
    "the table on page {page} was read as one with that on page {above}",
)


def read_pdf(data: bytes, name: str, vocabularies: Vocabularies) -> Document:
    """Read a PDF with text.

    Raise `UnreadableSourceError` for a scan, or a file that is damaged, encrypted or too large.
    """
    return document_of(extract(data, name), data, name, vocabularies)


def document_of(pages: Sequence[Page], data: bytes, name: str, vocabularies: Vocabularies) -> Document:
    """Make the document of what is printed on *pages*; *data* are the bytes of the file."""
    vocabulary = vocabularies.choose(_text(pages))
    drawing = _Drawing(vocabulary)
    items = _with_notes_below(list(_items(pages)))
    unread = _picture_pages(items)
    lines = [item for item in items if isinstance(item, PrintedLine)]
    left = min((printed.line[1] for printed in lines), default=0.0)
    drawing.draw(items, left, right_edge(lines))
    source = Source(name, data, "".join(drawing.parts), "utf-8", lined=False)
    struck = [number for number, page in enumerate(pages, 1) if page.struck]
    notes = (
        *[_PICTURE.format(page=page) for page in unread],
        *[_STRUCK.format(page=page) for page in struck],
        *drawing.notes,
    )
    return Document(
        source,
        tuple(drawing.blocks),
        "pdf",
        tuple(drawing.locators),
        notes,
        kind=vocabulary.kind,
        gaps=tuple(at for at, locator in drawing.locators if locator["page"] in unread),
    )


def _text(pages: Sequence[Page]) -> str:
    """Return all that is printed, line by line."""
    cells = (line for page in pages for table in page.tables for cell in table for line in cell[4])
    lines = (line for page in pages for line in page.lines)
    return "\n".join(line[0] for line in (*lines, *cells))


@attrs.frozen(eq=False)
class _PrintedTable:
    page: int
    cells: Sequence[PrintedCell]

    @property
    def box(self) -> Box:
        """The left, upper, right and lower edge of the whole table."""
        lefts, tops, rights, bottoms = zip(*(cell[:4] for cell in self.cells), strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)

    def goes_on(self, other: _PrintedTable) -> bool:
        """Return whether *other*, the next thing printed, is the rest of this table on the next page."""
        left, _, right, _ = self.box
        other_left, _, other_right, _ = other.box
        return other.page == self.page + 1 and abs(left - other_left) < _NEAR and abs(right - other_right) < _NEAR


@attrs.frozen(eq=False)
class _PrintedPicture:
    page: int
    box: Box


_Item = PrintedLine | _PrintedTable | _PrintedPicture


def _items(pages: Sequence[Page]) -> Iterator[_Item]:
    """Yield everything that is printed, page by page from top to bottom; small pictures are left out."""
    for number, (page, lines) in enumerate(zip(pages, without_furniture(pages), strict=True), 1):
        placed: list[tuple[float, _Item]] = [(line[2], PrintedLine(number, line)) for line in lines]
        tables = [_PrintedTable(number, cells) for cells in page.tables]
        placed += [(table.box[1], table) for table in tables]
        for box in page.images:
            if box[2] - box[0] >= _LEAST_PICTURE[0] and box[3] - box[1] >= _LEAST_PICTURE[1]:
                placed.append((box[1], _PrintedPicture(number, box)))
        yield from (item for _, item in sorted(placed, key=lambda pair: pair[0]))


def _with_notes_below(items: Sequence[_Item]) -> list[_Item]:
    """Return the items; footnotes between two parts of a table, at the end of a page, stand below the whole table."""
    tops: dict[int, _Item] = {}
    for item in items:
        tops.setdefault(item.page, item)
    ordered: list[_Item] = []
    notes: list[_Item] = []
    table: _PrintedTable | None = None
    for item in items:
        rest = tops.get(item.page + 1)
        if isinstance(item, _PrintedTable) and table is not None and table.goes_on(item):
            table = item
        elif (
            isinstance(item, PrintedLine)
            and table is not None
            and table.page == item.page
            and isinstance(rest, _PrintedTable)
            and table.goes_on(rest)
            and (notes or _NOTE.match(item.text))
        ):
            notes.append(item)
            continue
        else:
            ordered += notes
            notes.clear()
            table = item if isinstance(item, _PrintedTable) else None
        ordered.append(item)
    return ordered + notes


def _picture_pages(items: Iterable[_Item]) -> list[int]:
    """Return the numbers of the pages on which only pictures stand, apart from headers and footers."""
    kinds: dict[int, set[type[_Item]]] = {}
    for item in items:
        kinds.setdefault(item.page, set()).add(type(item))
    return [page for page, found in kinds.items() if found == {_PrintedPicture}]


@attrs.define(eq=False)
class _Drawing:
    """The document while it is built: its text so far, its blocks, and their places on the pages."""

    vocabulary: Vocabulary
    parts: list[str] = attrs.field(factory=list)
    blocks: list[Block] = attrs.field(factory=list)
    locators: list[tuple[int, Locator]] = attrs.field(factory=list)
    notes: list[Message] = attrs.field(factory=list)
    length: int = 0

    def draw(self, items: Sequence[_Item], left: float, right: float) -> None:
        """Add all items; neighbouring lines become paragraphs. *left* and *right* are the edges of the text."""
        for group in _groups(items):
            first = group[0]
            if isinstance(first, PrintedLine):
                lines = [item for item in group if isinstance(item, PrintedLine)]
                self._text(lines, left, right)
            elif isinstance(first, _PrintedTable):
                self._table([item for item in group if isinstance(item, _PrintedTable)])
            else:
                at = self._add("", first.page, first.box)
                self.blocks.append(Picture(at, at))
                self._end()

    def _text(self, lines: Sequence[PrintedLine], left: float, right: float) -> None:
        for found in with_tables(lines, self.vocabulary):
            if isinstance(found, BorderlessTable):
                self.blocks.append(Table(tuple(Row(tuple(self._piece(piece) for piece in row)) for row in found.rows)))
                page = found.rows[0][0].lines[0].page
                self.notes.append(_BORDERLESS.format(page=page))
                continue
            for paragraph in paragraphs_of(found, left, right, self.vocabulary):
                self._paragraph(paragraph)

    def _piece(self, piece: Piece) -> Cell:
        start = self.length
        for printed in piece.lines:
            self._add(printed.text, printed.page, printed.line[1:5])
        self._end()
        return Cell(piece.text, start, start + len(piece.text))

    def _add(self, text: str, page: int, box: Sequence[float]) -> int:
        at = self.length
        self.locators.append((at, {"page": page, "bbox": [*box]}))
        self.parts.append(text)
        self.length += len(text)
        return at

    def _end(self) -> None:
        self.parts.append("\n")
        self.length += 1

    def _paragraph(self, lines: Iterable[tuple[str, PrintedLine]]) -> None:
        start = self.length
        for text, printed in lines:
            self._add(text, printed.page, printed.line[1:5])
        self.blocks.append(Paragraph("".join(text for text, _ in lines), start, self.length))
        self._end()

    def _table(self, printed: Sequence[_PrintedTable]) -> None:
        grid = join_grids(grids_of([(table.page, table.cells) for table in printed]), self.vocabulary)
        for above, below in itertools.pairwise(printed):
            self.notes.append(_GOES_ON.format(page=below.page, above=above.page))
        rows = []
        for cells in grid:
            drawn = []
            for cell in cells:
                at = self._add(cell.text, cell.page, cell.box)
                end = self.length
                self._end()
                drawn.append(Cell(cell.text, at, end, cell.column, cell.row_span, cell.column_span))
            if drawn:
                rows.append(Row(tuple(drawn)))
        if rows:
            self.blocks.append(Table(tuple(rows)))


def _groups(items: Sequence[_Item]) -> Iterator[list[_Item]]:
    """Group the items that belong together: lines that follow each other, and the parts of one table."""
    group: list[_Item] = []
    for item in items:
        if group and not _follows(group[-1], item):
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _follows(above: _Item, below: _Item) -> bool:
    if isinstance(above, PrintedLine):
        return isinstance(below, PrintedLine)
    return isinstance(above, _PrintedTable) and isinstance(below, _PrintedTable) and above.goes_on(below)
