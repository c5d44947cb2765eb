"""The one place that knows turbohtml: a page's tags and texts with their offsets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Protocol

__all__ = ["END", "START", "TEXT", "Tag", "span_of", "tags"]

TEXT, START, END = 0, 1, 2
"""The kinds of what a page is made of; comments and the rest have others."""


class Tag(Protocol):
    """A tag's attributes, or a text's ``data``."""

    @property
    def data(self) -> str | None:
        """The text, its entities resolved; None for a tag."""

    def attr(self, name: str, default: str | None = None) -> str | None:
        """The value of an attribute."""


def tags(text: str, line_starts: Sequence[int], start: int, end: int) -> Iterator[tuple[int, str, int, Tag]]:
    """Kind, name ("" for none), offset and attributes of each tag and text from *start* to *end*, in order.

    The tokenizer counts each of its line ends as one character, so that only its lines and columns
    are true in a file with CRLF; *line_starts* are the offsets at which the lines begin.
    """
    from turbohtml import tokenize

    if start:
        line_starts = (start, *line_starts[bisect_right(line_starts, start) :])
    for token in tokenize(text[start:end]):
        yield token.type, token.tag or "", line_starts[token.line - 1] + token.col, token


_LONGEST_SPAN = 6


def span_of(value: str | None, *, least: int) -> int:
    """The number that ``rowspan`` or ``colspan`` says, 1 where it says none."""
    digits = value.strip() if value else ""
    if not digits.isdecimal():
        return 1
    return max(least, int(digits[:_LONGEST_SPAN]))
