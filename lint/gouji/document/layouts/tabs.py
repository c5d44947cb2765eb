"""L4: each cell on a line that begins with a tab, a blank line after each row (lost ones leave one run of cells)."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.document.layouts.line import Line
from gouji.document.layouts.lines import Lines
from gouji.document.model import Cell, Row, Table, make_cell
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
    each, starts = lines.each, lines.starts
    rows: list[list[Cell]] = []
    cells: list[Cell] = []
    parts: list[Line] = []
    runs_on, begin, after = False, -1, first
    for index in range(first, len(each)):
        line, at = each[index], starts[index]
        if line.tabbed is not None:
            if line.ends_table and _ends(lines, index):
                break
            text, start, end = line.tabbed
            cells.append(make_cell(text, at + start, at + end))
            parts.append(line)
            begin, after = at + 1, index + 1
        elif line.is_blank:
            if cells and not _goes_on(lines, begin, index):
                rows.append(cells)
                runs_on = runs_on or _runs_on(parts)
                cells, parts = [], []
        elif cells and _is_fragment(lines, (begin, starts[after - 1] + len(each[after - 1].text)), index):
            cells[-1] = lines.cell(begin, at + len(line.text))
            parts[-1] = Line(cells[-1].text, lines.vocabulary)
            after = index + 1
        else:
            break
    if cells:
        rows.append(cells)
    if runs_on or _runs_on(parts):
        return Table((Row(tuple([cell for row in rows for cell in row])),), marked=False), after
    return Table(tuple([Row(tuple(row)) for row in rows])), after


def _begins(lines: Lines, index: int) -> bool:
    line = lines.each[index]
    if not line.text.startswith("\t") or line.is_blank or _ends(lines, index):
        return False
    return line.is_figure or line.is_label or _is_broken_label(lines, index)


def _ends(lines: Lines, index: int) -> bool:
    """Return whether a line that begins with a tab is a heading or running text, and no cell."""
    line = lines.each[index]
    return line.ends_table and len(line.text) > _SHORTEST_HEADING and not _is_broken_label(lines, index)


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


def _runs_on(parts: Sequence[Line]) -> bool:
    """Return whether no blank line has parted rows: a label stands behind a figure, or a whole head before the first."""
    first = next((number for number, part in enumerate(parts) if part.is_filled_figure), -1)
    if first < 0:
        return False
    is_head = first > _MOST_LABELS and sum(part.is_label for part in parts[:first]) > _MOST_LABELS
    return is_head or any(part.is_label for part in set(parts[first:]))


def _is_fragment(lines: Lines, above: tuple[int, int], index: int) -> bool:
    """Return whether a line without a tab continues the cell above it; a figure is continued by a figure only."""
    if _completes_label(lines, above[0], index):
        return True
    text = lines.texts[index]
    if not lines.texts[index - 1].strip() or len(text) > _LONGEST_FRAGMENT or lines.ends_table(index):
        return False
    figure = lines.source.text[slice(*above)]
    return read_figure(figure).state != "number" or read_figure(figure + text).state == "number"


def _goes_on(lines: Lines, begin: int, index: int) -> bool:
    """Return whether the cell above a blank line continues below it."""
    following = lines.next_filled(index)
    return (
        following < len(lines)
        and not lines.texts[following].startswith("\t")
        and _completes_label(lines, begin, following)
    )


def _completes_label(lines: Lines, begin: int, index: int) -> bool:
    end = lines.starts[index] + len(lines.texts[index])
    return end - begin <= _LONGEST_LABEL and lines.vocabulary.is_label(lines.source.text[begin:end])
