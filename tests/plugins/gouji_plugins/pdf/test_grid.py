"""The parts of a table that the end of a page parts, put together."""

from gouji.api.documents import Vocabulary
from gouji_plugins.pdf.grid import grids_of, join_grids

VOCABULARY = Vocabulary.of(
    {
        "规章": ("proactive",),
        "行政规范性文件": ("proactive",),
        "本年收费金额": ("proactive",),
        "信息内容": ("proactive",),
        "三本年度办理结果": ("requests",),
        "本年度办理结果": ("requests",),
    },
    {},
)
COLUMNS = (60.0, 160.0, 260.0, 360.0)


def part(
    *rows: list[str],
) -> list[tuple[float, float, float, float, list[tuple[str, float, float, float, float, float]]]]:
    """The cells of a table of three columns, one line each."""
    return [
        (
            COLUMNS[column],
            100.0 + 20 * number,
            COLUMNS[column + 1],
            120.0 + 20 * number,
            [(text, COLUMNS[column] + 2, 105.0 + 20 * number, COLUMNS[column] + 50, 115.0 + 20 * number, 10.0)]
            if text
            else [],
        )
        for number, row in enumerate(rows)
        for column, text in enumerate(row)
    ]


def joined(*parts: list[list[str]]) -> list[list[str]]:
    grids = grids_of([(number, part(*rows)) for number, rows in enumerate(parts, 1)])
    return [[cell.text for cell in row] for row in join_grids(grids, VOCABULARY)]


def test_a_header_that_is_printed_again_is_dropped() -> None:
    header = ["信息内容", "甲", "乙"]

    assert joined([header, ["规章", "1", "2"]], [header, ["行政规范性文件", "3", "4"]]) == [
        header,
        ["规章", "1", "2"],
        ["行政规范性文件", "3", "4"],
    ]


def test_the_header_of_a_table_that_follows_another_is_dropped_too() -> None:
    header = ["丙", "丁", "戊"]

    assert joined([["规章", "1", "2"]], [header, ["己", "3", "4"]], [header, ["庚", "5", "6"]]) == [
        ["规章", "1", "2"],
        header,
        ["己", "3", "4"],
        ["庚", "5", "6"],
    ]


def test_a_row_whose_label_was_cut_is_one() -> None:
    assert joined([["行政规范", "3", ""]], [["性文件", "", "4"]]) == [["行政规范性文件", "3", "4"]]


def test_a_label_cut_after_its_number_is_one() -> None:
    assert joined([["三、", "行政规范", "1"]], [["本年度办理结果", "性文件", ""]]) == [
        ["三、本年度办理结果", "行政规范性文件", "1"]
    ]


def test_a_row_whose_figures_stand_on_the_next_page_is_one() -> None:
    assert joined([["规章", "", ""]], [["", "1", "2"]]) == [["规章", "1", "2"]]


def test_what_is_left_of_a_cut_row_is_no_row() -> None:
    assert joined([["规章", "1", "2"]], [["", "", ""], ["行政规范性文件", "3", "4"]]) == [
        ["规章", "1", "2"],
        ["行政规范性文件", "3", "4"],
    ]


def test_two_rows_stay_two() -> None:
    rows = [["规章", "1", "2"]], [["行政规范性文件", "3", "4"]]

    assert joined(*rows) == [*rows[0], *rows[1]]


def test_a_blank_cell_below_a_label_is_a_cell() -> None:
    assert joined([["信息内容", "甲", "本年收费金额"]], [["规章", "1", ""]]) == [
        ["信息内容", "甲", "本年收费金额"],
        ["规章", "1", ""],
    ]


def test_parts_that_both_have_a_figure_are_not_put_together() -> None:
    rows = [["行政规范", "3", "4"]], [["性文件", "5", ""]]

    assert joined(*rows) == [*rows[0], *rows[1]]
