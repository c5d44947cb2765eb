"""The rows of a sheet → blocks: rows of several cells make tables, a text alone in its row is a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
import re

import attrs

from gouji.api.documents import Block, Locator, Picture, Row, Table, Vocabulary, make_cell, read_figure
from gouji_plugins.office.drawn import DrawnText
from gouji_plugins.office.sheet.grid import Entry, GridRow
from gouji_plugins.office.sheet.names import cell_name

__all__ = ["BlockReader"]

_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]部分")
_LONGEST_LABEL = 80
_LONGEST_WITH_COLON = 25
_SENTENCE_ENDS = ("。", "；", "：", "！", "？")


@attrs.define(eq=False)
class BlockReader:
    """Groups rows into tables. ``columns`` has the sheet's column for each column of the rows."""

    _sheet: str
    _columns: Sequence[int]
    _vocabulary: Vocabulary
    _drawn: DrawnText
    blocks: list[Block] = attrs.field(factory=list)
    _open: list[GridRow] = attrs.field(factory=list)

    def read(self, rows: Sequence[GridRow], pictures: Sequence[tuple[int, str]] = ()) -> None:
        """Add the blocks of all rows; a picture comes before the first row below its upper edge."""
        waiting = sorted(pictures, reverse=True)
        for row in rows:
            while waiting and waiting[-1][0] < row.number:
                self._picture(*waiting.pop())
            self._add(row)
        while waiting:
            self._picture(*waiting.pop())
        self._close()

    def _add(self, row: GridRow) -> None:
        filled = row.filled
        if not filled:
            if self._open:
                self._open.append(row)
        elif len(filled) == 1 and self._stands_alone(filled[0], row):
            self._close()
            self.blocks += self._drawn.paragraphs(filled[0].text, self._locator(filled[0].row, filled[0].column))
        else:
            if self._open and row.number > self._open[-1].number + 1 and _has_label(filled):
                self._close()
            self._open.append(row)

    def _stands_alone(self, entry: Entry, row: GridRow) -> bool:
        """Return whether the only text of a row is a heading or a sentence, not a label beside blank figures."""
        text = entry.text
        if self._vocabulary.is_heading(text) or _is_caption(text):
            return True
        if self._vocabulary.is_label(text) or read_figure(text).state != "not-a-number":
            return False
        if "。" in text or len(text) > _LONGEST_LABEL or text.endswith(_SENTENCE_ENDS):
            return True
        if not self._open or row.number > self._open[-1].number + 1:
            return not any(other.bordered for other in row.entries.values() if other is not entry)
        if len(row.entries) > 1:
            return False
        in_table = entry.bordered or not any(e.bordered for e in self._open[-1].entries.values())
        return not in_table or entry.column_span > 1 or _ORDINAL.match(text) is not None

    def _close(self) -> None:
        """End the open table and add it to the blocks; missing cells become blank ones."""
        while self._open and not self._open[-1].entries:
            self._open.pop()
        if not self._open:
            return
        used = [column for row in self._open for column in (*row.entries, *row.covered)]
        first, last = min(used), max(used) + 1
        self._drawn.reserve(len(self._open) * (last - first))
        rows = [self._row(row, first, last) for row in self._open]
        self._open.clear()
        self.blocks.append(Table(tuple(row for row in rows if row.cells)))

    def _row(self, row: GridRow, first: int, last: int) -> Row:
        cells = []
        for column in range(first, last):
            entry = row.entries.get(column)
            if entry is None and column in row.covered:
                continue
            if entry is None:
                entry = Entry("", row.number, self._columns[column], bordered=False)
            start = self._drawn.add(entry.text, self._locator(entry.row, entry.column))
            end = start + len(entry.text)
            cells.append(make_cell(entry.text, start, end, column - first, entry.row_span, entry.column_span))
        return Row(tuple(cells))

    def _picture(self, _row: int, description: str) -> None:
        self._close()
        start = self._drawn.add("", {"sheet": self._sheet, "cell": cell_name(_row, 1)})
        self.blocks.append(Picture(start, start, description))

    def _locator(self, row: int, column: int) -> Locator:
        return {"sheet": self._sheet, "cell": cell_name(row, column)}


def _is_caption(text: str) -> bool:
    """Return whether a text explains a table: it is long and has a colon, as no label alone in its row has."""
    return len(text) > _LONGEST_WITH_COLON and "：" in text


def _has_label(entries: Sequence[Entry]) -> bool:
    return any(read_figure(entry.text).state == "not-a-number" for entry in entries)
