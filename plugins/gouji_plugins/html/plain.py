"""Cells that hold one line of text, as nearly all do: they are read in a loop that looks for nothing else.

The reader's own loop would find the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gouji_plugins.html.flow import Flow
from gouji_plugins.html.names import BREAKS, CELLS, HEARD
from gouji_plugins.html.skipping import Hidden
from gouji_plugins.html.tokens import END, TEXT, Token, is_space
from gouji_plugins.html.visible import Line, seen, visible

__all__ = ["More", "plain_cells"]

_HEARD = frozenset((*HEARD, "", None))
"""All but what only marks text, with the end of the page and what is no tag."""


class More(NamedTuple):
    """The token at which a cell turns out to be more than a line, or none; all before it has been read.

    ``has_ended`` tells that the line which that is has ended.
    """

    token: Token
    has_ended: bool = False


def plain_cells(
    flow: Flow, tokens: Iterator[Token], last: Token, line_starts: Sequence[int], hidden: Hidden
) -> Iterator[Line | More]:
    """Read the rest of a cell, whose tag was the last token, each time that one is asked for.

    Yield its line, or what there is more of; then the pieces of the *flow* are the text before it.
    """
    source, pieces = flow.source, flow.pieces
    while True:
        near = hidden.line if hidden.is_left else 0
        has_ended = False
        token = last
        for token in tokens:
            name = token.tag
            if name is None:
                if token.type is not TEXT:
                    break
                if not pieces or has_ended:
                    if is_space(token.data):
                        continue
                    if has_ended:
                        break
                start = line_starts[token.line - 1] + token.col
                token = next(tokens, last)
                pieces.append((start, line_starts[token.line - 1] + token.col))
                name = token.tag
            if near and token.line >= near:
                break
            if name in _HEARD:
                if name not in BREAKS:
                    break
                has_ended = bool(pieces)
        else:
            token = last
        line = seen(visible(source, pieces)) if pieces and token.tag in CELLS and token.type is END else None
        if line is not None:
            pieces.clear()
        yield line or More(token, has_ended)
