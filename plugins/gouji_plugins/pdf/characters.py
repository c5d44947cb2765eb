"""The characters of a PDF's page, from pdfium, each with its box as the page is seen."""

from __future__ import annotations

from math import cos, radians
from typing import Any

from gouji.api.documents import raised
from gouji_plugins.pdf.frame import Box, Frame
from gouji_plugins.pdf.lines import Char

__all__ = ["chars_of"]

_UPRIGHT = 0.1
_SAME = 1.0
_FLAT = 3.0
_SMALL, _RAISED = 0.8, 0.2


def chars_of(text: Any, frame: Frame) -> list[Char]:
    """Return, of the *text* of a page in its *frame*, every upright character that is seen; one that is printed twice to look bold is returned once."""
    from pypdfium2 import raw

    found: list[Char] = []
    seen: dict[tuple[str, int, int], tuple[float, float]] = {}
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        character = chr(code) if 0x20 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if not character.strip() or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        if not _is_upright(raw.FPDFText_GetCharAngle(text, index), frame.rotation):
            continue
        char = (character, *_grown(frame.seen(text.get_charbox(index, loose=True))))
        key = (character, round(char[1] / 3), round(char[2] / 3))
        near = seen.get(key)
        if near and abs(near[0] - char[1]) < _SAME and abs(near[1] - char[2]) < _SAME:
            continue
        seen[key] = (char[1], char[2])
        found.append(_above(found[-1], char) if found else char)
    return found


def _above(before: Char, char: Char) -> Char:
    """Return a character as it stands: one above the line, right behind another, as a superscript of that line."""
    height = before[4] - before[2]
    is_small = char[4] - char[2] < _SMALL * height
    is_behind = abs(char[1] - before[3]) < _SMALL * height
    if is_small and is_behind and before[2] - height / 2 < char[2] and char[4] < before[4] - height * _RAISED:
        return raised(char[0]), char[1], before[2], char[3], before[4]
    return char


def _grown(box: Box) -> Box:
    """Return the box of a character; that of a stroke such as 一, where a font tells no more than the ink, as a square."""
    x0, top, x1, bottom = box
    if bottom - top > (x1 - x0) / _FLAT:
        return box
    middle, half = (top + bottom) / 2, (x1 - x0) / 2
    return x0, middle - half, x1, middle + half


def _is_upright(angle: float, rotation: int) -> bool:
    """Return whether a character with an angle (radians) is upright on a page turned by *rotation* (degrees)."""
    return angle < 0 or abs(cos(angle + radians(rotation)) - 1) < _UPRIGHT
