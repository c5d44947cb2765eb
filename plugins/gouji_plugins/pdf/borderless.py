"""Tables without ruled lines: texts that stand apart in rows, recognised as a table by their labels and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import itertools
import re

import attrs

from gouji.api.documents import Vocabulary, is_blank, read_figure, strip_ordinal
from gouji_plugins.pdf.lines_printed import PrintedLine, joined

__all__ = ["BorderlessTable", "Piece", "with_tables"]

_FEWEST_ROWS = 3
_FEWEST_FIGURES = 3
_MOST_PARTS = 16
_LONGEST_PIECE = 60
_MOST_BETWEEN = 4
_LEADING = 0.8
_LONGEST_ROW = 120
_LONGEST_GLUED = 12
_SENTENCE = re.compile("[。！？；]")


@attrs.frozen(eq=False)
class Piece:
    """A cell: the lines of its text; a broken label has several."""

    lines: tuple[PrintedLine, ...]

    @property
    def text(self) -> str:
        """The text of the cell."""
        return "".join(printed.text for printed in self.lines)


@attrs.frozen(eq=False)
class BorderlessTable:
    """Rows of cells, from left to right."""

    rows: tuple[tuple[Piece, ...], ...]


def with_tables(lines: Sequence[PrintedLine], vocabulary: Vocabulary) -> Iterator[list[PrintedLine] | BorderlessTable]:
    """Yield the tables without ruled lines, and the lines of text between them.

    Pieces of text at one height that are in no table are joined to one line. Labels that nearly touch are cells of
    their own.
    """
    rows = [[part for piece in row for part in _labels_in(piece, vocabulary)] for row in _rows(lines)]
    kept: list[PrintedLine] = []
    at = 0
    while at < len(rows):
        end = _end(rows, at, vocabulary) if _opens(rows[at], vocabulary) else at
        table = _table(rows[at:end], vocabulary) if end - at >= _FEWEST_ROWS else None
        if table is None:
            kept.append(joined(rows[at]))
            at += 1
            continue
        if kept:
            yield kept
            kept = []
        yield table
        at = end
    if kept:
        yield kept


def _rows(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """Group the lines that stand beside each other into rows, from left to right."""
    rows: list[list[PrintedLine]] = []
    for printed in lines:
        if rows and _is_beside(rows[-1][0], printed):
            rows[-1].append(printed)
        else:
            rows.append([printed])
    return [sorted(row, key=lambda printed: printed.line[1]) for row in rows]


def _labels_in(printed: PrintedLine, vocabulary: Vocabulary) -> list[PrintedLine]:
    """Return the parts of a line that is nothing but labels, one after another, else the line itself."""
    text = printed.text
    if len(text) > _LONGEST_ROW or vocabulary.is_label(text) or vocabulary.is_heading(text):
        return [printed]
    cuts = [0]
    while cuts[-1] < len(text):
        ends = range(min(len(text), cuts[-1] + _LONGEST_GLUED), cuts[-1] + 1, -1)
        end = next((end for end in ends if vocabulary.is_label(text[cuts[-1] : end])), None)
        if end is None:
            return [printed]
        cuts.append(end)
    return [printed.part(begin, end) for begin, end in itertools.pairwise(cuts)]


def _is_beside(left: PrintedLine, right: PrintedLine) -> bool:
    """Return whether two lines stand at the same height, one beside the other."""
    if left.page != right.page or (left.line[1] < right.line[3] and right.line[1] < left.line[3]):
        return False
    middle = (right.line[2] + right.line[4]) / 2
    return left.line[2] <= middle <= left.line[4]


def _opens(row: Sequence[PrintedLine], vocabulary: Vocabulary) -> bool:
    """Return whether a table may begin with a row: it has a label, or several pieces, and no heading."""
    if any(vocabulary.is_heading(piece.text) for piece in row):
        return False
    return len(row) > 1 or vocabulary.is_label(row[0].text)


def _end(rows: Sequence[Sequence[PrintedLine]], at: int, vocabulary: Vocabulary) -> int:
    """Return the number of the row after those that may belong to the table: a heading or running text ends it."""
    for number in range(at, len(rows)):
        first = rows[number][0].text
        if len(rows[number]) == 1 and (
            vocabulary.is_heading(first)
            or ((_SENTENCE.search(first) or len(first) > _LONGEST_PIECE) and not vocabulary.is_label(first))
        ):
            return number
    return len(rows)


def _table(rows: Sequence[Sequence[PrintedLine]], vocabulary: Vocabulary) -> BorderlessTable | None:
    """Make a table of rows; return None if they have too few figures or labels for one."""
    if sum(1 for row in rows for piece in row if _is_figure(piece.text)) < _FEWEST_FIGURES:
        return None
    cells = _cells(rows, vocabulary)
    if sum(1 for _, cell in cells if vocabulary.is_label(cell.text)) < _FEWEST_ROWS:
        return None
    placed: dict[int, list[Piece]] = {}
    for number, cell in cells:
        placed.setdefault(_row_of(cell, number, rows), []).append(cell)
    ordered = [sorted(placed[number], key=lambda cell: cell.lines[0].line[1]) for number in sorted(placed)]
    return BorderlessTable(tuple(tuple(row) for row in ordered))


def _is_figure(text: str) -> bool:
    return not is_blank(text) and read_figure(text).state != "not-a-number"


def _cells(rows: Sequence[Sequence[PrintedLine]], vocabulary: Vocabulary) -> list[tuple[int, Piece]]:
    """Return each cell with the number of the row it begins in; join labels that are broken over several lines."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for number, row in enumerate(rows):
        for place in range(len(row)):
            if (number, place) in taken:
                continue
            parts = _parts((number, place), rows, vocabulary)
            taken.update(parts)
            lines = tuple(rows[at][index] for at, index in parts)
            cells.append((number, Piece((joined(lines, ""),) if _is_figure(lines[0].text) else lines)))
    return cells


