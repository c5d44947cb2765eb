"""A place in a file as it is reported to users, with the text around it."""

from bisect import bisect_right
from typing import Any

from gouji.document.model import Document, RowLine
from gouji.text.source import Position, Range, Source, Span
from gouji.value import NamedTuple

__all__ = ["CONTEXT", "WHOLE", "Place", "line_at", "on_line", "part_of", "place_of"]

CONTEXT = 300
"""How much of a line is kept on either side of a place, and of the place itself."""
_NUMBERS = "0123456789０１２３４５６７８９ -－*"


class Place(NamedTuple):
    """A place in a file: a ``range`` where the file has lines, else a ``locator``; neither for the file as a whole.

    ``span`` is the place in the source, in code points. ``excerpt`` is its line (in a file without lines, its paragraph
    or the row of its cell) or, of a long one, the part around it; "" where nothing may be shown. ``marked`` is the part
    of the excerpt that is the place itself.
    """

    range: Range | None = None
    locator: dict[str, Any] | None = None
    span: Span | None = None
    excerpt: str = ""
    marked: Span = Span(0, 0)

    @property
    def is_whole(self) -> bool:
        """Whether it is the file as a whole; its excerpt, if it has one, is the report's title."""
        return self.range is None and self.locator is None and self.span is None


WHOLE = Place()
"""The place of what is said of a file as a whole."""


def place_of(
    source: Source, span: Span | None, document: Document | None = None, *, with_excerpt: bool = True
) -> Place:
    """Return the place of a span; a source without lines has its locators and its rows from its *document*.

    A span that no text has (reversed, or beyond its end) becomes one that is there.
    """
    if span is None:
        return WHOLE
    span = _within(source, span)
    row = None if source.lined or document is None else document.row_at(span.start)
    excerpt, marked = "", Span(0, 0)
    if with_excerpt:
        excerpt, marked = _of_line(source, span) if row is None else _of_row(row, span)
    if source.lined:
        return Place(source.range(span), None, span, excerpt, marked)
    found = document.locator(span.start) if document is not None else None
    return Place(None, dict(found) if found is not None else None, span, excerpt, marked)


def line_at(source: Source, offset: int) -> tuple[int, int, int]:
    """Return the number of the line of an offset, where it begins, and where the next one or the text ends it."""
    starts = source.line_starts
    number = bisect_right(starts, offset)
    return number, starts[number - 1], starts[number] if number < len(starts) else len(source.text)


def on_line(number: int, begin: int, span: Span, part: tuple[int, str] | None) -> Place:
    """Return the place of a span on one line, by its number, where it begins, and the part that is shown (None: nothing)."""
    range_ = Range(Position(number, span.start - begin + 1), Position(number, span.end - begin + 1))
    return Place(range_, None, span, *(("", Span(0, 0)) if part is None else _marked(part, span)))


def part_of(source: Source, line: Span, span: Span) -> tuple[int, str]:
    """Return a line, or the part of a long line around a span in it, after where that begins."""
    if line.end - line.start > CONTEXT:
        start, text = _around(source.text, line, span)
    else:
        start, text = line.start, source.text[line.start : line.end]
    return start, text.rstrip("\r\n")


def _marked(part: tuple[int, str], span: Span) -> tuple[str, Span]:
    """Return a part of a line, and what of that a span is."""
    start, text = part
    return text, Span(span.start - start, min(span.end - start, len(text)))


def _within(source: Source, span: Span) -> Span:
    """Return a span of the source's text: of one that is reversed or leads out, what of it is there."""
    start, end, length = span.start, span.end, len(source.text)
    if 0 <= start <= end <= length:
        return span
    start, end = sorted((min(max(start, 0), length), min(max(end, 0), length)))
    return Span(start, end)


def _of_line(source: Source, span: Span) -> tuple[str, Span]:
    """Return the line of a span, or the part of a long line around it, and what of that the span is."""
    starts = source.line_starts
    line = bisect_right(starts, span.start)
    end = starts[line] if line < len(starts) else len(source.text)
    return _marked(part_of(source, Span(starts[line - 1], end), span), span)


def _of_row(row: RowLine, span: Span) -> tuple[str, Span]:
    """Return a row, or the part of a long row around a span, and what of that the span is."""
    start = row.at(span.start)
    marked = Span(start, start + span.end - span.start)
    return _marked(_around(row.text, Span(0, len(row.text)), marked), marked)


def _around(text: str, line: Span, span: Span) -> tuple[int, str]:
    """Return the part of a line around a span, after where it begins.

    Where the line is cut, no part of a number stays: it may be one that is hidden where it is whole.
    """
    start = max(line.start, span.start - CONTEXT)
    last = min(span.end, span.start + CONTEXT)
    end = min(line.end, last + CONTEXT)
    if start > line.start:
        start = span.start - len(text[start : span.start].lstrip(_NUMBERS))
    if end < line.end:
        end = last + len(text[last:end].rstrip(_NUMBERS))
    return start, text[start:end]
