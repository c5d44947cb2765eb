"""Print a sample as XLSX: text in merged cells, tables with or without borders, figures as numbers or as text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
import re

import attrs

from gouji.document.model import Locator
from gouji.testing.decoys import Decoys, decoys
from gouji.testing.grid import Grid
from gouji.testing.lines import Line
from gouji.testing.office.archive import text as escaped
from gouji.testing.office.merges import PlacedCell, full_rows
from gouji.testing.office.workbook import FORMATS, SheetXml, cell_name, workbook
from gouji.testing.rendered import Place, Rendered, Renderer
from gouji.testing.sample import SampleReport
from gouji.testing.shapes import grid_of
from gouji.value import Value, frozen

__all__ = ["SheetStyle", "render_sheet", "sheet_renderer"]

_FIGURE = r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d\d)?(元)?"
_WIDTH = 10


@frozen
class SheetStyle(Value):
    """How a workbook holds its text.

    ``shared`` keeps texts among the shared strings, ``rich`` in several runs with phonetic ones
    between; ``numbers`` stores figures as numbers, with the format that prints them, ``formulas`` as
    results of formulas. ``bordered`` draws borders around the cells of tables, ``merged`` lets
    running text reach over the width, ``spaced`` leaves rows blank. ``several`` gives each section its
    own sheet, ``hidden`` adds a hidden sheet, row and column that are not to be read, ``strict``
    uses the namespaces of ISO 29500 Strict. ``row`` and ``column`` are where the report begins.
    """

    shared: bool = True
    rich: bool = False
    numbers: bool = True
    formulas: bool = False
    bordered: bool = True
    merged: bool = True
    spaced: bool = False
    several: bool = False
    hidden: bool = False
    strict: bool = False
    row: int = 1
    column: int = 1


def sheet_renderer(style: SheetStyle | None = None, name: str = "report.xlsx") -> Renderer:
    """Return the renderer of workbooks in *style*."""
    return partial(render_sheet, style=style or SheetStyle(), name=name)


def render_sheet(sample: SampleReport, style: SheetStyle, name: str = "report.xlsx") -> Rendered:
    """Print *sample* as a workbook."""
    book = _Book(style, decoys(sample.form))
    book.begin("年报")
    for line in sample.title:
        book.paragraph(line.text, ["title", *line.keys])
    book.lines(sample.preface)
    for number, chapter in enumerate(sample.chapters, 2):
        if style.several:
            book.begin(f"第{number}页")
        if chapter.heading:
            book.paragraph(chapter.heading, [chapter.key])
        book.lines(chapter.lines)
        for table in chapter.tables:
            book.table(grid_of(sample, table))
    return Rendered(book.data, name, book.places)


@attrs.define
class _Book:
    """Write sheets from their first row to their last."""

    style: SheetStyle
    decoys: Decoys
    sheets: list[SheetXml] = attrs.field(factory=list)
    places: dict[str, Place] = attrs.field(factory=dict)
    _strings: dict[str, int] = attrs.field(factory=dict)

    def begin(self, name: str) -> None:
        """Begin a sheet."""
        self.sheets.append(SheetXml(name, self.style.row))
        if self.style.hidden:
            self._hide(self.decoys.heading)

    def _hide(self, text: str) -> None:
        """Write a hidden row, whose text is not to be read."""
        sheet = self.sheets[-1]
        sheet.hidden.add(sheet.row)
        sheet.rows[sheet.row] = [self._string(sheet.row, self.style.column, text, 0)]
        sheet.row += 1

    def lines(self, lines: Iterable[Line]) -> None:
        """Write lines of running text, one a row."""
        for line in lines:
            self.paragraph(line.text, line.keys)

    def paragraph(self, text: str, keys: Iterable[str] = ()) -> None:
        """Write a row that holds one text."""
        sheet = self.sheets[-1]
        place: Locator = {"sheet": sheet.name, "cell": cell_name(sheet.row, self.style.column)}
        for key in keys:
            self.places.setdefault(key, place)
        sheet.rows[sheet.row] = [self._string(sheet.row, self.style.column, text, 0)]
        if self.style.merged:
            sheet.merge(sheet.row, self.style.column, 1, _WIDTH)
        sheet.row += 2 if self.style.spaced else 1

    def table(self, grid: Grid) -> None:
        """Write a table with its merges; each place that a merge covers is a blank cell."""
        sheet = self.sheets[-1]
        top = sheet.row
        for number, row in enumerate(full_rows(grid), top):
            written: list[str] = []
            for placed in row:
                column = self.style.column + placed.column
                written.append(self._cell(number, column, placed))
                covered = range(column + 1, column + placed.cell.column_span)
                written += [self._blank(number, at) for at in covered]
            sheet.rows[number] = written
        sheet.row = top + len(grid.rows) + (1 if self.style.spaced else 0)

    def _cell(self, row: int, column: int, placed: PlacedCell) -> str:
        sheet, cell = self.sheets[-1], placed.cell
        if not placed.begins:
            return self._blank(row, column)
        if cell.key:
            self.places[cell.key] = {"sheet": sheet.name, "cell": cell_name(row, column)}
        if cell.row_span > 1 or cell.column_span > 1:
            sheet.merge(row, column, cell.row_span, cell.column_span)
        if not cell.text:
            return self._blank(row, column)
        match = re.fullmatch(_FIGURE, cell.text) if cell.is_figure and self.style.numbers else None
        return self._number(row, column, match) if match else self._string(row, column, cell.text, self._frame)

    @property
    def _frame(self) -> int:
        """The index of the first cell style of tables."""
        return len(FORMATS) if self.style.bordered else 0

    def _blank(self, row: int, column: int) -> str:
        return f'<c r="{cell_name(row, column)}" s="{self._frame}"/>' if self.style.bordered else ""

    def _string(self, row: int, column: int, text: str, look: int) -> str:
        name = cell_name(row, column)
        if self.style.shared:
            index = self._strings.setdefault(text, len(self._strings))
            return f'<c r="{name}" s="{look}" t="s"><v>{index}</v></c>'
        return f'<c r="{name}" s="{look}" t="inlineStr"><is>{self._item(text)}</is></c>'

    def _item(self, text: str) -> str:
        if not self.style.rich:
            return f'<t xml:space="preserve">{escaped(text)}</t>'
        half = len(text) // 2
        runs = "".join(f'<r><t xml:space="preserve">{escaped(part)}</t></r>' for part in (text[:half], text[half:]))
        return f'{runs}<rPh sb="0" eb="1"><t>yin</t></rPh><phoneticPr fontId="1"/>'

    def _number(self, row: int, column: int, match: re.Match[str]) -> str:
        whole, fraction, unit = match.groups()
        code = ("#,##0" if "," in whole else "0") + (".00" if fraction else "") + ('"元"' if unit else "")
        look = self._frame + FORMATS.index(code)
        formula = "<f>SUM(A1:A2)</f>" if self.style.formulas else ""
        stored = repr(float(whole.replace(",", "") + (fraction or ""))).removesuffix(".0")
        return f'<c r="{cell_name(row, column)}" s="{look}">{formula}<v>{stored}</v></c>'

    @property
    def data(self) -> bytes:
        """The bytes of the workbook."""
        sheets = self.sheets
        if self.style.hidden:
            old = SheetXml("旧表", 2, {1: [self._string(1, 1, self.decoys.label, 0)]}, is_hidden=True)
            sheets = [*sheets, old]
        return workbook(sheets, [self._item(text) for text in self._strings], strict=self.style.strict)
