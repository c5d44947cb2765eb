"""L2 and L5: one cell a line, each ended (or begun) by a bar that may stand on a line of its own."""

from __future__ import annotations

import itertools
import re

from gouji.document.layouts.lines import Lines
from gouji.document.model import Cell, Row, Table, make_cell
from gouji.text.patterns import Pattern

__all__ = ["read"]

_CLOSED = Pattern("[c ]+")


def read(lines: Lines, first: int, last: int) -> tuple[Table, int]:
    """Read the cells on lines *first* to *last*; return their table and the line after it.

    Where the first thing on those lines is a bar, bars begin cells; else they end them.
    """
    leading = lines.texts[first].lstrip().startswith("|")
    reader = _led_cells if leading else _ended_cells
    cells, after = reader(lines, first, last)
    return Table((Row(tuple(cells)),), marked=False), after


def _ended_cells(lines: Lines, first: int, last: int) -> tuple[list[Cell], int]:
    cells: list[Cell] = []
    each, texts, starts, begin, index = lines.each, lines.texts, lines.starts, -1, first
    while index <= last:
        if begin < 0 and (closed := _CLOSED.match(lines.letters, index, last + 1)):
            cells += lines.cells(index, closed.end())
            index = closed.end()
            continue
        line, at = each[index], starts[index]
        ended = line.ended
        if begin >= 0 and ended:
            cells += _cells_of_rows(lines, begin, at + line.text.index("|"))
            begin, ended = -1, ended[1:]
        cells += [make_cell(text, at + left, at + right) for text, left, right in ended]
        if begin < 0 and line.opens_at >= 0:
            begin = at + line.opens_at
        index += 1
    if begin >= 0:
        cells.append(lines.cell(begin, starts[last] + len(texts[last])))
        return cells, last + 1
    below = lines.next_filled(last + 1)
    if below < len(lines) and each[below].is_figure:  # a full row's last cell has no bar
        cells.append(lines.cell(starts[below], starts[below] + len(texts[below])))
        return cells, below + 1
    return cells, last + 1


def _cells_of_rows(lines: Lines, begin: int, end: int) -> list[Cell]:
    """Return the cell between two offsets; two where a row ends in it and the next begins, without a bar between."""
    whole = lines.cell(begin, end)
    text = whole.text
    if "\n" not in text or lines.vocabulary.is_label(text) or lines.is_figure(text):
        return [whole]
    for match in re.finditer(r"\n\s*", text):
        left, right = text[: match.start()], text[match.end() :]
        if _is_cell(lines, left) and lines.vocabulary.is_label(right):
            return [whole.part(0, match.start()), whole.part(match.end(), len(text))]
    return [whole]


def _is_cell(lines: Lines, text: str) -> bool:
    return lines.vocabulary.is_label(text) or lines.is_figure(text)


def _led_cells(lines: Lines, first: int, last: int) -> tuple[list[Cell], int]:
    bars = [
        (index, lines.starts[index] + match.start())
        for index in range(first, last + 1)
        for match in re.finditer(r"\|", lines.texts[index])
    ]
    cells: list[Cell] = []
    for (above, begin), (below, end) in itertools.pairwise(bars):
        if above != below or lines.source.text[begin + 1 : end].strip():
            cells.append(lines.cell(begin + 1, end))
    final, bar = bars[-1]
    begin = bar + 1
    after = final + 1
    if not lines.source.text[begin : lines.starts[final] + len(lines.texts[final])].strip():
        below = lines.next_filled(after)
        if below < len(lines) and not lines.ends_table(below):
            after = below + 1
    end = lines.starts[after - 1] + len(lines.texts[after - 1])
    cells.append(lines.cell(begin, end))
    return cells, after
