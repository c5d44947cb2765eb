"""A page's tags and texts, one after the other → blocks with their places."""

from __future__ import annotations

from bisect import bisect_right
import re

import attrs

from gouji.api import Picture, Source, Span, Vocabulary
from gouji_plugins.html.flow import Flow
from gouji_plugins.html.grid import OpenCell, OpenRow
from gouji_plugins.html.limits import Counter
from gouji_plugins.html.names import CELLS, COLUMNS, GROUPS, HEADINGS, HEARD, HOLDERS, LEFT_OUT, LINES, VOID
from gouji_plugins.html.skipping import Skipped, is_flat, is_hidden, may_hide
from gouji_plugins.html.tables import OpenTable
from gouji_plugins.html.tokens import END, START, TEXT, Tag, span_of, tags

__all__ = ["Page", "read_page"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n])?")
_SIZES = ("width", "height")
_ICON = 40
_MOST_META = 200
_LONGEST_META = 1000


@attrs.define(eq=False)
class Page:
    """What was read: the blocks in their elements, the page's own metadata, what was left out and why."""

    flow: Flow
    meta: dict[str, str] = attrs.field(factory=dict)
    skipped: Skipped = attrs.field(kw_only=True)


def read_page(source: Source, vocabulary: Vocabulary, *, part: Span | None = None, with_hidden: bool = False) -> Page:
    """Read a source that is a page, or the *part* of one that is HTML."""
    return _Reader(source, vocabulary, part, with_hidden=with_hidden).read()


class _Reader:
    """Where reading stands: the open tables, the flow that takes text, what is being left out."""

    def __init__(self, source: Source, vocabulary: Vocabulary, part: Span | None, *, with_hidden: bool) -> None:
        self._text = text = source.text
        self._part = part or Span(0, len(text))
        self._line_starts = source.line_starts
        self._vocabulary = vocabulary
        self._counter = Counter(source.name)
        self._flow = Flow(text)
        self._page = Page(self._flow, skipped=Skipped(text))
        self._tables: list[OpenTable] = []
        self._pre = 0
        self._watches = not with_hidden and may_hide(text)

    def read(self) -> Page:
        """Read to the end and close what is open."""
        skipped = self._page.skipped
        seen_from = -1
        for kind, name, at, tag in tags(self._text, self._line_starts, *self._part):
            if seen_from >= 0:
                self._take(seen_from, at)
                seen_from = -1
            if skipped.tag and skipped.goes_on(kind, name, tag):
                continue
            if kind == TEXT:
                seen_from = at
            elif kind == START:
                self._start(name, at, tag)
            elif kind == END:
                if self._flow.hollow < 0:
                    self._flow.hollow = at
                if name in HEARD:
                    self._end(name, at)
        self._finish(seen_from)
        return self._page

    def _finish(self, seen_from: int) -> None:
        end = self._part.end
        if seen_from >= 0:
            self._take(seen_from, end)
        while self._tables:
            self._close_table(end)
        self._flow.finish()

    def _is_left_out(self, name: str, tag: Tag) -> bool:
        return name in LEFT_OUT or (self._watches and name not in VOID and is_hidden(tag))

    def _take(self, start: int, end: int) -> None:
        """Text from *start* to *end*; between ``<pre>`` each of its lines is one."""
        if not self._pre:
            self._flow.pieces.append((start, end))
            return
        for match in _LINE.finditer(self._text, start, end):
            self._flow.pieces.append(match.span())
            if match.end() < end:
                self._flow.end_line()

    def _start(self, name: str, at: int, tag: Tag) -> None:
        if self._is_left_out(name, tag) and self._page.skipped.begin(name, at):
            if name in LINES:
                self._flow.end_line()
        elif name in HEARD:
            self._begin(name, at, tag)

    def _begin(self, name: str, at: int, tag: Tag) -> None:
        if name in CELLS:
            self._open_cell(name, at, tag)
        elif name == "tr":
            if self._tables:
                self._open_row(at, tag)
        elif name == "table":
            self._open_table(at)
        elif name == "img":
            self._picture(at, tag)
        elif name == "meta":
            self._meta(tag)
        else:
            if self._tables and (name in GROUPS or name in COLUMNS):
                self._close_row(at)
            self._flow.end_line()
            if name in HOLDERS:
                self._flow.open(name)
            elif name in HEADINGS:
                self._flow.level = HEADINGS[name]
            elif name == "pre":
                self._pre += 1

    def _end(self, name: str, at: int) -> None:
        if name in CELLS:
            if self._tables:
                self._close_cell(at)
        elif name == "tr" or name in GROUPS:
            if self._tables:
                self._close_row(at)
        elif name == "table":
            if self._tables:
                self._close_table(at)
        else:
            self._flow.end_line()
            if name in HOLDERS:
                self._flow.close(name)
            elif name in HEADINGS:
                self._flow.level = 0
            elif name == "pre":
                self._pre = max(0, self._pre - 1)

    def _open_table(self, at: int) -> None:
        if self._tables and self._tables[-1].cell is None:
            self._close_table(at)
        self._flow.end_line()
        self._flow.level = 0
        line = bisect_right(self._line_starts, at)
        self._tables.append(OpenTable(self._flow, line))
        self._counter.depth(len(self._tables), line)

    def _open_row(self, at: int, tag: Tag) -> None:
        self._close_row(at)
        table = self._tables[-1]
        self._counter.row()
        table.row = OpenRow(is_flat=is_flat(tag))
        table.rows.append(table.row)

    def _open_cell(self, name: str, at: int, tag: Tag) -> None:
        if not self._tables:
            self._flow.end_line()
            return
        self._close_cell(at)
        table = self._tables[-1]
        if table.row is None:
            self._open_row(at, tag)
        self._counter.cell()
        self._flow = Flow(self._text)
        table.cell = OpenCell(
            self._flow,
            span_of(tag.attr("rowspan"), least=0),
            span_of(tag.attr("colspan"), least=1),
            is_header=name == "th",
        )
        if table.row is not None:
            table.row.cells.append(table.cell)

    def _close_cell(self, at: int) -> None:
        table = self._tables[-1]
        cell = table.cell
        if cell is not None:
            cell.flow.finish()
            cell.end = at
            table.cell = None
            self._flow = table.outer

    def _close_row(self, at: int) -> None:
        self._close_cell(at)
        self._tables[-1].row = None

    def _close_table(self, at: int) -> None:
        self._close_row(at)
        table = self._tables.pop()
        self._flow.end_line()
        table.close(self._vocabulary, self._counter)

    def _picture(self, at: int, tag: Tag) -> None:
        if any(size.isdecimal() and int(size) < _ICON for name in _SIZES if (size := (tag.attr(name) or "")[:6])):
            return
        end = self._text.find(">", at) + 1 or len(self._text)
        self._flow.add_picture(Picture(at, end, (tag.attr("alt") or "")[:_LONGEST_META].strip()))

    def _meta(self, tag: Tag) -> None:
        name, content = tag.attr("name") or tag.attr("property"), tag.attr("content")
        if name and content and len(self._page.meta) < _MOST_META:
            self._page.meta.setdefault(name[:_LONGEST_META].lower(), content[:_LONGEST_META].strip())
