"""A source line with one of its spans underlined; the carets stand right under wide characters too."""

from __future__ import annotations

from gouji.text.display import pieces, width

__all__ = ["excerpt"]

_CUT = "…"


def excerpt(line: str, start: int, end: int, columns: int) -> tuple[str, str]:
    """Return *line* cut to *columns*, and a line of carets under its characters *start* to *end*.

    An empty span is one caret. A line that is too long is cut to a window around the span, with
    ``…`` where it was cut; a span that is too long is cut at its end.
    """
    shown_as = pieces(line)
    known = {piece: width(piece) for piece in set(shown_as)}  # a text has few characters, each of them many times
    widths = [known[piece] for piece in shown_as]
    start = min(start, len(shown_as))
    end = min(max(end, start), len(shown_as))
    first, last = _window(widths, start, end, columns - 2)
    before, after = (_CUT if first else ""), (_CUT if last < len(shown_as) else "")
    shown = before + "".join(shown_as[first:last]) + after
    indent = len(before) + sum(widths[first:start])
    carets = max(sum(widths[start : min(end, last)]), 1)
    return shown, " " * indent + "^" * carets


def _window(widths: list[int], start: int, end: int, columns: int) -> tuple[int, int]:
    """Return the first and last piece to show: the span, then as much on either side as fits in *columns*."""
    first = last = start
    left = columns
    while last < end and widths[last] <= left:
        left -= widths[last]
        last += 1
    if last < end:
        return first, max(last, first + 1)
    half = left // 2
    while first and widths[first - 1] <= left - half:
        first -= 1
        left -= widths[first]
    while last < len(widths) and widths[last] <= left:
        left -= widths[last]
        last += 1
    while first and widths[first - 1] <= left:
        first -= 1
        left -= widths[first]
    return first, last
