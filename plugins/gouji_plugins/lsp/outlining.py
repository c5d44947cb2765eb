"""The keys and values of YAML that may be half-typed, each with its place: a parser would refuse the whole text."""

from __future__ import annotations

from collections.abc import Iterator
import re
from typing import Literal, TypeAlias

import attrs

from gouji.api.documents import Span

__all__ = ["Entry", "Outline", "Spot", "Step", "Style", "outline_of", "spot_in"]

Step: TypeAlias = str | int
"""A key, or the number of an item, on the way to a value."""

Style: TypeAlias = Literal["", "'", '"', "|"]
"""How a text is written: plain, in quotes, or as a block of lines."""

LONGEST = 512 * 1024
"""The longest text that is looked at, in characters; gouji reads no longer configuration or pack."""

DEEPEST = 50
"""How deep lists and mappings may stand in each other; what follows a deeper one is not looked at."""

_KEY = re.compile(r"""(?P<key>"[^"\n]*"|'[^'\n]*'|[^\s'"\[\]{}#|>&*!%@`,][^\n]*?):(?=\s|$)""")
_BLOCK = re.compile(r"[|>][0-9+-]*[ \t]*(?:#[^\n]*)?\r?(?=\n|$)")
_COMMENT = re.compile(r"(?:^|(?<=\s))#")
_PLAIN_IN_FLOW = re.compile(r"(?:[^\s,\[\]{}:#]|:(?=[^\s,\[\]{}])|(?<=\S)#|[ \t]+(?=[^\s,\[\]{}:#]|:[^\s,\[\]{}]))+")
_ANCHOR = re.compile(r"[&!][^\s,\[\]{}]*[ \t]*")


@attrs.frozen
class Entry:
    """A key with its value, or an item of a list that is a text.

    ``path`` leads to what it stands in, of an item to itself; ``key`` is None for an item. ``place`` is where the key stands,
    without quotes, and ``value`` where the text of its value stands; it is empty where that is a list or a mapping, or nothing.
    """

    path: tuple[Step, ...]
    key: str | None
    place: Span
    value: Span
    style: Style = ""

    @property
    def value_path(self) -> tuple[Step, ...]:
        """The path of its value."""
        return self.path if self.key is None else (*self.path, self.key)


@attrs.frozen
class Spot:
    """A place where something is written: the path of what stands there, and where its text begins.

    Where it is a value, ``path`` leads to it; else to what a key, or the text of an item, stands in. ``in_flow`` tells whether
    it is within brackets.
    """

    path: tuple[Step, ...]
    is_value: bool
    start: int
    style: Style = ""
    in_flow: bool = False


@attrs.frozen
class Outline:
    """All entries of a text in their order, and where the items of its lists begin, by their paths."""

    entries: tuple[Entry, ...] = ()
    items: tuple[tuple[tuple[Step, ...], int], ...] = ()

    def below(self, path: tuple[Step, ...]) -> Iterator[Entry]:
        """Yield the keys of the mapping at a path."""
        yield from (each for each in self.entries if each.path == path and each.key is not None)

    def at(self, offset: int) -> Entry | None:
        """Return the entry whose key or value stands at an offset; None for none."""
        for each in self.entries:
            if _covers(each.place, offset) or _covers(each.value, offset):
                return each
        return None


def _covers(span: Span, offset: int) -> bool:
    return span.start <= offset <= span.end and span.start < span.end


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


class _TooDeepError(Exception):
    """Ends the walk through a text."""


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


