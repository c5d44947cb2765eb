"""What stands on the pages beside the report: page numbers, running headers and footers."""

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
    """Each page's lines without page numbers, and without what most pages say in the same place."""
    counts = Counter(key for page in pages for key in {_key(page, line) for line in _edge_lines(page)})
    kept = []
    for page in pages:
        edge = _edge_lines(page)
        repeated = {line for line in edge if counts[_key(page, line)] >= max(_FEWEST_PAGES, len(pages) / 2 + 0.5)}
        others = [line for line in page.lines if line not in repeated]
        numbers = {line for line in edge if _NUMBER.fullmatch(line[0]) and _is_alone(line, others)}
        kept.append([line for line in others if line not in numbers])
    return kept


def _is_alone(line: Line, lines: Sequence[Line]) -> bool:
    """Whether nothing else stands at the height of a line: a figure of a table has its label beside it."""
    return sum(1 for other in lines if other[2] < line[4] and line[2] < other[4]) <= 1


def _edge_lines(page: Page) -> list[Line]:
    """The lines within the upper and lower margin, no table between them and the edge."""
    top = min((cell[1] for table in page.tables for cell in table), default=page.height)
    bottom = max((cell[3] for table in page.tables for cell in table), default=0.0)
    above, below = page.height * _MARGIN, page.height * (1 - _MARGIN)
    return [line for line in page.lines if line[4] < min(above, top) or line[2] > max(below, bottom)]


def _key(page: Page, line: Line) -> tuple[str, int]:
    """What a line says but for its numbers, and where: lines of one key are printed by the program."""
    return _DIGITS.sub("#", line[0]), round(line[2] / max(page.height, 1) * 50)
