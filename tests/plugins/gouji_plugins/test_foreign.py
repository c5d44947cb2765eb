"""What is no report for its format is refused with a word on what it is and what to do, whatever its name."""

from __future__ import annotations

from io import BytesIO
import random
from zipfile import ZipFile

import pytest

from gouji.api.documents import LAYOUTS, Loader, UnreadableSourceError
from gouji.binding.bind import Binder
from gouji.document.loader import load, text_loader
from gouji_plugins.loaders import loaders

RANDOM = random.Random(2024).randbytes(3000)  # noqa: S311 (nothing is secret here)
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + RANDOM
PAGE = (
    b'From: <Saved by WPS>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="x"\r\n\r\n--x\r\n'
    b'Content-Type: text/html; charset="gb2312"\r\n\r\n<html>=D2=BB</html>\r\n'
)
LOCK = b"\x06Admin" + b"\0" * 156
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage\0".encode("utf-16-le")
REPORT = "青石县水务局2024年政府信息公开工作年度报告\n一、总体情况\n".encode()


def _package(*members: str) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for member in members:
            name, _, text = member.partition("=")
            archive.writestr(name, text or "<x/>")
    return data.getvalue()


OPEN_DOCUMENT = _package("mimetype=application/vnd.oasis.opendocument.text", "content.xml")
SLIDES = _package("[Content_Types].xml", "ppt/presentation.xml")


def _loaders() -> list[Loader]:
    return [*loaders(LAYOUTS), text_loader(LAYOUTS)]


@pytest.mark.parametrize(
    ("data", "name", "kind", "words"),
    [
        (RANDOM, "a.docx", "foreign", ("不是 Word 文档", "no Word document")),
        (b"\xff" + RANDOM.replace(b"\0", b"\xff"), "a.DOCX", "foreign", ("另存为 .docx", "save it as .docx")),
        (RANDOM, "a.xlsx", "foreign", ("另存为 .xlsx", "no Excel workbook")),
        (RANDOM, "a.xls", "foreign", ("另存为 .xlsx", "no Excel workbook")),
        (RANDOM, "a.doc", "foreign", ("不是 Word 文档", "no Word document")),
        (RANDOM, "a.wps", "foreign", ("不是 WPS 文档", "no WPS document")),
        (RANDOM, "a.et", "foreign", ("不是 WPS 表格", "no WPS workbook")),
        (RANDOM, "a.rtf", "foreign", ("不是 RTF 文档", "rich text")),
        (RANDOM, "a.pdf", "foreign", ("不是 PDF", "no PDF")),
        (REPORT, "a.pdf", "foreign", ("不是 PDF", "no PDF")),
        (RANDOM, "a.html", "binary", ("NUL", "NUL")),
        (PICTURE, "a.docx", "foreign", ("图片（PNG）", "a picture (PNG)")),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a.doc", "foreign", ("图片（JPEG）", "a picture (JPEG)")),
        (b"RIFF\0\0\0\0WEBPVP8 \0", "a.html", "foreign", ("图片（WebP）", "a picture (WebP)")),
        (PAGE, "a.doc", "foreign", (".mht", "in a single file (.mht)")),
        (PAGE, "a.txt", "foreign", (".mht", "in a single file (.mht)")),
        (_package("OFD.xml", "Doc_0/Document.xml"), "a.pdf", "foreign", ("OFD", "OFD")),
        (OPEN_DOCUMENT, "a.docx", "foreign", ("OpenDocument", "OpenDocument")),
        (SLIDES, "a.docx", "foreign", ("演示文稿", "slides")),
        (_package("a.txt"), "a.txt", "foreign", ("压缩包（ZIP）", "an archive (ZIP)")),
        (b"Rar!\x1a\x07\x01\0", "a.docx", "foreign", ("压缩包（RAR）", "an archive (RAR)")),
        (LOCK, "2024/~$水务局.docx", "lock-file", ("临时文件", "a file that is open")),
        (LOCK, r"2024\~$水务局.xlsx", "lock-file", ("临时文件", "a file that is open")),
        (b",user,host,27.11.2026 00:10;", ".~lock.a.docx#", "lock-file", ("临时文件", "a file that is open")),
        (b"\0\5\x16\7\0\2\0\0Mac OS X", "._a.docx", "foreign", ("macOS", "macOS")),
        (ENCRYPTED, "a.docx", "encrypted", ("密码", "password")),
        (ENCRYPTED, "a.txt", "encrypted", ("密码", "password")),
        (b"", "a.docx", "empty", ("空的", "empty")),
        (b"\r\n", "a.pdf", "empty", ("空的", "empty")),
    ],
)
def test_a_file_is_refused_for_what_it_is(
    binder: Binder, data: bytes, name: str, kind: str, words: tuple[str, str]
) -> None:
    with pytest.raises(UnreadableSourceError) as raised:
        load(data, name, binder.vocabularies, _loaders())

    (zh, en), message = words, raised.value.message
    assert (raised.value.kind, zh in message.zh, en in message.en) == (kind, True, True), message


@pytest.mark.parametrize("name", ["a.docx", "~$a.txt", "a.xls", "a.wps", "a"])
def test_a_text_is_read_under_any_name_of_an_office_file(binder: Binder, name: str) -> None:
    report = REPORT * 30

    assert load(report, name, binder.vocabularies, _loaders()).source.text == report.decode()


def test_a_report_that_mentions_a_page_in_one_file_is_a_text(binder: Binder) -> None:
    report = REPORT + b"Content-Type: multipart/related\n"

    assert load(report, "a.txt", binder.vocabularies, _loaders()).loader == "text"