class _Scan:
    """One walk through a text; ``spot`` is where it ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.end = len(text)
        self.entries: list[Entry] = []
        self.items: list[tuple[tuple[Step, ...], int]] = []
        self.spot: Spot | None = None
        self._frames: list[_Frame] = []

    def run(self) -> None:
        """Walk through all lines."""
        at = 0
        try:
            while at <= self.end:
                at = self._line(at)
        except _TooDeepError:
            self.spot = None

    def check_depth(self, path: tuple[Step, ...]) -> None:
        """Raise `_TooDeepError` for a path that is too long."""
        if len(path) > DEEPEST:
            raise _TooDeepError

    @property
    def _inner(self) -> tuple[Step, ...]:
        return self._frames[-1].inner if self._frames else ()

    def _line(self, start: int) -> int:
        """Take the line that begins at an offset, and what it goes on to; return where the next line begins."""
        end = self.end_of(start)
        at = self._skipped(start, end)
        column = at - start
        if at < end and self.text[at] != "#" and not self.text.startswith(("---", "..."), start):
            is_item = self._is_item(at, end)
            self._close(column, is_item=is_item)
            while at < end and self._is_item(at, end):
                self._add_item(column, at)
                at = self._skipped(at + 1, end)
                column = at - start
        if at < end:
            return self._content(at, end, column)
        if end == self.end:
            self._close(column, is_item=False)
            begun = self._continued(column)
            self.spot = begun or Spot(self._container(column), is_value=False, start=at)
        return end + 1

    def _skipped(self, at: int, end: int) -> int:
        """Return the first offset up to *end* where something else than a space stands."""
        while at < end and self.text[at] in " \t\r":
            at += 1
        return at

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
        at = self._skipped(at, end)
        anchor = _ANCHOR.match(self.text, at, end)
        at = anchor.end() if anchor is not None and anchor.end() < end else at
        sign = self.text[at] if at < end else ""
        if sign in ("|", ">") and _BLOCK.match(self.text, at):
            return self._block(end + 1, path, column)
        if sign in ("'", '"') and sign:
            after = self._quoted(at, path, column, is_key=is_key)
            return self.end_of(after) + 1
        if sign in ("[", "{") and sign:
            after = _Flow(self, path, column).run(at)
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
            first = self._skipped(at, end)
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

    def after(self, close: int) -> int:
        """Return where a text in quotes ends whose words end at an offset, with quotes or without."""
        return close + (self.text[close : close + 1] in ("'", '"'))

    def closing(self, at: int, column: int) -> int:
        """Return where the quotes that begin at an offset end: before a line that cannot belong to them, if they are not closed."""
        quote, at = self.text[at], at + 1
        while at < self.end:
            sign = self.text[at]
            if sign == quote and not (quote == "'" and self.text.startswith("''", at)):
                return at
            if sign == "\n" and self.is_over(at + 1, column):
                return at
            at += 2 if sign == quote or (sign == "\\" and quote == '"') else 1
        return self.end

    def is_over(self, start: int, column: int) -> bool:
        """Return whether a line is indented so little that what was open before it cannot go on."""
        end = self.end_of(start)
        first = self._skipped(start, end)
        return first < end and first - start <= column and self.text[first] not in "]}"

    def end_of(self, start: int) -> int:
        """Return where a line ends, without its end."""
        end = self.text.find("\n", start)
        return self.end if end < 0 else end


class _Flow:
    """The lists and mappings in brackets that begin at one place."""

    def __init__(self, scan: _Scan, path: tuple[Step, ...], column: int) -> None:
        self.scan = scan
        self.column = column
        self.path = path
        self._open: list[tuple[tuple[Step, ...], bool]] = []
        self._step: list[Step | None] = []
        self._in_value: list[bool] = []

    def run(self, at: int) -> int:
        """Take all up to the last bracket, or to a line that cannot belong to them; return where they end."""
        text, end = self.scan.text, self.scan.end
        while at < end:
            sign = text[at]
            if sign in "[{":
                self._enter(is_list=sign == "[")
            elif sign in "]}":
                self._leave()
                if not self._open:
                    return at + 1
            elif sign == ",":
                self._next()
            elif sign == "\n" and self.scan.is_over(at + 1, self.column):
                return at
            elif sign == "#" and text[at - 1].isspace():
                at = self.scan.end_of(at)
                if at == end:
                    return at
                continue
            elif sign == ":":
                self._in_value[-1] = True
            elif not sign.isspace():
                at = self._scalar(at)
                if at == end:
                    return at
                continue
            at += 1
        self.scan.spot = self._spot(end)
        return end

    def _enter(self, *, is_list: bool) -> None:
        self.scan.check_depth(self._here())
        self._open.append((self._here(), is_list))
        self._step.append(0 if is_list else None)
        self._in_value.append(is_list)

    def _leave(self) -> None:
        self._open.pop()
        self._step.pop()
        self._in_value.pop()

    def _next(self) -> None:
        step = self._step[-1]
        is_list = self._open[-1][1]
        self._step[-1] = int(step or 0) + 1 if is_list else None
        self._in_value[-1] = is_list

    def _here(self) -> tuple[Step, ...]:
        """Return the path of what stands here."""
        if not self._open:
            return self.path
        step = self._step[-1]
        return (*self._open[-1][0], step) if step is not None else self._open[-1][0]

    def _spot(self, start: int, style: Style = "") -> Spot | None:
        """Return the spot for a text that begins at an offset; None after a key without its colon."""
        path, is_list = self._open[-1]
        if is_list or self._in_value[-1]:
            return Spot(self._here(), is_value=not is_list, start=start, style=style, in_flow=True)
        return Spot(path, is_value=False, start=start, style=style, in_flow=True) if self._step[-1] is None else None

    def _scalar(self, at: int) -> int:
        """Take a text: a key, its value, or an item; return where it ends."""
        scan, sign = self.scan, self.scan.text[at]
        style: Style = "'" if sign == "'" else '"' if sign == '"' else ""
        if style:
            place = Span(at + 1, scan.closing(at, self.column))
            after = scan.after(place.end)
        else:
            match = _PLAIN_IN_FLOW.match(scan.text, at)
            place = Span(at, match.end() if match is not None else at + 1)
            after = place.end
        if place.end == scan.end:
            scan.spot = self._spot(place.start, style)
        self._put(place, style)
        return after

    def _put(self, place: Span, style: Style) -> None:
        path, is_list = self._open[-1]
        entries = self.scan.entries
        if is_list:
            entries.append(Entry(self._here(), None, Span(place.start, place.start), place, style))
        elif self._in_value[-1]:
            if entries:
                entries[-1] = attrs.evolve(entries[-1], value=place, style=style)
        elif self._step[-1] is None:
            key = self.scan.text[place.start : place.end]
            self._step[-1] = key
            entries.append(Entry(path, key, place, Span(place.end, place.end)))
