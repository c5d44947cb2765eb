"""L4: each cell on a line that begins with a tab, a blank line after each row (lost ones leave one run of cells)."""

from __future__ import annotations

from gouji.document.layouts.lines import Lines
from gouji.document.model import Row, Table
from gouji.text.numbers import read_figure

__all__ = ["read"]

_LONGEST_FRAGMENT = 20
_MOST_FRAGMENTS = 4
_SHORTEST_HEADING = 6
_LONGEST_LABEL = 120
_MOST_LABELS = 3


def read(lines: Lines, first: int) -> tuple[Table | None, int]:
    """Read the table that begins on line *first*; return it and the line after it, or None and the next line.

    A table begins with a label or a figure: text that is merely indented by a tab is none.
    """
    if not _begins(lines, first):
        return None, first + 1
    texts, starts = lines.texts, lines.starts
    rows: list[Row] = []
    bounds: list[tuple[int, int]] = []
    index = after = first
    while index < len(texts):
        text = texts[index]
        if text.startswith("\t"):
            if len(text) > _SHORTEST_HEADING and _ends(lines, index):
                break
            bounds.append((starts[index] + 1, starts[index] + len(text)))
            after = index + 1
        elif not text or lines.blank(index):
            if bounds and not _goes_on(lines, bounds, index):
                rows.append(_row(lines, bounds))
                bounds = []
        elif bounds and _is_fragment(lines, bounds, index):
            bounds[-1] = (bounds[-1][0], starts[index] + len(text))
            after = index + 1
        else:
            break
        index += 1
    if bounds:
        rows.append(_row(lines, bounds))
    if any(_runs_on(lines, row) for row in rows):
        return Table((Row(tuple([cell for row in rows for cell in row.cells])),), marked=False), after
    return Table(tuple(rows)), after


def _begins(lines: Lines, index: int) -> bool:
    text = lines.texts[index]
    if not text.startswith("\t") or lines.blank(index) or (len(text) > _SHORTEST_HEADING and _ends(lines, index)):
        return False
    return lines.is_figure(text) or lines.vocabulary.is_label(text) or _is_broken_label(lines, index)


def _ends(lines: Lines, index: int) -> bool:
    """Return whether a line that begins with a tab is a heading or running text, and no cell."""
    return lines.ends_table(index) and not _is_broken_label(lines, index)


def _is_broken_label(lines: Lines, index: int) -> bool:
    """Return whether a line and some of the lines without a tab below it make up a label."""
    text = lines.texts[index]
    for below in lines.texts[index + 1 : index + _MOST_FRAGMENTS]:
        if below.startswith("\t") or len(text) > _LONGEST_LABEL:
            return False
        text += below
        if lines.vocabulary.is_label(text):
            return True
    return False


def _row(lines: Lines, bounds: list[tuple[int, int]]) -> Row:
    return Row(tuple([lines.cell(start, end) for start, end in bounds]))


def _runs_on(lines: Lines, row: Row) -> bool:
    """Return whether no blank line has parted rows: a label stands behind a figure, or a whole head before the first."""
    figures = [lines.is_figure(cell.text) and bool(cell.text) for cell in row.cells]
    if True not in figures:
        return False
    first = figures.index(True)
    labels = [lines.vocabulary.is_label(cell.text) for cell in row.cells]
    return any(labels[first:]) or sum(labels[:first]) > _MOST_LABELS


def _is_fragment(lines: Lines, bounds: list[tuple[int, int]], index: int) -> bool:
    """Return whether a line without a tab continues the cell above it; a figure is continued by a figure only."""
    if _completes_label(lines, bounds, index):
        return True
    text = lines.texts[index]
    if not lines.texts[index - 1].strip() or len(text) > _LONGEST_FRAGMENT or lines.ends_table(index):
        return False
    above = lines.source.text[slice(*bounds[-1])]
    return read_figure(above).state != "number" or read_figure(above + text).state == "number"


def _goes_on(lines: Lines, bounds: list[tuple[int, int]], index: int) -> bool:
    """Return whether the cell above a blank line continues below it."""
    following = lines.next_filled(index)
    return (
        following < len(lines)
        and not lines.texts[following].startswith("\t")
        and _completes_label(lines, bounds, following)
    )


def _completes_label(lines: Lines, bounds: list[tuple[int, int]], index: int) -> bool:
    start = bounds[-1][0]
    end = lines.starts[index] + len(lines.texts[index])
    return end - start <= _LONGEST_LABEL and lines.vocabulary.is_label(lines.source.text[start:end])
