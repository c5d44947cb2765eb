"""From a place in the text that was read of a Word file to the elements, and the characters of them, that show it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias
from xml.etree.ElementTree import Element

import attrs

from gouji.api.documents import Locator, Place, Span
from gouji_plugins.office.drawn import MARGIN
from gouji_plugins.office.notes import Notes
from gouji_plugins.office.word.inline import InlineReader
from gouji_plugins.office.word.load import Reading
from gouji_plugins.office.word.names import W
from gouji_plugins.office.word.paragraphs import unwrapped

__all__ = ["Character", "Passage", "Passages"]

_PARAGRAPH = W + "p"
_AROUND = MARGIN + "\u00a0"
_LONGEST_ORDINAL = 50
_MOST_PASSED = 50
"""So many lines that are shown may be passed over for one that was read."""
_Key: TypeAlias = "tuple[tuple[str, object], ...]"


class Character(NamedTuple):
    """A character that is shown: the element that it comes from, and its number among those of the element, from 0."""

    origin: Element
    number: int


class Passage(NamedTuple):
    """The first and last paragraph of a place, or the paragraph that has its words: the first and last of their characters."""

    first: Element
    last: Element
    words: tuple[Character, Character] | None = None


class _Line(NamedTuple):
    """A line that is shown: its paragraph, its text, and where it begins in that of the paragraph.

    ``origins`` are the elements that the paragraph's text comes from, ``starts`` where the part of each begins in it.
    """

    paragraph: Element
    text: str
    start: int
    origins: Sequence[Element]
    starts: Sequence[int]

    def character(self, number: int) -> Character:
        """Return a character of the line, by its number in it."""
        at = self.start + number
        index = bisect_right(self.starts, at) - 1
        return Character(self.origins[index], at - self.starts[index])


@attrs.define(eq=False)
class Passages:
    """Finds the passages of places in one Word file, read once more from the tree that is to be edited."""

    _name: str
    _reading: Reading
    _matches: dict[_Key, list[tuple[int, int, _Line]]] = attrs.field(factory=dict)
    _lines: dict[_Key, list[tuple[int, str]]] | None = None

    def of(self, place: Place) -> Passage:
        """Return the passage of a place; the first paragraph where the place names none that is there."""
        locator = place.locator or {}
        paragraphs = list(self._paragraphs(locator)) or self._reading.body.paragraphs[:1] or self._any()
        whole = Passage(paragraphs[0], paragraphs[-1])
        if place.span is None or place.span.start >= place.span.end:
            return whole
        return self._words(locator, paragraphs, place.span) or whole

    def _any(self) -> list[Element]:
        cells = (cell for table in self._reading.body.tables for row in table for cell in row.cells)
        return [next(paragraph for cell in cells for paragraph in cell.iter(_PARAGRAPH))]

    def _paragraphs(self, locator: Locator) -> Iterator[Element]:
        """Yield the paragraphs of a locator: one, or those of a cell."""
        paragraph, table = locator.get("paragraph"), locator.get("table")
        every = self._reading.body
        if isinstance(paragraph, int) and 0 < paragraph <= len(every.paragraphs):
            yield every.paragraphs[paragraph - 1]
        elif isinstance(table, int) and 0 < table <= len(every.tables):
            number = locator.get("cell")
            cells: Sequence[Element] = ()
            for row in every.tables[table - 1]:
                cells = row.cells if row.number == locator.get("row") else cells
            if isinstance(number, int) and 0 < number <= len(cells):
                children = unwrapped(cells[number - 1], Notes(), self._name)
                yield from (child for child in children if child.tag == _PARAGRAPH)

    def _words(self, locator: Locator, paragraphs: Sequence[Element], span: Span) -> Passage | None:
        """Return the passage of a span within a line; None where its characters are not known for certain."""
        if "footnote" in locator or "endnote" in locator:
            return None
        key = _key(locator)
        if key not in self._matches:
            self._matches[key] = list(_matched(self._read_lines(key), list(self._shown_lines(paragraphs))))
        for offset, prefix, line in self._matches[key]:
            begin = offset + prefix
            if offset <= span.start < begin + len(line.text):
                first, last = max(span.start - begin, 0), min(span.end - begin, len(line.text)) - 1
                if first > last:
                    return None
                return Passage(line.paragraph, line.paragraph, (line.character(first), line.character(last)))
        return None

    def _read_lines(self, key: _Key) -> Sequence[tuple[int, str]]:
        """Return the lines that were read at a locator, each with its offset in the text."""
        if self._lines is None:
            self._lines = {}
            text, locators = self._reading.drawn.text, self._reading.drawn.locators
            ends = [*(start for start, _ in locators[1:]), len(text)]
            for (start, locator), end in zip(locators, ends, strict=True):
                self._lines.setdefault(_key(locator), []).extend(_stripped_lines(text[start : end - 1], start))
        return self._lines.get(key, ())

    def _shown_lines(self, paragraphs: Iterable[Element]) -> Iterator[_Line]:
        """Yield the lines that paragraphs show, without what is anchored in them and the ordinals that Word counts."""
        for paragraph in paragraphs:
            content = InlineReader(self._name, self._reading.styles, Notes()).read(paragraph, None)
            starts = list(accumulate(map(len, content.parts), initial=0))
            for start, line in _stripped_lines(content.text, 0):
                yield _Line(paragraph, line, start, content.origins, starts)


def _key(locator: Locator) -> _Key:
    return tuple(locator.items())


def _stripped_lines(text: str, offset: int) -> Iterator[tuple[int, str]]:
    """Yield each line of a text that is not blank, without the space around it, with its offset."""
    for line in text.split("\n"):
        visible = line.strip(_AROUND)
        if visible:
            yield offset + len(line) - len(line.lstrip(_AROUND)), visible
        offset += len(line) + 1


def _matched(read: Iterable[tuple[int, str]], shown: Sequence[_Line]) -> Iterator[tuple[int, int, _Line]]:
    """Yield each line that was read and is shown: its offset, the length of an ordinal before it, and itself.

    Lines stand in the same order; those of text boxes were read and are not shown here.
    """
    at = 0
    for offset, text in read:
        for number, line in enumerate(shown[at : at + _MOST_PASSED], at + 1):
            if text.endswith(line.text) and len(text) - len(line.text) <= _LONGEST_ORDINAL:
                yield offset, len(text) - len(line.text), line
                at = number
                break
