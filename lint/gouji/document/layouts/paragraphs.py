"""L3: one cell a paragraph, without any marks; a table is recognised by the labels of forms."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.document.layouts.lines import FEWEST_LABELS, LONGEST_LABEL, Lines
from gouji.document.model import Cell, Row, Table

__all__ = ["read"]

_FEWEST_FIGURES = 3
_MOST_FRAGMENTS = 9
_MOST_LINES = 12
_CLOSING = frozenset("）)”’》」』】〕］]")
_LONGEST_HEADER = 80
_NEARLY_ALL = 1.25


def read(lines: Lines, first: int) -> tuple[Table | None, int]:
    """Read the table whose first label is on line *first*; return it and the line after it.

    Where none begins there, return None and the next line on which one could.
    """
    if not lines.each[first].is_label and _joined(lines, first) == first:
        return None, _next_opening(lines, first + 1)
    each, asks = lines.each, bool(lines.vocabulary.answered)
    cells: list[Cell] = []
    kept = figures = latest = filled = labels = 0
    index = after = behind = first
    ended = True
    while index < len(each):
        line = each[index]
        if not line.text.strip(" \t") or lines.is_furniture(index):
            index += 1
            continue
        end, is_filled = index, bool(line.text.strip())
        if line.is_figure:
            figure = is_filled
        elif _ends(lines, index):
            break
        else:
            figure = False
            if not line.is_label or _opens_note(lines, index):
                end = _joined(lines, index)
            end = _closed(lines, end)
        answers = asks and bool(cells) and lines.is_answer(cells[-1].text, index)
        filled += end - index + 1 if is_filled else 0
        cells.append(_cell(lines, index, end))
        is_label = not figure and lines.vocabulary.is_label(cells[-1].text)
        labels += is_label
        if figure or answers or is_label:
            kept, after = len(cells), end + 1
        if figure:
            figures, latest, behind = figures + 1, filled, end + 1
        elif filled - latest > _LONGEST_HEADER:
            ended = False
            break
        index = end + 1
    if figures >= _FEWEST_FIGURES or (ended and not figures and _is_blank_table(cells[:kept], labels)):
        from gouji.document.layouts.broken import mended

        sequence = mended(lines, cells[:kept], only_scattered=True)
        return Table((Row(tuple(cells[:kept] if sequence is None else sequence)),), marked=False), after
    if ended:
        return None, max(index, first + 1)
    return None, behind if figures else _next_start(lines, first, index)


def _next_opening(lines: Lines, index: int) -> int:
    """Return the first line from *index* on that is a label, may begin one, or has cells of other layouts."""
    each = lines.each
    while index < len(each) and (line := each[index]).letter in " ._":
        if len(line.text) <= LONGEST_LABEL and (line.is_label or line.may_go_on):
            break
        index += 1
    return index


def _cell(lines: Lines, first: int, last: int) -> Cell:
    """Return the cell on some lines, without the page numbers and running titles between them."""
    if first == last:
        return lines.each[first].cell(lines.starts[first])
    numbers = [at for at in range(first, last + 1) if lines.texts[at].strip() and not lines.is_furniture(at)]
    return lines.joined([_cell(lines, at, at) for at in numbers])


def _is_blank_table(cells: Sequence[Cell], labels: int) -> bool:
    """Return whether cells are the labels of a table whose figures were left blank."""
    return labels >= FEWEST_LABELS and labels * _NEARLY_ALL >= sum(1 for cell in cells if cell.text)


def _ends(lines: Lines, index: int) -> bool:
    line = lines.each[index]
    return "|" in line.text or line.text.startswith("\t") or (line.ends_table and _joined(lines, index) == index)


def _next_start(lines: Lines, first: int, index: int) -> int:
    """Return the next line on which a table may begin: near enough to the next figure for a header between them."""
    texts = lines.texts
    while index < len(texts) and not _ends(lines, index):
        if lines.each[index].is_figure and texts[index].strip():
            break
        index += 1
    else:
        return index
    filled = 0
    while index > first + 1 and filled < _LONGEST_HEADER:
        index -= 1
        filled += bool(texts[index].strip(" \t"))
    return index


def _opens_note(lines: Lines, index: int) -> bool:
    """Return whether a label's note in brackets goes on, or begins, on the next line."""
    text, below = lines.texts[index], lines.texts[index + 1] if index + 1 < len(lines) else ""
    return text.count("（") > text.count("）") or below.strip()[:1] == "（"


def _closed(lines: Lines, index: int) -> int:
    """Return the line after a label's last one that has only the mark that closes its bracket or quotation; else that."""
    text = lines.texts[index + 1].strip() if index + 1 < len(lines) else ""
    return index + 1 if text and _CLOSING.issuperset(text) else index


def _joined(lines: Lines, index: int) -> int:
    """Return the last line of the label that is broken over lines from *index* on; *index* where none is."""
    each = lines.each
    if not each[index].may_go_on:
        return index
    rest, fragments = "", 1
    for end in range(index + 1, min(index + _MOST_LINES, len(each))):
        line = each[end]
        if not line.text.strip() or lines.is_furniture(end):
            continue
        fragments += 1
        if fragments > _MOST_FRAGMENTS or line.is_figure:
            break
        rest += line.text
        if lines.begins_label(index, rest):
            return end
    return index
