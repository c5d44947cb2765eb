"""Rows whose labels and figures are parted by spaces alone."""

from collections.abc import Callable

from gouji.document.model import Document

Read = Callable[[str], Document]
Blocks = Callable[[str], list[object]]

PRINTED = (
    "信息内容  本年制发件数  本年废止件数  现行有效件数\n规章    0   1   2\n行政规范性文件 3 4 5\n以上数据准确。\n"
)


def test_a_line_of_labels_and_figures_is_a_row(blocks_of: Blocks) -> None:
    assert blocks_of(PRINTED) == [
        [
            ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
            ["规章", "0", "1", "2"],
            ["行政规范性文件", "3", "4", "5"],
        ],
        "以上数据准确。",
    ]


def test_cells_know_their_place(misplaced: Callable[[str], list[str]]) -> None:
    assert misplaced(PRINTED) == []


def test_a_label_may_hold_a_space(blocks_of: Blocks) -> None:
    text = "自然人 商业 企业 科研 机构\n一、本年新收政府信息公开申请数量 1 2 3\n"

    assert blocks_of(text)[0] == [
        ["自然人", "商业 企业", "科研 机构"],
        ["一、本年新收政府信息公开申请数量", "1", "2", "3"],
    ]


def test_a_sentence_that_begins_with_a_label_is_no_row(blocks_of: Blocks) -> None:
    assert blocks_of("其他 见附件 3 4 5\n") == ["其他 见附件 3 4 5"]
