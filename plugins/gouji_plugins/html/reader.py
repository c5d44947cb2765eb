"""The tags and texts of a page, in their order → blocks with their places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
import re
from typing import ClassVar

import attrs

from gouji.api.documents import Picture, Source, Span, Vocabulary
from gouji_plugins.html.comments import MARK
from gouji_plugins.html.flow import Flow
from gouji_plugins.html.grid import OpenCell, OpenRow
from gouji_plugins.html.limits import MAX_COLUMNS, Counter
from gouji_plugins.html.names import CELLS, COLUMNS, GROUPS, HEADINGS, HOLDERS, LEFT_OUT, LINES
from gouji_plugins.html.plain import More, plain_cells
from gouji_plugins.html.skipping import Hidden, Skipped, has_no_height, may_shout
from gouji_plugins.html.tables import OpenTable
from gouji_plugins.html.tokens import COMMENT, END, TEXT, Token, is_space, last_token, line_starts_in, span_of, tokens
from gouji_plugins.html.visible import Line

__all__ = ["Page", "read_page"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n])?")
_SIZES = ("width", "height")
_ICON = 40
_MOST_META = 200
_LONGEST_META = 1000


@attrs.define(eq=False)
class Page:
    """What was read of a page: its blocks and elements, its ``<meta>`` tags, and what was left out.

    ``is_spoken_to`` tells that it has comments for gouji outside of what was left out.
    """

    flow: Flow
    skipped: Skipped
    meta: dict[str, str] = attrs.field(factory=dict)
    is_spoken_to: bool = False


def read_page(source: Source, vocabulary: Vocabulary, *, part: Span | None = None, with_hidden: bool = False) -> Page:
    """Read a source that is a page, or the *part* of one that is HTML; if *with_hidden*, read hidden elements too.

    Raise `LimitExceededError` for tables that are too large or nested too deep.
    """
    return _Reader(source, vocabulary, part, with_hidden=with_hidden).read()


class _Reader:
    """Reads a page: keeps the open tables, the flow that takes text now, and what is being left out."""

    def __init__(self, source: Source, vocabulary: Vocabulary, part: Span | None, *, with_hidden: bool) -> None:
        self._text = source.text
        self._part = start, end = part or Span(0, len(source.text))
        self._line_starts = source.line_starts if part is None else line_starts_in(part, source.line_starts)
        self._vocabulary = vocabulary
        self._counter = Counter(source)
        self._flow = Flow(source.text)
        self._page = Page(self._flow, Skipped(source.text, end))
        searched = Span(0, 0) if with_hidden else self._part
        self._hidden = Hidden(
            source.text, searched, self._line_starts, shouts=part is not None or may_shout(source.data)
        )
        self._tokens = tokens(source.text[start:end])
        self._last = last_token(end - start)
        self._plain = plain_cells(self._flow, self._tokens, self._last, self._line_starts, self._hidden)
        self._tables: list[OpenTable] = []
        self._pre = 0

    def read(self) -> Page:
        """Read all tokens, close what is still open, and return the page."""
        tokens, hidden, begins, ends, pieces = self._tokens, self._hidden, self._begins, self._ends, self._flow.pieces
        last = self._last
        following: Token | None
        token = next(tokens, last)
        while token is not last:
            name, following = token.tag, None
            if name is None:
                # Space that begins a line is nothing, and most texts of a page are such space.
                if token.type is not TEXT:
                    self._page.is_spoken_to |= token.type is COMMENT and MARK in (token.data or "")
                elif pieces or not is_space(token.data):
                    following = self._take(token)
            elif token.type is END:
                if (act := ends.get(name)) is not None:
                    act(self, name, token)
            elif hidden.is_left and token.line >= hidden.line and hidden.has(token, name, self._place(token)):
                following = self._leave_out(name, token)
            elif (begin := begins.get(name)) is not None:
                following = begin(self, name, token)
            token = following or next(tokens, last)
        while self._tables:
            self._end_table("table", last)
        self._flow.finish()
        return self._page

    def _take(self, text: Token) -> Token:
        """Add a text to the open line, and return what follows it; inside ``<pre>`` each line of the source is a line."""
        following = next(self._tokens, self._last)
        start, end = self._place(text), self._place(following)
        if not self._pre:
            self._flow.pieces.append((start, end))
            return following
        for match in _LINE.finditer(self._text, start, end):
            self._flow.pieces.append(match.span())
            if match.end() < end:
                self._flow.end_line()
        return following

    def _leave_out(self, name: str, token: Token) -> Token | None:
        """Skip an element, and return the tag that ended it if that is not its own end tag.

        If the element never ends, read its tag as any other.
        """
        if name in LINES:
            self._flow.end_line()
        skipped = self._page.skipped
        if not skipped.begin(name, self._place(token)):
            return self._begins[name](self, name, token) if name not in LEFT_OUT and name in self._begins else None
        for following in self._tokens:
            if not skipped.goes_on(following):
                return following
            if not skipped.tag:
                return None
        return None

    def _place(self, token: Token) -> int:
        """Return the offset at which a token begins."""
        return self._line_starts[token.line - 1] + token.col

    def _break_line(self, _name: str, _token: Token) -> None:
        flow = self._flow
        if flow.pieces or flow.pictures:
            flow.end_line()

    def _begin_holder(self, name: str, _token: Token) -> None:
        self._flow.end_line()
        self._flow.open(name)

    def _end_holder(self, name: str, _token: Token) -> None:
        self._flow.end_line()
        self._flow.close(name)

    def _begin_heading(self, name: str, _token: Token) -> None:
        self._flow.end_line()
        self._flow.level = HEADINGS[name]

    def _end_heading(self, _name: str, _token: Token) -> None:
        self._flow.end_line()
        self._flow.level = 0

    def _begin_pre(self, _name: str, _token: Token) -> None:
        self._flow.end_line()
        self._pre += 1

    def _end_pre(self, _name: str, _token: Token) -> None:
        self._flow.end_line()
        self._pre = max(0, self._pre - 1)

    def _begin_table(self, name: str, token: Token) -> None:
        if self._tables and self._tables[-1].cell is None:
            self._end_table(name, token)
        at = self._place(token)
        self._flow.end_line()
        self._flow.level = 0
        self._tables.append(OpenTable(self._flow, at))
        self._counter.depth(len(self._tables), at)

    def _end_table(self, name: str, token: Token) -> None:
        if self._tables:
            self._end_row(name, token)
            self._flow.end_line()
            self._tables.pop().close(self._vocabulary, self._counter)

    def _begin_group(self, name: str, token: Token) -> None:
        self._end_row(name, token)
        self._flow.end_line()

    def _begin_row(self, name: str, token: Token) -> None:
        if self._tables:
            self._end_row(name, token)
            self._open_row(is_flat=has_no_height(token))

    def _open_row(self, *, is_flat: bool) -> OpenRow:
        table = self._tables[-1]
        self._counter.row(len(table.rows[-1].cells) if table.rows else 0)
        table.row = row = OpenRow(is_flat=is_flat)
        table.rows.append(row)
        return row

    def _end_row(self, name: str, token: Token) -> None:
        if self._tables:
            self._end_cell(name, token)
            self._tables[-1].row = None

    def _begin_cell(self, name: str, token: Token) -> Token | None:
        """Read a cell, and those that follow it, up to the first that is more than a line; return what comes next."""
        if not self._tables:
            self._flow.end_line()
            return None
        table = self._tables[-1]
        if table.cell is not None:
            self._end_cell(name, token)
        if self._flow.pieces:  # text in the table, but in no cell: what comes after the cell is no part of its line
            self._flow.end_line()
        row, tokens, last = table.row or self._open_row(is_flat=False), self._tokens, self._last
        while True:
            if len(row.cells) == MAX_COLUMNS:
                raise self._counter.too_wide(table.begin)
            if token.tag == "td":
                row.is_head = False
            read = More(next(tokens, last)) if self._pre else next(self._plain)
            rows, columns = token.attr("rowspan"), token.attr("colspan")
            if rows is None and columns is None and isinstance(read, Line):
                row.cells.append(read)
            else:
                cell = row.open(table.outer, token, span_of(rows, least=0), span_of(columns, least=1))
                if isinstance(read, More):
                    return self._read_more(cell, read)
                cell.blocks.append(read)
                cell.only = read
            token = next(tokens, last)
            if token.data == "\n":
                token = next(tokens, last)
            if token.tag not in CELLS or token.type is END or self._hidden.is_left:
                return token

    def _read_more(self, cell: OpenCell, read: More) -> Token:
        """Leave a cell open that is no line; return the token that comes next."""
        self._flow = self._tables[-1].cell = cell
        if read.has_ended:
            cell.end_line()
        return read.token

    def _end_cell(self, _name: str, token: Token) -> None:
        if self._tables and (cell := (table := self._tables[-1]).cell) is not None:
            cell.finish()
            if not cell.blocks and cell.blank < 0:
                cell.blank = self._hollow(cell.tag, token)
            table.cell = None
            self._flow = table.outer

    def _hollow(self, begin: Token, end: Token) -> int:
        """Return the place where an empty cell's text would stand: in the innermost element at its beginning."""
        first, last = self._place(begin), self._place(end)
        closing = self._text.find("</", first, last)
        return first + len(self._text[first : closing if closing >= 0 else last].rstrip())

    def _picture(self, _name: str, token: Token) -> None:
        if any(size.isdecimal() and int(size) < _ICON for name in _SIZES if (size := (token.attr(name) or "")[:6])):
            return
        at = self._place(token)
        end = self._text.find(">", at) + 1 or len(self._text)
        self._flow.add_picture(Picture(at, end, (token.attr("alt") or "")[:_LONGEST_META].strip()))

    def _meta(self, _name: str, token: Token) -> None:
        name, content = token.attr("name") or token.attr("property"), token.attr("content")
        if name and content and len(self._page.meta) < _MOST_META:
            self._page.meta.setdefault(name[:_LONGEST_META].lower(), content[:_LONGEST_META].strip())

    _begins: ClassVar[Mapping[str, Callable[[_Reader, str, Token], Token | None]]] = {
        **dict.fromkeys(LINES, _break_line),
        **dict.fromkeys(HOLDERS, _begin_holder),
        **dict.fromkeys(HEADINGS, _begin_heading),
        **dict.fromkeys(CELLS, _begin_cell),
        **dict.fromkeys(GROUPS | COLUMNS, _begin_group),
        "tr": _begin_row,
        "table": _begin_table,
        "pre": _begin_pre,
        "img": _picture,
        "meta": _meta,
        **dict.fromkeys(LEFT_OUT, _leave_out),
    }
    """What is done where an element begins. A reader has none of its own: bound to it, they would keep it in memory."""

    _ends: ClassVar[Mapping[str, Callable[[_Reader, str, Token], None]]] = {
        **dict.fromkeys(LINES, _break_line),
        **dict.fromkeys(HOLDERS, _end_holder),
        **dict.fromkeys(HEADINGS, _end_heading),
        **dict.fromkeys(CELLS, _end_cell),
        **dict.fromkeys(GROUPS | {"tr"}, _end_row),
        "table": _end_table,
        "pre": _end_pre,
    }
