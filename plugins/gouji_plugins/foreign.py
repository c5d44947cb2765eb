"""Files of formats that are not read: each is refused with a word on what it is and what to do, whatever its name."""

from __future__ import annotations

from collections.abc import Iterator
import re
from typing import NoReturn

from gouji.api.documents import Message, UnreadableSourceError, Vocabularies
from gouji_plugins.loaders import file_name

__all__ = ["refuse_foreign"]

_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"RIFF", "WebP"),
)
_ARCHIVES = ((b"Rar!", "RAR"), (b"7z\xbc\xaf", "7z"), (b"\x1f\x8b", "gzip"), (b"PK", "ZIP"))
_PICTURE = Message(
    "这是图片（{name}），没有文字；请用有文字的原件（.docx、.pdf 等），或先作文字识别再检查",
    "this is a picture ({name}) without text; take the original with its text (.docx, .pdf), or have the text recognised "
    "first, then check again",
)
_ARCHIVE = Message(
    "这是压缩包（{name}）；请解压后检查其中的报告", "this is an archive ({name}); unpack it and check the reports in it"
)
_PAGE = Message(
    "这是单个文件网页（.mht）；请用 Word 或 WPS 打开，另存为 .docx 后再检查",
    "this is a web page in a single file (.mht); open it with Word or WPS, save it as .docx, then check again",
)
_OFD = Message(
    "这是 OFD 版式文件，不能直接读取；请导出为 PDF 或 .docx 后再检查",
    "this is an OFD document, which cannot be read; export it as PDF or .docx, then check again",
)
_OPEN_DOCUMENT = Message(
    "这是 OpenDocument 文件（.odt、.ods）；请用 Word、WPS 或 LibreOffice 打开，另存为 .docx 或 .xlsx 后再检查",
    "this is an OpenDocument file (.odt, .ods); open it with Word, WPS or LibreOffice, save it as .docx or .xlsx, then "
    "check again",
)
_SLIDES = Message(
    "这是演示文稿（.pptx），不是报告；请检查报告的 .docx 或 .pdf",
    "these are slides (.pptx) and no report; check the report's .docx or .pdf",
)
_LOCK = Message(
    "这是 Word、Excel 或 WPS 打开文件时生成的临时文件，不是报告；请检查报告本身",
    "this is what Word, Excel or WPS keeps beside a file that is open, and no report; check the report itself",
)
_FORK = Message(
    "这是 macOS 存放附加信息的文件（._…），不是报告；请检查报告本身",
    "this is where macOS keeps what belongs to another file (._…), and no report; check the report itself",
)
_UNKNOWN = Message(
    "这不是{what}，也不是可以识别的其他格式；请找到原件，用 Word 或 WPS 打开，另存为 {today} 后再检查",
    "this is no {what}, nor anything else that is known; find the original, open it with Word or WPS, save it as {today}, "
    "then check again",
)
_WORD, _SHEET = Message(" Word 文档", "Word document"), Message(" Excel 工作簿", "Excel workbook")
_NAMED = {
    ".docx": (_WORD, ".docx"),
    ".docm": (_WORD, ".docx"),
    ".doc": (_WORD, ".docx"),
    ".wps": (Message(" WPS 文档", "WPS document"), ".docx"),
    ".rtf": (Message(" RTF 文档", "document of rich text (RTF)"), ".docx"),
    ".xlsx": (_SHEET, ".xlsx"),
    ".xlsm": (_SHEET, ".xlsx"),
    ".xls": (_SHEET, ".xlsx"),
    ".et": (Message(" WPS 表格", "WPS workbook"), ".xlsx"),
    ".pdf": (Message(" PDF", "PDF"), ".pdf"),
}
_PARTS = (
    (rb"OFD\.xml", _OFD),
    (rb"mimetypeapplication/vnd\.oasis\.opendocument", _OPEN_DOCUMENT),
    (rb"ppt/presentation\.xml", _SLIDES),
)


def refuse_foreign(data: bytes, name: str, _vocabularies: Vocabularies) -> NoReturn:
    """Raise `UnreadableSourceError` with what the file is."""
    base = file_name(name)
    if base.startswith(("~$", ".~")):
        raise UnreadableSourceError(name, _LOCK, kind="lock-file")
    message = next(_told(data), None)
    if message is None:
        what, today = _NAMED[base[base.rfind(".") :].lower()]
        message = _UNKNOWN.format(what=what, today=today)
    raise UnreadableSourceError(name, message, kind="foreign")


def _told(data: bytes) -> Iterator[Message]:
    """Yield what the content tells of the file."""
    if data.startswith(b"\0\5\x16\7"):
        yield _FORK
    yield from (_PICTURE.format(name=name) for begin, name in _PICTURES if data.startswith(begin))
    if data.startswith(b"PK"):
        yield from (message for part, message in _PARTS if re.search(part, data))
    yield from (_ARCHIVE.format(name=name) for begin, name in _ARCHIVES if data.startswith(begin))
    if re.match(rb"\s*[A-Za-z-]+:", data):
        yield _PAGE
