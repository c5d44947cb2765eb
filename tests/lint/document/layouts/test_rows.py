"""L1 and GFM: one row a line, cells parted by bars, a run of bars for covered cells."""

from collections.abc import Callable

import pytest

from gouji.document.model import Document, Table

Read = Callable[[str], Document]
Blocks = Callable[[str], list[object]]

HEAD = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
HEAD_CELLS = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]


def only_table(document: Document) -> Table:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return table


def test_a_line_is_a_row(blocks_of: Blocks) -> None:
    assert blocks_of(f"{HEAD}规章 | 1 | 2 | 3 |\n行政规范性文件 | 4 | 5 | 6 |\n") == [
        [HEAD_CELLS, ["规章", "1", "2", "3"], ["行政规范性文件", "4", "5", "6"]]
    ]


def test_the_rows_are_marked(read: Read) -> None:
    assert only_table(read(f"{HEAD}规章 | 1 | 2 | 3 |\n")).marked is True


@pytest.mark.parametrize(
    ("line", "cells", "covered"),
    [
        ("规章 | 1 | 2 | 3 |", ["规章", "1", "2", "3"], 0),
        ("规章 | 1 | 2 | 3", ["规章", "1", "2", "3"], 0),
        ("规章|1|2|3|", ["规章", "1", "2", "3"], 0),
        ("规章 | 1 |  | 3 |", ["规章", "1", "", "3"], 0),
        ("规章 | 1 | | 3 |", ["规章", "1", "", "3"], 0),
        ("规章 | 1 | 2 |  |", ["规章", "1", "2", ""], 0),
        ("行政许可 | 7 | ||", ["行政许可", "7"], 2),
        ("行政许可 | 7 | |||", ["行政许可", "7"], 3),
        ("行政许可 |  | ||", ["行政许可", ""], 2),
        ("第二十条第（一）项 | |||", ["第二十条第（一）项"], 3),
        ("规章 | \u00a01 | 2\u3000 | 3 |", ["规章", "1", "2", "3"], 0),
    ],
)
def test_the_run_at_the_end_is_what_merged_cells_cover(read: Read, line: str, cells: list[str], covered: int) -> None:
    row = only_table(read(f"{HEAD}{line}\n")).rows[1]

    assert ([cell.text for cell in row.cells], row.covered) == (cells, covered)


def test_a_framed_table_has_no_cell_before_its_first_bar(blocks_of: Blocks) -> None:
    text = "| 信息内容 | 本年制发件数 | 现行有效件数 |\n|---|:-:|--:|\n| 规章 | 1 | |\n| 行政规范性文件 | | 6 |\n"

    assert blocks_of(text) == [
        [["信息内容", "本年制发件数", "现行有效件数"], ["规章", "1", ""], ["行政规范性文件", "", "6"]]
    ]


def test_a_blank_first_cell_of_a_framed_row_is_a_cell(blocks_of: Blocks) -> None:
    assert blocks_of("| 三、本年度办理结果 | （一）予以公开 | 1 |\n| | （二）部分公开 | 2 |\n") == [
        [["三、本年度办理结果", "（一）予以公开", "1"], ["", "（二）部分公开", "2"]]
    ]


def test_a_label_broken_over_lines_is_one_cell(blocks_of: Blocks) -> None:
    text = f"{HEAD}规章 | 1 | 2 | 3 |\n行政规范性\n文件 | 4 | 5 | 6 |\n"

    assert blocks_of(text) == [[HEAD_CELLS, ["规章", "1", "2", "3"], ["行政规范性\n文件", "4", "5", "6"]]]


def test_blank_lines_between_rows_part_nothing(blocks_of: Blocks) -> None:
    assert blocks_of(f"{HEAD}\n\n\n规章 | 1 | 2 | 3 |\n") == [[HEAD_CELLS, ["规章", "1", "2", "3"]]]


@pytest.mark.parametrize(
    "line",
    ["三、收到和处理政府信息公开申请情况", "以上数据由各科室汇总得出。", "（二）申请办理", "注", "一句话 | 里有竖线。"],
)
def test_a_line_that_is_no_row_ends_the_table(blocks_of: Blocks, line: str) -> None:
    assert blocks_of(f"规章 | 1 | 2 | 3 |\n{line}\n行政许可 | 4 |\n") == [
        [["规章", "1", "2", "3"]],
        line,
        [["行政许可", "4"]],
    ]


def test_every_cell_stands_at_its_place(misplaced: Callable[[str], list[str]]) -> None:
    assert misplaced(f"一、总体情况\r\n{HEAD}规章 |  1 | | 𠮷3 | ||\r\n行政规范性\r\n文件 | 4 |\u00a05 | 6 |\r\n") == []


def test_a_blank_cell_stands_where_its_text_would_be(read: Read) -> None:
    text = f"{HEAD}规章 | 1 |  | 3 |\n"

    assert only_table(read(text)).rows[1].cells[2].span == (text.index("|  |", 30) + 2,) * 2
