"""Word's automatic numbering: ordinals that are seen on the page but stand in no text, counted as Word counts them."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import attrs

from gouji_plugins.office.word.names import W, is_on, value
from gouji_plugins.office.word.numerals import numeral
from gouji_plugins.office.word.styles import Styles

__all__ = ["Level", "Numbering", "Ordinal"]

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_LONGEST_LABEL = 40
_MOST_LINKS = 10


@attrs.frozen
class Level:
    """One level of a list.

    ``pattern`` is the text of its ordinals, such as ``（%1）``; ``kind`` the kind of numeral in it; ``start`` the first
    number; ``suffix`` what follows the ordinal. ``restarts`` tells that a higher level begins it anew, ``legal`` that
    all numerals are digits; ``style`` is the paragraph style that is bound to it.
    """

    kind: str = "decimal"
    pattern: str = ""
    start: int = 1
    suffix: str = "tab"
    restarts: bool = True
    legal: bool = False
    style: str = ""

    @classmethod
    def of(cls, element: Element) -> Level:
        """Read a level from a ``w:lvl`` element."""
        start = value(element, "start")
        return cls(
            kind=_kind(element),
            pattern=(value(element, "lvlText") or "")[:_LONGEST_LABEL],
            start=_number(start, 1),
            suffix=value(element, "suff") or "tab",
            restarts=value(element, "lvlRestart") != "0",
            legal=bool(is_on(element, "isLgl")),
            style=value(element, "pStyle") or "",
        )


@attrs.frozen
class Ordinal:
    """The text that automatic numbering puts before a paragraph; ``apart`` tells that a tab or space follows it."""

    text: str = ""
    apart: bool = False

    def before(self, text: str) -> str:
        """Return a text with the ordinal before it; put a space between (``1. 2024年``) where figures would touch."""
        parted = self.apart and self.text[-1:].isascii() and text[:1].isascii() and text[:1].isalnum()
        return f"{self.text} {text}" if self.text and parted else self.text + text


@attrs.frozen
class _List:
    """A list: the id of the definition whose counters it shares, its levels, and the levels that it starts anew."""

    shared: str
    levels: dict[int, Level]
    starts: dict[int, int]


@attrs.define(eq=False)
class Numbering:
    """The lists of a document, with the counters of each."""

    _abstract: dict[str, Element]
    _numbers: dict[str, Element]
    _styles: Styles
    _lists: dict[str, _List | None] = attrs.field(factory=dict)
    _definitions: dict[str, dict[int, Level]] = attrs.field(factory=dict)
    _counters: dict[str, list[int | None]] = attrs.field(factory=dict)
    _begun: set[tuple[str, int]] = attrs.field(factory=set)

    @classmethod
    def of(cls, tree: Element | None, styles: Styles) -> Numbering:
        """Read the lists of ``numbering.xml``; each is worked out when it is first used."""
        if tree is None:
            return cls({}, {}, styles)
        abstract = {element.get(W + "abstractNumId", ""): element for element in tree.iter(W + "abstractNum")}
        return cls(abstract, {element.get(W + "numId", ""): element for element in tree.iter(W + "num")}, styles)

    def label(self, list_id: str, level: int | None, style: str = "") -> Ordinal:
        """Count the next paragraph of a list and return the ordinal that Word puts before it.

        *level* is counted from 0; if it is None, the level bound to the paragraph's *style* is used.
        """
        if list_id not in self._lists:
            self._lists[list_id] = self._read(list_id)
        found = self._lists[list_id]
        if found is None:
            return Ordinal()
        if level is None:
            level = next((n for n, known in found.levels.items() if style and known.style == style), 0)
        if level >= _LEVELS or level not in found.levels:
            return Ordinal()
        counters = self._count(list_id, found, level)
        current = found.levels[level]
        if current.kind == "bullet":
            return Ordinal()
        text = _PLACEHOLDER.sub(lambda match: _part(found, current, counters, int(match[1]) - 1), current.pattern)
        return Ordinal(text, apart=current.suffix != "nothing")

    def _count(self, list_id: str, found: _List, level: int) -> list[int | None]:
        counters = self._counters.setdefault(found.shared, [None] * _LEVELS)
        start = found.starts.get(level, found.levels[level].start)
        before = counters[level]
        anew = level in found.starts and (list_id, level) not in self._begun
        counters[level] = start if before is None or anew else before + 1
        self._begun.add((list_id, level))
        for upper in range(level):
            if counters[upper] is None:
                counters[upper] = found.levels[upper].start if upper in found.levels else 1
        for lower in range(level + 1, _LEVELS):
            if lower not in found.levels or found.levels[lower].restarts:
                counters[lower] = None
        return counters

    def _read(self, list_id: str) -> _List | None:
        number = self._numbers.get(list_id)
        shared = self._shared(number)
        if number is None or shared not in self._abstract:
            return None
        levels = dict(self._defined(shared))
        starts: dict[int, int] = {}
        for override in number.iter(W + "lvlOverride"):
            level = _level(override)
            own = override.find(W + "lvl")
            if own is not None and level < _LEVELS:
                levels[level] = Level.of(own)
            start = value(override, "startOverride")
            if start is not None:
                starts[level] = _number(start, 1)
        return _List(shared, levels, starts)

    def _defined(self, shared: str) -> dict[int, Level]:
        """Return the levels of a definition, which is read once for all lists that use it."""
        if shared not in self._definitions:
            elements = [(_level(element), element) for element in self._abstract[shared].iter(W + "lvl")]
            found = {level: Level.of(element) for level, element in elements if level < _LEVELS}
            self._definitions[shared] = found
        return self._definitions[shared]

    def _shared(self, number: Element | None) -> str:
        """Return the id of the definition that a list uses, perhaps through styles; "" if those go in a circle."""
        for _ in range(_MOST_LINKS):
            shared = value(number, "abstractNumId") or ""
            link = value(self._abstract.get(shared), "numStyleLink")
            linked = self._styles[link].numbering if link else None
            if linked is None:
                return shared
            number = self._numbers.get(linked[0])
        return ""


def _part(found: _List, current: Level, counters: list[int | None], level: int) -> str:
    count = counters[level]
    if count is None:
        return ""
    kind = found.levels[level].kind if level in found.levels else "decimal"
    return numeral(count, "decimal" if current.legal else kind)


def _kind(element: Element) -> str:
    """Return the kind of numeral; of alternatives the first, which is the newer one."""
    kinds = [found.get(W + "val", "") for found in element.iter(W + "numFmt")]
    return kinds[0] if kinds else "decimal"


def _level(element: Element) -> int:
    return _number(element.get(W + "ilvl"), _LEVELS)


def _number(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) <= 6 else default
