"""A place in a file as it is reported to users, with the text around it."""

from collections.abc import Callable
from typing import Any

from gouji.document.model import Locator
from gouji.text.source import Range, Source, Span
from gouji.value import NamedTuple

__all__ = ["WHOLE", "Place", "place_of"]

_CONTEXT = 300
"""How much of a line is kept on either side of a place, and of the place itself."""


class Place(NamedTuple):
    """A place in a file: a ``range`` where the file has lines, else a ``locator``; neither for the file as a whole.

    ``span`` is the place in the source, in code points. ``excerpt`` is its line or, of a long line, the part
    around it; "" where there is no line. ``excerpt_column`` is the column at which the excerpt begins.
    """

    range: Range | None = None
    locator: dict[str, Any] | None = None
    span: Span | None = None
    excerpt: str = ""
    excerpt_column: int = 1


WHOLE = Place()
"""The place of what is said of a file as a whole."""


def place_of(
    source: Source,
    span: Span | None,
    locator: Callable[[int], Locator | None] | None = None,
    *,
    with_excerpt: bool = True,
) -> Place:
    """Return the place of a span; *locator* gives the locator of an offset in a file that has no lines.

    A span that no text has (reversed, or beyond its end) becomes one that is there.
    """
    if span is None:
        return WHOLE
    span = _within(source, span)
    if not source.lined:
        found = locator(span.start) if locator is not None else None
        return Place(locator=dict(found) if found is not None else None, span=span)
    excerpt, column = _excerpt(source, span) if with_excerpt else ("", 1)
    return Place(source.range(span), None, span, excerpt, column)


def _within(source: Source, span: Span) -> Span:
    """Return a span of the source's text: of one that is reversed or leads out, what of it is there."""
    start, end, length = span.start, span.end, len(source.text)
    if 0 <= start <= end <= length:
        return span
    start, end = sorted((min(max(start, 0), length), min(max(end, 0), length)))
    return Span(start, end)


def _excerpt(source: Source, span: Span) -> tuple[str, int]:
    """Return the line of a span, or the part of a long line around it, and the column at which that begins."""
    line = source.position(span.start).line
    line_start = source.line_starts[line - 1]
    start = max(line_start, span.start - _CONTEXT)
    end = min(span.end, span.start + _CONTEXT) + _CONTEXT
    if line < len(source.line_starts):
        end = min(end, source.line_starts[line])
    return source.text[start:end].rstrip("\r\n"), start - line_start + 1
