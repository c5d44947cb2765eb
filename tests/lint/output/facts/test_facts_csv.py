"""``gouji extract --format csv``: the facts of all forms as columns, safe in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
import csv
import io
from typing import Any, TypeAlias

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.output.facts.csv import render, safe
from gouji.output.facts.model import ReportFacts

Make: TypeAlias = Callable[..., Any]


def _rows(*reports: ReportFacts, provenance: bool = False) -> list[list[str]]:
    return list(csv.reader(io.StringIO("".join(render(reports, provenance=provenance, language="zh")))))


def test_a_report_is_a_row_and_what_is_unknown_is_empty(report: Make, fact: Make) -> None:
    assert _rows(report({"a": fact("12.50"), "b": fact(None)}, period=None, subject=None)) == [
        ["path", "kind", "agency", "year", "form", "title", "tables.proactive", "tables.requests", "a", "b"],
        [
            "2024/水务局.txt",
            "gongkai",
            "",
            "",
            "2021",
            "青岚县水务局2024年政府信息公开工作年度报告",
            "complete",
            "picture",
            "12.50",
            "",
        ],
    ]


def test_columns_are_the_facts_of_all_forms_that_occur(report: Make, fact: Make) -> None:
    rows = _rows(
        report({"a": fact("1"), "old": fact("2")}, form="2019", tables={"t": "absent"}),
        report({"a": fact("3"), "new": fact("-4")}, tables={"t": "complete"}),
    )

    assert [row[6:] for row in rows] == [
        ["tables.t", "a", "old", "new"],
        ["absent", "1", "2", ""],
        ["complete", "3", "", "-4"],
    ]


def test_provenance_is_two_more_columns_a_fact(report: Make, fact: Make) -> None:
    facts = {"a": fact("12", raw="=12"), "b": fact(None), "c": fact("7", range=None, locator={"table": 2, "row": 5})}

    rows = _rows(report(facts, tables={}), provenance=True)

    assert [row[6:] for row in rows] == [
        ["a", "a:raw", "a:place", "b", "b:raw", "b:place", "c", "c:raw", "c:place"],
        ["12", "'=12", "3:4", "", "", "", "7", "7", "table=2,row=5"],
    ]


@pytest.mark.parametrize("start", [*"=+-@＝＋－＠\t\r\n"])
def test_no_text_is_a_formula(report: Make, start: str) -> None:
    text = f"{start}cmd|' /C calc'!A0"

    row = _rows(report({}, path=text, subject=text, title=text, tables={}))[1]

    assert {row[0], row[2], row[5]} == {"'" + text.replace("\r", "\n")}


@given(st.text(st.characters(exclude_characters="\0"), max_size=20), st.text(max_size=5))
def test_a_row_is_read_back_and_no_cell_begins_as_a_formula(text: str, agency: str) -> None:
    facts = ReportFacts(text, "gongkai", agency.replace("\0", ""), 2024, "2021", None, {}, {})

    row = _rows(facts)[1]

    assert row == [safe(text), "gongkai", safe(agency.replace("\0", "")), "2024", "2021", ""]
    assert [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))] == []


def test_a_file_is_for_excel_and_its_heads_are_words(report: Make, fact: Make) -> None:
    facts = {"a": fact("12.50"), "b": fact(None, value=True, address="=许可")}

    lines = "".join(render([report(facts, title="-")], provenance=False, language="zh", to_file=True)).splitlines()

    assert lines == [
        "\ufeff机关,年度,表二 · 规章,'=许可,文件,报告种类,格式,标题,proactive读取情况,requests读取情况",
        "青岚县水务局,2024,12.50,是,2024/水务局.txt,gongkai,2021,'-,完整,是图片",
    ]
