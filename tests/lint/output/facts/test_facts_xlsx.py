"""``gouji extract --format xlsx``: what openpyxl reads back."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeAlias

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gouji.output.facts.across import Keyed, side_by_side
from gouji.output.facts.xlsx import render, render_across

Make: TypeAlias = Callable[..., Any]


def _sheet(*pieces: bytes) -> Worksheet:
    (sheet,) = load_workbook(BytesIO(b"".join(pieces))).worksheets
    return sheet


def _values(sheet: Worksheet) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_a_report_is_a_row_with_its_figures_as_numbers(report: Make, fact: Make) -> None:
    facts = {"a": fact("12.50"), "b": fact(None, address="表二 · 许可")}

    sheet = _sheet(*render([report(facts)], provenance=False, language="zh"))

    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("数据", "C2", "A1:J2")
    assert _values(sheet) == [
        [
            "机关",
            "年度",
            "表二 · 规章",
            "表二 · 许可",
            "文件",
            "报告种类",
            "格式",
            "标题",
            "proactive读取情况",
            "requests读取情况",
        ],
        [
            "青岚县水务局",
            2024,
            12.5,
            None,
            "2024/水务局.txt",
            "gongkai",
            "2021",
            "青岚县水务局2024年政府信息公开工作年度报告",
            "完整",
            "是图片",
        ],
    ]
    assert sheet["C2"].number_format == "0.00"


def test_no_text_is_a_formula_an_address_or_a_number(report: Make, fact: Make) -> None:
    facts = {"a": fact(None, value=("=1+1", "@x")), "b": fact(None, value="http://a.cn"), "c": fact(None, value="007")}

    sheet = _sheet(*render([report(facts, subject="=cmd|' /C calc'!A0")], provenance=False, language="en"))

    row = sheet[2]
    assert [(cell.data_type, cell.value, cell.hyperlink) for cell in row[:1]] == [("s", "=cmd|' /C calc'!A0", None)]
    assert [(cell.data_type, cell.value, cell.hyperlink) for cell in row[2:5]] == [
        ("s", "=1+1、@x", None),
        ("s", "http://a.cn", None),
        ("s", "007", None),
    ]
    assert [row[0].quotePrefix, row[2].quotePrefix, row[3].quotePrefix] == [True, True, False]


def test_a_number_of_more_digits_than_a_spreadsheet_keeps_is_a_text(report: Make, fact: Make) -> None:
    sheet = _sheet(*render([report({"a": fact("12345678901234567890")})], provenance=False, language="en"))

    assert sheet["C2"].value == "12345678901234567890"


def test_a_body_is_a_row_with_its_years_side_by_side(report: Make, fact: Make) -> None:
    reports = [Keyed("k", report({"a": fact(str(year))}, path=f"{year}.txt", period=year)) for year in (2023, 2024)]

    assert _values(_sheet(*render_across(side_by_side(reports), language="en"))) == [
        ["Body", "Kind", "表二 · 规章 2023", "表二 · 规章 2024", "File 2023", "File 2024"],
        ["青岚县水务局", "gongkai", 2023, 2024, "2023.txt", "2024.txt"],
    ]


def test_the_same_reports_give_the_same_bytes(report: Make, fact: Make) -> None:
    written = {b"".join(render([report({"a": fact("1")})], provenance=True, language="zh")) for _ in range(2)}

    assert len(written) == 1
