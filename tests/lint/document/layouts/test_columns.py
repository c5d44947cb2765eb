"""Rows pasted from a spreadsheet: one row a line, cells parted by tabs."""

from collections.abc import Callable

import pytest

from gouji.document.model import Document, Table

Read = Callable[[str], Document]
Blocks = Callable[[str], list[object]]

HEAD = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
HEAD_CELLS = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]


def test_a_line_is_a_row_and_a_tab_parts_cells(blocks_of: Blocks) -> None:
    assert blocks_of(f"{HEAD}规章\t0\t\t2\n行政规范性文件\t 3 \t4\t5\n") == [
        [HEAD_CELLS, ["规章", "0", "", "2"], ["行政规范性文件", "3", "4", "5"]]
    ]


def test_the_rows_are_marked(read: Read) -> None:
    (table,) = read(f"{HEAD}规章\t0\t1\t2\n").blocks

    assert isinstance(table, Table)
    assert table.marked is True


def test_a_label_alone_on_its_line_is_a_row(blocks_of: Blocks) -> None:
    assert blocks_of(f"{HEAD}规章\t0\t1\t2\n第二十条第（五）项\n行政许可\t7\n") == [
        [HEAD_CELLS, ["规章", "0", "1", "2"], ["第二十条第（五）项"], ["行政许可", "7"]]
    ]


def test_a_covered_first_cell_is_blank(blocks_of: Blocks) -> None:
    assert blocks_of("三、本年度办理结果\t（一）予以公开\t1\n\t（二）部分公开\t2\n") == [
        [["三、本年度办理结果", "（一）予以公开", "1"], ["", "（二）部分公开", "2"]]
    ]


@pytest.mark.parametrize("line", ["三、收到和处理政府信息公开申请情况", "本年度没有收到申请。", "附注"])
def test_other_text_ends_the_table(blocks_of: Blocks, line: str) -> None:
    assert blocks_of(f"{HEAD}规章\t0\t1\t2\n{line}\n") == [[HEAD_CELLS, ["规章", "0", "1", "2"]], line]


@pytest.mark.parametrize("text", ["附件：\t清单\n", "联系人\t张三\n正文。\n"])
def test_a_tab_on_one_line_makes_no_table(read: Read, text: str) -> None:
    assert not any(isinstance(block, Table) for block in read(text).blocks)


def test_every_cell_stands_at_its_place(misplaced: Callable[[str], list[str]]) -> None:
    assert misplaced(f"{HEAD}规章\t\u00a00\t\t 2 \n".replace("\n", "\r\n")) == []
