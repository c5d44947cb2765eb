"""``gouji extract --format xlsx``: the table of CSV as a workbook, with figures as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gouji.message import Language, Message
from gouji.output.facts.across import Across
from gouji.output.facts.model import ReportFacts
from gouji.output.facts.rows import Rows, of_bodies, of_reports
from gouji.output.workbook.book import MAX_COLUMNS, Book
from gouji.output.workbook.looks import BODY, HEAD, NOTE, widths_of

__all__ = ["render", "render_across"]

_WIDTH = 14.0
_SHEET = Message("数据", "Figures")
_TITLE = Message("年度报告数据", "Figures of annual reports")
_TOO_WIDE = Message(
    "一个工作表最多 {columns} 列，现有 {needed} 列，其后的未写入；请用 --facts 选取",
    "the last columns are left out: a sheet has room for {columns}, the table needs {needed}; choose with --facts",
)


def render(reports: Iterable[ReportFacts], *, provenance: bool, language: Language) -> Iterator[bytes]:
    """Yield a workbook with one row for each report, and the facts of all forms as columns; what is unknown is empty."""
    yield from _workbook(of_reports(reports, language, provenance=provenance, people=True), language)


def render_across(across: Across, *, language: Language) -> Iterator[bytes]:
    """Yield a workbook with one row for each body, and a column for each fact and year."""
    yield from _workbook(of_bodies(across, language, people=True), language)


def _workbook(table: Rows, language: Language) -> Iterator[bytes]:
    with Book.start(language, _TITLE[language]) as book:
        sheet = book.sheet(_SHEET, wide=True)
        columns = min(len(table.keys), MAX_COLUMNS)
        sheet.columns(_widths(table, columns))
        if len(table.keys) > columns:
            sheet.add([_TOO_WIDE.format(columns=columns, needed=len(table.keys))[language]], NOTE)
        head = sheet.add(table.heads[:columns], HEAD)
        for row in table.rows:
            sheet.add(row[:columns], BODY)
        sheet.head(head, columns, fixed=2)
        yield from book.pieces()


def _widths(table: Rows, columns: int) -> list[float]:
    """Return how wide the columns are; texts have more room than figures, and heads none of their own."""
    widths = widths_of(row[:columns] for row in table.rows) or [_WIDTH] * columns
    return [max(each, _WIDTH) for each in widths]
