"""L2 and L5: one cell a line, each ended or begun by a bar that may stand on a line of its own."""

from collections.abc import Callable

import pytest

from gouji.document.model import Document, Table

Read = Callable[[str], Document]
Blocks = Callable[[str], list[object]]

CELLS = ["信息内容", "本年制发件数", "规章", "0", "", "2", "行政规范性文件", "3", "4", "5"]
ENDED = "信息内容 |\n本年制发件数 | ||\n规章 |\n0 |\n|\n2 |\n行政规范性文件 |\n3 |\n4 |\n5 |\n"
BAR_BELOW = "".join(f"{cell}\n|\n" if cell else "|\n" for cell in CELLS)
BAR_ABOVE = "".join(f"|\n{cell}\n" for cell in CELLS)
BAR_ABOVE_CLOSE = "".join(f"|\n{cell}\n" if cell else "|\n" for cell in CELLS)
BAR_ABOVE_WIDE = "".join(f"|\n\n{cell}\n\n" for cell in CELLS)
BAR_BELOW_WIDE = "".join(f"{cell}\n\n|\n\n" if cell else "|\n\n" for cell in CELLS)

VARIANTS = pytest.mark.parametrize(
    "text",
    [ENDED, BAR_BELOW, BAR_BELOW_WIDE, BAR_ABOVE, BAR_ABOVE_CLOSE, BAR_ABOVE_WIDE],
    ids=["ended", "bar below", "bar below, wide", "bar above", "bar above, close", "bar above, wide"],
)


@VARIANTS
def test_cells_are_a_sequence(read: Read, text: str) -> None:
    (table,) = read(text).blocks

    assert isinstance(table, Table)
    assert (table.marked, [cell.text for cell in table.cells]) == (False, CELLS)


@VARIANTS
def test_a_heading_and_prose_around_the_table_are_no_cells(blocks_of: Blocks, text: str) -> None:
    around = (
        f"二、主动公开政府信息情况\n本年度情况见下表。\n{text}三、收到和处理政府信息公开申请情况\n本年度收到1件。\n"
    )

    assert blocks_of(around) == [
        "二、主动公开政府信息情况",
        "本年度情况见下表。",
        [CELLS],
        "三、收到和处理政府信息公开申请情况",
        "本年度收到1件。",
    ]


@VARIANTS
def test_every_cell_stands_at_its_place(misplaced: Callable[[str], list[str]], text: str) -> None:
    assert misplaced(text.replace("\n", "\r\n")) == []


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("商业\n企业 |\n其他 |\n", ["商业\n企业", "其他"]),
        (
            "一、本年新收政府信息公开\n\n申请数量 |\n1 |\n2 |\n",
            ["一、本年新收政府信息公开\n\n申请数量", "1", "2"],
        ),
        ("其他\n|\n商业\n企业\n|\n0\n|\n", ["其他", "商业\n企业", "0"]),
        ("|\n商业\n企业\n|\n其他\n|\n0\n", ["商业\n企业", "其他", "0"]),
    ],
)
def test_a_label_broken_over_lines_is_one_cell(blocks_of: Blocks, text: str, cells: list[str]) -> None:
    assert blocks_of(text) == [[cells]]


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_the_last_cell_needs_no_bar_after_it(blocks_of: Blocks, end: str) -> None:
    assert blocks_of(f"|\n规章\n|\n0\n|\n1\n|\n2{end}") == [[["规章", "0", "1", "2"]]]


def test_a_bar_alone_is_a_blank_cell(blocks_of: Blocks) -> None:
    assert blocks_of("|") == [[[""]]]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (
            "规章 |\n0 |\n三、本年度办理结果 | （一）予以公开 |\n" + "1 |\n" * 20,
            ["规章", "0", "三、本年度办理结果", "（一）予以公开", *"1" * 20],
        ),
        ("规章 |\n0 |\n" * 10 + "规章 | 2\n", [*["规章", "0"] * 10, "规章", "2"]),
        ("|||\n规章 |||\n0\n", ["规章", "0"]),
        ("|\n规章\n|\n" + "0\n|\n" * 20 + "1 | 2\n", ["规章", *"0" * 20, "1", "2"]),
    ],
)
def test_text_amid_bars_is_not_lost(blocks_of: Blocks, text: str, cells: list[str]) -> None:
    assert blocks_of(text) == [[cells]]


def test_a_row_may_end_without_a_bar_where_the_next_one_s_label_stands(read: Read) -> None:
    text = "信息内容\n|\n本年制发件数\n|\n现行有效件数\n规章\n|\n0\n|\n2\n行政规范性文件\n|\n3\n|\n5\n三、收到和处理政府信息公开申请情况\n"

    (table, _) = read(text).blocks

    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells] == [
        *("信息内容", "本年制发件数", "现行有效件数", "规章", "0", "2", "行政规范性文件", "3", "5")
    ]


def test_the_last_cell_may_have_no_bar(read: Read) -> None:
    (table, _) = read("规章 |\n0 |\n1 |\n2\n三、收到和处理政府信息公开申请情况\n").blocks

    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells] == ["规章", "0", "1", "2"]
