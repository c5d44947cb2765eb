"""Which prescribed table each part of the document's tables belongs to."""

from collections.abc import Callable

import pytest

from gouji.binding.bind import Binder
from gouji.binding.fragments import split_tables
from gouji.document.reader import read_text
from gouji.text.source import Source

PROACTIVE = [["规章", "1", "2", "3"], ["行政规范性文件", "4", "5", "6"]]
REQUESTS = [["申请人情况"], ["自然人", "总计"], ["一、本年新收政府信息公开申请数量", "1", "1"]]
LITIGATION = [["行政复议", "行政诉讼"], ["结果维持", "总计"], ["7", "8", "9"]]


def barred(rows: list[list[str]]) -> str:
    return "".join(f"{' | '.join(row)} |\n" for row in rows)


def paragraphs(rows: list[list[str]]) -> str:
    return "".join(f"{cell}\n\n" for row in rows for cell in row)


@pytest.mark.parametrize("write", [barred, paragraphs])
def test_tables_that_run_together_are_cut_where_the_next_one_s_labels_begin(
    binder: Binder, write: Callable[[list[list[str]]], str]
) -> None:
    text = write([*PROACTIVE, *REQUESTS, *LITIGATION])

    fragments = split_tables(
        read_text(Source.from_text(text), binder.kinds["gongkai"].vocabulary).blocks, binder.kinds["gongkai"].vocabulary
    )

    assert [(fragment.table, [cell.text for cell in fragment.cells]) for fragment in fragments] == [
        (table, [cell for row in rows for cell in row])
        for table, rows in (("proactive", PROACTIVE), ("requests", REQUESTS), ("litigation", LITIGATION))
    ]


def test_a_table_of_no_form_belongs_to_none(binder: Binder) -> None:
    document = read_text(Source.from_text("姓名 | 电话 |\n张三 | 0 |\n"), binder.kinds["gongkai"].vocabulary)

    assert [fragment.table for fragment in split_tables(document.blocks, binder.kinds["gongkai"].vocabulary)] == [""]
