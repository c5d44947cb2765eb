"""The loader of web pages, known by their content first and their names second."""

from __future__ import annotations

import re

from gouji.api import Document, Loader, Vocabulary

__all__ = ["HTML_LOADER"]

_EXTENSIONS = (".htm", ".html", ".shtml", ".xhtml")
_HEAD = 4096
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_SPACE = b" \t\r\n\f"
# These are compiled where they are needed: no text file asks.
_PAGE = rb"(?:<\?xml[^>]{0,300}>|<!--.{0,2000}?-->|\s){0,9}<(?:!doctype\s{1,9}html|html|head|body|meta|title)[\s>]"
_FRAGMENT = rb"<(?:div|p|table|span|h[1-6]|center|font|article|section|style|script|link|form)[\s>]"
_BY_CONTENT, _BY_FRAGMENT, _BY_NAME = 90, 40, 50


def _recognise(data: bytes, name: str) -> int:
    by_name = _BY_NAME if name.lower().endswith(_EXTENSIONS) else 0
    head = data[:_HEAD].removeprefix(_BYTE_ORDER_MARK).lstrip(_SPACE)
    if not head.startswith(b"<"):
        return by_name
    if re.match(_PAGE, head, re.IGNORECASE | re.DOTALL):
        return _BY_CONTENT
    return by_name or (_BY_FRAGMENT if re.match(_FRAGMENT, head, re.IGNORECASE) else 0)


def _load(data: bytes, name: str, vocabulary: Vocabulary) -> Document:
    from gouji_plugins.html.document import read_html

    return read_html(data, name, vocabulary)


HTML_LOADER = Loader("html", _EXTENSIONS, _recognise, _load)
