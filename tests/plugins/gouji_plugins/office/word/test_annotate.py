"""Comments in copies of Word files: at the words, beside all that is there already, and nothing else changes."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

import pytest

from gouji.api.documents import Document, LimitExceededError, UnreadableSourceError
from gouji.testing.office import zipped
from gouji.testing.office.annotated import at, comments_in, members, original_of, part, words_in
from gouji_plugins.office.word.annotate import annotate_word
from gouji_plugins.office.word.load import load_word

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ROOT = (
    f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
TYPES = f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
START, END = '<w:commentRangeStart w:id="{}"/>', '<w:commentRangeEnd w:id="{}"/>'
REFERENCE = '<w:r><w:commentReference w:id="{}"/></w:r>'


def file(body: str, parts: Mapping[str, str] | None = None, references: str = "") -> bytes:
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/media/image1.png": b"\x89PNG",
            "word/document.xml": f"<w:document {ROOT}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{references}</Relationships>',
            **(parts or {}),
        }
    )


def annotated(data: bytes, *words: str) -> bytes:
    """The copy of a file with an annotation at each of some words, or at an offset given as a number."""
    document = load_word(data, "a.docx")
    return annotate_word(original_of(document, *(_at(document, each) for each in words)))


def _at(document: Document, words: str) -> object:
    start = document.source.text.index(words)
    return at(document, start, start + len(words))


def body_of(data: bytes) -> str:
    return part(data, "word/document.xml").decode().partition("<w:body>")[2].removesuffix("</w:body></w:document>")


def marked(before: str, words: str, after: str, number: int = 0, *, behind: str = "") -> str:
    """A body in which words are marked; what stands *behind* them comes before the reference."""
    return before + START.format(number) + words + END.format(number) + behind + REFERENCE.format(number) + after


class Case(NamedTuple):
    body: str
    words: str
    expected: str


BOLD = "<w:rPr><w:b/></w:rPr>"
P, Q = "<w:p>", "</w:p>"
CASES = {
    "whole run": Case(f"{P}<w:r><w:t>件</w:t></w:r>{Q}", "件", marked(P, "<w:r><w:t>件</w:t></w:r>", Q)),
    "inside a run, whose look is kept": Case(
        f'{P}<w:r w:rsidR="1">{BOLD}<w:t>新收三件</w:t></w:r>{Q}',
        "收三",
        marked(
            f'{P}<w:r w:rsidR="1">{BOLD}<w:t xml:space="preserve">新</w:t></w:r>',
            f'<w:r w:rsidR="1">{BOLD}<w:t xml:space="preserve">收三</w:t></w:r>',
            f'<w:r w:rsidR="1">{BOLD}<w:t xml:space="preserve">件</w:t></w:r>{Q}',
        ),
    ),
    "over several runs": Case(
        f'{P}<w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:t>新收</w:t></w:r><w:proofErr w:type="x"/><w:r><w:t>三件</w:t></w:r>{Q}',
        "收三件",
        marked(
            f'{P}<w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:t xml:space="preserve">新</w:t></w:r>',
            '<w:r><w:t xml:space="preserve">收</w:t></w:r><w:proofErr w:type="x"/><w:r><w:t>三件</w:t></w:r>',
            Q,
        ),
    ),
    "beside a tab in one run": Case(
        f"{P}<w:r>{BOLD}<w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>{Q}",
        "乙",
        marked(f"{P}<w:r>{BOLD}<w:t>甲</w:t><w:tab/></w:r>", f"<w:r>{BOLD}<w:t>乙</w:t></w:r>", Q),
    ),
    "references to characters": Case(
        f"{P}<w:r><w:t>A&amp;B&#x4E59;丙</w:t></w:r>{Q}",
        "B乙",
        marked(
            f'{P}<w:r><w:t xml:space="preserve">A&amp;</w:t></w:r>',
            '<w:r><w:t xml:space="preserve">B&#x4E59;</w:t></w:r>',
            f'<w:r><w:t xml:space="preserve">丙</w:t></w:r>{Q}',
        ),
    ),
    "space around that counts for nothing": Case(
        f"{P}<w:r><w:t> 新收 </w:t></w:r>{Q}", "收", marked(P, "<w:r><w:t> 新收 </w:t></w:r>", Q)
    ),
    "a hyperlink": Case(
        f'{P}<w:hyperlink r:id="x"><w:r><w:t>网址</w:t></w:r></w:hyperlink><w:r><w:t>等</w:t></w:r>{Q}',
        "址",
        f'{P}<w:hyperlink r:id="x"><w:r><w:t xml:space="preserve">网</w:t></w:r>{START.format(0)}'
        f'<w:r><w:t xml:space="preserve">址</w:t></w:r>{END.format(0)}</w:hyperlink>{REFERENCE.format(0)}'
        f"<w:r><w:t>等</w:t></w:r>{Q}",
    ),
    "a tracked insertion, beside a deletion": Case(
        f'{P}<w:del w:id="1" w:author="a"><w:r><w:delText>二</w:delText></w:r></w:del><w:ins w:id="2" w:author="a">'
        f"<w:r><w:t>三件</w:t></w:r></w:ins>{Q}",
        "三",
        f'{P}<w:del w:id="1" w:author="a"><w:r><w:delText>二</w:delText></w:r></w:del><w:ins w:id="2" w:author="a">'
        f'{START.format(0)}<w:r><w:t xml:space="preserve">三</w:t></w:r>{END.format(0)}'
        f'<w:r><w:t xml:space="preserve">件</w:t></w:r></w:ins>{REFERENCE.format(0)}{Q}',
    ),
    "a content control": Case(
        f"{P}<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>三件</w:t></w:r></w:sdtContent></w:sdt>{Q}",
        "三件",
        f"{P}<w:sdt><w:sdtPr/><w:sdtContent>{START.format(0)}<w:r><w:t>三件</w:t></w:r>{END.format(0)}</w:sdtContent>"
        f"</w:sdt>{REFERENCE.format(0)}{Q}",
    ),
    "mathematics, which is not parted": Case(
        f"{P}<m:oMath><m:r><m:t>805</m:t></m:r></m:oMath>{Q}",
        "80",
        marked(P, "<m:oMath><m:r><m:t>805</m:t></m:r></m:oMath>", Q),
    ),
    "alternatives, which are not parted": Case(
        f"{P}<mc:AlternateContent><mc:Choice><w:r><w:t>三件</w:t></w:r></mc:Choice></mc:AlternateContent>{Q}",
        "三",
        marked(
            P,
            "<mc:AlternateContent><mc:Choice><w:r><w:t>三件</w:t></w:r></mc:Choice></mc:AlternateContent>",
            Q,
        ),
    ),
    "a text box: its paragraph": Case(
        f"{P}<w:r><w:t>甲</w:t></w:r><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{P}<w:r><w:t>框内三件</w:t></w:r>{Q}"
        f"</w:txbxContent></v:textbox></v:shape></w:pict></w:r>{Q}",
        "三件",
        marked(
            P,
            "<w:r><w:t>甲</w:t></w:r><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框内三件</w:t></w:r></w:p>"
            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
            Q,
        ),
    ),
    "a line after a break": Case(
        f"{P}<w:r><w:t>三件</w:t><w:br/><w:t> 三件半</w:t></w:r>{Q}",
        "三件半",
        marked(f"{P}<w:r><w:t>三件</w:t><w:br/></w:r>", "<w:r><w:t> 三件半</w:t></w:r>", Q),
    ),
    "a result of a field": Case(
        f'{P}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>SUM</w:instrText></w:r><w:r><w:fldChar '
        f'w:fldCharType="separate"/></w:r><w:r><w:t>805</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>{Q}',
        "805",
        marked(
            f'{P}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>SUM</w:instrText></w:r><w:r><w:fldChar '
            'w:fldCharType="separate"/></w:r>',
            "<w:r><w:t>805</w:t></w:r>",
            f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{Q}',
        ),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_words_of_a_finding_are_marked(case: Case) -> None:
    assert body_of(annotated(file(case.body), case.words)) == case.expected


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_what_was_read_is_read_of_the_copy_too(case: Case) -> None:
    data = file(case.body)

    before, after = (load_word(each, "a.docx").source.text for each in (data, annotated(data, case.words)))

    assert after == before


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_copy_of_a_copy_has_the_same_bytes(case: Case) -> None:
    copy = annotated(file(case.body), case.words)

    assert annotated(copy, case.words) == copy


def test_marks_at_one_place_stand_beside_each_other() -> None:
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'.format

    copy = annotated(file(f"{P}<w:r><w:t>新收三件</w:t></w:r>{Q}"), "新收", "收三件", "三件")

    assert body_of(copy) == (
        f"{P}{START.format(0)}{run('新')}{START.format(1)}{run('收')}{END.format(0)}{REFERENCE.format(0)}{START.format(2)}"
        f"{run('三件')}{END.format(1)}{REFERENCE.format(1)}{END.format(2)}{REFERENCE.format(2)}{Q}"
    )


def test_of_words_that_occur_twice_the_right_ones_are_marked() -> None:
    document = load_word(file(f"{P}<w:r><w:t>三件，三件</w:t></w:r>{Q}"), "a.docx")

    copy = annotate_word(original_of(document, at(document, 3, 5)))

    assert (words_in(copy), body_of(copy).index("，") < body_of(copy).index("commentRangeStart")) == (
        {"0": "三件"},
        True,
    )


TABLE = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"
CELL = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def test_a_cell_of_a_table_is_marked() -> None:
    cells = [CELL.format(text) for text in ("类别", "件数", "规章", "805")]

    copy = annotated(file(CELL.format("前言") + TABLE.format(*cells)), "805")

    assert words_in(copy) == {"0": "805"}


@pytest.mark.parametrize("blank", ["<w:p/>", '<w:p w:rsidR="1"/>', "<w:p></w:p>", "<w:p><w:pPr/></w:p>"])
def test_a_blank_cell_is_marked_in_its_paragraph(blank: str) -> None:
    cells = [CELL.format("类别"), CELL.format("件数"), CELL.format("规章"), blank]
    document = load_word(file(TABLE.format(*cells)), "a.docx")
    offset = document.blocks[0].cells[3].start  # type: ignore[union-attr]

    copy = annotate_word(original_of(document, at(document, offset, offset)))

    opened = blank.replace("/>", ">") if blank.endswith("/>") else blank.removesuffix("</w:p>")
    assert f"{opened}{START.format(0)}{END.format(0)}{REFERENCE.format(0)}</w:p></w:tc></w:tr></w:tbl>" in body_of(copy)


def test_a_finding_without_a_place_marks_the_first_paragraph() -> None:
    document = load_word(file(CELL.format("题目") + CELL.format("正文")), "a.docx")
    whole = at(document, 0, 0)

    copy = annotate_word(original_of(document, whole))

    assert words_in(copy) == {"0": "题目"}


def test_of_a_paragraph_with_an_ordinal_that_word_counts_the_words_after_it_are_marked() -> None:
    numbering = (
        f'<w:numbering {ROOT}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/><w:suff w:val="nothing"/></w:lvl></w:abstractNum><w:num w:numId="1">'
        '<w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    reference = f'<Relationship Id="n" Type="{OFFICE}/numbering" Target="numbering.xml"/>'
    numbered = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p>'
    data = file(numbered, {"word/numbering.xml": numbering}, reference)

    copies = [annotated(data, words) for words in ("一、总体", "情况", "一、")]

    assert [words_in(copy)["0"] for copy in copies] == ["总体", "情况", "总体情况"]


OLD = (
    f'<w:comments {ROOT}><w:comment w:id="3" w:author="王" w:initials="王"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>'
    '<w:comment w:id="5" w:author="gouji" w:initials="g"><w:p w14:paraId="0A" xmlns:w14="urn:w14"><w:r><w:t>旧</w:t></w:r></w:p>'
    "</w:comment></w:comments>"
)
COMMENTS = f'<Relationship Id="c" Type="{OFFICE}/comments" Target="comments.xml"/>'
COMMENTED = (
    f'{P}{START.format(5)}{START.format(3)}<w:r><w:t>三件</w:t></w:r>{END.format(3)}<w:r><w:rPr/><w:commentReference w:id="3"/>'
    f'</w:r>{END.format(5)}<w:r><w:rPr/><w:commentReference w:id="5"/></w:r>{Q}'
)


def test_comments_of_others_stay_and_those_of_gouji_are_replaced() -> None:
    copy = annotated(file(COMMENTED, {"word/comments.xml": OLD}, COMMENTS), "三件")

    assert comments_in(copy) == {"3": ("王", ["请核对"]), "4": ("勾稽", ["错误 T101：总计不符"])}
    assert words_in(copy) == {"3": "三件", "4": "三件"}
    assert 'w:id="5"' not in body_of(copy)


def test_comments_of_gouji_go_where_there_is_nothing_to_say_any_more() -> None:
    copy = annotated(file(COMMENTED, {"word/comments.xml": OLD}, COMMENTS))

    assert (comments_in(copy), words_in(copy)) == ({"3": ("王", ["请核对"])}, {"3": "三件"})


def test_what_word_keeps_on_comments_that_go_goes_and_replies_stay_by_themselves() -> None:
    extended = (
        '<e:commentsEx xmlns:e="urn:e"><e:commentEx e:paraId="0A" e:done="0"/>'
        '<e:commentEx e:paraId="0B" e:paraIdParent="0A" e:done="0"/></e:commentsEx>'
    )
    references = COMMENTS + '<Relationship Id="e" Type="urn:x/commentsExtended" Target="commentsExtended.xml"/>'
    parts = {"word/comments.xml": OLD, "word/commentsExtended.xml": extended}

    copy = annotated(file(COMMENTED, parts, references))

    assert part(copy, "word/commentsExtended.xml").decode() == (
        '<e:commentsEx xmlns:e="urn:e"><e:commentEx e:paraId="0B" e:done="0"/></e:commentsEx>'
    )


def test_only_the_parts_that_must_change_do_and_all_others_stay_packed_as_they_were() -> None:
    data = file(CELL.format("新收三件"), {"docProps/app.xml": "<Properties/>"})

    before, after = members(data), members(annotated(data, "三件"))

    changed = [name for name, packed in before.items() if after[name] != packed]
    assert changed == ["[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"]
    assert list(after) == [*before, "word/comments.xml"]


def test_a_report_without_findings_is_copied_byte_for_byte() -> None:
    data = file(CELL.format("新收三件"))

    assert annotated(data) == data


@pytest.mark.parametrize(
    "spelt",
    [
        lambda text: text.replace("<w:", "<ns0:").replace("</w:", "</ns0:").replace("w:val", "ns0:val").replace("xmlns:w=", "xmlns:ns0="),
        lambda text: text.replace(MAIN, "http://purl.oclc.org/ooxml/wordprocessingml/main"),
        lambda text: '<?xml version="1.0" encoding="UTF-16"?>' + text,
        lambda text: "\ufeff" + text,
        lambda text: '<?xml version="1.0" encoding="US-ASCII"?>' + text.encode("ascii", "xmlcharrefreplace").decode(),
    ],
    ids=["another prefix", "strict", "UTF-16", "byte order mark", "ASCII"],
)  # fmt: skip
def test_a_part_may_be_spelt_otherwise(spelt: object) -> None:
    text = spelt(f"<w:document {ROOT}><w:body>{CELL.format('新收三件')}</w:body></w:document>")  # type: ignore[operator]
    data = file("", {"word/document.xml": text.encode("utf-16") if "UTF-16" in text else text.encode()})  # type: ignore[dict-item]

    copy = annotated(data, "三件")

    assert words_in(copy) == {"0": "三件"}
    assert comments_in(copy) == {"0": ("勾稽", ["错误 T101：总计不符"])}


def test_what_a_comment_says_is_never_markup() -> None:
    document = load_word(file(CELL.format("三件")), "a.docx")

    copy = annotate_word(original_of(document, at(document, 0, 2, "<w:p>&", "]]>")))

    assert comments_in(copy)["0"][1] == ["<w:p>&", "]]>"]


def test_a_package_without_types_has_no_copy() -> None:
    with ZipFile(BytesIO(file(CELL.format("三件")))) as archive:
        bare = zipped({name: archive.read(name) for name in archive.namelist() if name[0] != "["})

    with pytest.raises(UnreadableSourceError, match="Content_Types"):
        annotated(bare, "三件")


def test_the_limits_of_reading_hold_for_the_parts_that_only_copies_need() -> None:
    data = file(CELL.format("三件"), {"word/comments.xml": f"<w:comments {ROOT}>{' ' * 2**21}</w:comments>"}, COMMENTS)

    with pytest.raises(LimitExceededError):
        annotated(data, "三件")


def test_files_of_an_archive_that_overlap_have_no_copy() -> None:
    data = file(CELL.format("三件"))
    with ZipFile(BytesIO(data)) as archive:
        first, second = (archive.getinfo(name) for name in ("word/media/image1.png", "word/document.xml"))
    at_second = data.rindex(second.filename.encode()) - 4
    overlapping = data[:at_second] + (second.header_offset).to_bytes(4, "little") + data[at_second + 4 :]
    at_first = data.rindex(first.filename.encode()) - 4
    overlapping = overlapping[:at_first] + second.header_offset.to_bytes(4, "little") + overlapping[at_first + 4 :]

    with pytest.raises(UnreadableSourceError, match="overlap"):
        annotated(overlapping, "三件")
