"""What is damaged, locked or made to harm is told in one clear error, and costs little."""

from __future__ import annotations

from collections.abc import Callable
import contextlib
from io import BytesIO
import struct
import tracemalloc
import zipfile
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.binding.bind import Binder
from gouji.document.loader import load
from gouji.document.model import Document, Table
from gouji.errors import LimitExceededError, UnreadableSourceError
from gouji.plugins.model import Plugins
from gouji_plugins.office import limits
from gouji_plugins.office.sheet.load import load_workbook
from gouji_plugins.office.sheet.names import cell_name
from gouji_plugins.office.word.load import load_word
from gouji_plugins.office.word.styles import without_table_styles

Files = Callable[..., bytes]
Read = Callable[[bytes, str], Document]

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARAGRAPH = "<w:p><w:r><w:t>正文</w:t></w:r></w:p>"


def archive(parts: list[tuple[str, bytes]], method: int = ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", method) as written:
        for name, content in parts:
            written.writestr(name, content)
    return stream.getvalue()


def document(body: str, head: str = "") -> bytes:
    return archive([("word/document.xml", f"{head}<w:document {W}><w:body>{body}</w:body></w:document>".encode())])


@pytest.fixture(scope="session")
def read(plugins: Plugins, binder: Binder) -> Read:
    def read(data: bytes, name: str) -> Document:
        return load(data, name, binder.vocabularies, plugins.loaders)

    return read


def refused(data: bytes) -> UnreadableSourceError:
    with pytest.raises(UnreadableSourceError) as caught:
        load_word(data, "a.docx")
    return caught.value


DAMAGED = {
    "cut short": document(PARAGRAPH)[:-60],
    "no directory": b"PK\x03\x04" + b"word/document.xml" * 20,
    "no document": archive([("word/styles.xml", b"<a/>")]),
    "no XML": archive([("word/document.xml", b"<w:p>")]),
    "no body": archive([("word/document.xml", b"<a/>")]),
    "twice": archive([("word/document.xml", b"<a/>"), ("word/Document.xml", b"<b/>")]),
    "packed with LZMA": archive([("word/document.xml", b"<a/>")], ZIP_LZMA),
    "flipped bytes": document(PARAGRAPH).replace(document(PARAGRAPH)[60:70], b"0123456789", 1),
    "in EBCDIC": document("", '<?xml version="1.0" encoding="cp037"?>'),
    "half of UTF-16": archive([("word/document.xml", b"\xff\xfe<\x00w")]),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=list(DAMAGED))
def test_what_is_damaged_is_told(data: bytes) -> None:
    error = refused(data)

    assert error.kind == "damaged"
    assert error.message.zh
    assert error.message.en


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE w:document [<!ENTITY a "b">]>',
        '<!DOCTYPE d SYSTEM "file:///etc/passwd">',
        '<?xml version="1.0"?><!-- x --><!DOCTYPE d>',
    ],
)
def test_a_document_type_is_refused(head: str) -> None:
    assert refused(document(PARAGRAPH, head)).kind == "doctype"


def test_a_document_type_does_not_hide_in_utf16() -> None:
    xml = f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE d><w:document {W}/>'

    assert refused(archive([("word/document.xml", xml.encode("utf-16"))])).kind == "doctype"


def test_utf16_itself_is_read() -> None:
    xml = f'<?xml version="1.0" encoding="utf-16"?><w:document {W}><w:body>{PARAGRAPH}</w:body></w:document>'

    assert len(load_word(archive([("word/document.xml", xml.encode("utf-16"))]), "a.docx").blocks) == 1


def test_an_encrypted_member_is_told() -> None:
    data = bytearray(document(PARAGRAPH))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + offset
        data[at] |= 1

    assert refused(bytes(data)).kind == "encrypted"


def test_an_encrypted_document_is_told_by_its_loader(read: Read) -> None:
    data = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")

    for name in ("a.docx", "a.xlsx"):
        with pytest.raises(UnreadableSourceError) as caught:
            read(data, name)
        assert caught.value.kind == "encrypted"


def exceeded(data: bytes, read: Callable[[bytes], object]) -> str:
    with pytest.raises(LimitExceededError) as caught:
        read(data)
    assert caught.value.message.zh
    return caught.value.limit


def as_word(data: bytes) -> Document:
    return load_word(data, "a.docx")


def bomb(size: int) -> bytes:
    return archive([("word/document.xml", b" " * size)])


