"""Find figures that stand in a section as in a table, none of whose labels is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
import re

from gouji.document.model import Block, Cell, Paragraph, Table
from gouji.text.numbers import read_figure

__all__ = ["loose_figures"]

_FEWEST = 3
_LONGEST_LINE = 400
_WORD = r"\S+"


def loose_figures(blocks: Iterable[Block]) -> tuple[Cell, ...]:
    """Return the figures in the blocks of a section that stand in cells or alone on lines; () for fewer than three."""
    found = [cell for block in blocks for cell in _figures(block)]
    return tuple(found) if len(found) >= _FEWEST else ()


def _figures(block: Block) -> Iterator[Cell]:
    if isinstance(block, Table):
        yield from (cell for cell in block.cells if _is_number(cell.text))
    elif isinstance(block, Paragraph) and len(block.text) <= _LONGEST_LINE and block.text[:1].isdigit():
        words = list(re.finditer(_WORD, block.text))
        if all(_is_number(word[0]) for word in words):
            for word in words:
                span = block.source_span(*word.span())
                yield Cell(word[0], span.start, span.end)


def _is_number(text: str) -> bool:
    return read_figure(text).state == "number"
