"""What was looked at in vain is not looked at again, and is found all the same where it begins."""

from collections.abc import Callable

import pytest

from gouji.document.model import Document, Table

Read = Callable[[str], Document]

TABLE = "规章\n0\n1\n2\n"
CELLS = ["规章", "0", "1", "2"]


def last_table(document: Document) -> list[str]:
    block = document.blocks[-1]
    assert isinstance(block, Table)
    return [cell.text for cell in block.cells][-4:]


@pytest.mark.parametrize("labels", [1, 60, 79, 80, 81, 200])
def test_a_table_is_found_behind_any_number_of_labels(read: Read, labels: int) -> None:
    assert last_table(read("总计\n" * labels + TABLE)) == CELLS


@pytest.mark.parametrize("before", ["总计\n1\n" + "总计\n" * 100, "总计\n1\n2\n" + "总计\n" * 79, "总计\n1\n句子。\n"])
def test_a_table_is_found_behind_figures_that_make_none(read: Read, before: str) -> None:
    assert last_table(read(before + TABLE)) == CELLS


def test_a_table_is_found_behind_labels_side_by_side(read: Read) -> None:
    assert last_table(read("规章 规章\n规章 总计\n一句话。\n规章 0 1 2\n")) == CELLS


@pytest.mark.parametrize("between", ["x\n", "其他\n", "\n\nx\n"])
def test_tables_of_bars_amid_other_lines_are_each_found(read: Read, between: str) -> None:
    document = read(f"规章 | 0 | 1 | 2 |\n{between}" * 3)

    assert sum(isinstance(block, Table) for block in document.blocks) == 3
