"""What stands behind the cells of a sheet: its reference to the legacy drawing, found and added without reading the cells."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import attrs

from gouji_plugins.office.editing import Edit, Markup, edited
from gouji_plugins.office.markup import utf8
from gouji_plugins.office.sheet.names import R, S

__all__ = ["Tail"]

_ROOT = re.compile(
    rb"""(?s)(?:\xef\xbb\xbf)?\s*(?>(?:<\?.*?\?>\s*|<!--.*?-->\s*)*)<[^\s/>!?]+(?:[^"'>]|"[^"]*"|'[^']*')*>"""
)
_CELLS_END = re.compile(rb"</(?:[\w.-]+:)?sheetData\s*>|<(?:[\w.-]+:)?sheetData\s*/>")
_LEGACY = S + "legacyDrawing"
_BEHIND = frozenset(
    S + tag
    for tag in (
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
    )
)
"""What stands behind the reference to the legacy drawing, in the order of the schema."""


@attrs.frozen(eq=False)
class Tail:
    """The bytes of a sheet, of which only the root's tag and what stands behind the cells is parsed."""

    data: bytes
    _markup: Markup
    _shift: int

    @classmethod
    def of(cls, data: bytes, name: str, part: str) -> Tail:
        """Read the tail of a sheet, a part of the file *name*; raise `UnreadableSourceError`."""
        data = utf8(data, name, part)
        root = _ROOT.match(data)
        ends = [found.end() for found in _CELLS_END.finditer(data)]
        if root is None or not ends:
            return cls(data, Markup.of(data, name, part), 0)
        return cls(data, Markup.of(root[0] + data[ends[-1] :], name, part), ends[-1] - root.end())

    @property
    def drawing(self) -> str | None:
        """The id of the reference to the legacy drawing; None where there is none."""
        found = self._markup.tree.find(_LEGACY)
        return found.get(R + "id") if found is not None else None

    def with_drawing(self, reference: str, namespace: str) -> bytes:
        """Return the sheet with a reference to a legacy drawing, in its place among what stands behind the cells."""
        markup = self._markup
        prefix = markup.name(markup.tree).rpartition(b"worksheet")[0].decode()
        new = f'<{prefix}legacyDrawing xmlns:r="{namespace}" r:id="{reference}"/>'.encode()
        behind = next((markup.start(child) for child in markup.tree if _stands_behind(child)), None)
        edit = markup.filled(markup.tree, new) if behind is None else Edit(behind, behind, new)
        return edited(self.data, [Edit(edit.start + self._shift, edit.end + self._shift, edit.data)])


def _stands_behind(child: Element) -> bool:
    """Return whether an element, or what is an alternative in it, stands behind the reference to the legacy drawing."""
    if child.tag.endswith("}AlternateContent"):
        return any(each.tag in _BEHIND for each in child.iter())
    return child.tag in _BEHIND
