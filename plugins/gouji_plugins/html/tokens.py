"""The one place that knows turbohtml: a page's tags and texts, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, cast

from turbohtml import TokenType, tokenize

__all__ = ["COMMENT", "END", "START", "TEXT", "Token", "span_of", "tokens"]

TEXT, START, END, COMMENT = TokenType.TEXT, TokenType.START_TAG, TokenType.END_TAG, TokenType.COMMENT
"""The types of what a page is made of; the rest have others."""

_LONGEST_SPAN = 6


class Token(Protocol):
    """A tag or a text, and where it begins: a line from 1 and a column from 0, in characters.

    (Offsets are not given: the tokenizer counts each line end as one character, CRLF too.)
    """

    @property
    def type(self) -> int:
        """One of the types above, or another."""

    @property
    def tag(self) -> str | None:
        """The name of the tag's element; None for a text."""

    @property
    def data(self) -> str | None:
        """The text, its entities resolved; what a comment says; None for a tag."""

    @property
    def line(self) -> int:
        """Its line."""

    @property
    def col(self) -> int:
        """Its column."""

    def attr(self, name: str, default: str | None = None) -> str | None:
        """The value of an attribute."""


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a page, or of a part of one."""
    return cast("Iterator[Token]", tokenize(text))


def span_of(value: str, *, least: int) -> int:
    """The number that ``rowspan`` or ``colspan`` says, 1 where it says none."""
    digits = value.strip()
    if not digits.isdecimal():
        return 1
    return max(least, int(digits[:_LONGEST_SPAN]))
