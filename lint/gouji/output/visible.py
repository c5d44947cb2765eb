"""Text from outside made safe to show, and how wide it stands on a terminal."""

from __future__ import annotations

import unicodedata

__all__ = ["cut", "one_line", "visible", "width"]


def visible(text: str) -> str:
    """*text* with each character that does not show, or that a terminal obeys, as ``<U+001B>``.

    These are control and format characters, unpaired surrogates, private and unassigned ones and
    the line and paragraph separators. Spaces of all kinds stay.
    """
    if text.isprintable():
        return text
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    return f"<U+{ord(character):04X}>"


def one_line(text: str) -> str:
    """*text* as `visible`, its line ends and tabs as spaces."""
    return visible(" ".join(text.split()) if any(c in text for c in "\n\r\t\v\f\x85\u2028\u2029") else text)


def width(text: str) -> int:
    """How many columns of a terminal a visible text takes."""
    if text.isascii():
        return len(text)
    from wcwidth import wcwidth

    return sum(max(wcwidth(character), 0) for character in text)


def cut(text: str, columns: int) -> str:
    """As much of a visible text as fits, with ``…`` where it was cut."""
    if width(text) <= columns:
        return text
    kept = text
    while kept and width(kept) > columns - 1:
        kept = kept[:-1]
    return f"{kept}…"
