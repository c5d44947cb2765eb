"""Lines of a page that are not the report's: page numbers, running headers and footers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
import re

from gouji_plugins.pdf.extract import Line, Page

__all__ = ["without_furniture"]

_MARGIN = 0.12
_FEWEST_PAGES = 2
_NUMBER = re.compile(r"[\s\-—–·~～_第/]*\d{1,4}\s*(?:页)?(?:[\s/,，共of]*\d{1,4}\s*页?)?[\s\-—–·~～_]*")
_DIGITS = re.compile(r"\d+")


def without_furniture(pages: Sequence[Page]) -> list[list[Line]]:
    """Return the lines of each page without page numbers, and without lines that most pages have at the same place."""
    counts = Counter(key for page in pages for key in {_key(page, line) for line in _edge_lines(page)})
    kept = []
    for page in pages:
        edge = _edge_lines(page)
        numbers = {line for line in edge if _NUMBER.fullmatch(line[0])}
        most = max(_FEWEST_PAGES, len(pages) / 2 + 0.5)
        repeated = {line for line in edge if line not in numbers and counts[_key(page, line)] >= most}
        others = [line for line in page.lines if line not in repeated]
        numbers = {line for line in numbers if _is_alone(line, others)}
        kept.append([line for line in others if line not in numbers])
    return kept


def _is_alone(line: Line, lines: Sequence[Line]) -> bool:
    """Return whether nothing else stands at the height of a line; a figure in a table has its label beside it."""
    return sum(1 for other in lines if other[2] < line[4] and line[2] < other[4]) <= 1


def _edge_lines(page: Page) -> list[Line]:
    """Return the lines within the upper and lower margin that no table separates from the edge of the page."""
    top = min((cell[1] for table in page.tables for cell in table), default=page.height)
    bottom = max((cell[3] for table in page.tables for cell in table), default=0.0)
    above, below = page.height * _MARGIN, page.height * (1 - _MARGIN)
    return [line for line in page.lines if line[4] < min(above, top) or line[2] > max(below, bottom)]


def _key(page: Page, line: Line) -> tuple[str, int]:
    """Return a line's text without its numbers, and its height: equal keys on many pages mean a header or footer."""
    return _DIGITS.sub("#", line[0]), round(line[2] / max(page.height, 1) * 50)
