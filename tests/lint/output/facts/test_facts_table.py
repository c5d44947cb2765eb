"""``gouji extract --format table``: a table of facts for each report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from gouji.output.facts.table import render

Make: TypeAlias = Callable[..., Any]


def test_each_report_is_named_above_its_facts(report: Make, fact: Make) -> None:
    text = "".join(render([report({"a": fact("12"), "b": fact(None)})], provenance=False, language="zh"))

    assert text == (
        "2024/水务局.txt：青岚县水务局，2024年，格式 2021\n"
        "单元格       数据      值\n"
        "-----------  ------  ----\n"
        "表二 · 规章  a         12\n"
        "表二 · 规章  b       未知\n"
        "\n"
    )


def test_provenance_adds_text_and_place(report: Make, fact: Make) -> None:
    text = "".join(render([report({"a": fact("12", raw="12\t件\x1b")}, period=None)], provenance=True, language="en"))

    assert text.splitlines() == [
        "2024/水务局.txt: 青岚县水务局, unknown, form 2021",
        "Cell         Fact      Value  Text           Place",
        "-----------  ------  -------  -------------  -------",
        "表二 · 规章  a            12  12 件<U+001B>  3:4",
        "",
    ]
