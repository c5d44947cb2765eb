"""The XML of a sheet, row by row → its merged ranges, and its cells that show a text or have a border."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
import re
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, iterparse

import attrs

from gouji_plugins.office.limits import (
    MAX_CELLS,
    MAX_DEPTH,
    MAX_MERGES,
    MAX_ROW_ELEMENTS,
    MAX_STREAMED_TAGS,
    exceeded,
)
from gouji_plugins.office.markup import checked, unreadable_part
from gouji_plugins.office.sheet.intervals import Intervals
from gouji_plugins.office.sheet.looks import Look
from gouji_plugins.office.sheet.names import LAST_COLUMN, LAST_ROW, R, S, cell_name, cell_place, range_places
from gouji_plugins.office.sheet.values import Values
from gouji_plugins.office.trees import tree_of

__all__ = ["SheetCell", "SheetCells", "read_cells"]

_MOST_BLANK_ROWS = 60
_MOST_BLANK_COLUMNS = 100
_HIDDEN = ("1", "true")
_ROW, _CELL = S + "row", S + "c"
_MERGE, _COLUMN, _VIEW, _DRAWING = S + "mergeCell", S + "col", S + "sheetView", S + "drawing"
_TELLING = frozenset((_MERGE, _COLUMN, _VIEW, _DRAWING))
_MANY_TAGS = 100_000
"""A sheet with more tags is mostly blank rows, which cost less to cut out than to read."""
_BLANK_ROW = rb'<row r="\d{1,7}+"[^<>]*+(?:(?<=/)>|(?<!/)>(?:<c\b[^<>]*+(?<=/)>)*+</row>)'


class SheetCell(NamedTuple):
    """A cell: the text that is seen in it, and whether a border is drawn around it."""

    text: str
    bordered: bool


@attrs.define(eq=False)
class SheetCells:
    """The cells of a sheet by row and column (counted from 1); most of the blank rows at its end are left out.

    ``merges`` has for each merged range its first row, first column, last row and last column. ``drawing`` is the id of
    the reference to the sheet's pictures.
    """

    rows: dict[int, dict[int, SheetCell]] = attrs.field(factory=dict)
    merges: list[tuple[int, int, int, int]] = attrs.field(factory=list)
    hidden_rows: Intervals = attrs.field(factory=Intervals)
    hidden_columns: Intervals = attrs.field(factory=Intervals)
    drawing: str = ""


def read_cells(data: bytes, name: str, part: str, looks: Sequence[Look], values: Values) -> SheetCells:
    """Read the XML of a sheet into its cells; each row is freed once it is read, so that blank ones cost no memory.

    Raise `UnreadableSourceError` for damaged XML and impossible cells, `LimitExceededError` for a sheet that is too
    large.
    """
    data = checked(data, name, part)
    tags = data.count(b"<")
    if tags > MAX_STREAMED_TAGS:
        limit = f"{MAX_STREAMED_TAGS:,}"
        raise exceeded(
            name, "MAX_STREAMED_TAGS", f"{part} 的 XML 标记超过 {limit} 个", f"{part} has more than {limit} XML tags"
        )
    reader = _Reader(name, part, looks, values)
    try:
        if tags > _MANY_TAGS:
            reader.read_one_by_one(re.sub(_BLANK_ROW, b"", data))
        else:
            reader.read(data)
    except ParseError as error:
        line, column = error.position
        raise unreadable_part(
            name, part, f"第 {line} 行第 {column + 1} 列", f"line {line}, column {column + 1}"
        ) from error
    return reader.found


@attrs.define(eq=False)
class _Reader:
    _name: str
    _part: str
    _looks: Sequence[Look]
    _values: Values
    found: SheetCells = attrs.field(factory=SheetCells)
    _blank: dict[int, dict[int, SheetCell]] = attrs.field(factory=dict)
    _columns: dict[str, int] = attrs.field(factory=dict)
    _known: dict[str, Look] = attrs.field(factory=dict)
    _row: int = 0
    _count: int = 0

    def read(self, data: bytes) -> None:
        """Read a sheet of the usual size, which is held in memory as a whole."""
        tree = tree_of(data)
        for element in tree.iter():
            if element.tag == _ROW:
                self._read_row(element)
            elif element.tag in _TELLING:
                self._read_other(element)
        self.found.rows.update(self._blank)

    def read_one_by_one(self, data: bytes) -> None:
        """Read a large sheet element by element; each is freed once it, or the row that it is in, is read."""
        above: list[Element] = []
        in_row = 0
        for event, element in iterparse(BytesIO(data), events=("start", "end")):  # noqa: S314 (no document type, no entities: `checked` has seen to that)
            if event == "start":
                above.append(element)
                self._check_depth(len(above))
                if in_row or element.tag == _ROW:
                    in_row += 1
                    self._check_row(in_row)
                continue
            above.pop()
            if element.tag == _ROW:
                self._read_row(element)
                in_row = 0
            elif not in_row:
                self._read_other(element)
            if not in_row and above:
                del above[-1][:]
        self.found.rows.update(self._blank)

    def _check_depth(self, depth: int) -> None:
        if depth > MAX_DEPTH:
            zh, en = f"内容嵌套超过 {MAX_DEPTH} 层", f"content nested more than {MAX_DEPTH} deep"
            raise exceeded(self._name, "MAX_DEPTH", zh, en)

    def _check_row(self, elements: int) -> None:
        if elements > MAX_ROW_ELEMENTS:
            limit = f"{MAX_ROW_ELEMENTS:,}"
            zh, en = f"一行的 XML 元素超过 {limit} 个", f"more than {limit} XML elements in one row"
            raise exceeded(self._name, "MAX_ROW_ELEMENTS", zh, en)

    def _read_other(self, element: Element) -> None:
        """Read an element outside the rows: a merged range, hidden columns, whether zeros are shown, the pictures."""
        tag = element.tag
        if tag == _MERGE:
            self._merge(element)
        elif tag == _COLUMN and element.get("hidden") in _HIDDEN:
            self.found.hidden_columns.add(_number(element.get("min")), _number(element.get("max")))
        elif tag == _VIEW and element.get("showZeros") in ("0", "false"):
            self._values.shows_zeros = False
        elif tag == _DRAWING:
            self.found.drawing = element.get(R + "id", "")

    def _merge(self, element: Element) -> None:
        places = range_places(element.get("ref", ""))
        if places is not None and places[:2] != places[2:]:
            self.found.merges.append(places)
        if len(self.found.merges) > MAX_MERGES:
            limit = f"{MAX_MERGES:,}"
            raise exceeded(self._name, "MAX_MERGES", f"合并区域超过 {limit} 个", f"more than {limit} merged ranges")

    def _read_row(self, row: Element) -> None:
        self._row = _number(row.get("r")) or self._row + 1
        if self._row > LAST_ROW:
            raise unreadable_part(
                self._name, self._part, f"第 {self._row} 行超出工作表", f"row {self._row} is beyond a sheet"
            )
        if row.get("hidden") in _HIDDEN:
            self.found.hidden_rows.add(self._row, self._row)
        cells = dict(self._cells(row))
        if not cells:
            return
        if any(cell.text for cell in cells.values()):
            self.found.rows.update(self._blank)
            self._blank.clear()
            self.found.rows[self._row] = cells
            self._count += len(cells)
        elif len(self._blank) < _MOST_BLANK_ROWS:
            self._blank[self._row] = cells
            self._count += len(cells)
        if self._count > MAX_CELLS:
            raise exceeded(self._name, "MAX_CELLS", f"单元格超过 {MAX_CELLS:,} 个", f"more than {MAX_CELLS:,} cells")

    def _look(self, style: str) -> Look:
        number = _number(style)
        look = self._looks[number] if number < len(self._looks) else Look()
        if len(style) < 10:
            self._known[style] = look
        return look

    def _column(self, name: str) -> int:
        """Return the column (from 1) in a cell's name, such as 4 for ``D17``; its row is known from the row element."""
        letters = name.rstrip("0123456789")
        if letters not in self._columns:
            place = cell_place(f"{letters}1")
            if place is None:
                shown = name[:20]
                raise unreadable_part(self._name, self._part, f"没有 {shown} 这样的单元格", f"there is no cell {shown}")
            self._columns[letters] = place[1]
        return self._columns[letters]

    def _cells(self, row: Element) -> Iterator[tuple[int, SheetCell]]:
        """Yield each cell of a row, by its column, that has a content or, near the left edge, a border."""
        column = 0
        for element in row:
            if element.tag != _CELL:
                continue
            name = element.get("r")
            column = self._column(name) if name else column + 1
            if column > LAST_COLUMN:
                where = cell_name(self._row, column)
                raise unreadable_part(self._name, self._part, f"没有 {where} 这样的单元格", f"there is no cell {where}")
            style = element.get("s", "0")
            look = self._known.get(style) or self._look(style)
            text = self._values.text(element, look, self._row, column)
            if text or len(element) or (look.bordered and column <= _MOST_BLANK_COLUMNS):
                yield column, SheetCell(text, look.bordered)


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) <= 9 else 0
