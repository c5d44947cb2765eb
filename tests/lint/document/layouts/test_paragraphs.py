"""L3: one cell a paragraph, no marks at all."""

from collections.abc import Callable

import pytest

from gouji.document.model import Document, Table

Read = Callable[[str], Document]
Blocks = Callable[[str], list[object]]

CELLS = [
    "信息内容",
    "本年制发件数",
    "本年废止件数",
    "现行有效件数",
    "规章",
    "0",
    "1",
    "2",
    "行政规范性文件",
    "3",
    "\u00a0",
    "5",
]


def paragraphs(cells: list[str], gap: str = "\n\n") -> str:
    return "".join(f"{cell}{gap}" for cell in cells)


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n\r\n", "\n\n\n\n", "\n \n"])
def test_labels_and_figures_are_a_sequence_of_cells(read: Read, gap: str) -> None:
    (table,) = read(paragraphs(CELLS, gap)).blocks

    assert isinstance(table, Table)
    assert (table.marked, [cell.text for cell in table.cells]) == (False, [cell.strip() for cell in CELLS])


def test_prose_and_headings_around_are_no_cells(blocks_of: Blocks) -> None:
    text = paragraphs(
        [
            "二、主动公开政府信息情况",
            "本年度情况见下表。",
            *CELLS,
            "三、收到和处理政府信息公开申请情况",
            "本年度收到申请1件。",
        ]
    )

    assert blocks_of(text) == [
        "二、主动公开政府信息情况",
        "本年度情况见下表。",
        [[cell.strip() for cell in CELLS]],
        "三、收到和处理政府信息公开申请情况",
        "本年度收到申请1件。",
    ]


def test_a_label_broken_over_paragraphs_is_one_cell(blocks_of: Blocks) -> None:
    text = paragraphs(["商业", "企业", "科研", "机构", "一、本年新收政府信息", "公开申请", "数量", "1", "2", "3"])

    assert blocks_of(text) == [
        [["商业\n\n企业", "科研\n\n机构", "一、本年新收政府信息\n\n公开申请\n\n数量", "1", "2", "3"]]
    ]


@pytest.mark.parametrize("odd", ["/", "—", "若干", "1,234", "0件", "小计"])
def test_an_odd_cell_amid_the_figures_is_a_cell(blocks_of: Blocks, odd: str) -> None:
    assert blocks_of(paragraphs(["规章", "0", odd, "2", "3"])) == [[["规章", "0", odd, "2", "3"]]]


@pytest.mark.parametrize("text", ["总计\n\n", "规章\n\n0\n\n1\n\n", "总计\n\n总计\n\n总计\n\n总计\n\n"])
def test_labels_with_hardly_a_figure_are_no_table(read: Read, text: str) -> None:
    assert not any(isinstance(block, Table) for block in read(text).blocks)


LABELS = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "规章", "行政规范性文件", "行政许可", "行政处罚"]


@pytest.mark.parametrize("blanks", ["", "\u00a0\n\n" * 30])
def test_labels_without_a_figure_are_a_table_where_nothing_else_stands_among_them(read: Read, blanks: str) -> None:
    (table,) = read("".join(f"{label}\n\n{blanks}" for label in LABELS)).blocks

    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells if cell.text] == LABELS


@pytest.mark.parametrize("others", [["做好信息发布"] * 3, ["本年度无。"]])
def test_labels_amid_other_lines_are_no_table(read: Read, others: list[str]) -> None:
    assert not any(isinstance(block, Table) for block in read(paragraphs([*LABELS[:4], *others, *LABELS[4:]])).blocks)


@pytest.mark.parametrize("number", ["-3-", "— 12 —", "第 3 页", "第3页 共6页", "\f7"])
def test_a_page_s_number_is_no_cell(read: Read, number: str) -> None:
    (table,) = read(paragraphs(["规章", "0", number, "1", "2"])).blocks

    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells] == ["规章", "0", "1", "2"]


def test_figures_without_a_label_are_no_table(read: Read) -> None:
    assert not any(isinstance(block, Table) for block in read(paragraphs(list("12345678"))).blocks)


def test_what_follows_the_last_figure_is_no_cell(blocks_of: Blocks) -> None:
    assert blocks_of(paragraphs(["规章", "0", "1", "2", "白杨镇党政办公室"])) == [
        [["规章", "0", "1", "2"]],
        "白杨镇党政办公室",
    ]


def test_every_cell_stands_at_its_place(misplaced: Callable[[str], list[str]]) -> None:
    assert misplaced(paragraphs(["  规章 ", "\u00a00", "商业", "企业", "1", " 2", "3"], "\r\n\r\n")) == []


@pytest.mark.parametrize(
    ("lines", "label"),
    [
        (
            ["1.申请人无", "正当理由逾", "期不补正、", "行政机关不", "再处理其政", "府信息公开", "申请"],
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        ),
        (
            ["（二）部分公开（区分", "处理的，只计这一情形", "，不计其他情形", "）"],
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        ),
        (
            ["（二）部分公开", "（区分处理的，只", "计这一情形，不计其他情形）"],
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        ),
        (["3.危及“三安全一稳定", "”"], "3.危及“三安全一稳定”"),
        (["本年收费金额（单位：", "万元）"], "本年收费金额（单位：万元）"),
    ],
)
def test_a_label_in_a_narrow_column_is_broken_over_many_lines(blocks_of: Blocks, lines: list[str], label: str) -> None:
    ((cells,),) = blocks_of("\n".join([*lines, "0", "1", "2", "总计", "0"]))

    assert ["".join(cell.split()) for cell in cells] == [label, "0", "1", "2", "总计", "0"]


@pytest.mark.parametrize("between", ["- 3 -", "第3页 共6页", "柳泉县2023年政府信息公开工作年度报告"])
def test_what_a_page_prints_amid_a_label_is_no_part_of_it(read: Read, between: str) -> None:
    title = "柳泉县2023年政府信息公开工作年度报告\n一、总体情况\n" * 2
    text = f"{title}1.本机关不掌握\n{between}\n相关政府信息\n4\n0\n4\n"
    table = read(text).blocks[-1]

    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells] == ["1.本机关不掌握相关政府信息", "4", "0", "4"]
    assert text[table.cells[0].start : table.cells[0].end] == f"1.本机关不掌握\n{between}\n相关政府信息"
