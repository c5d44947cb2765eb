"""Convert between offsets in a text and positions of the protocol, in the encoding agreed on with the editor."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

import attrs
from lsprotocol import types

from gouji.api.documents import Source, Span

__all__ = ["Lines"]

_UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
"""The codec of each encoding, and how many bytes its unit has."""


@attrs.frozen(eq=False)
class Lines:
    r"""A text whose lines end with ``\n``, ``\r\n`` or ``\r``, as the protocol and gouji have them, and nowhere else.

    Offsets count code points; ``encoding`` is that in whose units the editor counts columns.
    """

    text: str
    encoding: str

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return Source("", b"", self.text, "utf-8").line_starts

    def position(self, offset: int) -> types.Position:
        """Return the position of an offset; one beyond the text is at its end."""
        offset = min(offset, len(self.text))
        line = bisect_right(self._starts, offset) - 1
        return types.Position(line, self._units(self.text[self._starts[line] : offset]))

    def range(self, span: Span) -> types.Range:
        """Return the range of a span."""
        return types.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: types.Position) -> int:
        """Return the offset of a position; one beyond its line is at the line's end, beyond the text at its end."""
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[max(position.line, 0)]
        line = self._line(position.line)
        codec, size = _UNITS[self.encoding]
        before = line.encode(codec)[: max(position.character, 0) * size]
        return start + len(before.decode(codec, "ignore"))

    def span(self, range_: types.Range) -> Span:
        """Return the span of a range."""
        start, end = self.offset(range_.start), self.offset(range_.end)
        return Span(start, max(start, end))

    def rest_of_line(self, line: int, column: int) -> Span:
        """Return the span from a line and a column, both counted from 1, to the end of the line."""
        number = min(line, len(self._starts)) - 1
        end = self._starts[number] + len(self._line(number))
        return Span(min(self._starts[number] + column - 1, end), end)

    @property
    def first(self) -> Span:
        """The first line that is not blank, without its end; for what is said of a file as a whole."""
        for number, start in enumerate(self._starts):
            line = self._line(number)
            if line.strip():
                return Span(start, start + len(line))
        return Span(0, 0)

    def _line(self, number: int) -> str:
        """Return a line without its end."""
        start = self._starts[max(number, 0)]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def _units(self, text: str) -> int:
        codec, size = _UNITS[self.encoding]
        return len(text.encode(codec)) // size
