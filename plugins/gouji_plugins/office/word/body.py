"""The body of a Word document → blocks in reading order, each with its locator."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

import attrs

from gouji.api.documents import Block, Locator, Picture, Row, Table, read_figure
from gouji_plugins.office.drawn import DrawnText
from gouji_plugins.office.limits import MAX_DEPTH, exceeded
from gouji_plugins.office.notes import Notes
from gouji_plugins.office.word.inline import Content
from gouji_plugins.office.word.names import W
from gouji_plugins.office.word.paragraphs import ParagraphReader, Shown, unwrapped
from gouji_plugins.office.word.tables import SourceRow, TableReader

__all__ = ["BodyReader"]

_MOST_NOTES = 2
_PARAGRAPH, _TABLE = W + "p", W + "tbl"


@attrs.define(eq=False)
class BodyReader:
    """Reads the blocks of a document.

    ``paragraphs`` are those outside tables, ``tables`` the rows of all tables in the order in which they begin; both are
    counted from 1. The text of a text box or
    footnote has the place of its anchor. ``footnotes`` returns those of the document by kind and id; each is read once.
    """

    _name: str
    _drawn: DrawnText
    _paragraph_reader: ParagraphReader
    _table_reader: TableReader
    _notes: Notes
    _footnotes: Callable[[], Mapping[tuple[str, str], Element]]
    blocks: list[Block] = attrs.field(factory=list)
    paragraphs: list[Element] = attrs.field(factory=list)
    tables: list[list[SourceRow]] = attrs.field(factory=list)
    _read_notes: set[tuple[str, str]] = attrs.field(factory=set)
    _width: int = 0

    def read(self, container: Iterable[Element], place: Locator | None = None, depth: int = 0) -> None:
        """Add the blocks of a container. All get the locator *place*; without one, paragraphs are counted.

        Raise `LimitExceededError` for tables nested too deep.
        """
        if depth > MAX_DEPTH:
            raise exceeded(
                self._name, "MAX_DEPTH", f"表格嵌套超过 {MAX_DEPTH} 层", f"tables nested more than {MAX_DEPTH} deep"
            )
        at: Locator = place or {"paragraph": len(self.paragraphs)}
        for child in unwrapped(container, self._notes, self._name):
            if child.tag == _PARAGRAPH:
                if place is None:
                    self.paragraphs.append(child)
                    at = {"paragraph": len(self.paragraphs)}
                if (shown := self._paragraph_reader.read(child)) is not None:
                    self._add(shown, at, depth)
            elif child.tag == _TABLE:
                self.tables.append(self._table_reader.rows(child))
                self._read_table(child, len(self.tables), depth)
        if (rest := self._paragraph_reader.rest()) is not None:
            self._add(rest, at, depth)

    def _add(self, shown: Shown, place: Locator, depth: int) -> None:
        self.blocks += self._drawn.paragraphs(shown.text, place, shown.level)
        for content in shown.contents:
            self._add_anchored(content, place, depth)

    def _add_anchored(self, content: Content, place: Locator, depth: int) -> None:
        """Add what is anchored in a paragraph or cell after it: pictures, text boxes, footnotes."""
        for description in content.pictures:
            start = self._drawn.add("", place)
            self.blocks.append(Picture(start, start, description))
        for box in content.boxes:
            self.read(box, place, depth + 1)
        for reference in content.references:
            note = self._footnotes().get(reference)
            if note is not None and reference not in self._read_notes:
                self._read_notes.add(reference)
                self.read(note, {**place, reference[0]: len(self._read_notes)}, depth + 1)

    def _read_table(self, element: Element, number: int, depth: int) -> None:
        """Add a table. A single cell, and rows that hold tables, only serve the layout: add what is in them instead.

        So do rows of one cell in a table that holds text.
        """
        rows = self.tables[number - 1]
        single = len(rows) == 1 and len(rows[0].cells) == 1
        nested = sum(1 for _ in element.iter(_TABLE)) > 1
        if not single and not nested and not _holds_text(rows):
            self._add_rows(rows, number, depth)
            return
        for plain, group in _by_layout(rows):
            if plain:
                self._add_rows(group, number, depth)
                continue
            for row in group:
                for index, cell in enumerate(row.cells, 1):
                    self.read(cell, {"table": number, "row": row.number, "cell": index}, depth + 1)

    def _add_rows(self, rows: list[SourceRow], number: int, depth: int) -> None:
        """Add rows as a table, or to the table before them if a page break has split the two."""
        grid = self._table_reader.grid(rows, number)
        if not grid.rows:
            return
        before = self.blocks[-1] if self.blocks else None
        again = _repeated(before.rows, grid.rows) if isinstance(before, Table) else 0
        if isinstance(before, Table) and (again or self._width == grid.width):
            self.blocks[-1] = Table((*before.rows, *grid.rows[again:]))
        else:
            self.blocks.append(Table(grid.rows))
        self._width = grid.width
        for content, place in grid.contents:
            self._add_anchored(content, place, depth)


def _repeated(first: Sequence[Row], second: Sequence[Row]) -> int:
    """Count the rows of a header that stand at the top of both halves of a split table."""
    count = 0
    for above, below in zip(first, second, strict=False):
        texts = [cell.text for cell in above.cells]
        if texts != [cell.text for cell in below.cells] or any(read_figure(t).state == "number" for t in texts):
            break
        count += 1
    return count


def _holds_text(rows: Sequence[SourceRow]) -> bool:
    """Return whether a table holds text beside figures, as a whole report does: more sentences in rows of one cell than notes."""
    alone = [row.cells[0] for row in rows if len(row.cells) == 1]
    return len(alone) > _MOST_NOTES and sum(["。" in "".join(cell.itertext()) for cell in alone]) > _MOST_NOTES


def _by_layout(rows: Iterable[SourceRow]) -> Iterator[tuple[bool, list[SourceRow]]]:
    """Group neighbouring rows by whether they are plain (True), or hold whole tables or a single cell (False)."""
    group: list[SourceRow] = []
    kind = True
    for row in rows:
        plain = row.plain is not None or (len(row.cells) > 1 and next(row.element.iter(_TABLE), None) is None)
        if group and plain != kind:
            yield kind, group
            group = []
        kind = plain
        group.append(row)
    if group:
        yield kind, group
