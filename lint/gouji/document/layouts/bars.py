"""L2 and L5: one cell a line, each ended (or begun) by a bar that may stand on a line of its own."""

from __future__ import annotations

import itertools

from gouji.document.layouts.lines import Lines
from gouji.document.model import Cell, Row, Table

__all__ = ["read"]


def read(lines: Lines, first: int, last: int) -> tuple[Table, int]:
    """Read the cells on lines *first* to *last*; with them, the line after the last.

    Where the first thing on those lines is a bar, bars begin cells, else they end them.
    """
    leading = lines.texts[first].lstrip().startswith("|")
    reader = _led_cells if leading else _ended_cells
    cells, after = reader(lines, first, last)
    return Table((Row(tuple(cells)),), marked=False), after


def _ended_cells(lines: Lines, first: int, last: int) -> tuple[list[Cell], int]:
    cells: list[Cell] = []
    begin = -1
    for index in range(first, last + 1):
        text, start = lines.texts[index], lines.starts[index]
        bar = text.find("|")
        if bar < 0:
            if begin < 0 and text.strip():
                begin = start
            continue
        cells.append(lines.cell(start if begin < 0 else begin, start + bar))
        begin = -1
    return cells, last + 1


def _led_cells(lines: Lines, first: int, last: int) -> tuple[list[Cell], int]:
    bars = [
        (index, lines.starts[index] + lines.texts[index].rindex("|") + 1)
        for index in range(first, last + 1)
        if "|" in lines.texts[index]
    ]
    cells: list[Cell] = []
    for (_, begin), (index, _) in itertools.pairwise(bars):
        cells.append(lines.cell(begin, lines.starts[index]))
    final, begin = bars[-1]
    after = final + 1
    if not lines.source.text[begin : lines.starts[final] + len(lines.texts[final])].strip():
        below = lines.next_filled(after)
        if below < len(lines) and not lines.ends_table(below):
            after = below + 1
    end = lines.starts[after - 1] + len(lines.texts[after - 1])
    cells.append(lines.cell(begin, end))
    return cells, after
