"""The characters of a PDF's page, from pdfium, each with its box as the page is seen."""

from __future__ import annotations

from math import cos, radians
from typing import Any

from gouji_plugins.pdf.frame import Frame
from gouji_plugins.pdf.lines import Char

__all__ = ["chars_of"]

_UPRIGHT = 0.1
_SAME = 1.0


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
        char = (character, *frame.seen(text.get_charbox(index, loose=True)))
        key = (character, round(char[1] / 3), round(char[2] / 3))
        near = seen.get(key)
        if near and abs(near[0] - char[1]) < _SAME and abs(near[1] - char[2]) < _SAME:
            continue
        seen[key] = (char[1], char[2])
        found.append(char)
    return found


def _is_upright(angle: float, rotation: int) -> bool:
    """Return whether a character with an angle (radians) is upright on a page turned by *rotation* (degrees)."""
    return angle < 0 or abs(cos(angle + radians(rotation)) - 1) < _UPRIGHT
