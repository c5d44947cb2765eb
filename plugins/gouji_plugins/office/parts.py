"""The parts of a package that are changed or added: their new bytes, their references and what they are declared to be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

import attrs

from gouji.api.documents import Message, UnreadableSourceError
from gouji_plugins.office.archive import repacked
from gouji_plugins.office.editing import Edit, Markup, edited
from gouji_plugins.office.package import Package

__all__ = ["NewPart", "Parts"]

_TYPES = "[Content_Types].xml"
_CONTENT_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_USUAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_NO_REFERENCES = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_RELATIONSHIPS}"/>'
_NO_TYPES = Message(
    "压缩包里没有 [Content_Types].xml，无法生成副本；请在 Word、Excel 或 WPS 中打开并另存一份再标注",
    "there is no [Content_Types].xml in the package, so that no copy can be made; save it anew and annotate that",
)


class NewPart(NamedTuple):
    """A part that is to be added: its folder, the beginning of its name and its ending, its content and its type.

    ``kind`` is the last word of the type of the reference to it.
    """

    folder: str
    stem: str
    ending: str
    kind: str
    content_type: str
    content: bytes


@attrs.define(eq=False)
class Parts:
    """Collects what becomes of the parts of a package."""

    package: Package
    is_strict: bool = False
    _changed: dict[str, bytes] = attrs.field(factory=dict)
    _added: dict[str, bytes] = attrs.field(factory=dict)

    def bytes_of(self, part: str) -> bytes:
        """Return a part as it is by now; raise `UnreadableSourceError`."""
        return self._changed.get(part.lower()) or self._added.get(part) or self.package.read(part)

    def read(self, part: str) -> Markup:
        """Return a part as it is by now, parsed; raise `UnreadableSourceError`."""
        return Markup.of(self.bytes_of(part), self.package.name, part)

    def edit(self, part: str, markup: Markup, edits: Iterable[Edit]) -> None:
        """Change a part, read as *markup*."""
        edits = list(edits)
        if edits:
            self.put(part, edited(markup.data, edits))

    def put(self, part: str, data: bytes) -> None:
        """Change a part as a whole."""
        if part in self._added:
            self._added[part] = data
        else:
            self._changed[part.lower()] = data

    def add(self, new: NewPart, referring: str) -> str:
        """Add a part, declare its type and refer to it from another; return the id of the reference."""
        number, name = 0, f"{new.folder}{new.stem}{new.ending}"
        while self.package.has(name) or name in self._added:
            number += 1
            name = f"{new.folder}{new.stem}{number}{new.ending}"
        self._added[name] = new.content
        self._declare(name, new)
        return self._refer(referring, name, new.kind)

    def _declare(self, name: str, new: NewPart) -> None:
        if not self.package.has(_TYPES):
            raise UnreadableSourceError(self.package.name, _NO_TYPES, kind="damaged")
        types = self.read(_TYPES)
        prefix = types.name(types.tree).rpartition(b"Types")[0].decode()
        declared = f"<{prefix}Override PartName={quoteattr('/' + name)} ContentType={quoteattr(new.content_type)}/>"
        self.edit(_TYPES, types, [types.filled(types.tree, types.encoded(declared))])

    def _refer(self, part: str, target: str, kind: str) -> str:
        """Add a reference from a part to another, by its name from the root of the package; return its id."""
        references = self.package.relations_part(part)
        if not self.package.has(references) and references not in self._added:
            self._added[references] = _NO_REFERENCES.encode()
        markup = self.read(references)
        known, number = {element.get("Id", "") for element in markup.tree}, 1
        while f"rIdGouji{number}" in known:
            number += 1
        prefix = markup.name(markup.tree).rpartition(b"Relationships")[0].decode()
        kinds = _STRICT if self.is_strict else _USUAL
        reference = (
            f'<{prefix}Relationship Id="rIdGouji{number}" Type="{kinds}/{kind}" Target={quoteattr("/" + target)}/>'
        )
        self.edit(references, markup, [markup.filled(markup.tree, markup.encoded(reference))])
        return f"rIdGouji{number}"

    def packed(self, data: bytes) -> bytes:
        """Return the archive *data* with all changes, itself where there are none; raise `UnreadableSourceError`."""
        if not self._changed and not self._added:
            return data
        return repacked(data, self.package, self._changed, self._added)
