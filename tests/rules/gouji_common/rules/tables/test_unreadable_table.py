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

    assert found.message.zh == f"表三有 1 行的数字无法确定位置，相关勾稽关系未检查：2.重复申请（{count}）"
    assert (found.severity, text[slice(*found.span)]) == ("warning", "2.重复申请")


def test_all_such_rows_of_a_table_are_one_finding(check: Check, printed: Print) -> None:
    text = printed().replace("2.重复申请 | 0", "2.重复申请").replace("（七）总计 | 0", "（七）总计")

    (found,) = check("unreadable-table", text)

    assert found.message.zh.endswith("2 行的数字无法确定位置，相关勾稽关系未检查：2.重复申请（6≠7）、（七）总计（6≠7）")


def test_a_table_without_a_placed_row_is_told_at_its_begin(check: Check, printed: Print) -> None:
    text = printed()
    at = text.rindex("0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0")
    cut = text[:at] + text[at:].replace("0 | ", "", 1)

    (found,) = check("unreadable-table", cut)

    assert found.message.zh.startswith("表四无法读取")
    assert (cut[slice(*found.span)], found.section) == ("行政复议", "litigation")


@pytest.mark.parametrize("figure", ["", "/", "若干", "1,234"])
def test_an_odd_cell_is_placed_all_the_same(check: Check, printed: Print, figure: str) -> None:
    assert check("unreadable-table", printed({"requests.granted.enterprise": figure})) == []


def test_a_table_that_is_not_there_is_another_rule_s(check: Check) -> None:
    assert check("unreadable-table", "青石县水务局2024年政府信息公开工作年度报告\n一、总体情况\n") == []
