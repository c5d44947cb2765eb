"""How much of a page is read; beyond it an error says what there is too much of."""

from __future__ import annotations

from gouji.api.documents import LimitExceededError, Message, Source

__all__ = ["MAX_CELLS", "MAX_COLUMNS", "MAX_ROWS", "MAX_TABLE_DEPTH", "MAX_TAGS", "Counter", "check_tags"]

MAX_CELLS = 200_000
"""Cells of all tables of a page together; a report has some 300."""

MAX_ROWS = 20_000
"""Rows of all tables of a page together, empty ones too; a report has some 50."""

MAX_COLUMNS = 256
"""Columns of a table; wider spans (``colspan``) are cut down to it."""

MAX_TABLE_DEPTH = 32
"""Tables within tables; pages laid out by tables have some five."""

MAX_TAGS = 500_000
"""Tags and comments of a page; a page with a report has some 3,000, one that Word saved some 50,000."""

_TAGS = Message("标记超过 {most:,} 个；报告不会有这么多", "more than {most:,} tags; no report has as many")
_CELLS = Message("单元格超过 {most:,} 个；报告不会有这么多", "more than {most:,} cells; no report has as many")
_ROWS = Message("表格行超过 {most:,} 行；报告不会有这么多", "more than {most:,} table rows; no report has as many")
_COLUMNS = Message(
    "第 {line} 行起的表格超过 {most:,} 列；报告不会有这么宽的表格",
    "the table at line {line} has more than {most:,} columns; no report has one as wide",
)
_DEPTH = Message(
    "第 {line} 行处表格嵌套超过 {most} 层；请另存为较简单的网页再检查",
    "tables nest deeper than {most} at line {line}; save the page in a simpler form and check again",
)


def check_tags(source: Source) -> None:
    """Raise `LimitExceededError` if a page has more tags than a report has, before it is read."""
    text = source.text
    if len(text) > MAX_TAGS and text.count("<") > MAX_TAGS:
        raise LimitExceededError(source.name, _TAGS.format(most=MAX_TAGS), limit="MAX_TAGS")


class Counter:
    """Counts the rows and cells of a page's tables; raises `LimitExceededError` when there are too many."""

    __slots__ = ("_cells", "_rows", "_source")

    def __init__(self, source: Source) -> None:
        self._source = source
        self._cells = 0
        self._rows = 0

    def row(self, cells: int) -> None:
        """Count a row, and the *cells* of the row before it; raise `LimitExceededError` if there are too many."""
        self._rows += 1
        self._cells += cells
        if self._rows > MAX_ROWS:
            raise LimitExceededError(self._source.name, _ROWS.format(most=MAX_ROWS), limit="MAX_ROWS")
        if self._cells > MAX_CELLS:
            raise LimitExceededError(self._source.name, _CELLS.format(most=MAX_CELLS), limit="MAX_CELLS")

    def depth(self, tables: int, at: int) -> None:
        """Raise `LimitExceededError` if a table at an offset is nested too deep; *tables* are open there."""
        if tables > MAX_TABLE_DEPTH:
            message = _DEPTH.format(most=MAX_TABLE_DEPTH, line=self._source.position(at).line)
            raise LimitExceededError(self._source.name, message, limit="MAX_TABLE_DEPTH")

    def too_wide(self, at: int) -> LimitExceededError:
        """Return the error for a table with too many columns, which begins at an offset."""
        message = _COLUMNS.format(most=MAX_COLUMNS, line=self._source.position(at).line)
        return LimitExceededError(self._source.name, message, limit="MAX_COLUMNS")
