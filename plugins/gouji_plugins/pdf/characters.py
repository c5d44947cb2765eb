"""The characters of a PDF's page, from pdfium, each with its box as the page is seen."""

from __future__ import annotations

from typing import Any

from gouji_plugins.pdf.lines import Char

__all__ = ["chars_of"]

_UPRIGHT = 0.1
_SAME = 1.0


def chars_of(page: Any, text: Any) -> list[Char]:
    """Return, of the *text* of a page, every upright character that is seen; one that is printed twice to look bold is returned once."""
    from pypdfium2 import raw

    left, bottom, right, top = page.get_mediabox()
    size, rotation = (right - left, top - bottom), page.get_rotation()
    found: list[Char] = []
    seen: dict[tuple[str, int, int], tuple[float, float]] = {}
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        character = chr(code) if 0x20 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if not character.strip() or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        if not _is_upright(raw.FPDFText_GetCharAngle(text, index), rotation):
            continue
        x0, y0, x1, y1 = text.get_charbox(index, loose=True)
        char = (character, *_turned((x0 - left, y0 - bottom, x1 - left, y1 - bottom), size, rotation))
        key = (character, round(char[1] / 3), round(char[2] / 3))
        near = seen.get(key)
        if near and abs(near[0] - char[1]) < _SAME and abs(near[1] - char[2]) < _SAME:
            continue
        seen[key] = (char[1], char[2])
        found.append(char)
    return found


def _is_upright(angle: float, rotation: int) -> bool:
    """Return whether a character with an angle (radians) is upright on a page turned by *rotation* (degrees)."""
    from math import cos, radians

    return angle < 0 or abs(cos(angle + radians(rotation)) - 1) < _UPRIGHT


def _turned(
    box: tuple[float, float, float, float], size: tuple[float, float], rotation: int
) -> tuple[float, float, float, float]:
    """Convert a box from the lower left corner of a page to the upper left corner of the page as it is turned."""
    x0, y0, x1, y1 = box
    width, height = size
    if rotation == 90:
        return y0, x0, y1, x1
    if rotation == 180:
        return width - x1, y0, width - x0, y1
    if rotation == 270:
        return height - y1, width - x1, height - y0, width - x0
    return x0, height - y1, x1, height - y0
