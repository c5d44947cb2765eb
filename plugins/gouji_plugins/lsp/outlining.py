"""The keys and values of YAML that may be half-typed, each with its place: a parser would refuse the whole text."""

from __future__ import annotations

import re

import attrs

from gouji.api.documents import Span
from gouji_plugins.lsp.brackets import Brackets
from gouji_plugins.lsp.entries import Entry, Outline, Spot, Step, Style
from gouji_plugins.lsp.walking import TooDeepError, Walk

__all__ = ["outline_of", "spot_in"]

LONGEST = 512 * 1024
"""The longest text that is looked at, in characters; gouji reads no longer configuration or pack."""

_KEY = re.compile(r"""(?P<key>"[^"\n]*"|'[^'\n]*'|[^\s'"\[\]{}#|>&*!%@`,][^\n]*?):(?=\s|$)""")
_BLOCK = re.compile(r"[|>][0-9+-]*[ \t]*(?:#[^\n]*)?\r?(?=\n|$)")
_COMMENT = re.compile(r"(?:^|(?<=\s))#")
_ANCHOR = re.compile(r"[&!][^\s,\[\]{}]*[ \t]*")


def outline_of(text: str) -> Outline:
    """Return the outline of a text; nothing of one that is too long."""
    if len(text) > LONGEST:
        return Outline()
    scan = _Scan(text)
    scan.run()
    return Outline(tuple(scan.entries), tuple(scan.items))


def spot_in(text: str, offset: int) -> Spot | None:
    """Return what may be written at an offset of a text; None in a comment, after a value, or in a text that is too long."""
    if len(text) > LONGEST:
        return None
    scan = _Scan(text[:offset])
    scan.run()
    return scan.spot


@attrs.define
class _Frame:
    """A mapping or list that is open: the column of its entries, its path, the key or number of the entry at hand.

    ``start`` is where the plain text begins that is the value of that key, which further lines may continue; None for no such.
    """

    column: int
    path: tuple[Step, ...]
    step: Step
    is_list: bool
    start: int | None = None

    @property
    def inner(self) -> tuple[Step, ...]:
        return (*self.path, self.step)


