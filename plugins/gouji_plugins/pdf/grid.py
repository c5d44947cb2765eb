"""The cells of a PDF's tables → grids; rows that a page break has cut in two are joined again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
import re

import attrs

from gouji.api.documents import Vocabulary, is_blank, read_figure
from gouji_plugins.pdf.extract import Box, Cell

__all__ = ["GridCell", "grids_of", "join_grids"]

_NEAR = 3.0
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\uffef\u2018-\u201d\u2026\u2014]")


@attrs.frozen(eq=False)
class GridCell:
    """A cell with its place in the grid. ``box`` is the box of its text or, if it has none, of the cell."""

    text: str
    page: int
    box: Box
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1

    @property
    def is_figure(self) -> bool:
        """Whether the cell holds a figure, or a word that may stand for one, and is not blank."""
        return not is_blank(self.text) and read_figure(self.text).state != "not-a-number"


Grid = list[list[GridCell]]
"""The cells that begin in each row."""


def grids_of(parts: Sequence[tuple[int, Sequence[Cell]]]) -> list[Grid]:
    """Make a grid of each part of a table, given with its page; all parts have the same columns."""
    columns = _edges(edge for _, cells in parts for cell in cells for edge in (cell[0], cell[2]))
    return [_grid(cells, page, columns) for page, cells in parts]


def _grid(cells: Sequence[Cell], page: int, columns: Sequence[float]) -> Grid:
    rows = _edges(edge for cell in cells for edge in (cell[1], cell[3]))
    grid: Grid = [[] for _ in rows[:-1]]
    for x0, top, x1, bottom, lines in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        row, column = _nearest(rows, top), _nearest(columns, x0)
        row_span, column_span = _nearest(rows, bottom) - row, _nearest(columns, x1) - column
        if row_span < 1 or column_span < 1:
            continue
        text = _text(lines, x1)
        box = _around([line[1:5] for line in lines]) if lines else (x0, top, x1, bottom)
        grid[row].append(GridCell(text, page, box, row, column, row_span, column_span))
    return [sorted(row, key=lambda cell: cell.column) for row in grid]


def _edges(values: Iterable[float]) -> list[float]:
    """Sort the values, and keep only the first of those that are near each other."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _nearest(edges: Sequence[float], value: float) -> int:
    """Return the number of the edge that a value belongs to."""
    return max(0, bisect_left(edges, value + 0.001) - 1)


def _text(lines: Sequence[tuple[str, float, float, float, float, float]], right: float) -> str:
    """Join the lines of a cell: Chinese text runs on, other text only if its line is full; else the break stays."""
    text = ""
    for number, (line, *_) in enumerate(lines):
        if not number:
            text = line
            continue
        _, _, _, end, _, size = lines[number - 1]
        if _WIDE.fullmatch(text[-1:]) or _WIDE.match(line):
            text += line
        elif right - end < size:
            text += line if text[-1:].isdigit() and line[:1].isdigit() else f" {line}"
        else:
            text += f"\n{line}"
    return text


def _around(boxes: Sequence[tuple[float, ...]]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def join_grids(parts: Sequence[Grid], vocabulary: Vocabulary) -> Grid:
    """Join the parts of a table that page breaks have split into one grid.

    A header that is printed again is dropped. A row that was cut is joined only where that is certain: its label is
    whole only with both parts, or each part has only what the other lacks.
    """
    above: Grid = []
    for number, part in enumerate(parts):
        dropped = max((_repeated(other, part) for other in parts[:number]), default=0)
        shift = len(above) - dropped
        below = [[attrs.evolve(cell, row=cell.row + shift) for cell in row] for row in part[dropped:]]
        if below and above:
            above, below = _mended(above, below, vocabulary)
        above = above + below
    return above


def _repeated(above: Grid, below: Grid) -> int:
    """Count the rows at the top of *below* that repeat those at the top of *above* and have no figures."""
    count = 0
    for first, second in zip(above, below, strict=False):
        texts = [cell.text for cell in first]
        if texts != [cell.text for cell in second] or any(cell.is_figure for cell in first) or not any(texts):
            break
        count += 1
    return count


def _mended(above: Grid, below: Grid, vocabulary: Vocabulary) -> tuple[Grid, Grid]:
    """Return both parts with the texts of cut cells joined in the part above."""
    bottom = {cell.column: cell for row in above for cell in row if cell.row + cell.row_span >= len(above)}
    pairs = [(bottom[cell.column], cell) for cell in below[0] if cell.column in bottom]
    labels = {lower for upper, lower in pairs if _is_one_label(upper, lower, vocabulary)}
    own = [(upper, lower) for upper, lower in pairs if upper in above[-1]]
    is_cut = 0 < len(own) == len(above[-1]) and _is_cut(own, labels, vocabulary)
    if not is_cut:
        labels -= {lower for _, lower in own}
    changed: dict[GridCell, GridCell] = {}
    gone: set[GridCell] = set()
    for upper, lower in pairs:
        if lower in labels:
            changed[upper] = attrs.evolve(upper, text=upper.text + lower.text)
        elif is_cut and lower.text and not upper.text:
            changed[upper] = attrs.evolve(lower, row=upper.row, row_span=upper.row_span)
        if lower in labels or is_cut:
            gone.add(lower)
    rest = [cell for cell in below[0] if cell not in gone]
    mended = [[changed.get(cell, cell) for cell in row] for row in above]
    return mended, [rest, *below[1:]] if rest or not is_cut else below[1:]


def _is_one_label(upper: GridCell, lower: GridCell, vocabulary: Vocabulary) -> bool:
    if not upper.text or not lower.text or upper.is_figure or lower.is_figure:
        return False
    if not vocabulary.is_label(upper.text + lower.text):
        return False
    return not vocabulary.is_label(lower.text) or not vocabulary.is_label(upper.text)


def _is_cut(own: Sequence[tuple[GridCell, GridCell]], labels: set[GridCell], vocabulary: Vocabulary) -> bool:
    """Return whether the last row above and the first row below are two parts of one row."""
    if any(upper.text and lower.text and lower not in labels for upper, lower in own):
        return False
    if any(lower in labels for _, lower in own) or not any(lower.text for _, lower in own):
        return True
    if any(upper.is_figure for upper, _ in own) or not all(lower.is_figure for _, lower in own if lower.text):
        return False
    return any(vocabulary.is_label(upper.text) for upper, _ in own)
