"""``gouji extract --format table``: reports and figures, as wide as the terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from gouji.output.facts.table import render
from gouji.text.display import width

Make: TypeAlias = Callable[..., Any]

LEFT_OUT = "另有 2 项在所列报告中都是 0 或未知，未列出；--facts '*' 列出全部"
BODIES = ("青岚县水务局", "青岚县教育局", "青岚县民政局")


def _rendered(*reports: Any, language: str = "zh", **options: Any) -> str:
    return "".join(render(reports, provenance=False, language=language, **options))


def _three(report: Make, facts: dict[str, Any]) -> list[Any]:
    return [report(facts, subject=subject, path=f"{subject}.txt") for subject in BODIES]


def test_each_report_is_a_row_where_there_are_as_many_as_figures(report: Make, fact: Make) -> None:
    facts = {"a": fact("12"), "b": fact(None, address="表二 · 许可")}

    assert _rendered(*_three(report, facts), every=True) == (
        "报告                   表二 · 规章    表二 · 许可\n"
        "-------------------  -------------  -------------\n"
        "青岚县水务局 2024年             12           未知\n"
        "青岚县教育局 2024年             12           未知\n"
        "青岚县民政局 2024年             12           未知\n"
        "\n"
    )


def test_each_figure_is_a_row_where_there_are_more_of_them(report: Make, fact: Make) -> None:
    facts = {"a": fact("12"), "b": fact("7", address="表二 · 许可")}

    assert _rendered(report(facts)).splitlines() == [
        "数据           青岚县水务局",
        "                     2024年",
        "-----------  --------------",
        "表二 · 规章              12",
        "表二 · 许可               7",
        "",
    ]


def test_what_is_zero_or_unknown_everywhere_is_left_out_and_counted(report: Make, fact: Make) -> None:
    facts = {"a": fact("12"), "b": fact("0"), "c": fact(None)}

    assert _rendered(report(facts)).splitlines()[-2:] == ["", LEFT_OUT]
    assert _rendered(report({"b": fact("0")}), language="en") == (
        "all 1 figure of these reports is 0 or unknown; --facts '*' shows them\n"
    )


@pytest.mark.parametrize("columns", [60, 100, 140])
def test_no_line_is_wider_than_the_terminal(report: Make, fact: Make, columns: int) -> None:
    facts = {str(n): fact("1", address=f"表三 · 一、本年新收政府信息公开申请数量 · {n}") for n in range(5)}
    many = [report(facts, path=f"{'很长' * 20}/{number}.txt") for number in range(6)]

    text = _rendered(*many, width=columns)

    assert max(map(width, text.splitlines())) <= columns
    assert [text.count(f"/{number}.txt") for number in range(6)] == [text.count("报告 ")] * 6


def test_reports_of_one_body_and_year_are_named_by_their_paths(report: Make, fact: Make) -> None:
    facts = {"a": fact("12")}

    text = _rendered(report(facts, path="a.txt"), report(facts, path="b.txt"), report(facts, subject=None))

    assert [line.split()[0] for line in text.splitlines()[2:5]] == ["a.txt", "b.txt", "2024/水务局.txt"]


def test_each_kind_of_report_has_a_table_of_its_own(report: Make, fact: Make) -> None:
    text = _rendered(report({"a": fact("12")}), report({"w": fact("3")}, kind="websites"), report({}, kind="none"))

    assert text.count("--\n") == 2


def test_a_fact_that_a_report_of_another_form_lacks_is_empty(report: Make, fact: Make) -> None:
    text = _rendered(report({"a": fact("12")}), report({"a": fact("3"), "b": fact("4")}, period=2020), every=True)

    assert [line.split()[2:] for line in text.splitlines()[2:4]] == [["12"], ["3", "4"]]


def test_provenance_is_a_table_for_each_report_with_text_and_place(report: Make, fact: Make) -> None:
    facts = {"a": fact("12", raw="12\t件\x1b")}

    text = "".join(render([report(facts, period=None)], provenance=True, language="en"))

    assert text.splitlines() == [
        "2024/水务局.txt, 2021",
        "Figure         Value  Text           Place",
        "-----------  -------  -------------  -------",
        "表二 · 规章       12  12 件<U+001B>  3:4",
        "",
    ]
