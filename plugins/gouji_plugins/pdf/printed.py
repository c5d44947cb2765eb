"""What is printed on one page of pdfium: its lines of text, the cells of its tables, its pictures, as plain lists."""

from __future__ import annotations

from typing import Any

from gouji_plugins.pdf.characters import chars_of
from gouji_plugins.pdf.drawing import draw
from gouji_plugins.pdf.frame import Box, frame_of
from gouji_plugins.pdf.lines import Char, lines_of
from gouji_plugins.pdf.meter import Meter
from gouji_plugins.pdf.ruled import Rules, tables_of
from gouji_plugins.pdf.sides import open_sides
from gouji_plugins.pdf.struck import without_struck

__all__ = ["has_text", "printed_on"]


def printed_on(page: Any, text: Any, meter: Meter) -> dict[str, Any]:
    """Return the size, lines, tables and pictures of a page with its *text*, and whether some is struck through; raise `ExceededError` at a limit.

    A line is ``[text, x0, top, x1, bottom, size]``, a cell ``[x0, top, x1, bottom, lines]``, all in points.
    """
    meter.turn(text.count_chars())
    frame = frame_of(page)
    chars = chars_of(text, frame)
    rules, pictures = draw(page, frame, meter)
    outside = without_struck(chars, rules.across)
    is_struck = len(outside) < len(chars)
    sides = open_sides(rules)
    tables = []
    for boxes in tables_of(Rules(rules.across + sides.across, rules.down + sides.down)):
        inside, outside = _parted(outside, _around(boxes))
        tables.append([[*_rounded(box), lines_of(own)] for box, own in _filled(boxes, inside)])
    width, height = frame.size
    return {
        "width": round(width, 1),
        "height": round(height, 1),
        "lines": lines_of(outside, apart=True),
        "tables": tables,
        "images": [_rounded(box) for box in pictures],
        "struck": is_struck,
    }


def has_text(page: dict[str, Any]) -> bool:
    """Return whether anything stands on a page but pictures and empty tables."""
    return bool(page["lines"]) or any(cell[4] for table in page["tables"] for cell in table)


def _around(boxes: list[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _parted(chars: list[Char], box: Box) -> tuple[list[Char], list[Char]]:
    """Split the characters into those whose middle is in a box, and the others."""
    x0, top, x1, bottom = box
    inside: list[Char] = []
    outside: list[Char] = []
    for char in chars:
        x, y = (char[1] + char[3]) / 2, (char[2] + char[4]) / 2
        (inside if x0 <= x <= x1 and top <= y <= bottom else outside).append(char)
    return inside, outside


def _filled(boxes: list[Box], chars: list[Char]) -> list[tuple[Box, list[Char]]]:
    """Return each cell with the characters in it."""
    filled = []
    for box in sorted(boxes, key=lambda box: (box[1], box[0])):
        inside, chars = _parted(chars, box)
        filled.append((box, inside))
    return filled


def _rounded(box: Box) -> list[float]:
    return [round(value, 1) for value in box]
