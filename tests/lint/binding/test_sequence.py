"""Rows of a sequence of cells whose labels and figures stand apart, and tables whose cells are all blank."""

from collections.abc import Callable

import pytest

from gouji.report.model import BoundTable, Report

Bind = Callable[[str], Report]

HEADER = ["申请人情况", "自然人", "法人或其他组织", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]  # fmt: skip
NEW = "一、本年新收政府信息公开申请数量"
CARRIED = "二、上年结转政府信息公开申请数量"
GRANTED = "（一）予以公开"
PARTIAL = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
STATE = "1.属于国家秘密"
OUT = "四、结转下年度继续办理"
ONES, TWOS, THREES, FOURS = (list(digit * 7) for digit in "1234")


def requests(bind: Bind, *cells: str) -> BoundTable:
    return bind("\n\n".join([*HEADER, *cells])).tables["requests"]


def figures(table: BoundTable) -> dict[str, str]:
    return {row.id: "".join(cell.text for cell in row.cells) for row in table.rows if not row.reason}


def unplaced(table: BoundTable) -> list[str]:
    return [row.id for row in table.rows if row.reason]


def test_figures_whose_labels_were_printed_later_are_those_of_the_rows_between(bind: Bind) -> None:
    table = requests(bind, NEW, *ONES, CARRIED, *ONES, *TWOS, *THREES, STATE, *FOURS, GRANTED, PARTIAL, OUT, *ONES)

    assert figures(table) == {
        "new": "1111111",
        "carried_in": "1111111",
        "granted": "2222222",
        "partial": "3333333",
        "denied.state_secret": "4444444",
        "carried_out": "1111111",
    }
    label = table.row["partial"].label
    assert label is not None
    assert label.text == PARTIAL


def test_rows_placed_by_their_number_stand_in_the_order_of_their_figures(bind: Bind) -> None:
    table = requests(bind, NEW, *ONES, CARRIED, *ONES, *TWOS, *THREES, STATE, *FOURS, GRANTED, PARTIAL)

    assert [row.id for row in table.rows] == ["new", "carried_in", "granted", "partial", "denied.state_secret"]


def test_a_row_without_any_label_is_known_by_its_neighbours(bind: Bind) -> None:
    table = requests(bind, NEW, *ONES, *TWOS, GRANTED, *THREES)

    assert figures(table) == {"new": "1111111", "carried_in": "2222222", "granted": "3333333"}
    assert table.row["carried_in"].label is None


@pytest.mark.parametrize("more", [TWOS[:6], [*TWOS, "2"], [*TWOS, *THREES]])
def test_figures_that_do_not_just_fit_are_not_placed(bind: Bind, more: list[str]) -> None:
    table = requests(bind, NEW, *ONES, *more, GRANTED, *THREES)

    assert (unplaced(table), figures(table)) == (["new"], {"granted": "3333333"})


def test_figures_are_not_given_to_a_row_that_has_its_own(bind: Bind) -> None:
    table = requests(bind, NEW, *ONES, *TWOS, GRANTED, *THREES, CARRIED, *FOURS)

    assert (unplaced(table), figures(table)) == (["new"], {"granted": "3333333", "carried_in": "4444444"})


@pytest.mark.parametrize("blank", [[], ["\u00a0"] * 7])
def test_a_table_of_labels_alone_has_blank_cells(bind: Bind, blank: list[str]) -> None:
    table = requests(bind, NEW, *blank, CARRIED, *blank, GRANTED, *blank, PARTIAL, *blank)

    assert figures(table) == {"new": "", "carried_in": "", "granted": "", "partial": ""}
    assert [len(row.cells) for row in table.rows] == [7, 7, 7, 7]


def test_the_only_row_of_a_table_may_be_blank_too(bind: Bind) -> None:
    columns = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    text = "\n\n".join(["行政复议", "行政诉讼", *columns, "未经复议直接起诉", "复议后起诉", *columns, *columns])

    table = bind(text).tables["litigation"]

    assert [len(row.cells) for row in table.rows] == [15]
    assert {cell.text for cell in table.rows[0].cells} == {""}
