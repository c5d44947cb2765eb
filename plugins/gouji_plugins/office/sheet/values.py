"""The stored value of a cell → the text that is seen in it."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

import attrs

from gouji_plugins.office.drawn import MARGIN
from gouji_plugins.office.sheet.looks import Look
from gouji_plugins.office.sheet.names import S, cell_name
from gouji_plugins.office.sheet.numbers import printed_number
from gouji_plugins.office.sheet.strings import rich_text, unescaped

__all__ = ["Values"]

_VALUE, _FORMULA, _INLINE = S + "v", S + "f", S + "is"


@attrs.define(eq=False)
class Values:
    """Reads the values of one sheet's cells. ``uncached`` names the cells with formulas whose result is not stored."""

    _strings: Sequence[str]
    _since_1904: bool
    shows_zeros: bool = True
    uncached: list[str] = attrs.field(factory=list)
    _printed: dict[tuple[str, str], str] = attrs.field(factory=dict)

    def text(self, cell: Element, look: Look, row: int, column: int) -> str:
        """Return the text that is seen in a ``c`` element, "" in a blank one."""
        if not len(cell):
            return ""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(_INLINE)
            return rich_text(inline).strip(MARGIN) if inline is not None else ""
        value = cell.find(_VALUE)
        raw = value.text or "" if value is not None else ""
        if raw:
            return self._shown(raw, kind, look)
        is_empty_text = kind == "str" and value is not None
        if cell.find(_FORMULA) is not None and not is_empty_text:
            self.uncached.append(cell_name(row, column))
        return ""

    def _shown(self, raw: str, kind: str, look: Look) -> str:
        """Return what is seen of a stored value: a number, a shared text, a truth value, or the text itself."""
        if kind == "n":
            key = (raw, look.number_format)
            if key not in self._printed:
                self._printed[key] = printed_number(*key, since_1904=self._since_1904)
            shown = self._printed[key]
            return "" if not self.shows_zeros and not shown.strip("0.,") else shown
        if kind == "s":
            return self._shared(raw).strip(MARGIN)
        if kind == "b":
            return "TRUE" if raw == "1" else "FALSE"
        return unescaped(raw).strip(MARGIN)

    def _shared(self, raw: str) -> str:
        index = int(raw) if raw.isdecimal() and len(raw) <= 9 else len(self._strings)
        return self._strings[index] if index < len(self._strings) else ""
