"""Rows as a PDF or a console prints them: labels and figures parted by spaces."""

from collections.abc import Callable

import pytest

from gouji.document.model import Document, Table

Read = Callable[[str], Document]
Blocks = Callable[[str], list[object]]

HEAD = "信息内容  本年制发件数  本年废止件数  现行有效件数\n"
HEAD_CELLS = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]


def test_labels_and_figures_of_a_line_are_a_row(blocks_of: Blocks) -> None:
    assert blocks_of(f"{HEAD}规章  0   1   2\n\n行政规范性文件 3 4 5\n") == [
        [HEAD_CELLS, ["规章", "0", "1", "2"], ["行政规范性文件", "3", "4", "5"]]
    ]


def test_a_label_may_have_spaces_of_its_own(blocks_of: Blocks) -> None:
    assert blocks_of("自然人 商业 企业 科研 机构\n行政规范性 文件 3 4 5\n") == [
        [["自然人", "商业 企业", "科研 机构"], ["行政规范性 文件", "3", "4", "5"]]
    ]


def test_a_sentence_that_begins_with_a_label_is_no_row(blocks_of: Blocks) -> None:
    assert blocks_of("其他 见附件 3 4 5\n") == ["其他 见附件 3 4 5"]


@pytest.mark.parametrize("line", ["本年度情况如下。", "规章 制度。", "二、主动公开政府信息情况"])
def test_a_line_with_other_words_ends_the_table(blocks_of: Blocks, line: str) -> None:
    assert blocks_of(f"{HEAD}规章 0 1 2\n{line}\n") == [[HEAD_CELLS, ["规章", "0", "1", "2"]], line]


def test_figures_behind_other_words_are_a_row_too(blocks_of: Blocks) -> None:
    assert blocks_of(f"{HEAD}规章 0 1 2\n规章 制度 0 1 2 3\n") == [
        [HEAD_CELLS, ["规章", "0", "1", "2"], ["规章 制度", "0", "1", "2", "3"]]
    ]


@pytest.mark.parametrize("text", ["规章 规章\n总计 总计\n", "规章 1 2\n", "其他 事项\n"])
def test_labels_with_hardly_a_figure_are_no_table(read: Read, text: str) -> None:
    assert not any(isinstance(block, Table) for block in read(text).blocks)


def test_every_cell_stands_at_its_place(misplaced: Callable[[str], list[str]]) -> None:
    assert misplaced(f"  {HEAD}规章  0\u3000\u30001  2 \n行政规范性 文件 3 4 5\n".replace("\n", "\r\n")) == []


def test_a_note_in_brackets_before_a_label_is_a_cell(blocks_of: Blocks) -> None:
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

    assert blocks_of(f"{note} 申请人情况\n自然人 总计\n二、上年结转政府信息公开申请数量 1 0 1\n") == [
        [[note, "申请人情况"], ["自然人", "总计"], ["二、上年结转政府信息公开申请数量", "1", "0", "1"]]
    ]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_figures_below_their_labels_are_one_run(read: Read, gap: str) -> None:
    lines = ["自然人", "商业企业", "总计", "（一）予以公开", "3 0 3", "（二）部分公开", "1 2 3", "（七）总计", "4 2 6"]
    (table,) = read(f"\n{gap}".join(lines)).blocks

    assert isinstance(table, Table)
    assert (table.marked, [cell.text for cell in table.cells][3:]) == (
        False,
        ["（一）予以公开", "3", "0", "3", "（二）部分公开", "1", "2", "3", "（七）总计", "4", "2", "6"],
    )
