"""Stretches of a table that hold one line of text at most, as nearly all do: equal ones, of which tables have many, are read once a run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gouji.api.documents import Span
from gouji_plugins.html.flow import blank_in, hollow
from gouji_plugins.html.grid import ONE_PLACE
from gouji_plugins.html.names import BREAKS, CELLS, HEARD
from gouji_plugins.html.skipping import has_no_height, hides
from gouji_plugins.html.tokens import END, START, TEXT, Token, is_space, on_one_line, span_of, tokens
from gouji_plugins.html.visible import Line, seen, visible

__all__ = ["Stretch", "Stretches"]

_LONGEST = 2000
"""A longer one is read as any other part of a page; as Word writes it, a cell with a figure has some thousand characters."""

_MOST_REMEMBERED = 2048
_LENGTH_OF_END = len("</td>")


class Stretch(NamedTuple):
    """What stands in a table up to the end of a cell or of a row, in so many ``tokens``.

    ``row`` tells of the row that begins in it whether it has no height, None where none begins. ``line`` is the text of
    the cell, empty where nothing is seen, with its place in the stretch; None where the stretch ends a row.
    """

    tokens: int
    row: bool | None
    line: Line | None = None
    is_head: bool = False
    span: tuple[int, int] = ONE_PLACE


@lru_cache(maxsize=_MOST_REMEMBERED)
def read_stretch(text: str) -> Stretch | None:
    """Read a stretch of a table that ends with an end tag; return None where it holds more than a row's tags and a plain cell.

    The reader's own loop would find the same.
    """
    each = list(tokens(on_one_line(text)))
    places = [token.col for token in each]
    if not places or places[-1] != len(text) - _LENGTH_OF_END or text[-1] != ">" or each[-1].type is not END:
        return None
    begins = [number for number, token in enumerate(each) if token.type is START]
    if any(hides(each[number]) for number in begins):
        return None
    first = next((number for number in begins if each[number].tag in CELLS), len(each) - 1)
    before = [token for token in each[:first] if token.type is not TEXT or not is_space(token.data)]
    if len(before) > 1 or any(token.type is not START or token.tag != "tr" for token in before):
        return None
    row = has_no_height(before[0]) if before else None
    begin, end = each[first], each[-1]
    if end.tag == "tr":
        return Stretch(len(each), row) if begin is end else None
    if end.tag not in CELLS or begin is end or (line := _line(text, each[first:], places[first:])) is None:
        return None
    return Stretch(len(each), row, line, begin.tag == "th", span_of(begin))


def _line(text: str, cell: list[Token], places: list[int]) -> Line | None:
    """Return the text of a cell as a line, which is empty where nothing is seen; None where it holds more.

    The tokens of the *cell* are given from its tag to its end tag, with their *places*.
    """
    pieces: list[tuple[int, int]] = []
    has_ended = False
    for token, place, after in zip(cell[1:-1], places[1:], places[2:], strict=False):
        name = token.tag
        if name is None:
            if token.type is not TEXT:
                return None
            if (pieces and not has_ended) or not is_space(token.data):
                if has_ended:
                    return None
                pieces.append((place, after))
        elif name in BREAKS:
            has_ended = bool(pieces)
        elif name in HEARD:
            return None
    line = visible(text, pieces) if pieces else None
    if line is not None:
        return seen(line)
    at = blank_in(text, pieces)
    if at < 0:
        at = hollow(text, places[0], places[-1])
    return Line("", at, at)


class Stretches:
    """Finds the plain stretches of tables in a *part* of a text. None is sought again in what has just turned out not to be plain."""

    __slots__ = ("_cut", "_last", "_plain_from", "_text")

    def __init__(self, text: str, part: Span) -> None:
        self._text = text
        self._cut = "</t" if text.find("</td", *part) >= 0 else "</T"
        self._last = part.end - _LENGTH_OF_END + 1
        self._plain_from = 0

    def from_(self, offset: int) -> Iterator[tuple[int, Stretch]]:
        """Yield the plain stretches that follow each other from an offset on, between cells, each with its end."""
        text, find, cut, last = self._text, self._text.find, self._cut, self._last
        if offset < self._plain_from:
            return
        while (at := find(cut, offset, offset + _LONGEST)) >= 0 and at < last:
            end = at + _LENGTH_OF_END
            stretch = read_stretch(text[offset:end])
            if stretch is None:
                self._plain_from = end
                return
            yield end, stretch
            offset = end
        self._plain_from = offset + _LONGEST
