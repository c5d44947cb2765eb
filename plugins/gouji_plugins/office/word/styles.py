"""The styles of a Word document: the heading level and the list of a paragraph, and whether it is hidden."""

from __future__ import annotations

from collections.abc import Mapping
import re
from xml.etree.ElementTree import Element

import attrs

from gouji_plugins.office.markup import Part, remembered
from gouji_plugins.office.word.names import W, is_on, value

__all__ = ["Style", "Styles", "read_styles", "without_table_styles"]

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_BODY_LEVEL = 9
_TABLE_STYLE, _END = b'<w:style w:type="table"', b"</w:style>"


@attrs.frozen
class Style:
    """A style, with what it inherits. ``numbering`` is a list's id and the level in it (None: that of the style)."""

    level: int = 0
    numbering: tuple[str, int | None] | None = None
    hidden: bool = False


_NO_STYLE = Style()


class Styles(dict[str | None, Style]):
    """The styles of a document by id, with the default one at None; an id that none has stands for no properties.

    ``default`` is the id of the default style, ``marking`` are those of styles that hide or number what is in them.
    """

    def __init__(self, elements: Mapping[str, Element], default: str = "") -> None:
        super().__init__()
        for style_id in elements:
            self._resolve(style_id, elements)
        self[None] = self[default]
        self.default = default
        self.marking = frozenset(style_id for style_id, style in self.items() if style.hidden or style.numbering)

    def __missing__(self, style_id: str | None) -> Style:
        return _NO_STYLE

    def _resolve(self, style_id: str, elements: Mapping[str, Element]) -> None:
        """Work out a style and all that it is based on; stop where styles are based on each other in a circle."""
        chain: dict[str, Element] = {}
        key: str | None = style_id
        while key is not None and key in elements and key not in chain and key not in self:
            chain[key] = elements[key]
            key = value(chain[key], "basedOn")
        style = self[key] if key not in chain else _NO_STYLE
        for link, element in reversed(chain.items()):
            style = self[link] = _derived(element, style)


@remembered
def read_styles(part: Part) -> Styles:
    """Read ``styles.xml``; raise `UnreadableSourceError`."""
    elements: dict[str, Element] = {}
    default = ""
    for element in part.tree(without_table_styles).iter(W + "style"):
        style_id = element.get(W + "styleId", "")
        elements.setdefault(style_id, element)
        if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on"):
            default = style_id
    return Styles(elements, default)


def _derived(element: Element, base: Style) -> Style:
    properties, run = element.find(W + "pPr"), element.find(W + "rPr")
    hidden = is_on(run, "vanish")
    numbered = properties.find(W + "numPr") if properties is not None else None
    numbering = base.numbering
    if numbered is not None and (list_id := value(numbered, "numId")) is not None:
        level = value(numbered, "ilvl")
        numbering = (list_id, int(level) if level and level.isdecimal() else None)
    return Style(_level(element, properties, base), numbering, base.hidden if hidden is None else hidden)


def _level(element: Element, properties: Element | None, base: Style) -> int:
    outline = value(properties, "outlineLvl")
    if outline is not None and outline.isdecimal():
        return int(outline) + 1 if int(outline) < _BODY_LEVEL else 0
    named = _HEADING_NAME.fullmatch((value(element, "name") or "").strip())
    return int(named[1]) if named else base.level


def without_table_styles(data: bytes) -> bytes:
    """Remove the table styles from the bytes of ``styles.xml``: they are most of it and tell nothing of the text."""
    kept = []
    at = 0
    while (start := data.find(_TABLE_STYLE, at)) >= 0:
        end = data.find(_END, start)
        if end < 0:
            break
        kept.append(data[at:start])
        is_empty = data[data.find(b">", start) - 1 : end].startswith(b"/")
        at = start + data[start:end].index(b">") + 1 if is_empty else end + len(_END)
    return b"".join((*kept, data[at:]))
