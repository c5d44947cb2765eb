"""A part as bytes and as a tree: where each element stands in the bytes, and edits of the bytes around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
import re
from typing import NamedTuple
from xml.etree.ElementTree import Element
from xml.parsers import expat

import attrs

from gouji_plugins.office.markup import parse, utf8

__all__ = ["Edit", "Markup", "edited"]

_START_TAG = re.compile(rb"""<([^\s/>]+)(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_ASCII = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["'](?:us-)?ascii["']""", re.IGNORECASE)


class Edit(NamedTuple):
    """Bytes that take the place of those from ``start`` to ``end``; nothing is taken away where these are equal."""

    start: int
    end: int
    data: bytes


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return bytes with edits applied, which do not overlap; of two at one place the first goes before."""
    pieces: list[bytes] = []
    at = 0
    for start, end, new in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += (data[at:start], new)
        at = end
    return b"".join((*pieces, data[at:]))


@attrs.frozen(eq=False)
class Markup:
    """The bytes of a part in UTF-8 and its tree, whose namespaces are the usual ones whatever the part's are."""

    data: bytes
    tree: Element
    _starts: Mapping[Element, int]
    _ends: Mapping[Element, int]

    @classmethod
    def of(cls, data: bytes, name: str, part: str) -> Markup:
        """Parse the bytes of a part of the file *name*; raise `UnreadableSourceError`."""
        data = utf8(data, name, part)
        tree = parse(data, name, part)
        elements = list(tree.iter())
        starts: list[int] = []
        ends: dict[Element, int] = {}
        above: list[int] = []
        parser = expat.ParserCreate()

        def start(_name: str, _attributes: object) -> None:
            above.append(len(starts))
            starts.append(parser.CurrentByteIndex)

        def end(_name: str) -> None:
            ends[elements[above.pop()]] = parser.CurrentByteIndex

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.Parse(data, True)
        return cls(data, tree, dict(zip(elements, starts, strict=True)), ends)

    def start(self, element: Element) -> int:
        """Return where an element begins."""
        return self._starts[element]

    def inside(self, element: Element) -> int:
        """Return where the content of an element begins: after its start tag."""
        return self._tag(element).end()

    def inside_end(self, element: Element) -> int:
        """Return where the content of an element ends; of one that is a single tag, where that ends."""
        return self._ends[element]

    def end(self, element: Element) -> int:
        """Return where an element ends: after its end tag."""
        if self.is_empty_tag(element):
            return self.inside(element)
        return self.data.index(b">", self._ends[element]) + 1

    def is_empty_tag(self, element: Element) -> bool:
        """Return whether an element is a single tag, as in ``<w:p/>``."""
        return self._tag(element)[0].endswith(b"/>")

    def name(self, element: Element) -> bytes:
        """Return the name of an element as the part writes it, with its prefix."""
        return self._tag(element)[1]

    def start_tag(self, element: Element) -> bytes:
        """Return the start tag of an element."""
        return self._tag(element)[0]

    def bytes_of(self, element: Element) -> bytes:
        """Return an element as the part writes it."""
        return self.data[self.start(element) : self.end(element)]

    def removed(self, element: Element) -> Edit:
        """Return the edit that takes an element away."""
        return Edit(self.start(element), self.end(element), b"")

    def filled(self, element: Element, new: bytes) -> Edit:
        """Return the edit that adds bytes at the end of an element's content."""
        if not self.is_empty_tag(element):
            at = self._ends[element]
            return Edit(at, at, new)
        end = self.inside(element)
        return Edit(end - 2, end, b">" + new + b"</" + self.name(element) + b">")

    def encoded(self, text: str) -> bytes:
        """Return a text as the part may hold it: where that is declared to be ASCII, with references to characters."""
        return text.encode("ascii", "xmlcharrefreplace") if _ASCII.match(self.data) else text.encode()

    def _tag(self, element: Element) -> re.Match[bytes]:
        found = _START_TAG.match(self.data, self._starts[element])
        if found is None:
            message = f"no tag at byte {self._starts[element]}"
            raise ValueError(message)
        return found
