"""A place as people read it: ``path:line:column``, or the part of a file without lines."""

from __future__ import annotations

from collections.abc import Mapping

from gouji.checking.diagnostic import Diagnostic
from gouji.message import Language, Message
from gouji.output.visible import one_line
from gouji.text.source import Range

__all__ = ["place_of", "placed_message", "words_of"]

_PARTS = {
    "page": Message("第{}页", "page {}"),
    "table": Message("第{}个表格", "table {}"),
    "row": Message("第{}行", "row {}"),
    "cell": Message("第{}格", "cell {}"),
    "paragraph": Message("第{}段", "paragraph {}"),
    "footnote": Message("脚注{}", "footnote {}"),
    "endnote": Message("尾注{}", "endnote {}"),
}
_COLON = Message("：", ": ")
_UNSEEN = ("bbox",)
"""What readers of a page cannot use."""


def place_of(
    path: str, range_: Range | None, locator: Mapping[str, object] | None, language: Language | None = None
) -> str:
    """Return a place as ``a.txt:44:21`` or ``a.docx:table=2,row=5,cell=3``; the path alone for a whole file.

    For people, in their *language*, the latter is ``a.docx 第2个表格第5行第3格``.
    """
    shown = one_line(path)
    if range_ is not None:
        return f"{shown}:{range_.start.line}:{range_.start.column}"
    if locator and language is not None:
        return f"{shown} {words_of(locator, language)}".strip()
    if locator:
        return f"{shown}:{','.join(f'{key}={_value(value)}' for key, value in locator.items())}"
    return shown


def placed_message(diagnostic: Diagnostic, language: Language) -> str:
    """Return a message; where the file has no lines, after its place in words: ``第2个表格第5行第3格：…``."""
    message = diagnostic.message[language]
    if not diagnostic.locator:
        return message
    return f"{words_of(diagnostic.locator, language)}{_COLON[language]}{message}"


def words_of(locator: Mapping[str, object], language: Language) -> str:
    """Return a part of a file without lines as people call it: ``第2个表格第5行第3格``, ``年报!D17``, ``第2页``."""
    if "sheet" in locator and "cell" in locator:
        return f"{_value(locator['sheet'])}!{_value(locator['cell'])}"
    parts = [
        _PARTS[key][language].format(_value(value)) if key in _PARTS else f"{one_line(key)} {_value(value)}"
        for key, value in locator.items()
        if key not in _UNSEEN
    ]
    return ("" if language == "zh" else ", ").join(parts)


def _value(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "/".join(f"{part:g}" if isinstance(part, float) else str(part) for part in value)
    return one_line(str(value))
