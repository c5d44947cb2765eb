"""A column of subtotals that the form does not have."""

from collections.abc import Callable

import pytest

from gouji.report.model import Report

Bind = Callable[[str], Report]

HEADER = (
    "申请人情况 | |||||||||\n自然人 | 法人或其他组织 | 总计 | ||||||||\n"
    "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 小计 | |||||\n"
)


def rows(new: str, carried: str) -> str:
    return f"一、本年新收政府信息公开申请数量 | {new} | ||\n二、上年结转政府信息公开申请数量 | {carried} | ||\n"


def figures(bind: Bind, text: str) -> dict[str, list[str]]:
    return {row.id: [cell.text for cell in row.cells] for row in bind(text).tables["requests"].rows if not row.reason}


def test_it_is_left_out_where_its_figures_are_sums(bind: Bind) -> None:
    text = HEADER + rows("6 | 2 | 0 | 1 | 3 | 0 | 6 | 12", "1 | 0 | 0 | 0 | 1 | 0 | 1 | 2")

    assert figures(bind, text) == {
        "new": ["6", "2", "0", "1", "3", "0", "12"],
        "carried_in": ["1", "0", "0", "0", "1", "0", "2"],
    }


@pytest.mark.parametrize(
    ("header", "carried"),
    [(HEADER, "1 | 0 | 0 | 0 | 1 | 0 | 4 | 2"), (HEADER.replace("小计", "备注"), "1 | 0 | 0 | 0 | 1 | 0 | 1 | 2")],
)
def test_a_figure_too_many_is_not_placed_where_it_is_no_sum_or_not_called_one(
    bind: Bind, header: str, carried: str
) -> None:
    assert figures(bind, header + rows("6 | 2 | 0 | 1 | 3 | 0 | 6 | 12", carried)) == {}


def test_blank_cells_beside_the_figures_do_not_count(bind: Bind) -> None:
    new, carried = "6 | 2 | 0 | 1 | 3 | 0 | 6 | 12", "1 | 0 | 0 | 0 | 1 | 0 | 1 | 2"
    table = f"一、本年新收政府信息公开申请数量\t\t\t{new}\n二、上年结转政府信息公开申请数量\t\t\t{carried}\n".replace(
        " | ", "\t"
    )

    assert figures(bind, HEADER.replace(" | ", "\t").replace("|", "") + table) == {
        "new": ["6", "2", "0", "1", "3", "0", "12"],
        "carried_in": ["1", "0", "0", "0", "1", "0", "2"],
    }
