"""The page shows the years of a body side by side: figures of their forms, and findings about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
import json
from typing import Any

from tests.plugins.gouji_plugins.page.conftest import Drop

from gouji.testing.office import WordStyle, render_word
from gouji_gongkai.testing import form_of, least_report

FOLDER = "faulty/carried-over-across-years"


def _report(form: str, year: int, **figures: str) -> bytes:
    """A Word file with a report of the same body each time; figures stand in the row of new requests."""
    named = {f"requests.{fact}.total": figure for fact, figure in figures.items()}
    return render_word(
        least_report(form_of(form), subject="松陵县水务局", period=year, figures=named), WordStyle()
    ).data


def _compared(drop: Drop, files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(drop(files).compared())
    return found


def _values(body: Mapping[str, Any]) -> dict[str, Sequence[str | None]]:
    return {row["name"]: [cell["value"] for cell in row["cells"]] for row in body["rows"]}


def test_of_each_body_with_several_years_the_totals_stand_side_by_side(
    drop: Drop, examples: Mapping[str, bytes]
) -> None:
    found = _compared(drop, {path: data for path, data in examples.items() if path.startswith(FOLDER)})

    (body,) = found
    assert (body["body"], body["years"]) == (
        "云岭镇人民政府",
        [{"year": year, "path": f"{FOLDER}/云岭镇{year}.txt"} for year in (2023, 2024)],
    )
    assert {name: values for name, values in _values(body).items() if set(values) != {"0"}} == {
        "第二部分 · 行政处罚 · 本年处理决定数量": ["1", "2"],
        "第三部分 · 一、本年新收政府信息公开申请数量 · 总计": ["8", "5"],
        "第三部分 · 二、上年结转政府信息公开申请数量 · 自然人": ["0", "1"],
        "第三部分 · 二、上年结转政府信息公开申请数量 · 总计": ["0", "1"],
        "第三部分 · （七）总计 · 总计": ["5", "6"],
        "第三部分 · 四、结转下年度继续办理 · 自然人": ["3", "0"],
        "第三部分 · 四、结转下年度继续办理 · 总计": ["3", "0"],
    }


def test_a_finding_between_reports_is_at_the_figures_of_both(drop: Drop, examples: Mapping[str, bytes]) -> None:
    files = {path: data for path, data in examples.items() if path.startswith(FOLDER)}
    number = [each["code"] for each in json.loads(drop(files).json("zh"))["diagnostics"]].index("X101")

    (body,) = _compared(drop, files)

    assert [
        (row["name"], year)
        for row in body["rows"]
        for year, cell in enumerate(row["cells"])
        if number in cell["findings"]
    ] == [
        ("第三部分 · 二、上年结转政府信息公开申请数量 · 总计", 1),
        ("第三部分 · 四、结转下年度继续办理 · 自然人", 0),
        ("第三部分 · 四、结转下年度继续办理 · 总计", 0),
    ]


def test_what_one_of_two_forms_lacks_is_absent_and_the_order_is_that_of_both(drop: Drop) -> None:
    files = {"a.docx": _report("2019", 2020, new="1"), "b.docx": _report("2021", 2021, new="2")}

    (body,) = _compared(drop, files)

    values = _values(body)
    assert [name for name in values if "行政许可" in name or "强制" in name] == [
        "第二部分 · 行政许可 · 上一年项目数量",
        "第二部分 · 行政许可 · 本年增/减",
        "第二部分 · 行政许可 · 本年处理决定数量",
        "第二部分 · 行政强制 · 上一年项目数量",
        "第二部分 · 行政强制 · 本年增/减",
        "第二部分 · 行政强制 · 本年处理决定数量",
    ]
    assert (values["第二部分 · 规章 · 本年新制作数量"], values["第二部分 · 规章 · 现行有效件数"]) == (
        ["0", None],
        [None, "0"],
    )
    assert values["第三部分 · 一、本年新收政府信息公开申请数量 · 总计"] == ["1", "2"]


def test_two_reports_of_one_year_stand_beside_each_other_and_a_body_of_one_year_is_left_out(drop: Drop) -> None:
    files = {"a.docx": _report("2021", 2022), "b.docx": _report("2021", 2023), "c.docx": _report("2021", 2023)}

    (body,) = _compared(drop, files)

    assert [each["path"] for each in body["years"]] == ["a.docx", "b.docx", "c.docx"]
    assert _compared(drop, {path: data for path, data in files.items() if path != "a.docx"}) == []
