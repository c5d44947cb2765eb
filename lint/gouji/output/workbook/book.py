"""A workbook under construction: cells are written as what they are, within the limits of Excel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from math import ceil
from pathlib import Path
import re
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from gouji.errors import UsageError
from gouji.message import Language, Message
from gouji.output.shelf import telling
from gouji.output.workbook.texts import FORMULA_SIGNS, cell_text, sheet_name
from gouji.text.display import width
from gouji.value import NamedTuple

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["CREATOR", "MAX_COLUMNS", "MAX_ROWS", "Book", "Cell", "Link", "Sheet", "Style", "require"]

CREATOR = "gouji"
"""The author of the workbooks, by whom they are known again."""

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
_MAX_LINKS = 65_530
_MAX_ADDRESS = 2_079
_NOT_IN_ADDRESSES = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What names of files may have and XML has not, or as something else."""

_MAX_COMMENTS = 5_000
"""More of them make a sheet slow to open."""

_MAX_DIGITS = 15
_FILE, _PIECE = "workbook.xlsx", 1 << 20
_LINE, _HIGHEST = 15.0, 409.0
"""How high a line and a row are, in points."""
_FONT_SIZE = 10
_FONT = {"font_name": "Microsoft YaHei", "font_size": _FONT_SIZE, "valign": "top"}
_MISSING = Message("写入 XLSX 需要另装：{how}", "writing XLSX needs an extra: {how}")
_FULL = Message(
    "一个工作表最多 {rows} 行，此后的内容未写入",
    "what comes after row {rows} is left out: a sheet has no more",
)
_FULL_SHEET = Message(
    "超过一个工作表的行数上限、未写完的工作表：{count} 个", "sheets with more rows than Excel takes, cut short: {count}"
)
_CUT = Message(
    "超过单元格字数上限、已截断的文字：{count} 处", "texts that were cut at the most characters of a cell: {count}"
)
_UNLINKED = Message(
    "超过一个工作表的链接数、链接长度上限或文件名特殊，未加链接的单元格：{count} 个",
    "cells without their link, of which a sheet has no more or which Excel does not take: {count}",
)
_UNCOMMENTED = Message(
    "一个工作表的批注已达上限、未加批注的单元格：{count} 个",
    "cells without their comment, of which a sheet gets no more: {count}",
)
_PRINTED = Message("第 &P 页，共 &N 页", "page &P of &N")

Style: TypeAlias = Mapping[str, object]
"""Properties of a format as XlsxWriter names them."""


class Link(NamedTuple):
    """A text that leads to an address."""

    text: str
    address: str


Cell: TypeAlias = "str | int | Decimal | Link | None"


@attrs.define(eq=False)
class Book:
    """A workbook in a folder of temporary files, the rows of each sheet in one of its own; ``pieces`` closes it."""

    language: Language
    _workbook: Workbook
    _folder: Path
    _formats: dict[tuple[tuple[str, object], ...], Format] = attrs.field(factory=dict)
    _limits: Counter[Message] = attrs.field(factory=Counter)

    @classmethod
    @contextmanager
    def start(cls, language: Language, title: str) -> Iterator[Book]:
        """Yield a workbook without sheets, and remove what it has on disk.

        Raises `UsageError` where XlsxWriter is not installed, `SpoolError` where the disk is full.
        """
        require()
        from tempfile import TemporaryDirectory

        from xlsxwriter import Workbook

        with telling(), TemporaryDirectory(prefix="gouji-", ignore_cleanup_errors=True) as folder:
            options = {"constant_memory": True, "tmpdir": folder, "use_zip64": True}
            workbook = Workbook(str(Path(folder, _FILE)), options)
            moment = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same result gives the same bytes
            workbook.set_properties({"title": title, "author": CREATOR, "created": moment})
            workbook.set_calc_mode("auto")
            try:
                yield cls(language, workbook, Path(folder))
            finally:
                for sheet in workbook.worksheets():
                    sheet.row_data_fh.close()

    def sheet(self, name: Message, *, wide: bool = False) -> Sheet:
        """Add a sheet that is printed on its side, one page wide; a *wide* one over several, each with its first columns."""
        worksheet = self._workbook.add_worksheet(sheet_name(name[self.language]))
        worksheet.set_landscape()
        worksheet.set_paper(9)
        worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        worksheet.set_footer(f"&C{_PRINTED[self.language]}")
        if wide:
            worksheet.print_across()
            worksheet.set_print_scale(70)
            worksheet.repeat_columns(0, 1)
        else:
            worksheet.fit_to_pages(1, 0)
        return Sheet(self, worksheet)

    def format(self, style: Style) -> Format:
        """Return the format that has these properties besides those of all cells."""
        properties = {**_FONT, **style}
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(properties)
        return self._formats[key]

    def count(self, limit: Message) -> None:
        """Count something that a limit of Excel left out."""
        self._limits[limit] += 1

    @property
    def notes(self) -> list[str]:
        """What the limits of Excel left out so far."""
        return [limit.format(count=count)[self.language] for limit, count in self._limits.items()]

    def pieces(self) -> Iterator[bytes]:
        """Yield the workbook as the bytes of a file."""
        from xlsxwriter.exceptions import FileCreateError

        try:
            self._workbook.close()
        except FileCreateError as error:  # it holds the error of the system
            raise error.args[0] from error
        with (self._folder / _FILE).open("rb") as stream:
            while piece := stream.read(_PIECE):
                yield piece


