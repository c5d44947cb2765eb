"""Comments within a paragraph or a table of Markdown that speak to gouji, each with the line or cell it stands in."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import Comment, Source, Span

__all__ = ["MARK", "comments_between"]

MARK = "gouji:"
"""What such a comment begins with, white space apart."""

_COMMENT = re.compile(r"<!--\s{0,99}+gouji:")
_BAR = re.compile(r"(?<!\\)\|")


def comments_between(source: Source, start: int, end: int, *, in_table: bool) -> Iterator[Comment]:
    """The comments between two offsets.

    The line of a comment is its line; in a table its cell, or the row where it stands after the last bar.
    """
    text = source.text
    for match in _COMMENT.finditer(text, start, end):
        closed = text.find("-->", match.end(), end)
        if closed < 0:
            return
        span = Span(match.start(), closed + 3)
        line = Span(text.rfind("\n", 0, span.start) + 1, _end(text, "\n", span.end))
        if in_table:
            line = _cell(text, span, line)
        yield Comment(text[span.start + 4 : closed], span, line)


def _end(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return found if found >= 0 else len(text)


def _cell(text: str, span: Span, line: Span) -> Span:
    before = [match.end() for match in _BAR.finditer(text, line.start, span.start)]
    after = _BAR.search(text, span.end, line.end)
    if (
        after is None
        and not text[span.end : line.end].strip()
        and not text[max(before, default=0) : span.start].strip()
    ):
        return line
    return Span(max(before, default=line.start), after.start() if after else line.end)
