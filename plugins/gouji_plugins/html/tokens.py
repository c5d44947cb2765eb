"""The tokens of a page, its tags and texts in their order; no other module imports turbohtml.

Of turbohtml the core is imported alone: the rest of it, of which nothing is needed, would take a third of the check of a
page. Where turbohtml has no wheel, such as in a browser, the standard library's parser reads the page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from typing import Any, Protocol, cast

from gouji.api.documents import Span

__all__ = [
    "COMMENT",
    "END",
    "START",
    "TEXT",
    "Token",
    "is_space",
    "last_token",
    "line_starts_in",
    "on_one_line",
    "span_of",
    "tokens",
]


def _tokenizer() -> Any:
    """Return what has `tokenize` and `TokenType`: turbohtml's core, or the module that stands in for it."""
    package = find_spec("turbohtml")
    folders = package.submodule_search_locations if package is not None else None
    core = PathFinder.find_spec("turbohtml._html", folders) if folders is not None else None
    if core is not None and core.loader is not None:
        module = module_from_spec(core)
        core.loader.exec_module(module)
        return module
    try:
        import turbohtml
    except ImportError:
        from gouji_plugins.html import standard_tokens

        return standard_tokens
    return turbohtml


_TOKENIZER = _tokenizer()
_TYPES = _TOKENIZER.TokenType

TEXT, START, END, COMMENT = _TYPES.TEXT, _TYPES.START_TAG, _TYPES.END_TAG, _TYPES.COMMENT
"""The types of what a page is made of; the rest have others."""

_LONGEST_SPAN = 6
_SPACE = " \t\n\r\f"


class Token(Protocol):
    """A tag, text or comment, with the place at which it begins: line from 1, column from 0, in characters.

    There is no offset: the tokenizer counts each line end as one character, CRLF too. In a text `on_one_line` it is the column.
    """

    @property
    def type(self) -> int:
        """One of the types above, or another one."""

    @property
    def tag(self) -> str | None:
        """The name of the tag's element; None for a text or comment."""

    @property
    def data(self) -> str | None:
        """The text, with entities resolved, or the content of a comment; None for a tag."""

    @property
    def line(self) -> int:
        """The line, from 1."""

    @property
    def col(self) -> int:
        """The column, from 0."""

    def attr(self, name: str, default: str | None = None) -> str | None:
        """Return the value of an attribute, *default* if the tag has none of that name."""


class _Last:
    """What comes after all tokens: a tag without a name."""

    type = END
    tag = ""
    data = None
    line = 1

    def __init__(self, col: int) -> None:
        self.col = col

    def attr(self, _name: str, default: str | None = None) -> str | None:
        return default


def last_token(length: int) -> Token:
    """Return the end of a text of so many characters on one line, as a tag without a name."""
    return _Last(length)


def is_space(text: str | None) -> bool:
    """Return whether a text is only space, as most are."""
    return text == "\n" or not (text or "").strip(_SPACE)


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a page, or of a part of one."""
    return cast("Iterator[Token]", _TOKENIZER.tokenize(text))


def on_one_line(text: str) -> str:
    """Return a text with a space for each character that ends a line: the column of a token is then its offset.

    But for white space in attributes, which becomes a space, the tokens are the same.
    """
    return text.replace("\n", " ").replace("\r", " ")


def line_starts_in(part: Span, line_starts: Sequence[int]) -> Sequence[int]:
    """Return the offsets at which the lines of a *part* begin, of which the first may be cut; the tokens count these."""
    first, after = bisect_right(line_starts, part.start), bisect_right(line_starts, part.end)
    return (part.start, *line_starts[first:after])


def span_of(cell: Token) -> tuple[int, int]:
    """Return how many rows and columns a cell covers; 0 rows: down to the last one."""
    rows, columns = cell.attr("rowspan"), cell.attr("colspan")
    return 1 if rows is None else _number(rows, least=0), 1 if columns is None else _number(columns, least=1)


def _number(value: str, *, least: int) -> int:
    """Return the number in a ``rowspan`` or ``colspan``, at least *least*; 1 if there is none."""
    digits = value.strip()
    if not digits.isdecimal():
        return 1
    return max(least, int(digits[:_LONGEST_SPAN]))
