"""The loader of web pages, known by their content first and their names second."""

from __future__ import annotations

import re

from gouji.api import Document, Loader, Vocabulary

__all__ = ["HTML_LOADER"]

_EXTENSIONS = (".htm", ".html", ".shtml", ".xhtml")
_HEAD = 4096
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,999}(?:<\?xml[^>]{0,300}>|<!--.{0,2000}?-->|\s){0,9}<(?:!doctype\s{1,9}html|html|head|body|meta|title)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,999}<(?:div|p|table|span|h[1-6]|center|font|article|section|style|script|link|form)[\s>]",
    re.IGNORECASE,
)
_BY_CONTENT, _BY_FRAGMENT, _BY_NAME = 90, 40, 50


def _recognise(data: bytes, name: str) -> int:
    head = data[:_HEAD]
    if head.startswith((b"%PDF", b"PK\x03\x04")):
        return 0
    if _PAGE.match(head):
        return _BY_CONTENT
    if name.lower().endswith(_EXTENSIONS):
        return _BY_NAME
    return _BY_FRAGMENT if _FRAGMENT.match(head) else 0


def _load(data: bytes, name: str, vocabulary: Vocabulary) -> Document:
    from gouji_plugins.html.document import read_html

    return read_html(data, name, vocabulary)


HTML_LOADER = Loader("html", _EXTENSIONS, _recognise, _load)