def require() -> None:
    """Raise `UsageError` where XlsxWriter is not installed."""
    try:
        import xlsxwriter  # noqa: F401 (whether it is there)
    except ImportError as error:
        from gouji.installing import how_to_add

        raise UsageError(_MISSING.format(how=how_to_add("xlsx"))) from error


@attrs.define(eq=False)
class Sheet:
    """A sheet to which rows are added one below the other; the last one alone is in memory."""

    _book: Book
    _worksheet: Worksheet
    rows: int = 0
    _widths: Sequence[float] = ()
    _links: int = 0
    _comments: int = 0
    _is_full: bool = False

    def add(self, cells: Iterable[Cell], styles: Sequence[Style] | Style = ()) -> int:
        """Add a row and return its number from 0; styles are those of its cells, or one for all.

        It is as high as the texts that are wrapped in their columns need. Where the sheet has as many rows as it can
        have, the last one tells so.
        """
        if self.rows == MAX_ROWS - 1:
            if not self._is_full:
                self._is_full = True
                self._book.count(_FULL_SHEET)
                self._put(self.rows, 0, _FULL.format(rows=f"{MAX_ROWS:,}")[self._book.language], {"bold": True})
            return self.rows
        lines = 1.0
        for column, cell in enumerate(cells):
            style = styles if isinstance(styles, Mapping) else styles[column] if column < len(styles) else {}
            self._put(self.rows, column, cell, style)
            if style.get("text_wrap") and column < len(self._widths):
                lines = max(lines, _lines(cell, self._widths[column]))
            lines = max(lines, float(str(style.get("font_size", 0))) / _FONT_SIZE * 1.2)
        if lines > 1:
            self._worksheet.set_row(self.rows, min(lines * _LINE, _HIGHEST))
        self.rows += 1
        return self.rows - 1

    def comment(self, row: int, column: int, text: str) -> None:
        """Add a comment to a cell of the last row, unless the sheet has as many as it gets."""
        if self._comments >= _MAX_COMMENTS:
            self._book.count(_UNCOMMENTED)
            return
        self._comments += 1
        options = {"author": CREATOR, "x_scale": 2.4, "y_scale": 1 + text.count("\n") / 5}
        self._worksheet.write_comment(row, column, cell_text(text), options)

    def blank(self) -> None:
        """Leave a row out."""
        self.rows += 1

    def columns(self, widths: Sequence[float]) -> None:
        """Set how wide the columns of the rows to come are, in characters of which a Chinese one is two."""
        self._widths = widths
        for column, each in enumerate(widths):
            self._worksheet.set_column(column, column, each)

    def head(self, row: int, columns: int, *, fixed: int = 0, filtered: bool = True) -> None:
        """Let the rows up to *row*, which is the head of a table, and its first columns stay in view, and on each page."""
        self._worksheet.freeze_panes(row + 1, fixed)
        self._worksheet.repeat_rows(0 if row < 3 else row, row)
        if filtered and self.rows > row + 1:
            self._worksheet.autofilter(row, 0, self.rows - 1, columns - 1)

    def _put(self, row: int, column: int, cell: Cell, style: Style) -> None:
        """Write a cell as what it is: a text is never taken for a formula, a number or an address."""
        write = self._worksheet
        if cell is None or cell == "":
            write.write_blank(row, column, None, self._book.format(style))
        elif isinstance(cell, Link):
            self._put_link(row, column, cell, style)
        elif isinstance(cell, str) or _is_inexact(cell):
            text = cell_text(str(cell) if isinstance(cell, str) else format(cell, "f"))
            if isinstance(cell, str) and len(text) < len(cell):
                self._book.count(_CUT)
            guard: Style = {"quote_prefix": True} if text.startswith(FORMULA_SIGNS) else {}
            write.write_string(row, column, text, self._book.format({**style, **guard}))
        else:
            write.write_number(row, column, cell, self._book.format({**_decimals(cell), **style}))

    def _put_link(self, row: int, column: int, link: Link, style: Style) -> None:
        """Write a text with its address; without, where there are more than Excel opens or it is none that Excel takes."""
        unfit = len(link.address) > _MAX_ADDRESS or _NOT_IN_ADDRESSES.search(link.address)
        if not link.address or self._links >= _MAX_LINKS or unfit:
            if link.address:
                self._book.count(_UNLINKED)
            self._put(row, column, link.text, style)
            return
        self._links += 1
        looks = self._book.format({"font_color": "#0563C1", "underline": 1, **style})
        self._worksheet.write_url(row, column, link.address, looks, cell_text(link.text))


def _lines(cell: Cell, wide: float) -> int:
    """Return how many lines a text takes in a column."""
    text = cell.text if isinstance(cell, Link) else cell
    if not isinstance(text, str):
        return 1
    return sum(max(ceil(width(line) / max(wide - 1.5, 1)), 1) for line in text.splitlines())


def _is_inexact(number: int | Decimal | Any) -> bool:
    """Return whether a number has more digits than a spreadsheet keeps."""
    return len(Decimal(number).normalize().as_tuple().digits) > _MAX_DIGITS


def _decimals(number: int | Decimal) -> Style:
    """Return the format in which a number has as many decimals as were printed."""
    exponent = number.as_tuple().exponent if isinstance(number, Decimal) else 0
    return {"num_format": f"0.{'0' * -exponent}"} if isinstance(exponent, int) and exponent < 0 else {"num_format": "0"}
