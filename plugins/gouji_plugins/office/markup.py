"""The bytes of a part → its XML tree, in UTF-8 and with the usual (transitional) namespaces."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
import re
from typing import TypeVar
from xml.etree.ElementTree import Element, ParseError

import attrs

from gouji.api.documents import Message, UnreadableSourceError
from gouji_plugins.office.limits import MAX_ELEMENTS, exceeded
from gouji_plugins.office.trees import tree_of

__all__ = ["Part", "checked", "parse", "remembered", "unreadable_part", "utf8"]

_T = TypeVar("_T")
_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACES = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", b"http://schemas.openxmlformats.org/drawingml/2006/picture"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
)
_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_WHERE_STRICT_STANDS = 8192
_MOST_REMEMBERED = 16
_LONGEST_REMEMBERED = 1 << 18
"""Bytes of the largest part of which is remembered what was read; the styles of Word and WPS have some 40,000."""


@attrs.frozen
class Part:
    """The bytes of a part, and its name: the same in any file. ``file`` is the name of the file, for errors."""

    name: str
    data: bytes = attrs.field(repr=False)
    file: str = attrs.field(eq=False)

    def tree(self, cut: Callable[[bytes], bytes] = bytes) -> Element:
        """Parse the part; *cut* may first remove from its bytes what is not needed."""
        return parse(self.data, self.file, self.name, cut)


def remembered(read: Callable[[Part], _T]) -> Callable[[Part], _T]:
    """Return a function that reads a part as *read* does and remembers that for other files with the same part.

    Those of one office have styles and references in common to the byte.
    """
    known = lru_cache(maxsize=_MOST_REMEMBERED)(read)
    return lambda part: known(part) if len(part.data) <= _LONGEST_REMEMBERED else read(part)


def parse(data: bytes, name: str, part: str, cut: Callable[[bytes], bytes] = bytes) -> Element:
    """Parse the XML of one part into a tree that is held in memory as a whole; *cut* may first shorten it.

    Raise `UnreadableSourceError` for damaged XML and `LimitExceededError` for too many elements.
    """
    data = checked(data, name, part)
    if len(data) > 2 * MAX_ELEMENTS and data.count(b"<") > 2 * MAX_ELEMENTS:
        raise exceeded(
            name,
            "MAX_ELEMENTS",
            f"{part} 的 XML 元素超过 {MAX_ELEMENTS:,} 个",
            f"{part} has more than {MAX_ELEMENTS:,} XML elements",
        )
    try:
        return tree_of(cut(data))
    except ParseError as error:
        if cut is not bytes:
            return parse(data, name, part)
        line, column = error.position
        raise unreadable_part(
            name, part, f"第 {line} 行第 {column + 1} 列", f"line {line}, column {column + 1}"
        ) from error


def unreadable_part(name: str, part: str, zh: str, en: str) -> UnreadableSourceError:
    """Return the error for a part with damaged XML; *zh* and *en* name the place of the damage."""
    message = Message(
        f"{part} 的 XML 已损坏（{zh}）；请在 Word 或 WPS 中打开并另存一份再检查",
        f"the XML of {part} is damaged ({en}); open it in Word or WPS, save it anew and check again",
    )
    return UnreadableSourceError(name, message, kind="damaged")


def checked(data: bytes, name: str, part: str) -> bytes:
    """Return the bytes of a part as UTF-8, with the usual (transitional) namespaces in place of the strict ones.

    Raise `UnreadableSourceError` for another encoding, and for a document type (``DOCTYPE``): it could define entities
    that grow without end.
    """
    data = utf8(data, name, part)
    if b"!" in data and (b"<!DOCTYPE" in data or b"<!ENTITY" in data):
        message = Message(
            f"{part} 含有 DOCTYPE 声明；办公文档不会有，出于安全不予读取",
            f"{part} declares a DOCTYPE; office documents have none, and it is not read for safety",
        )
        raise UnreadableSourceError(name, message, kind="doctype")
    if _STRICT in data[:_WHERE_STRICT_STANDS]:
        for strict, transitional in _NAMESPACES:
            data = data.replace(strict, transitional)
    return data


def utf8(data: bytes, name: str, part: str) -> bytes:
    """Convert a part from UTF-8 or UTF-16 to UTF-8; refuse other encodings, which could hide a document type."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise unreadable_part(name, part, f"字节 {error.start}", f"byte {error.start}") from error
        return re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1).encode("utf-8", "replace")
    declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
    if b"\0" in data[:64] or (declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii")):
        encoding = declared[1].decode("ascii") if declared else "?"
        raise unreadable_part(name, part, f"编码 {encoding} 不是 UTF-8", f"encoding {encoding} is not UTF-8")
    return data
