"""L3: one cell a paragraph, no marks at all; a table is told by the labels that forms have."""

from __future__ import annotations

from gouji.document.layouts.lines import Lines
from gouji.document.model import Cell, Row, Table

__all__ = ["read"]

_FEWEST_FIGURES = 3
_MOST_FRAGMENTS = 4
_MOST_LINES = 8
_LONGEST_HEADER = 60


def read(lines: Lines, first: int) -> tuple[Table, int] | None:
    """Read the table whose first label is on line *first*; with it, the line after the table."""
    if not lines.vocabulary.is_label(lines.texts[first]) and _joined(lines, first) == first:
        return None
    cells: list[Cell] = []
    kept = figures = latest = 0
    index = after = first
    while index < len(lines):
        text = lines.texts[index]
        if not text.strip(" \t"):
            index += 1
            continue
        end = index
        if lines.is_figure(text):
            figure = bool(text.strip())
        else:
            figure = False
            if "|" in text or text.startswith("\t") or lines.ends_table(index):
                break
            if not lines.vocabulary.is_label(text):
                end = _joined(lines, index)
        cells.append(lines.cell(lines.starts[index], lines.starts[end] + len(lines.texts[end])))
        if figure or lines.vocabulary.is_label(cells[-1].text):
            kept, after = len(cells), end + 1
        if figure:
            figures, latest = figures + 1, len(cells)
        elif len(cells) - latest > _LONGEST_HEADER:
            break
        index = end + 1
    if figures < _FEWEST_FIGURES:
        return None
    return Table((Row(tuple(cells[:kept])),), marked=False), after


def _joined(lines: Lines, index: int) -> int:
    """The last line of the label that is broken over lines from *index* on; *index* if none is."""
    first = lines.texts[index]
    if len(first) > 60:
        return index
    rest, fragments = "", 1
    for end in range(index + 1, min(index + _MOST_LINES, len(lines))):
        text = lines.texts[end]
        if not text.strip():
            continue
        fragments += 1
        if fragments > _MOST_FRAGMENTS or lines.is_figure(text):
            break
        rest += text
        if lines.begins_label(index, rest):
            return end
    return index
