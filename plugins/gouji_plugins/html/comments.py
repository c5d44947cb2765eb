"""The comments of a page that are meant for gouji, each with the line of text that it stands in."""

from __future__ import annotations

from gouji.api.documents import Comment, Source, Span
from gouji_plugins.html.names import COLUMNS, LINES, ROW_PARTS
from gouji_plugins.html.tokens import COMMENT, line_starts_in, tokens

__all__ = ["MARK", "comments_of"]

MARK = "gouji:"
"""What such a comment begins with, white space apart."""

_BOUNDARIES = LINES | ROW_PARTS | COLUMNS | {"table"}
_MOST = 500


def comments_of(source: Source, part: Span | None = None) -> tuple[Comment, ...]:
    """Find the comments for gouji in a page, or in the *part* of a source that is HTML; return at most 500 of them.

    The line of a comment reaches from the tag before it that begins or ends a line, a cell, a row or a table to the
    next such tag. Text in a script that looks like a comment is none.
    """
    text, (first, last) = source.text, part or Span(0, len(source.text))
    if text.find(MARK, first, last) < 0:
        return ()
    starts = line_starts_in(Span(first, last), source.line_starts)
    found: list[Comment] = []
    waiting: list[tuple[str, int]] = []
    begin = first
    for token in tokens(text[first:last]):
        if token.type == COMMENT:
            said = token.data or ""
            if said.lstrip().startswith(MARK) and len(found) + len(waiting) < _MOST:
                waiting.append((said, starts[token.line - 1] + token.col))
        elif token.tag in _BOUNDARIES:
            at = starts[token.line - 1] + token.col
            found += [_comment(text, said, place, Span(begin, at)) for said, place in waiting]
            waiting, begin = [], at + 1
    return (*found, *(_comment(text, said, place, Span(begin, last)) for said, place in waiting))


def _comment(text: str, said: str, start: int, line: Span) -> Comment:
    closed = text.find("-->", start)
    return Comment(said, Span(start, closed + 3 if closed >= 0 else line.end), line)
