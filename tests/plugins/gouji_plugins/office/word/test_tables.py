"""A Word table is read as the grid that is seen."""

from __future__ import annotations

from collections.abc import Callable

from gouji.document.model import Document, Paragraph, Picture, Table

Word = Callable[..., Document]


def tc(text: str = "", properties: str = "") -> str:
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{lines}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def grid(document: Document) -> list[list[tuple[str, int, int, int]]]:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return [[(c.text, c.column, c.row_span, c.column_span) for c in row.cells] for row in table.rows]


def shapes(document: Document) -> list[str]:
    return [
        block.text if isinstance(block, Paragraph) else f"{type(block).__name__} {len(getattr(block, 'rows', ()))}"
        for block in document.blocks
    ]


def test_merges_to_the_right_and_down(word: Word) -> None:
    body = tbl(
        tr(tc("甲", DOWN), tc("乙", span(2))),
        tr(tc("", ON), tc("1"), tc("2")),
        tr(tc("", ON), tc("3"), tc("")),
    )

    assert grid(word(body)) == [
        [("甲", 0, 3, 1), ("乙", 1, 1, 2)],
        [("1", 1, 1, 1), ("2", 2, 1, 1)],
        [("3", 1, 1, 1), ("", 2, 1, 1)],
    ]


def test_columns_that_a_row_leaves_out_and_old_merges_to_the_right(word: Word) -> None:
    body = tbl(
        tr(tc("甲", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("1")),
        tr(tc("2"), properties='<w:gridBefore w:val="2"/>'),
    )

    assert grid(word(body)) == [[("甲", 0, 1, 2), ("1", 2, 1, 1)], [("2", 2, 1, 1)]]


def test_a_merge_without_a_beginning_begins_where_it_stands(word: Word) -> None:
    assert grid(word(tbl(tr(tc("甲", ON), tc("1"))))) == [[("甲", 0, 1, 1), ("1", 1, 1, 1)]]


def test_deleted_and_hidden_rows_and_deleted_cells_are_left_out(word: Word) -> None:
    document = word(
        tbl(
            tr(tc("甲"), tc("1")),
            tr(tc("乙"), tc("2"), properties="<w:del/>"),
            tr(tc("丙"), tc("3"), properties="<w:hidden/>"),
            tr(tc("丁"), tc("4", "<w:cellDel/>"), tc("5"), properties="<w:ins/>"),
        )
    )

    assert grid(document) == [[("甲", 0, 1, 1), ("1", 1, 1, 1)], [("丁", 0, 1, 1), ("5", 1, 1, 1)]]
    assert [note.zh for note in document.notes] == [
        "文件有修订痕迹，按全部接受后的文字读取",
        "隐藏的表格行未读取",
    ]


def test_cells_and_rows_may_stand_in_content_controls(word: Word) -> None:
    cell = f"<w:sdt><w:sdtContent>{tc('1')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent>{tr(tc('甲'), cell)}</w:sdtContent></w:sdt>"

    assert grid(word(tbl(row))) == [[("甲", 0, 1, 1), ("1", 1, 1, 1)]]


def test_a_cell_is_named_by_its_place_among_the_cells_of_its_row(word: Word) -> None:
    document = word("<w:p/>" + tbl(tr(tc("甲", DOWN), tc("乙")), tr(tc("", ON), tc("1"))))

    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [document.locator(cell.start) for cell in table.cells] == [
        {"table": 1, "row": 1, "cell": 1},
        {"table": 1, "row": 1, "cell": 2},
        {"table": 1, "row": 2, "cell": 2},
    ]
    assert [document.source[cell.span] for cell in table.cells] == ["甲", "乙", "1"]


def test_paragraphs_of_a_cell_are_lines_of_its_text(word: Word) -> None:
    assert grid(word(tbl(tr(tc("商业\n企业"), tc("\n 1 "))))) == [[("商业\n企业", 0, 1, 1), ("1", 1, 1, 1)]]


def test_two_halves_of_a_table_are_one_without_the_header_repeated(word: Word) -> None:
    header = tr(tc("申请人"), tc("总计"))
    document = word(tbl(header, tr(tc("甲"), tc("1"))) + "<w:p/>" + tbl(header, tr(tc("乙"), tc("2"))))

    assert [[text for text, *_ in row] for row in grid(document)] == [["申请人", "总计"], ["甲", "1"], ["乙", "2"]]
    assert document.locator(document.blocks[0].end - 1) == {"table": 2, "row": 2, "cell": 2}


def test_tables_with_text_between_them_are_two(word: Word) -> None:
    between = "<w:p><w:r><w:t>三、</w:t></w:r></w:p>"

    assert shapes(word(tbl(tr(tc("甲"), tc("1"))) + between + tbl(tr(tc("乙"), tc("2"))))) == [
        "Table 1",
        "三、",
        "Table 1",
    ]


def test_a_table_that_lays_out_others_is_none_itself(word: Word) -> None:
    inner = tbl(tr(tc("乙"), tc("1")))
    text = "<w:p><w:r><w:t>标题</w:t></w:r></w:p>"
    document = word(tbl(tr(f"<w:tc>{text}{inner}{text}</w:tc>", tc("旁")), tr(tc("甲"), tc("2"))))

    assert shapes(document) == ["标题", "Table 1", "标题", "旁", "Table 1"]
    assert document.locator(document.blocks[0].start) == {"table": 1, "row": 1, "cell": 1}
    assert document.locator(document.blocks[1].start) == {"table": 2, "row": 1, "cell": 1}


def test_a_single_cell_only_frames_its_text(word: Word) -> None:
    assert shapes(word(tbl(tr(tc("一、总体情况\n正文。"))))) == ["一、总体情况", "正文。"]


def test_pictures_in_cells_follow_the_table(word: Word) -> None:
    drawing = "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"
    document = word(tbl(tr(tc("甲"), f"<w:tc>{drawing}</w:tc>")))

    assert shapes(document) == ["Table 1", "Picture 0"]
    assert isinstance(document.blocks[1], Picture)
    assert document.locator(document.blocks[1].start) == {"table": 1, "row": 1, "cell": 2}


def test_a_table_without_cells_is_none(word: Word) -> None:
    assert shapes(word(tbl(tr()) + tbl())) == []


def test_rows_of_one_cell_beside_tables_are_text(word: Word) -> None:
    inner = f"<w:tc><w:tcPr/>{tbl(tr(tc('甲'), tc('1')), tr(tc('乙'), tc('2')))}<w:p/></w:tc>"

    assert shapes(word(tbl(tr(tc("标题")), tr(tc("一、总体情况")), tr(inner), tr(tc("末段"))))) == [
        "标题",
        "一、总体情况",
        "Table 2",
        "末段",
    ]


def test_a_digit_above_the_line_behind_a_figure_is_none_of_its_own(word: Word) -> None:
    above = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    marked = f"<w:tc><w:p><w:r><w:t>60</w:t></w:r>{above}</w:p></w:tc>"

    assert [[cell[0] for cell in row] for row in grid(word(tbl(tr(marked, f"<w:tc><w:p>{above}</w:p></w:tc>"))))] == [
        ["60¹", "1"]
    ]


def test_a_text_box_fills_a_cell_without_a_text_of_its_own(word: Word) -> None:
    box = (
        '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>3</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )

    assert grid(word(tbl(tr(tc("甲"), f"<w:tc>{box}</w:tc>")))) == [[("甲", 0, 1, 1), ("3", 1, 1, 1)]]


def test_rows_of_one_cell_are_text_in_a_table_that_holds_text(word: Word) -> None:
    texts = ["标题", "甲局公开信息。", "二、主动公开", "乙。", "丙。"]
    rows = [tr(tc(text, span(2))) for text in texts]

    assert shapes(word(tbl(*rows[:3], tr(tc("规章"), tc("1")), *rows[3:]))) == [*texts[:3], "Table 1", *texts[3:]]
    assert shapes(word(tbl(tr(tc("规章"), tc("1")), tr(tc("注：乙。", span(2)))))) == ["Table 2"]


def test_a_figure_that_is_struck_through_is_left_out_and_told(word: Word) -> None:
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>63</w:t></w:r>"
    kept = '<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>56</w:t></w:r>'
    document = word(tbl(tr(tc("新收"), f"<w:tc><w:p>{struck}{kept}</w:p></w:tc>")))

    assert [cell[0] for cell in grid(document)[0]] == ["新收", "56"]
    assert [note.zh for note in document.notes] == ["划掉的文字未读取"]
