"""What plain rows have in common is read once: documents say what they would say if each row was read by itself."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest
from tests.plugins.gouji_plugins.office.conftest import WORD, WordFile

from gouji.document.model import Document, Paragraph, Picture, Table
from gouji_plugins.office.word import load, tables
from gouji_plugins.office.word.cutting import PlainRows
from gouji_plugins.office.word.load import load_word

STYLES = (
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="N"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="X"><w:rPr><w:vanish/></w:rPr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
RUNS = (
    "<w:r><w:t>甲</w:t></w:r>",
    '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> 1&amp;2\r\n3 </w:t></w:r>',
    "<w:r><w:t> 乙 </w:t><w:lastRenderedPageBreak/><w:t/></w:r>",
    "<w:r><w:t>丙<w:x>丁</w:x>戊</w:t></w:r>",
    "<w:r><w:tab/><w:t>庚</w:t><w:br/></w:r>",
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>",
    '<w:r><w:rPr><w:rStyle w:val="X"/></w:rPr><w:t>隐</w:t></w:r>',
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "<w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>",
    "<w:r><w:rPr><w:strike/></w:rPr><w:t>划去。</w:t></w:r>",
    '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>',
    '<w:bookmarkStart w:id="1" w:name="a"/>',
    "<w:r><w:t>1 > 0</w:t></w:r>",
    "<w:r><w:t>\u3000己&#10;</w:t></w:r>",
    " ",
)
PROPERTIES = (
    "",
    '<w:pPr><w:jc w:val="center"/><w:rPr><w:b/></w:rPr></w:pPr>',
    '<w:pPr><w:pStyle w:val="H"/></w:pPr>',
    '<w:pPr><w:pStyle w:val="N"/></w:pPr>',
    '<w:pPr><w:pStyle/><w:outlineLvl w:val="0"/></w:pPr>',
    '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>',
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
)
CELL_PROPERTIES = (
    "",
    "<w:tcPr/>",
    '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>',
    '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>',
    "<w:tcPr><w:vMerge/></w:tcPr>",
    "<w:tcPr><w:hMerge/></w:tcPr>",
    "<w:tcPr><w:cellDel/></w:tcPr>",
)
ROW_PROPERTIES = (
    "",
    '<w:trPr><w:gridBefore w:val="1"/></w:trPr>',
    "<w:trPr><w:hidden/></w:trPr>",
    "<w:trPr><w:del/></w:trPr>",
)


def _joined(pieces: Sequence[str]) -> str:
    return "".join(pieces)


def _within(around: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map(lambda texts: f"<{around}>{''.join(texts)}</{around}>")


def _some(strategy: st.SearchStrategy[str], most: int) -> st.SearchStrategy[str]:
    return st.lists(strategy, max_size=most).map(_joined)


paragraphs = _within("w:p", st.sampled_from(PROPERTIES), _some(st.sampled_from(RUNS), 3))


def _tables(
    content: st.SearchStrategy[str],
    cell_properties: Sequence[str] = CELL_PROPERTIES,
    row_properties: Sequence[str] = ROW_PROPERTIES,
    fewest: int = 0,
) -> st.SearchStrategy[str]:
    cells = _within(
        "w:tc", st.sampled_from(cell_properties), st.lists(content, min_size=fewest, max_size=2).map(_joined)
    )
    controlled = cells.map(lambda cell: f"<w:sdt><w:sdtContent>{cell}</w:sdtContent></w:sdt>")
    several = st.lists(cells if fewest else cells | controlled, min_size=2 * fewest, max_size=4).map(_joined)
    rows = _within("w:tr", st.sampled_from(row_properties), several)
    return _within("w:tbl", st.sampled_from(("", "<w:tblPr/><w:tblGrid/>")), _some(rows, 4))


plain_paragraphs = _within(
    "w:p", st.sampled_from(PROPERTIES[:3]), _some(st.sampled_from((*RUNS[:3], RUNS[-1], RUNS[-3])), 2)
)
plain_tables = _tables(plain_paragraphs, CELL_PROPERTIES[:5], ROW_PROPERTIES[:2], 1)
"""Tables with rows that are plain, most of them."""

blocks = (
    paragraphs
    | plain_tables
    | _tables(paragraphs | _tables(paragraphs) | plain_tables)
    | st.sampled_from((" ", "<w:sectPr/>", "<w:altChunk/>"))
)


def _content(document: Document) -> object:
    shown: list[object] = []
    for block in document.blocks:
        if isinstance(block, Table):
            rows = [
                [(c.text, c.start, c.end, c.column, c.row_span, c.column_span) for c in r.cells] for r in block.rows
            ]
            shown.append(rows)
        elif isinstance(block, Paragraph):
            shown.append((block.text, block.start, block.end, block.level))
        elif isinstance(block, Picture):
            shown.append((block.start, block.description))
    return document.source.text, document.locators, document.notes, shown


def _whole(data: bytes) -> Document:
    """Read a file of which no row is cut."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(load.PlainRows, "cut", lambda _rows, data: data)
        return load_word(data, "a.docx")


