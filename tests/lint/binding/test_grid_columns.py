"""Rows of a true grid, whose columns tell what a merged cell covers from a blank figure."""

import pytest

from gouji.binding.bind import Binder
from gouji.document.model import Cell, Document, Row, Table
from gouji.text.source import Source

NEW = "一、本年新收政府信息公开申请数量"
CARRIED_IN = "二、上年结转政府信息公开申请数量"


def _table(*rows: list[str]) -> Table:
    return Table(tuple(Row(tuple(Cell(text, 0, len(text), column) for column, text in enumerate(row))) for row in rows))


def _figures(binder: Binder, table: Table, row: str) -> list[str] | None:
    """The texts that are placed as a row's figures; None where they could not be placed."""
    report = binder.bind(Document(Source.from_text(""), (table,)))
    bound = next(bound.row[row] for bound in report.tables.values() if row in bound.row)
    return None if bound.reason else [cell.text for cell in bound.cells]


@pytest.mark.parametrize(
    ("printed", "figures"),
    [
        ("1 2 3 4 5 6 21", "1 2 3 4 5 6 21"),
        ("_ 2 3 4 5 6 20", "_ 2 3 4 5 6 20"),
        ("1 2 3 4 5 6 _", "1 2 3 4 5 6 _"),
        ("_ _ _ _ _ _ _", "_ _ _ _ _ _ _"),
        ("_ 2 3 4 5 6 _", "_ 2 3 4 5 6 _"),
    ],
)
def test_what_a_merged_label_covers_is_no_figure(binder: Binder, printed: str, figures: str) -> None:
    cells = [text.strip("_") for text in printed.split()]
    table = _table([NEW, "", "", *cells], [CARRIED_IN, "", "", *"1234567"])

    assert _figures(binder, table, "new") == [text.strip("_") for text in figures.split()]


@pytest.mark.parametrize(
    ("printed", "figures"), [(["6", "", ""], ["6"]), (["6", "6", "6"], ["6"]), (["", "", ""], [""])]
)
def test_a_figure_over_several_columns_is_one(binder: Binder, printed: list[str], figures: list[str]) -> None:
    table = _table(["规章", "0", "1", "2"], ["行政许可", *printed])

    assert _figures(binder, table, "licensing") == figures


def test_several_figures_where_one_is_expected_are_not_placed(binder: Binder) -> None:
    table = _table(["规章", "0", "1", "2"], ["行政许可", "6", "6", "7"])

    assert _figures(binder, table, "licensing") is None


@pytest.mark.parametrize(("last", "is_placed"), [("", True), ("5", False)])
def test_a_margin_left_and_a_blank_right_are_no_figures(binder: Binder, last: str, *, is_placed: bool) -> None:
    table = _table([NEW, "", "", *"1234567", last], [CARRIED_IN, "", "", *"1234567", "5"])

    assert (_figures(binder, table, "new") == list("1234567")) is is_placed


@pytest.mark.parametrize("beside", ["25%", "0", "正确"])
def test_what_stands_right_of_the_last_header_is_no_figure_of_the_table(binder: Binder, beside: str) -> None:
    columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    table = _table(["", *columns, "校验"], [NEW, *"1234567", beside], [CARRIED_IN, *"1234567", beside])

    assert _figures(binder, table, "new") == list("1234567")


def test_a_serial_number_before_a_label_is_no_figure_of_its_row(binder: Binder) -> None:
    table = _table(["1", NEW, *"1234567"], ["2", CARRIED_IN, *"1234567"])

    assert _figures(binder, table, "new") == list("1234567")


def test_a_figure_in_two_cells_of_one_row_leaves_its_figures_open(binder: Binder) -> None:
    columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    table = _table(["", *columns], [NEW, "1", "2", "0", "0", "0", "0", "0", "12"], [CARRIED_IN, *"1234567"])

    assert _figures(binder, table, "new") is None
    assert _figures(binder, table, "carried_in") == list("1234567")