def lying(data: bytes, size: int) -> bytes:
    """The archive with another size in the directory and in the member's own header."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + offset
        changed[at : at + 4] = struct.pack("<I", size)
    return bytes(changed)


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    tracemalloc.start()
    assert exceeded(bomb(limits.MAX_PART_BYTES + 1), as_word) == "MAX_PART_BYTES"
    assert exceeded(bomb(4 << 20), as_word) == "MAX_COMPRESSION"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 80 << 20
    """The bomb itself is made here; what is read of it is a few kilobytes."""


def test_a_member_that_lies_about_its_size_is_read_no_further() -> None:
    data = lying(bomb(4 << 20), 1000)

    assert refused(data).kind == "damaged"


def test_more_members_than_any_document_has_are_refused() -> None:
    data = archive([(f"word/{number}", b"") for number in range(limits.MAX_MEMBERS + 1)], ZIP_STORED)

    assert exceeded(data, as_word) == "MAX_MEMBERS"


def test_more_elements_than_any_document_has_are_refused() -> None:
    # Numbers between the elements, lest it be refused as a bomb.
    noise = "".join(f"<a>{number}" for number in range(2 * limits.MAX_ELEMENTS))

    assert exceeded(document(noise), as_word) == "MAX_ELEMENTS"


NESTED = {
    "tables": ("{}", "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    "controls": ("{}", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    "insertions": ("{}", "<w:ins>", "</w:ins>"),
    "choices": ("{}", "<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>"),
    "links": ("<w:p>{}</w:p>", "<w:hyperlink>", "</w:hyperlink>"),
    "choices in a run": (
        "<w:p><w:r>{}</w:r></w:p>",
        "<mc:AlternateContent><mc:Choice>",
        "</mc:Choice></mc:AlternateContent>",
    ),
    "boxes": ("{}", "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
}


@pytest.mark.parametrize("kind", NESTED)
def test_what_is_nested_too_deeply_is_refused(kind: str) -> None:
    around, begin, end = NESTED[kind]
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    nested = begin * 5000 + PARAGRAPH + end * 5000

    assert exceeded(document(f"<w:ins {mc}>{around.format(nested)}</w:ins>"), as_word) == "MAX_DEPTH"


def test_a_deep_tree_of_no_meaning_is_passed_over() -> None:
    assert as_word(document("<a>" * 100_000 + "</a>" * 100_000 + PARAGRAPH)).blocks


def test_beginnings_without_an_end_are_gone_through_once() -> None:
    styles = b'<w:style w:type="table"' * 1_000_000

    assert without_table_styles(styles) == styles


def test_a_span_of_a_billion_costs_nothing() -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p/></w:tc>'

    (table,) = as_word(document(f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>")).blocks
    assert isinstance(table, Table)
    assert len(table.cells) == 2


def test_what_relations_point_to_outside_is_not_followed() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/officeDocument" Target="../../../etc/passwd"/>'
        '<Relationship Id="b" Type="x/officeDocument" Target="http://example.invalid/a" TargetMode="External"/>'
        "</Relationships>"
    )
    xml = f"<w:document {W}><w:body>{PARAGRAPH}</w:body></w:document>"
    data = archive([("_rels/.rels", relations.encode()), ("word\\document.xml", xml.encode()), ("../evil", b"x")])

    assert len(as_word(data).blocks) == 1


def test_a_part_that_links_to_itself_ends() -> None:
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="s"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    styles = f'<w:styles {W}><w:style w:styleId="s"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/styles" Target="styles.xml"/>'
        '<Relationship Id="b" Type="x/numbering" Target="numbering.xml"/></Relationships>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="s"/></w:pPr><w:r><w:t>正文</w:t></w:r></w:p>'
    parts = {
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations,
        "word/styles.xml": styles,
        "word/numbering.xml": numbering,
    }

    assert len(as_word(archive([(name, text.encode()) for name, text in parts.items()])).blocks) == 1


@given(st.data())
def test_no_damage_raises_anything_else(data: st.DataObject) -> None:
    whole = document(PARAGRAPH)
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=4)) + whole[at + data.draw(st.integers(0, 8)) :]

    with contextlib.suppress(UnreadableSourceError):
        load_word(damaged, "a.docx")


def cells(count: int) -> str:
    return "".join(f'<row r="{number}" ht="14.25"><c r="A{number}" s="0"/></row>' for number in range(1, count + 1))


def cells_apart(count: int) -> str:
    """A cell in each row, each in another column: the blank ones between them are cells of the table too."""
    return "".join(f'<row r="{n}"><c r="{cell_name(n, n)}"><v>1</v></c></row>' for n in range(1, count + 1))


def test_a_million_blank_rows_are_passed_over(sheet_file: Files, binder: Binder) -> None:
    text = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row>'
    data = sheet_file(f"<sheetData>{cells(1_000_000)}{text}</sheetData>")
    tracemalloc.start()
    found = load_workbook(data, "a.xlsx", binder.vocabularies)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert [found.locator(block.start) for block in found.blocks] == [{"sheet": "表1", "cell": "XFD1048576"}]
    assert peak < 150 << 20
    """The XML of the sheet is 55 MB, held twice while its blank rows are cut out."""


def test_blank_rows_that_are_read_one_by_one_are_forgotten_one_by_one(sheet_file: Files, binder: Binder) -> None:
    data = sheet_file(f"<sheetData>{cells(40_000).replace(' ht', '  ht')}</sheetData>".replace("<row r", "<row  r"))
    tracemalloc.start()
    found = load_workbook(data, "a.xlsx", binder.vocabularies)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert found.blocks == ()
    assert peak < 8 << 20


def test_a_merge_of_the_whole_sheet_covers_what_is_there(sheet_file: Files, binder: Binder) -> None:
    text = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="XFD1"><v>1</v></c></row>'
    merge = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    found = load_workbook(sheet_file(f"<sheetData>{text}</sheetData>{merge}"), "a.xlsx", binder.vocabularies)

    assert [found.source[block.span] for block in found.blocks] == ["甲"]


LARGE = {
    "MAX_CELLS": "<sheetData>"
    + "".join(f'<row r="{r}">' + "<c><v>1</v></c>" * 600 + "</row>" for r in range(1, limits.MAX_CELLS // 600 + 2))
    + "</sheetData>",
    "MAX_MERGES": "<sheetData/><mergeCells>" + '<mergeCell ref="A1:B2"/>' * (limits.MAX_MERGES + 1) + "</mergeCells>",
    "MAX_DEPTH": "<sheetData>" + "<row>" * 60_000 + "</row>" * 60_000 + "</sheetData>",
    "MAX_ROW_ELEMENTS": "<sheetData><row>" + "<c/>" * (limits.MAX_ROW_ELEMENTS + 1) + "</row></sheetData>",
}


@pytest.mark.parametrize("limit", LARGE)
def test_sheets_larger_than_any_report_are_refused(
    limit: str, sheet_file: Files, binder: Binder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gouji_plugins.office.package.MAX_COMPRESSION", 10_000)
    data = sheet_file(LARGE[limit])

    assert exceeded(data, lambda data: load_workbook(data, "a.xlsx", binder.vocabularies)) == limit


def test_blank_cells_between_others_are_counted_too(sheet_file: Files, binder: Binder) -> None:
    data = sheet_file(f"<sheetData>{cells_apart(600)}</sheetData>")

    assert exceeded(data, lambda data: load_workbook(data, "a.xlsx", binder.vocabularies)) == "MAX_CELLS"


def test_one_long_text_in_many_cells_is_refused(
    sheet_file: Files, binder: Binder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gouji_plugins.office.package.MAX_COMPRESSION", 10_000)
    rows = "".join(f'<row r="{number}"><c t="s"><v>0</v></c></row>' for number in range(1, 1002))
    data = sheet_file(f"<sheetData>{rows}</sheetData>", strings=f"<si><t>{'字' * 10_000}</t></si>")

    assert exceeded(data, lambda data: load_workbook(data, "a.xlsx", binder.vocabularies)) == "MAX_TEXT"


@pytest.mark.parametrize(
    "content",
    [
        '<sheetData><row r="1"><c r="AAAA1"><v>1</v></c></row></sheetData>',
        '<sheetData><row r="1048577"><c><v>1</v></c></row></sheetData>',
        "<sheetData><row>",
        '<row r="1"' * 101_000,
        '<sheetData><row r="1">' + "<c/>" * 150_000,
    ],
)
def test_a_sheet_that_is_none_is_told(content: str, sheet_file: Files, binder: Binder) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        load_workbook(sheet_file(content), "a.xlsx", binder.vocabularies)

    assert caught.value.kind == "damaged"


def test_a_workbook_without_sheets_is_told(sheet_file: Files, binder: Binder) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        load_workbook(sheet_file(), "a.xlsx", binder.vocabularies)

    assert caught.value.kind == "damaged"


def test_the_archive_is_never_unpacked_to_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        pytest.fail("a member was extracted")

    monkeypatch.setattr(zipfile.ZipFile, "extract", forbidden)
    monkeypatch.setattr(zipfile.ZipFile, "extractall", forbidden)

    assert as_word(document(PARAGRAPH)).blocks
