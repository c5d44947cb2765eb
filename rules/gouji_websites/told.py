"""Texts that follow a label, in the list or outside: 填报单位：…, in a line, in one cell or in the next."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import Cell, Day, Draft, NamedTuple, Paragraph, Span, Table, days_in, fold

__all__ = ["Told", "day_of", "nodes", "told"]

_NOTE = r"\s*(?:[（(][^（）()]{0,12}[)）])?\s*[：:]"
_VALUE = r"\s*([^\s：:](?:[^\t\u3000]*?[^\s])??)(?=\s{2,}|[\t\u3000]|\s*[（(]?\d{4}\s*年|\s+\S{2,8}[：:]|\s*$)"


class Told(NamedTuple):
    """Text that follows a label, with the paragraph or cell that has it and the offset where it begins there."""

    text: str
    node: Paragraph | Cell
    start: int

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.node.source_span(self.start, self.start + len(self.text))


def nodes(draft: Draft) -> Iterator[Paragraph | Cell]:
    """Yield every paragraph and cell in reading order."""
    for block in draft.document.blocks:
        yield from _nodes_of(block)


def told(draft: Draft, label: str) -> Told | None:
    """Return the first text after a label: after its colon, else in the next cell that is not blank; else None."""
    pattern = re.compile(r"\s*".join(label) + _NOTE + _VALUE)
    for block in draft.document.blocks:
        for node in _nodes_of(block):
            match = pattern.search(node.text) if label[0] in node.text else None
            if match:
                return Told(match[1], node, match.start(1))
        beside = next(_beside(block, label), None) if isinstance(block, Table) else None
        if beside is not None:
            return Told(beside.text, beside, 0)
    return None


def _nodes_of(block: object) -> Iterator[Paragraph | Cell]:
    if isinstance(block, Paragraph):
        yield block
    elif isinstance(block, Table):
        yield from block.cells


def _beside(table: Table, label: str) -> Iterator[Cell]:
    """Yield the cells, of three at most, that follow a cell with nothing but the label, unless they are blank."""
    for row in table.rows:
        for number, cell in enumerate(row.cells):
            if fold(cell.text) == label:
                yield from (other for other in row.cells[number + 1 :][:3] if other.text.strip())


def day_of(found: Told) -> Day | None:
    """Return the day that a text begins with; None where it is none."""
    return next(days_in(found.node.text, found.start), None)
