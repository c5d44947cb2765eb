"""The tags and texts of a page, in their order → blocks with their places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice
import re
from typing import ClassVar

from gouji.api.documents import Picture, Source, Span, Vocabulary
from gouji_plugins.html.comments import MARK
from gouji_plugins.html.flow import Flow, hollow
from gouji_plugins.html.grid import OpenRow
from gouji_plugins.html.limits import MAX_COLUMNS, Counter
from gouji_plugins.html.names import CELLS, COLUMNS, GROUPS, HEADINGS, HOLDERS, LEFT_OUT, LINES
from gouji_plugins.html.skipping import Hidden, Skipped, has_no_height, may_shout
from gouji_plugins.html.stretches import Stretches
from gouji_plugins.html.tables import OpenTable
from gouji_plugins.html.tokens import COMMENT, END, TEXT, Token, is_space, last_token, on_one_line, span_of, tokens
from gouji_plugins.html.visible import moved

__all__ = ["Page", "read_page"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n])?")
_FEW_PARTS = 8
"""What has been read by stretches is passed over at once if the rest of the page is at most so many times as long: that is copied."""

_SIZES = ("width", "height")
_ICON = 40
_MOST_META = 200
_LONGEST_META = 1000


class Page:
    """What was read of a page: its blocks and elements, its ``<meta>`` tags, and what was left out.

    ``is_spoken_to`` tells that it has comments for gouji outside of what was left out.
    """

    __slots__ = ("flow", "is_spoken_to", "meta", "skipped")

    def __init__(self, flow: Flow, skipped: Skipped) -> None:
        self.flow = flow
        self.skipped = skipped
        self.meta: dict[str, str] = {}
        self.is_spoken_to = False


def read_page(source: Source, vocabulary: Vocabulary, *, part: Span | None = None, with_hidden: bool = False) -> Page:
    """Read a source that is a page, or the *part* of one that is HTML; if *with_hidden*, read hidden elements too.

    Raise `LimitExceededError` for tables that are too large or nested too deep.
    """
    return _Reader(source, vocabulary, part, with_hidden=with_hidden).read()


class _Reader:
    """Reads a page: keeps the open tables, the flow that takes text now, and what is being left out."""

    def __init__(self, source: Source, vocabulary: Vocabulary, part: Span | None, *, with_hidden: bool) -> None:
        self._text = source.text
        self._part = part or Span(0, len(source.text))
        self._line = on_one_line(source.text)
        self._vocabulary = vocabulary
        self._counter = Counter(source)
        self._flow = Flow(source.text)
        self._page = Page(self._flow, Skipped(source.text, self._part.end))
        searched = Span(0, 0) if with_hidden else self._part
        self._hidden = Hidden(source.text, searched, shouts=part is not None or may_shout(source.data))
        self._stretches = Stretches(source.text, self._part)
        self._go_to(self._part.start)
        self._tables: list[OpenTable] = []
        self._pre = 0

    def _go_to(self, at: int) -> None:
        """Let the tokens from an offset on come next; there no tag, comment or the like may be open."""
        end = self._part.end
        self._begin = at
        self._tokens = tokens(self._line[at:end])
        self._last = last_token(end - at)

    def read(self) -> Page:
        """Read all tokens, close what is still open, and return the page."""
        hidden, begins, ends, pieces = self._hidden, self._begins, self._ends, self._flow.pieces
        following: Token | None
        token = next(self._tokens, self._last)
        while token is not self._last:
            name, following = token.tag, None
            if name is None:
                # Space that begins a line is nothing, and most texts of a page are such space.
                if token.type is not TEXT:
                    self._page.is_spoken_to |= token.type is COMMENT and MARK in (token.data or "")
                elif pieces or not is_space(token.data):
                    following = self._take(token)
            elif token.type is END:
                if (act := ends.get(name)) is not None:
                    following = act(self, name, token)
            elif hidden.is_left and hidden.has(token, name, self._place(token)):
                following = self._leave_out(name, token)
            elif (begin := begins.get(name)) is not None:
                following = begin(self, name, token)
            token = following or next(self._tokens, self._last)
        while self._tables:
            self._end_table("table", self._last)
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
        return self._begin + token.col

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

    def _begin_row(self, name: str, token: Token) -> Token | None:
        if not self._tables:
            return None
        self._end_row(name, token)
        self._open_row(is_flat=has_no_height(token))
        return self._read_stretches()

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

    def _begin_cell(self, name: str, token: Token) -> None:
        if not self._tables:
            self._flow.end_line()
            return
        self._end_cell(name, token)
        if self._flow.pieces:  # text in the table, but in no cell: what comes after the cell is no part of its line
            self._flow.end_line()
        table = self._tables[-1]
        row = self._row_of_cell(table, is_head=name == "th")
        self._flow = table.cell = row.open(table.outer, self._place(token), span_of(token))

    def _row_of_cell(self, table: OpenTable, *, is_head: bool) -> OpenRow:
        """Return the row that takes the next cell of a table."""
        row = table.row or self._open_row(is_flat=False)
        if len(row.cells) == MAX_COLUMNS:
            raise self._counter.too_wide(table.begin)
        if not is_head:
            row.is_head = False
        return row

    def _end_cell(self, _name: str, token: Token) -> None:
        if self._tables and (cell := (table := self._tables[-1]).cell) is not None:
            cell.finish()
            if not cell.blocks and cell.blank < 0:
                cell.blank = hollow(self._text, cell.begin, self._place(token))
            table.cell = None
            self._flow = table.outer

    def _end_own_cell(self, name: str, token: Token) -> Token | None:
        self._end_cell(name, token)
        return self._read_stretches() if self._tables else None

    def _read_stretches(self) -> Token | None:
        """Read what follows in a table, between its cells, as far as it is plain; return the token that comes next."""
        if self._pre or self._flow.pieces:
            return None
        table = self._tables[-1]
        row = table.row
        token = next(self._tokens, self._last)
        begin = at = self._place(token)
        count = -1
        for end, (read, is_flat, line, is_head, span) in self._stretches.from_(at):
            if is_flat is not None:
                row = self._open_row(is_flat=is_flat)
            if line is None:
                row = table.row = None
            else:
                if row is None or len(row.cells) == MAX_COLUMNS or row.is_head:
                    row = self._row_of_cell(table, is_head=is_head)
                row.cells.append(moved(line, at))
                row.spans.append(span)
            at = end
            count += read
        if at == begin:
            return token
        if (at - begin) * _FEW_PARTS > self._part.end - at:
            self._go_to(at)
            count = 0
        return next(islice(self._tokens, count, None), self._last)

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

    _ends: ClassVar[Mapping[str, Callable[[_Reader, str, Token], Token | None]]] = {
        **dict.fromkeys(LINES, _break_line),
        **dict.fromkeys(HOLDERS, _end_holder),
        **dict.fromkeys(HEADINGS, _end_heading),
        **dict.fromkeys(CELLS, _end_own_cell),
        **dict.fromkeys(GROUPS | {"tr"}, _end_row),
        "table": _end_table,
        "pre": _end_pre,
    }
