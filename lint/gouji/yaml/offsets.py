"""Find where a character of a scalar's value stands in the file, however the scalar is written."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.yaml.nodes import Scalar

__all__ = ["offset_in"]

_PROPERTIES = re.compile(r"(?:[&!][^\s]*\s+)*")
_BLOCK = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n)?")
_SPACE = " \t\r\n"
_ESCAPES = {"x": 4, "u": 6, "U": 10}


def offset_in(text: str, node: Scalar, index: int) -> int:
    """Return the offset in the text of a file at which the character *index* of a scalar's value stands.

    The end of the value is the place after its last character. Where value and text cannot be matched, the
    scalar's own place is returned.
    """
    at = _PROPERTIES.match(text, node.offset)
    start = at.end() if at else node.offset
    style = text[start : start + 1]
    if style in ("|", ">"):
        header = _BLOCK.match(text, start)
        start = header.end() if header else start
    elif style in ('"', "'"):
        start += 1
    last = node.offset
    for number, (begin, end) in enumerate(_places(text, start, node.text, style)):
        if number == index:
            return begin
        last = end
    return last if index >= len(node.text) else node.offset


def _places(text: str, at: int, value: str, style: str) -> Iterator[tuple[int, int]]:
    """Yield for each character of a value where it begins and ends in the text, as long as the two match.

    White space is matched run by run: folding and indentation change it, and no mistake stands in it.
    """
    number = 0
    while number < len(value):
        if value[number] in _SPACE and text[at : at + 1] in tuple(_SPACE):
            run = _run(value, number)
            end = _run(text, at)
            for each in range(run - number):
                yield min(at + each, end), min(at + each + 1, end)
            number, at = run, end
            continue
        at = _run(text, at) if text[at : at + 1] in tuple(_SPACE) else at
        length = _length(text, at, style)
        if length == 1 and text[at : at + 1] != value[number]:
            return
        yield at, at + length
        number, at = number + 1, at + length


def _run(text: str, at: int) -> int:
    """Return where the white space at a place ends."""
    while text[at : at + 1] in tuple(_SPACE):
        at += 1
    return at


def _length(text: str, at: int, style: str) -> int:
    """Return how many characters of the text stand for one of the value."""
    if style == '"' and text[at : at + 1] == "\\":
        return _ESCAPES.get(text[at + 1 : at + 2], 2)
    if style == "'" and text.startswith("''", at):
        return 2
    return 1
