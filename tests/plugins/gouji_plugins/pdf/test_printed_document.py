"""What is printed on pages, as blocks in reading order."""

from __future__ import annotations

from gouji.binding.bind import Binder
from gouji.document.model import Block, Table
from gouji_plugins.pdf.document import document_of
from gouji_plugins.pdf.extract import Cell, Line, Page


def line(text: str, top: float, left: float = 60.0) -> Line:
    return (text, left, top, left + 9.0 * len(text), top + 9.0, 9.0)


def row(top: float, *texts: str) -> list[Cell]:
    return [
        (60.0 + 100 * number, top, 160.0 + 100 * number, top + 20, [line(text, top + 5, 65.0 + 100 * number)])
        for number, text in enumerate(texts)
    ]


def page(*lines: Line, tables: list[list[Cell]] | None = None) -> Page:
    return Page(595.0, 842.0, list(lines), tables or [], [])


def shape(block: Block) -> object:
    return (
        [[cell.text for cell in row.cells] for row in block.rows]
        if isinstance(block, Table)
        else getattr(block, "text", "picture")
    )


def shapes(binder: Binder, *pages: Page) -> list[object]:
    return [shape(block) for block in document_of(pages, b"", "a.pdf", binder.vocabularies).blocks]


def test_footnotes_between_the_parts_of_a_table_follow_it(binder: Binder) -> None:
    first = page(line("1 含网上申请。", 700), tables=[row(600, "新收", "2") + row(620, "结转", "1")])
    second = page(
        line("改进情况：建立栏目更新提醒制度，每季度核对一次。", 300),
        tables=[row(60, "办结", "3") + row(80, "总计", "4")],
    )

    assert shapes(binder, first, second) == [
        [["新收", "2"], ["结转", "1"], ["办结", "3"], ["总计", "4"]],
        "1 含网上申请。",
        "改进情况：建立栏目更新提醒制度，每季度核对一次。",
    ]


def test_text_between_two_tables_parts_them(binder: Binder) -> None:
    first = page(line("另一个表格：", 700), tables=[row(600, "新收", "2") + row(620, "结转", "1")])
    second = page(tables=[row(60, "办结", "3") + row(80, "总计", "4")])

    assert [type(each) for each in shapes(binder, first, second)] == [list, str, list]


def test_labels_that_nearly_touch_in_a_table_without_rules_are_cells(binder: Binder) -> None:
    results = "结果维持结果纠正其他结果尚未审结总计"
    lines = [line("行政复议", 100), line(results, 112)]
    lines += [line(str(number), 124, 70.0 + 36 * number) for number in range(5)]

    assert shapes(binder, page(line("四、政府信息公开行政复议、行政诉讼情况", 80), *lines))[1] == [
        ["行政复议"],
        ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"],
        ["0", "1", "2", "3", "4"],
    ]