def _parts(
    start: tuple[int, int],
    rows: Sequence[Sequence[PrintedLine]],
    vocabulary: Vocabulary,
) -> list[tuple[int, int]]:
    """Return the places (row and index) of the pieces, one below the other, that make one cell.

    They make the longest label, or a figure with its unit; otherwise the cell is the one piece.
    """
    chain = [start]
    text = rows[start[0]][start[1]].text
    if _is_figure(text):
        return chain + _unit_of(start, rows)
    best = 1
    while len(chain) < _MOST_PARTS:
        following = _below(chain[-1], rows)
        if following is None:
            break
        part = rows[following[0]][following[1]].text
        if _is_figure(part) or strip_ordinal(part) != part:
            break
        chain.append(following)
        text += part
        if vocabulary.is_label(text):
            best = len(chain)
    return chain[:best]


def _unit_of(place: tuple[int, int], rows: Sequence[Sequence[PrintedLine]]) -> list[tuple[int, int]]:
    """Return the place of the unit below a figure, such as 件 below 1000 in a narrow column, if there is one."""
    below = _below(place, rows)
    if below is None:
        return []
    figure, unit = (rows[number][index].text for number, index in (place, below))
    return [below] if not _is_figure(unit) and _is_figure(figure + unit) else []


def _below(place: tuple[int, int], rows: Sequence[Sequence[PrintedLine]]) -> tuple[int, int] | None:
    """Return the place of the piece right below another in its column; None if there is none near."""
    piece = rows[place[0]][place[1]]
    left, right, bottom, size = piece.line[1], piece.line[3], piece.line[4], piece.line[5]
    for number in range(place[0] + 1, min(place[0] + 1 + _MOST_BETWEEN, len(rows))):
        for index, lower in enumerate(rows[number]):
            if lower.page == piece.page and lower.line[2] - bottom > _LEADING * size:
                return None
            middle = (lower.line[1] + lower.line[3]) / 2
            if left <= middle <= right or lower.line[1] <= (left + right) / 2 <= lower.line[3]:
                return number, index
    return None


def _row_of(cell: Piece, number: int, rows: Sequence[Sequence[PrintedLine]]) -> int:
    """Return the row that a cell belongs to: the first beside it that has figures, or else the one it begins in."""
    first, last = cell.lines[0], cell.lines[-1]
    for at in range(max(0, number - 1), min(number + 2 * len(cell.lines), len(rows))):
        for piece in rows[at]:
            middle = (piece.page, (piece.line[2] + piece.line[4]) / 2)
            if (first.page, first.line[2]) <= middle <= (last.page, last.line[4]) and _is_figure(piece.text):
                return at
    return number
