"""F111: a table whose figures could not be placed is said, never passed over."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]

LAYOUTS = ["rows", "cells", "paragraphs", "tabs", "bars-after", "bars-before"]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", ["2021", "2019"])
def test_a_table_that_is_read_gives_nothing(check: Check, printed: Print, form: str, layout: str) -> None:
    assert check("unreadable-table", printed(form=form, layout=layout)) == []


@pytest.mark.parametrize(("number", "count"), [(6, "6≠7"), (8, "8≠7")])
def test_a_row_with_a_cell_too_few_or_too_many_is_named(check: Check, printed: Print, number: int, count: str) -> None:
    text = printed().replace(f"2.重复申请 |{' 0 |' * 7}", f"2.重复申请 |{' 0 |' * number}")

    (found,) = check("unreadable-table", text)

    assert (
        found.message.zh
        == f"第三部分表格有 1 行的数字个数与格式不符（实有≠应有），无法确定各是哪一格，相关勾稽关系无法核对：2.重复申请（{count}）"
    )
    assert (found.severity, text[slice(*found.span)]) == ("warning", "2.重复申请")


def test_all_such_rows_of_a_table_are_one_finding(check: Check, printed: Print) -> None:
    text = printed().replace("2.重复申请 | 0", "2.重复申请").replace("（七）总计 | 0", "（七）总计")

    (found,) = check("unreadable-table", text)

    assert found.message.zh.endswith(
        "2 行的数字个数与格式不符（实有≠应有），无法确定各是哪一格，相关勾稽关系无法核对：2.重复申请（6≠7）、（七）总计（6≠7）"
    )


def test_a_table_without_a_placed_row_is_told_at_its_begin(check: Check, printed: Print) -> None:
    text = printed()
    at = text.rindex("0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0")
    cut = text[:at] + text[at:].replace("0 | ", "", 1)

    (found,) = check("unreadable-table", cut)

    assert found.message.zh.startswith("第四部分表格无法读取")
    assert (cut[slice(*found.span)], found.section) == ("行政复议", "litigation")


@pytest.mark.parametrize("figure", ["", "/", "若干", "1,234"])
def test_an_odd_cell_is_placed_all_the_same(check: Check, printed: Print, figure: str) -> None:
    assert check("unreadable-table", printed({"requests.granted.enterprise": figure})) == []


def test_a_table_that_is_not_there_is_another_rule_s(check: Check) -> None:
    assert check("unreadable-table", "青石县水务局2024年政府信息公开工作年度报告\n一、总体情况\n") == []


def test_figures_without_a_label_are_told_where_a_row_was_not_found(check: Check, printed: Print) -> None:
    text = printed().replace("2.重复申请 | 0", "0").replace("3.要求提供公开出版物 | 0", "0")

    (found,) = check("unreadable-table", text)

    assert found.message.zh == (
        "第三部分表格有 14 个数字没有对应的行名，无法确定位置；下列行可能就在其中，未检查：2.重复申请；3.要求提供公开出版物"
    )
    assert check("missing-row", text) == []


def test_figures_without_a_label_between_two_rows_are_those_of_the_only_row_between(
    check: Check, printed: Print
) -> None:
    text = printed().replace("2.重复申请 | 0", "0")

    assert [check(rule, text) for rule in ("unreadable-table", "missing-row", "extra-row")] == [[], [], []]


def test_numbers_of_columns_above_the_rows_are_nothing(check: Check, printed: Print) -> None:
    new = "一、本年新收政府信息公开申请数量"
    text = printed().replace(new, f"1 | 2 | 3 | 4 | 5 | 6 | 7 | ||\n{new}")

    assert [check(rule, text) for rule in ("unreadable-table", "missing-row", "extra-row")] == [[], [], []]


@pytest.mark.parametrize(
    "figures", ["7 0 1 2 10\n0 0 0 0 0\n", "7\n\n0\n\n1\n\n2\n\n10\n", "12 | 3 | 15 |\n4 | 4 | 8 |\n"]
)
def test_figures_in_the_place_of_a_table_are_not_passed_over(check: Check, figures: str) -> None:
    text = f"青石县水务局2024年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n{figures}五、存在的主要问题及改进情况\n"

    (found,) = check("unreadable-table", text)

    assert (found.message.zh[:10], found.section, found.range.start.line) == ("第四部分表格无法读取", "litigation", 3)
    assert not any(diagnostic.section == "litigation" for diagnostic in check("missing-table", text))
