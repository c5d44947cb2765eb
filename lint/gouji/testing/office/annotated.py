"""Annotated copies: the annotations that tests put into them, and what is found there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
import struct
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

from gouji.api.documents import Annotation, Document, Original, Place, Span

__all__ = ["at", "comments_in", "members", "original_of", "part", "words_in"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def at(document: Document, start: int, end: int, *lines: str) -> Annotation:
    """Return an annotation of a stretch of a document's text."""
    locator = dict(document.locator(start) or {}) or None
    return Annotation("error", "T101", lines or ("错误 T101：总计不符",), Place(None, locator, Span(start, end)))


def original_of(document: Document, *annotations: Annotation) -> Original:
    """Return a file, as it was read, with annotations."""
    return Original("a", document.source.data, (document,), annotations, "zh")


def part(data: bytes, name: str) -> bytes:
    """Return a part of an office file."""
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def members(data: bytes) -> dict[str, bytes]:
    """Return each file of an archive in its order, with its own header, exactly as it is packed."""
    with ZipFile(BytesIO(data)) as archive:
        infos = archive.infolist()
    found = {}
    for info in infos:
        name, extra = struct.unpack_from("<2H", data, info.header_offset + 26)
        found[info.filename] = data[info.header_offset : info.header_offset + 30 + name + extra + info.compress_size]
    return found


def comments_in(data: bytes, name: str = "word/comments.xml") -> dict[str, tuple[str | None, Sequence[str]]]:
    """Return the author and the lines of each comment of a Word file by its number."""
    tree = _tree(data, name)
    return {
        comment.get(f"{W}id", ""): (comment.get(f"{W}author"), ["".join(p.itertext()) for p in comment.iter(f"{W}p")])
        for comment in tree.iter(f"{W}comment")
    }


def words_in(data: bytes, name: str = "word/document.xml") -> dict[str, str]:
    """Return the words of a Word file that each comment marks, by its number."""
    tree = _tree(data, name)
    marked: dict[str, str] = {}
    opened: set[str] = set()
    for element in _seen(tree):
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            opened.add(number)
            marked[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            opened.remove(number)
        text = {f"{W}t": element.text or "", f"{W}tab": "\t"}.get(element.tag, "")
        marked.update((each, marked[each] + text) for each in opened)
    if opened:
        message = f"ranges that do not end: {sorted(opened)}"
        raise ValueError(message)
    return marked


def _tree(data: bytes, name: str) -> Element:
    return fromstring(part(data, name).replace(STRICT, W[1:-1].encode()))  # noqa: S314 (made by a test)


def _seen(element: Element) -> Iterator[Element]:
    for child in element:
        yield child
        if child.tag not in (f"{W}moveFrom", f"{W}pPr"):
            yield from _seen(child)
