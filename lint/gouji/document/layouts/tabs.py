"""L4: each cell on a line that begins with a tab, a blank line after each row (lost ones leave one run of cells)."""

from __future__ import annotations

import re

from gouji.document.layouts.line import Line
from gouji.document.layouts.lines import Lines
from gouji.document.model import Cell, Row, Table
from gouji.text.numbers import read_figure

__all__ = ["read"]

_ROWS = re.compile("[fltb]+(?: +b*[flt][fltb]*)*")
"""Rows of cells with blank lines between them, behind each of which stands a cell that is not blank."""

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
    letters, starts = lines.letters, lines.starts
    rows: list[list[Cell]] = []
    cells: list[Cell] = []
    parts, runs_on = "", False
    begin, index, after = -1, first, first
    while index < len(letters):
        if stretch := _ROWS.match(letters, index):
            made = lines.cells(index, stretch.end())
            done, each_row = 0, stretch[0].split()
            for row in each_row[:-1]:
                rows.append(cells + made[done : done + len(row)])
                runs_on = runs_on or _runs_on(parts + row)
                cells, parts = [], ""
                done += len(row)
            cells += made[done:]
            parts += each_row[-1]
            index = after = stretch.end()
            begin = starts[index - 1] + 1
        elif letters[index] in " _":
            if cells and not _goes_on(lines, begin, index):
                rows.append(cells)
                runs_on = runs_on or _runs_on(parts)
                cells, parts = [], ""
            index += 1
        elif letters[index] in "ex":
            if _ends(lines, index):
                break
            cells += lines.cells(index, index + 1)
            parts += lines.each[index].cell_letter
            begin, index = starts[index] + 1, index + 1
            after = index
        elif cells and _is_fragment(lines, (begin, starts[after - 1] + len(lines.texts[after - 1])), index):
            cells[-1] = lines.cell(begin, starts[index] + len(lines.texts[index]))
            parts = parts[:-1] + Line(cells[-1].text, lines.vocabulary).cell_letter
            index = after = index + 1
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


def _runs_on(parts: str) -> bool:
    """Return whether no blank line has parted rows: a label stands behind a figure, or a whole head before the first."""
    first = parts.find("f")
    return first >= 0 and ("l" in parts[first:] or parts.count("l", 0, first) > _MOST_LABELS)


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
