"""A paragraph as it is seen: the ordinal of automatic numbering, its text and its heading level."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from xml.etree.ElementTree import Element

import attrs

from gouji_plugins.office.drawn import MARGIN
from gouji_plugins.office.limits import MAX_DEPTH, exceeded
from gouji_plugins.office.notes import Notes
from gouji_plugins.office.word.inline import Content, InlineReader, choice, shown
from gouji_plugins.office.word.names import MC, W, value
from gouji_plugins.office.word.numbering import Numbering, Ordinal
from gouji_plugins.office.word.styles import Styles

__all__ = ["ParagraphReader", "Shown", "unwrapped"]

_WRAPPERS = frozenset(W + tag for tag in ("ins", "moveTo", "customXml", "smartTag"))
_PARAGRAPH, _PROPERTIES, _CELL_PROPERTIES = W + "p", W + "pPr", W + "tcPr"
_CONTROL, _ALTERNATIVES, _EMBEDDED = W + "sdt", MC + "AlternateContent", W + "altChunk"
_NO_LIST = "0"


@attrs.frozen
class Shown:
    """A paragraph as it is seen: its text with the ordinal, its heading level (0 for none), and its contents."""

    text: str
    level: int
    contents: tuple[Content, ...]


@attrs.define(eq=False)
class ParagraphReader:
    """Reads paragraphs in their order: numbering counts on, and a deleted paragraph mark joins two paragraphs."""

    inline: InlineReader
    _styles: Styles
    _numbering: Callable[[], Numbering]
    _held: list[Content] = attrs.field(factory=list)

    def takes(self, styles: frozenset[str | None]) -> bool:
        """Return whether plain text in these *styles* is shown as it stands: none hides or numbers it, and nothing is open."""
        return not self._held and not self.inline.is_in_field and self._styles.marking.isdisjoint(styles)

    def plain(self, cell: Element) -> str | None:
        """Return the text of a cell that has only plain runs, as most have; None if there is more in it."""
        if self._held:
            return None
        text = None
        for child in cell:
            tag = child.tag
            if tag == _PARAGRAPH:
                line = self.inline.plain(child)
                if line is None:
                    return None
                text = line if text is None else f"{text}\n{line}"
            elif tag != _CELL_PROPERTIES:
                return None
        return text.strip(MARGIN) if text else ""

    def read(self, element: Element) -> Shown | None:
        """Read a ``w:p`` element; return None if the paragraph goes on in the next one."""
        properties = element.find(_PROPERTIES)
        if not self._held and (text := self.inline.plain(element)) is not None:
            return Shown(text, self._level(properties, value(properties, "pStyle")), ())
        content = self.inline.read(element, properties)
        self._held.append(content)
        if content.goes_on:
            return None
        return self._finished(properties)

    def rest(self) -> Shown | None:
        """Return a paragraph that was to go on, where none follows it; None if nothing is left."""
        return self._finished(None) if self._held else None

    def _finished(self, properties: Element | None) -> Shown:
        contents = tuple(self._held)
        self._held.clear()
        text = "".join(content.text for content in contents)
        style_id = value(properties, "pStyle")
        style = self._styles[style_id]
        if style.hidden:
            text = ""
        if text or not any(content.hidden for content in contents):
            text = self._ordinal(properties, style_id).before(text)
        return Shown(text, self._level(properties, style_id), contents)

    def _level(self, properties: Element | None, style_id: str | None) -> int:
        """Return the heading level of a paragraph: its own, or else that of its style."""
        outline = value(properties, "outlineLvl")
        if outline is not None and outline.isdecimal():
            return int(outline) + 1 if int(outline) < 9 else 0
        return self._styles[style_id].level

    def _ordinal(self, properties: Element | None, style_id: str | None) -> Ordinal:
        """Count the paragraph and return its ordinal: that of its own list, or else of its style's."""
        inherited = self._styles[style_id].numbering
        own = properties.find(W + "numPr") if properties is not None else None
        if own is None and inherited is None:
            return Ordinal()
        list_id, level = inherited or (_NO_LIST, None)
        if own is not None:
            list_id = value(own, "numId") or list_id
            told = value(own, "ilvl")
            level = int(told) if told is not None and told.isdecimal() else level
            if level is None and value(own, "numId") is not None:
                level = 0
        if list_id == _NO_LIST:
            return Ordinal()
        return self._numbering().label(list_id, level, style_id or self._styles.default)


def unwrapped(container: Iterable[Element], notes: Notes, name: str, depth: int = 0) -> Iterator[Element]:
    """Yield the children of a container; of content controls, insertions and alternatives, yield what they hold.

    Raise `LimitExceededError` for wrappers nested too deep.
    """
    if depth > MAX_DEPTH:
        raise exceeded(name, "MAX_DEPTH", f"内容嵌套超过 {MAX_DEPTH} 层", f"content nested more than {MAX_DEPTH} deep")
    for child in container:
        tag = child.tag
        if tag == _CONTROL:
            yield from unwrapped(shown(child, notes), notes, name, depth + 1)
        elif tag in _WRAPPERS:
            if tag in (W + "ins", W + "moveTo"):
                notes.tracked()
            yield from unwrapped(child, notes, name, depth + 1)
        elif tag == _ALTERNATIVES:
            yield from unwrapped(choice(child), notes, name, depth + 1)
        elif tag == _EMBEDDED:
            notes.embedded()
        else:
            yield child
