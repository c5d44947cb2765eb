"""Word documents and workbooks out of a few elements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import pytest

from gouji.binding.bind import Binder
from gouji.document.model import Document
from gouji.testing.office import zipped
from gouji_plugins.office.sheet.load import load_workbook
from gouji_plugins.office.word.load import load_word

WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
SHEET = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


class WordFile(Protocol):
    def __call__(self, body: str, *, parts: Mapping[str, str] | None = None) -> bytes: ...


class Word(Protocol):
    def __call__(self, body: str, *, parts: Mapping[str, str] | None = None) -> Document: ...


class SheetFile(Protocol):
    def __call__(
        self, *sheets: str, strings: str = "", styles: str = "", states: tuple[str, ...] = (), top: str = ""
    ) -> bytes: ...


class Workbook(Protocol):
    def __call__(
        self, *sheets: str, strings: str = "", styles: str = "", states: tuple[str, ...] = (), top: str = ""
    ) -> Document: ...


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="{key}" Type="{TYPES}/{kind}" Target="{target}"/>' for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{RELATIONS}">{entries}</Relationships>'


@pytest.fixture(scope="session")
def word_file() -> WordFile:
    """The bytes of a document of some body; *parts* are the contents of further parts by their kind."""

    def build(body: str, *, parts: Mapping[str, str] | None = None) -> bytes:
        further = parts or {}
        roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}
        return zipped(
            {
                "_rels/.rels": _relations({"r1": ("officeDocument", "word/document.xml")}),
                "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
                "word/_rels/document.xml.rels": _relations({kind: (kind, f"{kind}.xml") for kind in further}),
                **{
                    f"word/{kind}.xml": f"<w:{roots[kind]} {WORD}>{content}</w:{roots[kind]}>"
                    for kind, content in further.items()
                },
            }
        )

    return build


@pytest.fixture(scope="session")
def word(word_file: WordFile) -> Word:
    def read(body: str, *, parts: Mapping[str, str] | None = None) -> Document:
        return load_word(word_file(body, parts=parts), "a.docx")

    return read


@pytest.fixture(scope="session")
def sheet_file() -> SheetFile:
    """The bytes of a workbook; each sheet is the content of a ``worksheet``, named 表1, 表2, …"""

    def build(*sheets: str, strings: str = "", styles: str = "", states: tuple[str, ...] = (), top: str = "") -> bytes:
        numbers = range(1, len(sheets) + 1)
        shown = (*states, *("visible" for _ in sheets))
        listed = "".join(
            f'<sheet name="表{number}" sheetId="{number}" state="{state}" r:id="r{number}"/>'
            for number, state in zip(numbers, shown, strict=False)
        )
        targets = {f"r{number}": ("worksheet", f"worksheets/sheet{number}.xml") for number in numbers}
        targets |= {"s": ("sharedStrings", "sharedStrings.xml"), "l": ("styles", "styles.xml")}
        return zipped(
            {
                "_rels/.rels": _relations({"r1": ("officeDocument", "xl/workbook.xml")}),
                "xl/workbook.xml": f"<workbook {SHEET}>{top}<sheets>{listed}</sheets></workbook>",
                "xl/_rels/workbook.xml.rels": _relations(targets),
                "xl/sharedStrings.xml": f"<sst {SHEET}>{strings}</sst>",
                "xl/styles.xml": f"<styleSheet {SHEET}>{styles}</styleSheet>",
                **{
                    f"xl/worksheets/sheet{number}.xml": f"<worksheet {SHEET}>{content}</worksheet>"
                    for number, content in enumerate(sheets, 1)
                },
            }
        )

    return build


@pytest.fixture(scope="session")
def workbook(sheet_file: SheetFile, binder: Binder) -> Workbook:
    def read(
        *sheets: str, strings: str = "", styles: str = "", states: tuple[str, ...] = (), top: str = ""
    ) -> Document:
        data = sheet_file(*sheets, strings=strings, styles=styles, states=states, top=top)
        return load_workbook(data, "a.xlsx", binder.vocabularies)

    return read
