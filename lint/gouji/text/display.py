"""Make text from outside safe to show, and measure how many columns of a terminal it takes."""

from __future__ import annotations

from unicodedata import category, east_asian_width

__all__ = ["TAB", "pieces", "visible", "width"]

TAB = "    "
"""What a tab is shown as."""


def visible(text: str) -> str:
    """Return *text* with each character that is invisible, or that a terminal obeys, as ``<U+001B>``.

    These are control and format characters, unpaired surrogates, private and unassigned ones and
    the line and paragraph separators. Spaces of all kinds stay.
    """
    return text if text.isprintable() else "".join(map(_visible, text))


def pieces(line: str) -> list[str]:
    """Return what each character of a source line is shown as: as by `visible`, and a tab as spaces."""
    if line.isprintable():
        return list(line)
    return [TAB if character == "\t" else _visible(character) for character in line]


def _visible(character: str) -> str:
    if character.isprintable() or category(character) == "Zs":
        return character
    return f"<U+{ord(character):04X}>"


def width(text: str) -> int:
    """Return how many columns of a terminal a visible text takes: two a wide character, none a combining one."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _width(character: str) -> int:
    if east_asian_width(character) in "WF":
        return 2
    return 0 if category(character) in ("Mn", "Me") else 1