class _Scan(Walk):
    """One walk through a text; ``spot`` is where it ends."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._frames: list[_Frame] = []

    def run(self) -> None:
        """Walk through all lines."""
        at = 0
        try:
            while at <= self.end:
                at = self._line(at)
        except TooDeepError:
            self.spot = None

    @property
    def _inner(self) -> tuple[Step, ...]:
        return self._frames[-1].inner if self._frames else ()

    def _line(self, start: int) -> int:
        """Take the line that begins at an offset, and what it goes on to; return where the next line begins."""
        end = self.end_of(start)
        at = self.skipped(start, end)
        column = at - start
        if at < end and self.text[at] != "#" and not self.text.startswith(("---", "..."), start):
            is_item = self._is_item(at, end)
            self._close(column, is_item=is_item)
            while at < end and self._is_item(at, end):
                self._add_item(column, at)
                at = self.skipped(at + 1, end)
                column = at - start
        if at < end:
            return self._content(at, end, column)
        if end == self.end:
            self._close(column, is_item=False)
            begun = self._continued(column)
            self.spot = begun or Spot(self._container(column), is_value=False, start=at)
        return end + 1

    def _is_item(self, at: int, end: int) -> bool:
        return self.text[at] == "-" and (at + 1 == end or self.text[at + 1] in " \t\r")

    def _close(self, column: int, *, is_item: bool) -> None:
        """Close the mappings and lists that a line ends which begins at a column."""
        frames = self._frames
        while frames and (
            frames[-1].column > column or (frames[-1].column == column and frames[-1].is_list and not is_item)
        ):
            frames.pop()

    def _add_item(self, column: int, at: int) -> None:
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.is_list and frame.column == column:
            frame.step = int(frame.step) + 1
        else:
            frame = _Frame(column, self._inner, 0, is_list=True)
            self._frames.append(frame)
        self.check_depth(frame.inner)
        self.items.append((frame.inner, at))

    def _container(self, column: int) -> tuple[Step, ...]:
        """Return the path of what a key stands in that begins at a column."""
        frame = self._frames[-1] if self._frames else None
        return frame.path if frame is not None and not frame.is_list and frame.column == column else self._inner

    def _continued(self, column: int) -> Spot | None:
        """Return the spot in the plain text of a value that a line continues which begins at a column; None for none."""
        frame = self._frames[-1] if self._frames else None
        if frame is None or frame.start is None or frame.column >= column:
            return None
        return Spot(frame.inner, is_value=True, start=frame.start)

    def _content(self, at: int, end: int, column: int) -> int:
        """Take what stands on a line after the signs of items; return where the next line begins."""
        if self.text[at] == "#" or self.text.startswith(("---", "..."), at):
            return end + 1
        match = _KEY.match(self.text, at, end)
        if match is None:
            return self._bare(at, end, column)
        written = match["key"].rstrip()
        quotes = written[0] in "'\""
        place = Span(match.start("key") + quotes, match.start("key") + len(written) - quotes)
        key = self.text[place.start : place.end]
        frame = self._frames[-1] if self._frames else None
        if frame is None or frame.is_list or frame.column != column:
            frame = _Frame(column, self._inner, key, is_list=False)
            self._frames.append(frame)
        frame.step, frame.start = key, None
        self.check_depth(frame.inner)
        self.entries.append(Entry(frame.path, key, place, Span(match.end(), match.end())))
        return self._value(match.end(), end, frame.inner, column)

    def _bare(self, at: int, end: int, column: int) -> int:
        """Take what is no key: the text of an item, the beginning of a key, or a line that continues a text."""
        frame = self._frames[-1] if self._frames else None
        begun = self._continued(column)
        if begun is not None:
            comment = _COMMENT.search(self.text, at, end)
            if end == self.end and comment is None:
                self.spot = begun
            self._put(Span(begun.start, comment.start() if comment else end), "")
            return end + 1
        path = self._container(column)
        is_item = frame is not None and frame.is_list and frame.column < column
        if is_item:
            self.entries.append(Entry(path, None, Span(at, at), Span(at, at)))
        return self._value(at, end, path, column - 1 if not is_item else frame.column if frame else 0, is_key=False)

    def _value(self, at: int, end: int, path: tuple[Step, ...], column: int, *, is_key: bool = True) -> int:
        """Take a value, which may go on over lines that are indented further than a column; return where the next line begins."""
        at = self.skipped(at, end)
        anchor = _ANCHOR.match(self.text, at, end)
        at = anchor.end() if anchor is not None and anchor.end() < end else at
        sign = self.text[at] if at < end else ""
        if sign in ("|", ">") and _BLOCK.match(self.text, at):
            return self._block(end + 1, path, column)
        if sign in ("'", '"') and sign:
            after = self._quoted(at, path, column, is_key=is_key)
            return self.end_of(after) + 1
        if sign in ("[", "{") and sign:
            after = Brackets(self, path, column).run(at)
            return self.end_of(after) + 1
        comment = _COMMENT.search(self.text, at, end)
        stop = comment.start() if comment is not None else end
        self._put(Span(at, at + len(self.text[at:stop].rstrip())), "")
        if end == self.end and comment is None:
            self.spot = Spot(path, is_value=is_key, start=at)
        if self._frames and is_key and at < stop:
            self._frames[-1].start = at
        return end + 1

    def _put(self, value: Span, style: Style) -> None:
        """Give the last entry its value."""
        if self.entries:
            self.entries[-1] = attrs.evolve(self.entries[-1], value=value, style=style)

    def _block(self, at: int, path: tuple[Step, ...], column: int) -> int:
        """Take the lines of a text that are indented further than a column."""
        begin = at
        while at <= self.end:
            end = self.end_of(at)
            first = self.skipped(at, end)
            if first < end and first - at <= column:
                break
            if end == self.end and first == end and first - at <= column:
                break
            if end == self.end:
                self.spot = Spot(path, is_value=True, start=begin, style="|")
            at = end + 1
        self._put(Span(min(begin, self.end), max(min(at - 1, self.end), min(begin, self.end))), "|")
        return at

    def _quoted(self, at: int, path: tuple[Step, ...], column: int, *, is_key: bool) -> int:
        """Take a text in quotes; return where it ends."""
        close = self.closing(at, column)
        sign: Style = "'" if self.text[at] == "'" else '"'
        self._put(Span(at + 1, close), sign)
        if close == self.end:
            self.spot = Spot(path, is_value=is_key, start=at + 1, style=sign)
        return self.after(close)
