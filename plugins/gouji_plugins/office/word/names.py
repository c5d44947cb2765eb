"""The namespaces of Word's XML, as ElementTree spells them, and two helpers that read properties."""

from __future__ import annotations

__all__ = ["MC", "WP", "R", "V", "W", "is_on", "value"]

from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"

_VAL = W + "val"
_OFF = ("0", "false", "off")


def value(parent: Element | None, tag: str) -> str | None:
    """Return the ``w:val`` of a child element; None if there is no such child or value."""
    child = parent.find(W + tag) if parent is not None else None
    return child.get(_VAL) if child is not None else None


def is_on(parent: Element | None, tag: str) -> bool | None:
    """Return whether a property such as ``w:vanish`` is switched on; None if it is not there."""
    child = parent.find(W + tag) if parent is not None else None
    return None if child is None else child.get(_VAL, "1") not in _OFF
