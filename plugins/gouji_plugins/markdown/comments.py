"""Comments for gouji in a paragraph or table of Markdown, each with the line or cell that it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
import re

from gouji.api.documents import Comment, Source, Span

__all__ = ["MARK", "MOST_COMMENTS", "comments_between"]

MARK = "gouji:"
"""What such a comment begins with, white space apart."""

MOST_COMMENTS = 500
"""When so many were found, no more are looked for."""

_COMMENT = re.compile(r"<!--\s{0,99}+gouji:")


def comments_between(source: Source, start: int, end: int, *, in_table: bool) -> Iterator[Comment]:
    """Yield the comments for gouji between two offsets, at most `MOST_COMMENTS`.

    The line of a comment is the line that it stands in; in a table it is its cell, or the row if it stands after the
    last bar.
    """
    text = source.text
    for match in islice(_COMMENT.finditer(text, start, end), MOST_COMMENTS):
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
    before = text.rfind("|", line.start, span.start)
    while before > line.start and text[before - 1] == "\\":
        before = text.rfind("|", line.start, before)
    after = _end(text, "|", span.end)
    while after < line.end and text[after - 1] == "\\":
        after = _end(text, "|", after + 1)
    if after >= line.end and not text[span.end : line.end].strip() and not text[before + 1 : span.start].strip():
        return line
    return Span(before + 1 if before >= 0 else line.start, min(after, line.end))
