"""L4: each cell on a line that begins with a tab, a blank line after each row."""

from collections.abc import Callable

import pytest

from gouji.document.model import Document, Table

Read = Callable[[str], Document]
Blocks = Callable[[str], list[object]]

HEAD = "\t信息内容\n\t本年制发件数\n\t本年废止件数\n\t现行有效件数\n\n"
HEAD_CELLS = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]


def test_a_blank_line_ends_a_row(blocks_of: Blocks) -> None:
    assert blocks_of(f"{HEAD}\t规章\n\t 0\n\t1 \n\t\u00a02\n\n") == [[HEAD_CELLS, ["规章", "0", "1", "2"]]]


def test_the_rows_are_marked(read: Read) -> None:
    (table,) = read(HEAD).blocks

    assert isinstance(table, Table)
    assert table.marked is True


def test_a_tab_alone_is_a_blank_or_covered_cell(blocks_of: Blocks) -> None:
    assert blocks_of(f"{HEAD}\t规章\n\t0\n\t\n\t2\n\n\t\n\t1.属于国家秘密\n\t3\n\n") == [
        [HEAD_CELLS, ["规章", "0", "", "2"], ["", "1.属于国家秘密", "3"]]
    ]


def test_a_cell_of_a_soft_hyphen_is_no_figure_before_a_label(blocks_of: Blocks) -> None:
    assert blocks_of("\t总计\n\t1\n\n\t\u00ad\n\t规章\n\t0\n\n") == [[["总计", "1"], ["\u00ad", "规章", "0"]]]


def test_rows_may_stand_more_than_a_line_apart(blocks_of: Blocks) -> None:
    assert blocks_of("\t规章\n\t0\n\n\n\n\t行政许可\n\t1\n") == [[["规章", "0"], ["行政许可", "1"]]]


@pytest.mark.parametrize(
    ("lines", "cell"),
    [
        ("\t商业\n企业\n", "商业\n企业"),
        ("\t结果\n\n维持\n", "结果\n\n维持"),
        ("\t一、本年新收\n政府信息公开\n申请数量\n", "一、本年新收\n政府信息公开\n申请数量"),
        ("\t251000\n元\n", "251000\n元"),
    ],
)
def test_a_cell_goes_on_without_a_tab(blocks_of: Blocks, lines: str, cell: str) -> None:
    assert blocks_of(f"\t其他\n{lines}\t总计\n\n") == [[["其他", cell, "总计"]]]


@pytest.mark.parametrize(
    "line",
    [
        "三、收到和处理政府信息公开申请情况",
        "本年度没有收到申请。",
        "附注",
        "\t三、收到和处理政府信息公开申请情况",
        "\t本年度没有收到申请。",
    ],
)
def test_what_follows_the_last_figure_is_no_cell(blocks_of: Blocks, line: str) -> None:
    assert blocks_of(f"\t规章\n\t0\n\t1\n\t2\n{line}\n") == [[["规章", "0", "1", "2"]], line.strip()]


@pytest.mark.parametrize(
    "text",
    [
        "\t白杨镇2024年政府信息公开工作年度报告\n\n\t一、总体情况\n\n\t2024年，我镇依法公开政府信息。\n",
        "\t本报告由党政办公室编制\n\t联系电话见下\n",
        "\t\n\t\n\t本报告由党政办公室编制\n",
    ],
)
def test_text_that_a_tab_indents_is_no_table(read: Read, text: str) -> None:
    assert not any(isinstance(block, Table) for block in read(text).blocks)


def test_every_cell_stands_at_its_place(misplaced: Callable[[str], list[str]]) -> None:
    assert misplaced(f"{HEAD}\t规章\n\t 0\n\t商业\n企业\n\t\u00a02 \n\n".replace("\n", "\r\n")) == []


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (f"{HEAD.rstrip()}\n\t规章\n\t0\n\t1\n\t2\n", [*HEAD_CELLS, "规章", "0", "1", "2"]),
        (
            "\t规章\n\t0\n\t1\n\t2\n\t行政规范性文件\n\t3\n\t\n\t5\n",
            ["规章", "0", "1", "2", "行政规范性文件", "3", "", "5"],
        ),
        ("\t行政许可\n\t7\n\t行政处罚\n\t4\n\n\t行政强制\n\t0\n", ["行政许可", "7", "行政处罚", "4", "行政强制", "0"]),
        (
            "\t结果维持\n\t结果纠正\n\t其他结果\n\t尚未审结\n\t1\n\t0\n\t2\n\t0\n",
            ["结果维持", "结果纠正", "其他结果", "尚未审结", "1", "0", "2", "0"],
        ),
    ],
)
def test_without_blank_lines_the_cells_are_one_run(read: Read, blocks_of: Blocks, text: str, cells: list[str]) -> None:
    (table,) = read(text).blocks

    assert isinstance(table, Table)
    assert (table.marked, blocks_of(text)) == (False, [[cells]])
