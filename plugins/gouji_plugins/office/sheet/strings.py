"""The texts of cells, shared between cells or in one cell, joined from their runs and with escapes resolved."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from gouji.api.documents import raised
from gouji_plugins.office.sheet.names import S

__all__ = ["rich_text", "shared_strings", "unescaped"]

_PRINTED_AT = f"{S}rPr/{S}vertAlign"
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def shared_strings(tree: Element | None) -> list[str]:
    """Read the texts of ``sharedStrings.xml`` in their order."""
    return [rich_text(item) for item in tree.iter(S + "si")] if tree is not None else []


def rich_text(item: Element) -> str:
    """Join the runs of an ``si`` or ``is`` element to one text; phonetic runs (pinyin) are left out.

    Digits that are printed above the line, behind others, are superscripts.
    """
    parts = []
    for child in item:
        if child.tag == S + "t":
            parts.append(child.text or "")
        elif child.tag == S + "r":
            text = child.findtext(S + "t") or ""
            above = child.find(_PRINTED_AT) if parts else None
            parts.append(raised(text) if above is not None and above.get("val") == "superscript" else text)
    return unescaped("".join(parts))


def unescaped(text: str) -> str:
    r"""Replace escapes such as ``_x000D_`` by their characters, and each kind of line end by ``\n``."""
    if "_x" in text:
        text = _ESCAPE.sub(_character, text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return "" if 0xD800 <= code <= 0xDFFF or code < 9 else chr(code)
