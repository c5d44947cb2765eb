"""A stretch of HTML text → the text that is seen, with the place of each character in the source."""

from __future__ import annotations

from functools import lru_cache, partial
import re
from typing import TYPE_CHECKING, NamedTuple

from gouji.api.documents import is_blank

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["MARGIN", "Line", "join", "moved", "seen", "visible"]

MARGIN = " \t\n\r\f\u00a0\u3000\u200b\ufeff"
"""What stands at the edge of a text and is not part of it."""

_SPACE = " \t\n\r\f"
_UNIT = re.compile(
    r"(?P<space>[ \t\n\r\f]+)"
    r"|(?P<reference>&(?:\#[0-9]{1,64};?|\#[xX][0-9a-fA-F]{1,64};?|[A-Za-z][A-Za-z0-9]{0,31};?))"
    r"|(?:[^ \t\n\r\f&]|&(?![#A-Za-z]))+|&"
)
_WIDE = "\u2e80"
_LONGEST_NUMBER = 12


class Line(NamedTuple):
    """A line of visible text with its place and heading level, as in `gouji.api.Paragraph`."""

    text: str
    start: int
    end: int
    level: int = 0
    jumps: tuple[tuple[int, int], ...] = ()


make_line: Callable[[tuple[str, int, int, int, tuple[tuple[int, int], ...]]], Line] = partial(tuple.__new__, Line)
"""Makes a `Line` of all its items, of which a page has hundreds, in half the time."""


class _Unit(NamedTuple):
    """Visible characters and the stretch of the source that they come from."""

    text: str
    start: int
    end: int


def visible(source: str, pieces: list[tuple[int, int]], level: int = 0) -> Line | None:
    """Return the visible text of neighbouring *pieces* of *source* as a line; None if nothing is seen.

    White space becomes one space, or none where a line of the source breaks between two Chinese characters; entities
    are resolved; margins are cut off.
    """
    if len(pieces) == 1 or len(pieces := _filled(source, pieces)) == 1:
        start, end = pieces[0]
        raw = source[start:end]
        if raw.isalnum():
            return make_line((raw, start, end, level, ()))
        text = raw.strip(MARGIN)
        if not text:
            return None
        if "&" not in raw and _is_even(text):
            if len(text) != end - start:
                start += raw.index(text[0])
            return make_line((text, start, start + len(text), level, ()))
    elif (line := _joined(source, pieces, level)) is not None:
        return line
    units = _trimmed(_units(source, pieces))
    return _composed(units, level) if units else None


def _joined(source: str, pieces: list[tuple[int, int]], level: int) -> Line | None:
    """Return pieces of which the first and the last are seen as a line, if all is seen as it is written, else None."""
    raw = "".join([source[start:end] for start, end in pieces])
    text = raw.strip(MARGIN)
    if not text or "&" in raw or not _is_even(text):
        return None
    cut = raw.index(text[0])
    jumps: list[tuple[int, int]] = []
    at, expected = -cut, pieces[0][0]
    for start, end in pieces:
        if start == end:
            continue
        if start != expected:
            jumps.append((at, start))
        at += end - start
        expected = end
    return make_line((text, pieces[0][0] + cut, expected - (at - len(text)), level, tuple(jumps)))


def moved(line: Line, by: int) -> Line:
    """Return a line of a stretch of the source that begins at an offset as a line of the source."""
    text, start, end, level, jumps = line
    return make_line((text, start + by, end + by, level, jumps and tuple([(at, there + by) for at, there in jumps])))


def seen(line: Line | None) -> Line | None:
    """Return a line if any character of it is visible, else None."""
    return line if line is not None and (line.text.isalnum() or not is_blank(line.text)) else None


def _is_even(text: str) -> bool:
    """Return whether all white space within a text is single spaces."""
    return not ("\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text)


def _filled(source: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop the pieces at both ends that hold only white space."""
    first, last = 0, len(pieces)
    while first < last and not source[slice(*pieces[first])].strip(MARGIN):
        first += 1
    while first < last and not source[slice(*pieces[last - 1])].strip(MARGIN):
        last -= 1
    return pieces[first:last]


def _units(source: str, pieces: list[tuple[int, int]]) -> list[_Unit]:
    """Cut the pieces into units: text that is seen as it is written, spaces, and resolved entities."""
    units: list[_Unit] = []
    gap: _Unit | None = None
    breaks = False
    for start, end in pieces:
        for match in _UNIT.finditer(source, start, end):
            at, after = match.span()
            raw = match[0]
            if match["space"]:
                breaks = breaks or "\n" in raw or "\r" in raw
                gap = gap or _Unit(" ", at, after)
                continue
            text = _resolved(raw) if match["reference"] else raw
            if gap and units and not (breaks and units[-1].text[-1] >= _WIDE and text[0] >= _WIDE):
                units.append(gap)
            gap, breaks = None, False
            units.append(_Unit(text, at, after))
    return units


@lru_cache(maxsize=256)
def _resolved(reference: str) -> str:
    """Return the character or characters that an entity stands for, such as ``&amp;``; U+FFFD if it is none."""
    from html import unescape

    if reference.startswith("&#") and len(reference) > _LONGEST_NUMBER:
        return "\ufffd"
    return unescape(reference) or "\ufffd"


def _trimmed(units: list[_Unit]) -> list[_Unit]:
    """Cut off the margins at both ends."""
    first, last = 0, len(units)
    while first < last and not units[first].text.strip(MARGIN):
        first += 1
    while first < last and not units[last - 1].text.strip(MARGIN):
        last -= 1
    units = units[first:last]
    if units:
        text, start, end = units[0]
        if len(text) == end - start:
            left = text.lstrip(MARGIN)
            units[0] = _Unit(left, end - len(left), end)
        text, start, end = units[-1]
        if len(text) == end - start:
            right = text.rstrip(MARGIN)
            units[-1] = _Unit(right, start, start + len(right))
    return units


def _composed(units: list[_Unit], level: int) -> Line:
    jumps: list[tuple[int, int]] = []
    at, expected, stretched = 0, units[0].start, False
    for text, start, end in units:
        if stretched or start != expected:
            jumps.append((at, start))
        at += len(text)
        expected = end
        stretched = len(text) != end - start
        if stretched:
            jumps.append((at, end))
    return Line("".join([unit.text for unit in units]), units[0].start, expected, level, tuple(jumps))


def join(lines: list[Line]) -> Line:
    """Join the lines of a cell into one line, with a line break between them, in the source's order.

    Text in a table inside the cell, but in no cell of that table, is read before it, wherever it stands.
    """
    if len(lines) == 1:
        return lines[0]
    lines = sorted(lines, key=lambda line: line.start)
    jumps: list[tuple[int, int]] = []
    at = 0
    for line in lines:
        if at:
            jumps.append((at, line.start))
        jumps += [(at + offset, source) for offset, source in line.jumps]
        at += len(line.text)
        if jumps and jumps[-1][0] == at:
            jumps.append(jumps[-1])
        at += 1
    if len(jumps) > 1 and jumps[-1] == jumps[-2] and jumps[-1][0] == at - 1:
        jumps.pop()
    return Line("\n".join([line.text for line in lines]), lines[0].start, lines[-1].end, 0, tuple(jumps))
