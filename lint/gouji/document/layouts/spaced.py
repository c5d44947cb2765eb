"""Tables as a PDF or a console prints them: labels and figures parted by spaces, labels broken over lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import re

from gouji.document.layouts.line import SPACES
from gouji.document.layouts.lines import FEWEST_LABELS, LONGEST_LABEL, Lines
from gouji.document.model import Cell, Row, Table
from gouji.text.fold import fold
from gouji.text.ordinals import strip_ordinal

__all__ = ["read"]

_FEWEST_FIGURES = 3
_MOST_PIECES = 60
_MOST_WORDS = 4
_MOST_ODD = 2
"""So many lines of unknown words may stand amid a table."""
_LONGEST_ODD = 40
_SENTENCE = frozenset("。！？；")
_GAP = r"\s{2,}"
_WORD = r"\S+"


def read(lines: Lines, first: int) -> tuple[Table | None, int]:
    """Read the table that begins on line *first*; return it and the line after it.

    Its lines are made of labels that a form has, of parts of them, and of figures; some line has several of them.
    Where no table begins there, return None and the next line on which one could.
    """
    if not lines.derive(_has_signs):
        return None, len(lines)
    if len(lines.texts[first]) > LONGEST_LABEL and "  " not in lines.texts[first]:
        return None, first + 1
    opening = _cells(lines, first)
    if not opening or not _opens(lines, opening[0]) or not all(_is_known(lines, cell) for cell in opening):
        return None, first + 1
    rows: list[list[Cell]] = []
    index, after, kept, odd = first, first, 0, 0
    while index < len(lines):
        if not lines.blank(index) and not lines.is_furniture(index):
            cells = _cells(lines, index)
            if cells is None:
                break
            is_known = all(_is_known(lines, cell) for cell in cells) or _has_figures(lines, cells)
            odd = 0 if is_known else odd + 1
            if odd > _MOST_ODD:
                break
            rows.append(cells)
            if is_known:
                after, kept = index + 1, len(rows)
        index += 1
    table = _table(lines, rows[:kept])
    return (table, after) if table else (None, max(index, first + 1))


def _has_signs(lines: Lines) -> bool:
    """Return whether a table of this layout may stand in a text; to ask each line costs 5 ms a report."""
    text = lines.source.text
    return any(space in text for space in SPACES) and any(line.is_spaced for line in lines.each if line.letter == ".")


def _opens(lines: Lines, cell: Cell) -> bool:
    """Return whether a table may begin with a cell: a label, or the first part of one."""
    return lines.vocabulary.is_label(cell.text) or (
        len(fold(cell.text)) > 1 and lines.vocabulary.may_begin_label(cell.text)
    )


def _table(lines: Lines, rows: Sequence[Sequence[Cell]]) -> Table | None:
    """Return the table of the cells on each line; None where they have too few figures, or only one cell a line.

    Where figures stand on lines below their labels, the lines are no rows.
    """
    cells = [cell for row in rows for cell in row]
    figures = [[lines.is_figure(cell.text) for cell in row] for row in rows]
    beside = sum(sum(found) for found in figures if len(found) > 1)
    labels = sum(1 for cell in cells if lines.vocabulary.is_label(cell.text))
    is_blank = not any(map(any, figures)) and labels >= FEWEST_LABELS and len(cells) > len(rows)
    if beside < _FEWEST_FIGURES and not is_blank:
        return None
    from gouji.document.layouts.broken import mended

    joined = mended(lines, cells)
    alone = sum(1 for found in figures if all(found))
    if joined is None and not is_blank and alone <= 1 and all(_is_row(found) for found in figures):
        return Table(tuple(Row(tuple(row)) for row in rows))
    return Table((Row(tuple(cells if joined is None else joined)),), marked=False)


def _is_row(figures: Sequence[bool]) -> bool:
    """Return whether the figures of a line have their label beside them, or are a whole row without one."""
    return not figures[0] or (all(figures) and len(figures) >= _FEWEST_FIGURES)


def _cells(lines: Lines, index: int) -> list[Cell] | None:
    """Return the cells of a line; None for a heading or running text, which end the table."""
    text = lines.texts[index]
    if "|" in text or "\t" in text or (lines.vocabulary.is_heading(text) and not lines.vocabulary.is_label(text)):
        return None
    segments = list(_segments(lines, index))
    cells = [cell for start, end in segments for cell in _parted(lines, start, end, is_alone=len(segments) == 1)]
    if len(cells) > _MOST_PIECES:
        return None
    odd = [cell.text for cell in cells if not _is_known(lines, cell)]
    if odd and (not _has_figures(lines, cells) or len(odd) == len(cells)):
        is_text = lines.is_sentence(" ".join(text.split())) or any(len(each) > _LONGEST_ODD for each in odd)
        return None if is_text else cells
    return None if any(_SENTENCE.intersection(each) or len(each) > _LONGEST_ODD for each in odd) else cells or None


def _is_known(lines: Lines, cell: Cell) -> bool:
    return lines.is_figure(cell.text) or lines.vocabulary.is_part(cell.text)


def _has_figures(lines: Lines, cells: Sequence[Cell]) -> bool:
    """Return whether a line ends with figures, as a row does whose label is not known."""
    return len(cells) > _FEWEST_FIGURES and all(lines.is_figure(cell.text) for cell in cells[-_FEWEST_FIGURES:])


def _segments(lines: Lines, index: int) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each piece of a line that two or more spaces part from the next."""
    text, begin = lines.texts[index], lines.starts[index]
    at = 0
    for gap in re.finditer(_GAP, text):
        if gap.start() > at:
            yield begin + at, begin + gap.start()
        at = gap.end()
    if text[at:].strip():
        yield begin + at, begin + len(text)


