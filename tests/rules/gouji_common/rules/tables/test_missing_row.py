"""F106: a table has every row of its form."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]


def without(text: str, *words: str) -> str:
    """The text without the lines that hold some words."""
    return "".join(line for line in text.splitlines(keepends=True) if not any(word in line for word in words))


def told(found: list[Diagnostic]) -> list[tuple[str, str | None]]:
    return [(each.message.zh, each.section) for each in found]


@pytest.mark.parametrize("layout", ["rows", "cells", "paragraphs", "tabs", "bars-after", "bars-before"])
@pytest.mark.parametrize("form", ["2021", "2019"])
def test_a_table_with_all_rows_gives_nothing(check: Check, printed: Print, form: str, layout: str) -> None:
    assert check("missing-row", printed(form=form, layout=layout)) == []


def test_a_row_that_is_missing_is_told_at_the_one_that_follows(check: Check, printed: Print) -> None:
    text = without(printed(), "2.重复申请")

    (found,) = check("missing-row", text)

    assert (found.severity, found.section, found.expected) == ("error", "requests", "2.重复申请")
    assert found.message.zh == "第三部分表格缺少 1 行：2.重复申请"
    assert text[slice(*found.span)] == "3.要求提供公开出版物"


def test_a_row_of_one_figure_is_told_with_its_fact(check: Check, printed: Print) -> None:
    (found,) = check("missing-row", without(printed(), "行政强制"))

    assert (found.fact, found.address) == ("proactive.coercion.decisions", "第二部分 · 行政强制 · 本年处理决定数量")


def test_neighbours_are_told_together_and_others_apart(check: Check, printed: Print) -> None:
    text = without(printed(), "2.重复申请", "3.要求提供公开出版物", "（七）总计")

    assert told(check("missing-row", text)) == [
        ("第三部分表格缺少 2 行：2.重复申请；3.要求提供公开出版物", "requests"),
        ("第三部分表格缺少 1 行：（七）总计", "requests"),
    ]


def test_the_last_row_is_told_at_the_end_of_the_table(check: Check, printed: Print) -> None:
    text = without(printed({"requests.handled_total.total": 7}), "四、结转下年度")

    (found,) = check("missing-row", text)

    assert text[slice(*found.span)] == "7"


@pytest.mark.parametrize(
    ("printed_label", "label"),
    [
        ("四、结转下年度继续办理", "四、结转下年度继续办理件数"),
        ("2.重复申请", "2.重复的申请"),
        ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "1.申请人无正当理由逾期不补正"),
        ("8.属于行政查询事项", "8．属于行政咨询事项"),
        ("行政规范性文件", "规范性文件"),
    ],
)
def test_a_row_worded_a_little_differently_is_there(
    check: Check, printed: Print, printed_label: str, label: str
) -> None:
    assert check("missing-row", printed().replace(printed_label, label)) == []


def test_rows_in_another_order_are_there(check: Check, printed: Print) -> None:
    lines = printed().splitlines(keepends=True)
    first, second = (
        next(n for n, line in enumerate(lines) if line.startswith(word)) for word in ("一、本年新收", "二、上年")
    )
    lines[first], lines[second] = lines[second], lines[first]

    assert check("missing-row", "".join(lines)) == []


def test_a_table_that_is_not_there_or_cannot_be_read_is_another_rule_s(check: Check) -> None:
    text = "青石县水务局2024年政府信息公开工作年度报告\n行政复议 | 行政诉讼 | ||\n1 | 2 | 3 |\n"

    assert check("missing-row", text) == []


def test_a_row_whose_figures_could_not_be_placed_is_there(check: Check, printed: Print) -> None:
    assert check("missing-row", printed().replace("2.重复申请 | 0 | 0 ", "2.重复申请 ")) == []
