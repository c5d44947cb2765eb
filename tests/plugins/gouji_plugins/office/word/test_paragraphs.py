"""What a reader of a Word document sees in its paragraphs is what is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.document.model import Document, Paragraph, Picture

Word = Callable[..., Document]

BOX = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 7</w:instrText><w:t>码</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>果</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def p(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (r("甲") + r("乙"), ["甲乙"]),
        (f"<w:ins>{r('甲')}</w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>", ["甲"]),
        (f"<w:moveFrom>{r('甲')}</w:moveFrom><w:moveTo>{r('乙')}</w:moveTo>", ["乙"]),
        (f"<w:ins><w:del>{r('甲')}</w:del></w:ins>{r('乙')}", ["乙"]),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", ["甲\t乙"]),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", ["甲", "乙"]),
        ("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/><w:t>3</w:t></w:r>", ["1-23"]),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:char="4E00"/><w:sym w:char="zz"/></w:r>', ["☑一"]),
        (r("甲") + r("乙", "<w:vanish/>"), ["甲"]),
        (r("甲", '<w:vanish w:val="0"/>'), ["甲"]),
        (FIELD, ["果"]),
        (f'<w:fldSimple w:instr="AUTHOR">{r("果")}</w:fldSimple>', ["果"]),
        (f'<w:hyperlink r:id="x"><w:smartTag>{r("甲")}</w:smartTag></w:hyperlink>', ["甲"]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('甲')}</w:sdtContent></w:sdt>", ["甲"]),
        (f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('请输入')}</w:sdtContent></w:sdt>", []),
        (f"<w:r><w:ruby><w:rt>{r('yin')}</w:rt><w:rubyBase>{r('音')}</w:rubyBase></w:ruby></w:r>", ["音"]),
        ("<m:oMath><m:r><m:t>1+2</m:t></m:r></m:oMath>", ["1+2"]),
        ("<w:r><w:t> 甲 </w:t></w:r>" + r("乙"), ["甲乙"]),
        ("<w:bookmarkStart/><w:proofErr/>" + r("甲"), ["甲"]),
    ],
)
def test_runs(word: Word, content: str, seen: list[str]) -> None:
    assert texts(word(p(content))) == seen


def test_the_parts_of_a_text_box_are_read_once_after_its_anchor(word: Word) -> None:
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{BOX}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = word(p(r("前")) + p(box + r("锚")))

    assert texts(document) == ["前", "锚", "框内"]
    assert document.locator(document.blocks[2].start) == {"paragraph": 2}


def test_a_deleted_paragraph_mark_joins_two_paragraphs(word: Word) -> None:
    document = word(p(r("甲"), "<w:rPr><w:del/></w:rPr>") + p(r("乙")) + p(r("丙"), "<w:rPr><w:del/></w:rPr>"))

    assert texts(document) == ["甲乙", "丙"]


def test_a_field_may_reach_over_paragraphs(word: Word) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    separate = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("目录")}'
    end = f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{r("后")}'

    assert texts(word(p(begin + r("不见")) + p(separate) + p(end))) == ["目录", "后"]


def test_paragraphs_are_counted_with_the_empty_ones_and_without_those_in_tables(word: Word) -> None:
    cells = f"<w:tr><w:tc>{p(r('1'))}</w:tc><w:tc>{p(r('2'))}</w:tc></w:tr>"
    control = f"<w:sdt><w:sdtContent>{p(r('四'))}</w:sdtContent></w:sdt>"
    document = word(p(r("一")) + p("") + f"<w:tbl>{cells}</w:tbl>" + p(r("三")) + control)

    places = [document.locator(block.start) for block in document.blocks]
    assert places == [
        {"paragraph": 1},
        {"table": 1, "row": 1, "cell": 1},
        {"paragraph": 3},
        {"paragraph": 4},
    ]


def test_a_text_stands_in_the_source_where_its_paragraph_says(word: Word) -> None:
    document = word(p(r("\u3000\u3000一、总体情况 ")) + p(r("正文")))

    source = document.source
    assert [source[block.span] for block in document.blocks] == ["一、总体情况", "正文"]
    assert not source.lined


def test_footnotes_follow_the_paragraph_that_refers_to_them(word: Word) -> None:
    note = f'<w:footnote w:id="2">{p(r("注"))}</w:footnote><w:footnote w:id="0" w:type="separator">{p(r("—"))}</w:footnote>'
    first = p(r("甲") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    document = word(first + p(r("乙")), parts={"footnotes": note})

    assert texts(document) == ["甲", "注", "乙"]
    assert document.locator(document.blocks[1].start) == {"paragraph": 1, "footnote": 1}


def test_a_picture_stands_after_its_paragraph_with_its_description(word: Word) -> None:
    drawing = '<w:r><w:drawing><wp:docPr id="1" descr="表三"/><a:blip r:embed="x"/></w:drawing></w:r>'
    document = word(p(r("甲") + drawing) + p("<w:r><w:pict><v:shape alt='图'><v:imagedata/></v:shape></w:pict></w:r>"))

    pictures = [block.description for block in document.blocks if isinstance(block, Picture)]
    assert pictures == ["表三", "图"]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:basedOn w:val="h2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="out"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:basedOn w:val="y"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="y"><w:basedOn w:val="x"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="ghost"><w:rPr><w:vanish/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ("", 0),
        ('<w:pStyle w:val="h2"/>', 2),
        ('<w:pStyle w:val="own"/>', 2),
        ('<w:pStyle w:val="out"/>', 1),
        ('<w:pStyle w:val="x"/>', 0),
        ('<w:pStyle w:val="unknown"/>', 0),
        ('<w:pStyle w:val="h2"/><w:outlineLvl w:val="9"/>', 0),
        ('<w:outlineLvl w:val="2"/>', 3),
    ],
)
def test_the_level_of_a_heading_comes_from_its_outline_or_its_style(word: Word, properties: str, level: int) -> None:
    (block,) = word(p(r("标题"), properties), parts={"styles": STYLES}).blocks

    assert isinstance(block, Paragraph)
    assert block.level == level


def test_styles_of_tables_are_passed_over(word: Word) -> None:
    table = '<w:style w:type="table" w:styleId="t"><w:tblPr><w:x/></w:tblPr></w:style>'
    empty = '<w:style w:type="table" w:styleId="e"/>'
    styles = table + empty + STYLES + table
    (block,) = word(p(r("标题"), '<w:pStyle w:val="h2"/>'), parts={"styles": styles}).blocks

    assert isinstance(block, Paragraph)
    assert block.level == 2


def test_text_in_a_hidden_style_is_left_out(word: Word) -> None:
    styled = p(r("甲"), '<w:pStyle w:val="gone"/>') + p(r("乙", '<w:rStyle w:val="ghost"/>') + r("丙"))

    assert texts(word(styled, parts={"styles": STYLES})) == ["丙"]


@pytest.mark.parametrize(
    ("body", "note"),
    [
        (p(f"<w:ins>{r('甲')}</w:ins>") * 2, "文件有修订痕迹，按全部接受后的文字读取"),
        (p(r("甲", "<w:vanish/>")), "隐藏文字未读取"),
        ('<w:altChunk r:id="x"/>', "嵌入的其他文档未读取"),
    ],
)
def test_what_was_decided_is_noted_once(word: Word, body: str, note: str) -> None:
    assert [found.zh for found in word(body).notes] == [note]