def _parted(lines: Lines, start: int, end: int, *, is_alone: bool) -> Iterator[Cell]:
    """Yield the cells of a piece: one where it is a label or part of one, else the longest that its words make."""
    whole = lines.cell(start, end)
    if _is_known(lines, whole):
        yield whole
        return
    if not is_alone and (at := _where_glued(lines, whole.text)):
        yield lines.cell(whole.start, whole.start + at)
        yield lines.cell(whole.start + at, whole.end)
        return
    words = [(start + match.start(), start + match.end()) for match in re.finditer(_WORD, lines.source.text[start:end])]
    at = 0
    while at < len(words) and at < _MOST_PIECES:
        stop = _longest(lines, words, at)
        yield lines.cell(words[at][0], words[stop - 1][1])
        at = stop


def _where_glued(lines: Lines, text: str) -> int:
    """Return where a part of a label begins that the part of another one left of it touches; 0 where there is none."""
    if len(text) > _LONGEST_ODD:
        return 0
    vocabulary = lines.vocabulary
    places = [
        at for at in range(len(text) - 2, 1, -1) if vocabulary.is_part(text[:at]) and vocabulary.is_part(text[at:])
    ]
    return next((at for at in places if vocabulary.is_label(text[at:])), places[0] if places else 0)


def _longest(lines: Lines, words: Sequence[tuple[int, int]], at: int) -> int:
    """Return the end of the longest known text made of the words from *at* on; of unknown words all up to a figure.

    A note in brackets is a cell of its own.
    """
    text = lines.source.text
    first = text[slice(*words[at])]
    if lines.is_figure(first) or (first[:1] in "（(" and first[-1:] in "）)" and lines.vocabulary.is_label(first)):
        return at + 1
    end = at + 1
    while end < len(words) and not lines.is_figure(text[slice(*words[end])]):
        end += 1
    for is_known in (lines.vocabulary.is_label, lines.vocabulary.is_part):
        for stop in range(min(end, at + _MOST_WORDS), at, -1):
            if is_known(text[words[at][0] : words[stop - 1][1]]) and _may_follow(lines, words[stop:end]):
                return stop
    return end


def _may_follow(lines: Lines, words: Sequence[tuple[int, int]]) -> bool:
    """Return whether words may begin a cell: nothing, a known text, or one with an ordinal of its own."""
    if not words:
        return True
    text = lines.source.text[words[0][0] : words[-1][1]]
    first = lines.source.text[slice(*words[0])]
    return lines.vocabulary.is_part(first) or strip_ordinal(text) != text
