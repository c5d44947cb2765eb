"""The loaders of all formats: how each recognises its files, by content first and by name second.

The module that reads a format is imported when it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
import re

from gouji.api.documents import Document, Late, Layout, Loader, Source, UnreadableSourceError, Vocabularies

__all__ = ["file_name", "loaders"]

_BY_NAME = 45
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_COMPOUND = b"\xd0\xcf\x11\xe0"
_OLD_OFFICE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_HEAD = 4096
_SPACE = b" \t\r\n\f"
# The patterns are compiled where they are needed: most reports are text. A comment ends at its first end: atomic groups
# try no other one, of which a few hundred ends would give millions.
_MEMBER = rb"(?s)PK(?:\x01\x02.{42}|\x03\x04.{26})(word|xl)[/\\]"
_PAGE = (
    rb"(?>(?:<\?xml[^>]{0,300}>|(?><!--.{0,2000}?-->)|\s){0,9})<(?:!doctype\s{1,9}html|html|head|body|meta|title)[\s>]"
)
_FRAGMENT = rb"<(?:div|p|table|span|h[1-6]|center|font|article|section|style|script|link|form)[\s>]"

_PAGES = (".htm", ".html", ".shtml", ".xhtml")
_WORD = (".docx", ".docm")
_SHEET = (".xlsx", ".xlsm")
_MARKDOWN = (".markdown", ".md", ".mdown", ".mkd")
_OLD = (".doc", ".et", ".rtf", ".wps", ".xls")
_OFFICE = (*_WORD, *_SHEET, *_OLD)

_FOREIGN = (
    *(b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*"),  # pictures
    *(b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"\0\5\x16\7"),  # archives, and what macOS keeps
)
_OTHER_PACKAGE = rb"PK\x03\x04.{26}(?:OFD\.xml|mimetypeapplication/vnd\.oasis|ppt/presentation\.xml)"
_PAGE_IN_ONE_FILE = rb"(?i)\s*(?:[a-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related"
_OWN_PAGE = b'<meta name="generator" content="gouji">'
_OWN_CLOSINGS = (
    *("个文件，勾稽关系成立 ".encode(), b" relations hold (", b" relations hold, ", b" relation holds"),
    b'"relations": {"hold": ',
)
_CLOSING = 600
"""In so many bytes at its end, an output of gouji tells how many relations hold."""
_LOCK_BYTES = 1024
"""The largest file that is a lock of Word's, Excel's or WPS's; they have some 165."""


def _recognise_page(data: bytes, name: str) -> int:
    by_name = 50 if name.lower().endswith(_PAGES) else 0
    head = data[:_HEAD].removeprefix(_BYTE_ORDER_MARK).lstrip(_SPACE)
    if not head.startswith(b"<"):
        return by_name
    if re.match(_PAGE, head, re.IGNORECASE | re.DOTALL):
        return 90
    return by_name or (40 if re.match(_FRAGMENT, head, re.IGNORECASE) else 0)


def _recognise_word(data: bytes, name: str) -> int:
    return _recognise_package(data, b"word", named=name.lower().endswith(_WORD))


def _recognise_workbook(data: bytes, name: str) -> int:
    return _recognise_package(data, b"xl", named=name.lower().endswith(_SHEET))


def _recognise_package(data: bytes, folder: bytes, *, named: bool) -> int:
    if data.startswith(_COMPOUND):
        return 95 if named and _ENCRYPTED in data else 0
    if not data.startswith(_ZIP):
        return 0
    member = re.search(_MEMBER, data)
    if member is None:
        return 40 if named else 0
    return 95 if member[1] == folder else 0


def _recognise_old_office(data: bytes, _name: str) -> int:
    return 90 if data.startswith(_OLD_OFFICE) else 0


def _recognise_markdown(_data: bytes, name: str) -> int:
    return _BY_NAME if name.lower().endswith(_MARKDOWN) else 0


def _recognise_pdf(data: bytes, name: str) -> int:
    named = name.lower().endswith(".pdf")
    if data.startswith(b"%PDF-") or (named and b"%PDF-" in data[:1024]):
        return 95
    return _BY_NAME if named else 0


def file_name(path: str) -> str:
    """Return the last part of a path, whatever parts it."""
    return path.replace("\\", "/").rpartition("/")[2]


def _recognise_own(data: bytes, _name: str) -> int:
    if data.startswith(b"<!"):
        return 99 if _OWN_PAGE in data[:_HEAD] else 0
    end = data[-_CLOSING:]
    return 99 if any(closing in end for closing in _OWN_CLOSINGS) else 0


def _recognise_foreign(data: bytes, name: str) -> int:
    if data.startswith(_FOREIGN) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return 99
    if len(data) <= _LOCK_BYTES and file_name(name).startswith(("~$", ".~")) and not data.startswith(_ZIP):
        return 99
    if data.startswith(_ZIP):
        return 60 if re.search(_OTHER_PACKAGE, data, re.DOTALL) else 25
    lowered = name.lower()
    if lowered.endswith(".pdf"):
        return 0 if b"%PDF-" in data[:1024] else _BY_NAME + 1
    if b"multipart/related" in data[:_HEAD].lower() and re.match(_PAGE_IN_ONE_FILE, data[:_HEAD]):
        return 60
    return 10 if lowered.endswith(_OFFICE) and not _is_text(data) else 0


def _is_text(data: bytes) -> bool:
    try:
        Source.from_bytes(data)
    except UnreadableSourceError as error:
        return error.kind == "limit"
    return True


def _markdown(layouts: Sequence[Layout]) -> Callable[[bytes, str, Vocabularies], Document]:
    """Return the function that reads Markdown; in a file without tables of Markdown's, it looks for *layouts*."""

    def load(data: bytes, name: str, vocabularies: Vocabularies) -> Document:
        from gouji_plugins.markdown.document import read_markdown

        return read_markdown(data, name, vocabularies, layouts)

    return load


def loaders(layouts: Sequence[Layout]) -> tuple[Loader, ...]:
    """Return the loader of each format other than plain text."""
    return (
        Loader("foreign", (), _recognise_foreign, Late("gouji_plugins.foreign:refuse_foreign")),
        Loader("docx", _WORD, _recognise_word, Late("gouji_plugins.office.word.load:load_word")),
        Loader("html", _PAGES, _recognise_page, Late("gouji_plugins.html.document:read_html")),
        Loader("legacy", _OLD, _recognise_old_office, Late("gouji_plugins.legacy.document:read_legacy")),
        Loader("markdown", _MARKDOWN, _recognise_markdown, _markdown(layouts)),
        Loader("own", (), _recognise_own, Late("gouji_plugins.own:read_own")),
        Loader("pdf", (".pdf",), _recognise_pdf, Late("gouji_plugins.pdf.document:read_pdf")),
        Loader("xlsx", _SHEET, _recognise_workbook, Late("gouji_plugins.office.sheet.load:load_workbook")),
    )
