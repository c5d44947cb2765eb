"""Lists and mappings in brackets, in YAML that may be half-typed: their keys and values, each with its place."""

from __future__ import annotations

import re

import attrs

from gouji.api.documents import Span
from gouji_plugins.lsp.entries import Entry, Spot, Step, Style
from gouji_plugins.lsp.walking import Walk

__all__ = ["Brackets"]

_PLAIN_IN_FLOW = re.compile(r"(?:[^\s,\[\]{}:#]|:(?=[^\s,\[\]{}])|(?<=\S)#|[ \t]+(?=[^\s,\[\]{}:#]|:[^\s,\[\]{}]))+")


class Brackets:
    """The lists and mappings in brackets that begin at one place."""

    def __init__(self, walk: Walk, path: tuple[Step, ...], column: int) -> None:
        self.walk = walk
        self.column = column
        self.path = path
        self._open: list[tuple[tuple[Step, ...], bool]] = []
        self._step: list[Step | None] = []
        self._in_value: list[bool] = []

    def run(self, at: int) -> int:
        """Take all up to the last bracket, or to a line that cannot belong to them; return where they end."""
        text, end = self.walk.text, self.walk.end
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
            elif sign == "\n" and self.walk.is_over(at + 1, self.column):
                return at
            elif sign == "#" and text[at - 1].isspace():
                at = self.walk.end_of(at)
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
        self.walk.spot = self._spot(end)
        return end

    def _enter(self, *, is_list: bool) -> None:
        self.walk.check_depth(self._here())
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
        walk, sign = self.walk, self.walk.text[at]
        style: Style = "'" if sign == "'" else '"' if sign == '"' else ""
        if style:
            place = Span(at + 1, walk.closing(at, self.column))
            after = walk.after(place.end)
        else:
            match = _PLAIN_IN_FLOW.match(walk.text, at)
            place = Span(at, match.end() if match is not None else at + 1)
            after = place.end
        if place.end == walk.end:
            walk.spot = self._spot(place.start, style)
        self._put(place, style)
        return after

    def _put(self, place: Span, style: Style) -> None:
        path, is_list = self._open[-1]
        entries = self.walk.entries
        if is_list:
            entries.append(Entry(self._here(), None, Span(place.start, place.start), place, style))
        elif self._in_value[-1]:
            if entries:
                entries[-1] = attrs.evolve(entries[-1], value=place, style=style)
        elif self._step[-1] is None:
            key = self.walk.text[place.start : place.end]
            self._step[-1] = key
            entries.append(Entry(path, key, place, Span(place.end, place.end)))