@settings(deadline=None)
@given(body=st.lists(blocks, max_size=6).map(_joined))
def test_rows_that_are_cut_say_what_they_say_whole(word_file: WordFile, body: str) -> None:
    data = word_file(body, parts={"styles": STYLES, "numbering": NUMBERING})

    assert _content(load_word(data, "a.docx")) == _content(_whole(data))


P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
ROW = f"<w:tr><w:tc>{P.format('甲')}</w:tc><w:tc>{P.format('1')}</w:tc></w:tr>"


def _document(body: str, *, before: str = "", root: str = WORD) -> bytes:
    return f"{before}<w:document {root}><w:body>{body}</w:body></w:document>".encode()


def test_of_a_plain_row_only_its_texts_are_left() -> None:
    rows = PlainRows()

    cut = rows.cut(_document(f"<w:tbl>{ROW}{ROW}</w:tbl>"))

    row = '<w:tr GOUJI="{}">甲\x7f1</w:tr>'
    assert cut == _document(f"<w:tbl>{row.format(0)}{row.format(1)}</w:tbl>")


def test_rows_that_differ_in_texts_and_ids_alone_have_one_mould() -> None:
    first = ROW.replace("<w:p>", '<w:p w:rsidR="00AB12CD" w14:paraId="1A2B3C4D">')
    second = ROW.replace("<w:p>", '<w:p w:rsidR="00AB12CE" w14:paraId="1A2B3C4E">').replace("甲", "乙")
    root = f'{WORD} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    rows = PlainRows()

    rows.cut(_document(f"<w:tbl>{first}{second}</w:tbl>", root=root))

    assert rows["0"].mould is rows["1"].mould


ODD = {
    "comment": _document(f"<w:tbl><!--{ROW}-->{ROW}</w:tbl>"),
    "instruction": _document(f"<w:tbl><?a {ROW}?>{ROW}</w:tbl>", before='<?xml version="1.0"?>'),
    "gap": _document(f"<w:tbl>{ROW.replace('甲', chr(0x7F))}</w:tbl>"),
    "gap by number": _document(f"<w:tbl>{ROW.replace('甲', '&#x7f;')}</w:tbl>"),
    "mark": _document(f'<w:tbl><w:tr GOUJI="0"/>{ROW}</w:tbl>'),
    "prefix for something else": _document(f'<w:tbl xmlns:w = "urn:a">{ROW}</w:tbl>'),
    "other prefix": _document(f"<w:tbl>{ROW}</w:tbl>", root=WORD + WORD.split()[0].replace("xmlns:w", " xmlns:v1")),
    "long head": _document(f"<w:tbl>{ROW}</w:tbl>", root=f'{WORD} a="{9000 * "a"}"'),
}


@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
def test_where_a_row_might_be_something_else_none_is_cut(data: bytes) -> None:
    assert PlainRows().cut(data) is data


@pytest.mark.parametrize(
    "row",
    [
        f"<w:tr><w:tc>{P.format('甲')}</w:tc></w:tr>",
        ROW.replace("<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>"),
        ROW.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"),
        ROW.replace("甲", "1 > 0"),
        ROW.replace("<w:tc>", "<w:sdt><w:sdtContent><w:tc>", 1).replace("</w:tc>", "</w:tc></w:sdtContent></w:sdt>", 1),
        ROW.replace("<w:tc>", f'<w:tc w:a="{17000 * "a"}">', 1),
    ],
)
def test_a_row_with_more_than_plain_cells_stays_whole(row: str) -> None:
    rows = PlainRows()
    data = _document(f"<w:tbl>{row}{ROW}</w:tbl>")

    assert row.encode() in rows.cut(data)
    assert len(rows) == 1


def test_of_a_document_only_so_many_moulds_are_looked_for() -> None:
    rows = PlainRows()
    table = "".join(ROW.replace("<w:tr>", f'<w:tr w:a="{number}">') for number in range(400))

    rows.cut(_document(f"<w:tbl>{table}</w:tbl>"))

    assert len(rows) == 300


def test_what_is_remembered_is_bounded() -> None:
    assert tables.mould_of.cache_info().maxsize == 512


@pytest.mark.parametrize("text", ["&lt;&amp;", "甲&#10;乙", "\u3000甲 ", "甲\r\n乙"])
def test_texts_in_an_open_field_or_hidden_style_are_read_whole(word_file: WordFile, text: str) -> None:
    begin, end = (f'<w:p><w:r><w:fldChar w:fldCharType="{kind}"/></w:r></w:p>' for kind in ("begin", "end"))
    hidden = ROW.replace("<w:r>", '<w:r><w:rPr><w:rStyle w:val="X"/></w:rPr>')
    table = f"<w:tbl>{ROW}{hidden}</w:tbl>".replace("甲", text)
    data = word_file(f"{table}{begin}{table}{end}{table}", parts={"styles": STYLES})

    assert _content(load_word(data, "a.docx")) == _content(_whole(data))
