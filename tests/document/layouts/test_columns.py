"""Rows pasted from a spreadsheet: cells parted by tabs."""

from collections.abc import Callable

from gouji.document.model import Document

Read = Callable[[str], Document]
Blocks = Callable[[str], list[object]]

PASTED = "二、主动公开政府信息情况\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t\t2\n行政规范性文件\t3\t4\t5\n以上数据准确。\n"


def test_a_tab_between_texts_makes_a_row_and_an_empty_cell_is_kept(blocks_of: Blocks) -> None:
    assert blocks_of(PASTED) == [
        "二、主动公开政府信息情况",
        [
            ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
            ["规章", "0", "", "2"],
            ["行政规范性文件", "3", "4", "5"],
        ],
        "以上数据准确。",
    ]


def test_cells_know_their_place(misplaced: Callable[[str], list[str]]) -> None:
    assert misplaced(PASTED) == []


def test_one_line_with_a_tab_is_no_table(blocks_of: Blocks) -> None:
    assert blocks_of("联系电话\t见网站\n") == ["联系电话\t见网站"]
