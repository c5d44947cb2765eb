"""Printed lines → paragraphs: decides which lines continue the line above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import re

from gouji.api.documents import Vocabulary
from gouji_plugins.pdf.lines_printed import PrintedLine

__all__ = ["paragraphs_of", "right_edge"]

_SHORT = 1.8
_INDENT = 0.8
_GAP = 1.3
_OTHER_SIZE = 1.15
_LONGEST_HEADING = 60
_HALF = 0.5
_WORD = re.compile(r"[\x21-\x7e]+")
_ORDINAL = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\uffef\u2018-\u201d\u2026\u2014]")


def right_edge(lines: Sequence[PrintedLine]) -> float:
    """Return the right edge of full lines: nineteen of twenty lines end at it or before."""
    ends = sorted(printed.line[3] for printed in lines)
    return ends[int(len(ends) * 0.95)] if ends else 0.0


def paragraphs_of(
    lines: Sequence[PrintedLine], left: float, right: float, vocabulary: Vocabulary
) -> Iterator[list[tuple[str, PrintedLine]]]:
    """Yield the lines of each paragraph, each with the text that it adds (a space first where words meet).

    *left* and *right* are the edges of the text on the page.
    """
    current: list[tuple[str, PrintedLine]] = []
    for printed in lines:
        if current and _begins(current[-1][1], printed, left, right, vocabulary):
            yield current
            current = []
        if current:
            above = current[-1][1].text
            wide = _WIDE.fullmatch(above[-1:]) or _WIDE.match(printed.text)
            current.append((printed.text if wide else f" {printed.text}", printed))
        else:
            current.append((printed.text, printed))
    if current:
        yield current


def _begins(above: PrintedLine, below: PrintedLine, left: float, right: float, vocabulary: Vocabulary) -> bool:
    """Return whether a line begins a paragraph: by its indent, its size, the gap above it, or its words.

    If the line above ends early, the paragraph ends with it, unless there was no room for the next word.
    """
    _, _, _, end, bottom, size_above = above.line
    _, start, top, _, _, size = below.line
    word = _WORD.match(below.text)
    room = _SHORT * size_above + _HALF * size * (len(word[0]) if word else 0)
    if end < right - room or start > left + _INDENT * size:
        return True
    if max(size, size_above) > _OTHER_SIZE * min(size, size_above):
        return True
    if above.page == below.page and top - bottom > _GAP * size:
        return True
    if above.text.endswith("。") and _ORDINAL.match(below.text):
        return True
    return any(len(text) <= _LONGEST_HEADING and vocabulary.is_heading(text) for text in (above.text, below.text))
