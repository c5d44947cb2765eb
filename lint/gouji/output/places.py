"""A place as people read it: ``path:line:column``, or the part of a file without lines."""

from __future__ import annotations

from collections.abc import Mapping

from gouji.output.visible import one_line
from gouji.text.source import Range

__all__ = ["place_of"]


def place_of(path: str, range_: Range | None, locator: Mapping[str, object] | None) -> str:
    """Return a place as ``a.txt:44:21`` or ``a.docx:table=2,row=5,cell=3``; the path alone for a whole file."""
    shown = one_line(path)
    if range_ is not None:
        return f"{shown}:{range_.start.line}:{range_.start.column}"
    if locator:
        return f"{shown}:{','.join(f'{key}={_value(value)}' for key, value in locator.items())}"
    return shown


def _value(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "/".join(f"{part:g}" if isinstance(part, float) else str(part) for part in value)
    return one_line(str(value))
