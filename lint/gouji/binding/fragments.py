"""Cut a document's tables into fragments, each of which belongs to one prescribed table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import chain

from gouji.document.model import Block, Cell, Row, Table
from gouji.document.vocabulary import Vocabulary
from gouji.text.numbers import read_figure
from gouji.value import Entity, frozen

__all__ = ["Fragment", "split_tables"]


@frozen
class Fragment(Entity):
    """Rows of one source table that belong to one prescribed table; its id is "" where they belong to none.

    ``model`` is what it has in common with all fragments of its outline (`outlines`); None where that is not remembered.
    """

    table: str
    rows: tuple[Row, ...]
    marked: bool
    model: Fragment | None = None

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell in reading order."""
        return tuple(chain.from_iterable([row.cells for row in self.rows]))


def split_tables(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[Fragment]:
    """Cut the document's tables where the labels of another prescribed table begin."""
    fragments: list[Fragment] = []
    for block in blocks:
        if isinstance(block, Table):
            fragments += _split_rows(block, vocabulary) if block.marked else _split_cells(block, vocabulary)
    return fragments


def _owner(text: str, vocabulary: Vocabulary) -> str:
    """Return the id of the one table that has this label; "" for a label of several or of none."""
    tables = vocabulary.tables_of(text) if text and not text.isdigit() else ()
    return tables[0] if len(tables) == 1 else ""


def _split_rows(block: Table, vocabulary: Vocabulary) -> list[Fragment]:
    fragments: list[Fragment] = []
    current, begin = "", 0
    for number, row in enumerate(block.rows):
        owner = next((o for o in (_owner(cell.text, vocabulary) for cell in row.cells) if o), "")
        if not owner or owner == current:
            continue
        if current:
            cut = _after_figures(block.rows, begin, number)
            fragments.append(Fragment(current, block.rows[begin:cut], marked=True))
            begin = cut
        current = owner
    return [*fragments, Fragment(current, block.rows[begin:], marked=True)]


def _after_figures(rows: Sequence[Row], begin: int, end: int) -> int:
    """Return the row after the last one before *end* that has a figure: there the next table begins."""
    for number in range(end - 1, begin - 1, -1):
        if any(_is_number(cell.text) for cell in rows[number].cells):
            return number + 1
    return end


def _split_cells(block: Table, vocabulary: Vocabulary) -> list[Fragment]:
    cells = block.rows[0].cells
    fragments: list[Fragment] = []
    current, begin, figure = "", 0, -1
    for number, cell in enumerate(cells):
        if _is_number(cell.text):
            figure = number
            continue
        owner = _owner(cell.text, vocabulary)
        if not owner or owner == current:
            continue
        if current:
            cut = figure + 1 if figure >= begin else number
            fragments.append(Fragment(current, (Row(cells[begin:cut]),), marked=False))
            begin = cut
        current = owner
    return [*fragments, Fragment(current, (Row(cells[begin:]),), marked=False)]


def _is_number(text: str) -> bool:
    return bool(text) and read_figure(text).state == "number"
