"""What a reader of a workbook sees is what is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.document.model import Block, Document, Paragraph, Table

Workbook = Callable[..., Document]

BORDERS = (
    '<borders><border/><border><left style="thin"/></border></borders>'
    '<cellXfs><xf numFmtId="0" borderId="0"/><xf numFmtId="0" borderId="1"/><xf numFmtId="4" borderId="1"/></cellXfs>'
)


def rows(*contents: str, hidden: int = 0) -> str:
    listed = "".join(
        f'<row r="{number}" hidden="{int(number == hidden)}">{content}</row>'
        for number, content in enumerate(contents, 1)
    )
    return f"<sheetData>{listed}</sheetData>"


def t(name: str, text: str, style: int = 0) -> str:
    return f'<c r="{name}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>'


def n(name: str, number: str, style: int = 0) -> str:
    return f'<c r="{name}" s="{style}"><v>{number}</v></c>'


def blank(name: str) -> str:
    return f'<c r="{name}" s="1"/>'


def merges(*ranges: str) -> str:
    return "<mergeCells>" + "".join(f'<mergeCell ref="{place}"/>' for place in ranges) + "</mergeCells>"


def shape(block: Block) -> object:
    if isinstance(block, Table):
        return [[cell.text for cell in row.cells] for row in block.rows]
    return block.text if isinstance(block, Paragraph) else "picture"


def shapes(document: Document) -> list[object]:
    return [shape(block) for block in document.blocks]


def notes(document: Document) -> list[str]:
    return [note.zh for note in document.notes]


RAISED = '<r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        (f'<c r="A1" t="inlineStr"><is><r><t>60</t></r>{RAISED}</is></c>', "60¹"),
        (f'<c r="A1" t="inlineStr"><is>{RAISED}</is></c>', "1"),
        ('<c r="A1" t="s"><v>1</v></c>', "甲乙"),
        ('<c r="A1" t="s"><v>9</v></c>', None),
        ('<c r="A1" t="inlineStr"><is><r><t>甲</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></is></c>', "甲"),
        ('<c r="A1" t="str"><f>A2</f><v>文 </v></c>', "文"),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c r="A1" t="d"><v>2024-01-01</v></c>', "2024-01-01"),
        ('<c r="A1"><f>1+2</f><v>3</v></c>', "3"),
        ('<c r="A1" t="inlineStr"><is><t>甲_x000D_\n乙</t></is></c>', "甲|乙"),
        ("<c><v>7</v></c>", "7"),
    ],
)
def test_values(workbook: Workbook, cell: str, seen: str | None) -> None:
    strings = "<si><t>零</t></si><si><r><t>甲</t></r><r><t>乙</t></r><phoneticPr fontId='1'/></si>"
    document = workbook(rows(cell), strings=strings)

    texts = [line for block in document.blocks for line in ([block.text] if isinstance(block, Paragraph) else [])] or [
        cell.text for block in document.blocks if isinstance(block, Table) for cell in block.cells
    ]
    assert "|".join(texts) == (seen or "")


def test_texts_that_stand_alone_are_paragraphs_and_rows_of_cells_are_tables(workbook: Workbook) -> None:
    document = workbook(
        rows(
            t("A1", "云麓县水务局2024年政府信息公开工作年度报告"),
            t("A2", "二、主动公开政府信息情况"),
            t("A3", "第二十条第（五）项"),
            t("A4", "信息内容") + t("B4", "本年处理决定数量"),
            t("A5", "行政许可") + n("B5", "3"),
            t("A6", "四、政府信息公开行政复议、行政诉讼情况"),
        )
        + merges("A1:C1", "A3:B3")
    )

    assert shapes(document) == [
        "云麓县水务局2024年政府信息公开工作年度报告",
        "二、主动公开政府信息情况",
        [["第二十条第（五）项"], ["信息内容", "本年处理决定数量"], ["行政许可", "3"]],
        "四、政府信息公开行政复议、行政诉讼情况",
    ]


def test_merges_reach_over_rows_and_columns(workbook: Workbook) -> None:
    document = workbook(
        rows(t("A1", "甲") + t("B1", "乙"), n("B2", "1") + n("C2", "2")) + merges("A1:A2", "B1:C1", "E5:F9")
    )

    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [[(c.text, c.column, c.row_span, c.column_span) for c in row.cells] for row in table.rows] == [
        [("甲", 0, 2, 1), ("乙", 1, 1, 2)],
        [("1", 1, 1, 1), ("2", 2, 1, 1)],
    ]


def test_cells_are_named_as_in_the_sheet(workbook: Workbook) -> None:
    document = workbook(rows("", t("C2", "行政许可") + n("AB2", "3")))

    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [document.locator(cell.start) for cell in table.cells] == [
        {"sheet": "表1", "cell": "C2"},
        {"sheet": "表1", "cell": "AB2"},
    ]
    assert [document.source[cell.span] for cell in table.cells] == ["行政许可", "3"]


def test_blank_cells_of_a_table_are_cells_whether_they_have_borders_or_not(workbook: Workbook) -> None:
    bare = workbook(rows(t("A1", "行政处罚") + n("B1", "1"), t("A2", "行政强制")))
    framed = workbook(rows(t("A1", "行政处罚", 1) + n("B1", "1", 1), blank("A2") + blank("B2")), styles=BORDERS)

    assert shapes(bare) == [[["行政处罚", "1"], ["行政强制", ""]]]
    assert shapes(framed) == [[["行政处罚", "1"], ["", ""]]]


def test_styles_give_number_formats(workbook: Workbook) -> None:
    assert shapes(workbook(rows(t("A1", "甲") + n("B1", "1234.5", 2)), styles=BORDERS)) == [[["甲", "1,234.50"]]]


def test_zeros_may_be_hidden(workbook: Workbook) -> None:
    views = '<sheetViews><sheetView showZeros="0"/></sheetViews>'

    assert shapes(workbook(views + rows(t("A1", "甲") + n("B1", "0") + n("C1", "10")))) == [[["甲", "", "10"]]]


def test_a_formula_without_a_stored_result_is_blank_and_told(workbook: Workbook) -> None:
    document = workbook(rows(t("A1", "甲") + n("B1", "1"), t("A2", "总计") + '<c r="B2"><f>B1</f><v></v></c>'))

    assert shapes(document) == [[["甲", "1"], ["总计", ""]]]
    assert notes(document) == ["公式没有保存结果，按空白读取（请在 Excel 或 WPS 中重新计算并保存）：表1!B2"]


def test_hidden_rows_columns_and_sheets_are_left_out_and_told(workbook: Workbook) -> None:
    columns = '<cols><col min="2" max="2" hidden="1"/></cols>'
    document = workbook(
        columns + rows(t("A1", "甲") + n("B1", "1") + n("C1", "2"), t("A2", "乙") + n("C2", "3"), hidden=2),
        rows(t("A1", "旧表")),
        states=("visible", "hidden"),
    )

    assert shapes(document) == [[["甲", "2"]]]
    assert notes(document) == ["隐藏的工作表未读取：表2", "隐藏的行列未读取：表1!B1、表1!A2、表1!C2"]


def test_a_merged_text_is_seen_below_a_hidden_row(workbook: Workbook) -> None:
    document = workbook(rows(t("A1", "标题"), "", hidden=1) + merges("A1:B2"))

    assert shapes(document) == ["标题"]
    assert document.locator(document.blocks[0].start) == {"sheet": "表1", "cell": "A2"}


def test_lines_of_a_text_are_paragraphs_of_their_own(workbook: Workbook) -> None:
    assert shapes(workbook(rows(t("A1", "一、总体情况\n2024年，我局公开。")))) == ["一、总体情况", "2024年，我局公开。"]


def test_a_blank_row_does_not_part_figures_from_their_header(workbook: Workbook) -> None:
    document = workbook(rows(t("A1", "行政复议") + t("B1", "行政诉讼"), "", n("A3", "1") + n("B3", "2")))

    assert shapes(document) == [[["行政复议", "行政诉讼"], ["1", "2"]]]


LICENSING = rows(
    t("A1", "第二十条第（五）项"),
    t("A2", "第二十条第（六）项"),
    t("A3", "行政许可") + n("B3", "3"),
    t("A4", "行政强制") + n("B4", "1"),
)
REQUESTS = rows(t("A1", "1.属于国家秘密") + n("B1", "0"), t("A2", "2.重复申请") + n("B2", "0"))


def test_sheets_that_hold_one_table_each_are_one_report(workbook: Workbook) -> None:
    document = workbook(LICENSING, REQUESTS)

    assert len(document.blocks) == 2
    assert document.parts == ()


def test_sheets_that_hold_the_same_table_are_reports_of_their_own(workbook: Workbook) -> None:
    document = workbook(LICENSING, REQUESTS, LICENSING)

    assert [len(part.blocks) for part in (document, *document.parts)] == [2, 1]
    assert document.parts[0].locator(0) == {"sheet": "表3", "cell": "A1"}


def test_dates_count_from_1904_where_the_workbook_says_so(workbook: Workbook) -> None:
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    document = workbook(rows(t("A1", "甲") + n("B1", "43830")), styles=styles, top='<workbookPr date1904="1"/>')

    assert shapes(document) == [[["甲", "2024/1/1"]]]


def test_an_empty_workbook_is_an_empty_document(workbook: Workbook) -> None:
    assert workbook("<sheetData/>").blocks == ()
