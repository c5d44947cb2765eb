"""``--format xlsx``: the sheets of the workbook as openpyxl reads them back."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

from openpyxl import load_workbook
import pytest

from gouji.checking.diagnostic import Waived
from gouji.checking.quoted import QuotedBlock, QuotedCell, QuotedRow, QuotedTable
from gouji.message import Message
from gouji.output.format import RenderOptions
from gouji.output.xlsx.figures import key_facts
from gouji.output.xlsx.report import render
from gouji.plugins.model import Plugins
from gouji.results import FileResult, RunResult
from gouji.stored import to_bytes

Make: TypeAlias = Callable[..., Any]

NEW, PERSON = "requests.new.total", "requests.new.natural_person"
NASTY = '=HYPERLINK("http://e.cn")\x1b'


def _table(**figures: str) -> QuotedTable:
    """A table with some figures of the form's third part, and a cell that is no number."""
    cells = [QuotedCell(text, None, fact, Decimal(text)) for fact, text in figures.items()]
    cells.append(QuotedCell("五", None, "requests.carried_in.total"))
    return QuotedTable("第三部分", (QuotedBlock((), (QuotedRow(QuotedCell("一"), tuple(cells)),)),))


def _packed(table: QuotedTable) -> bytes:
    return to_bytes("tables", (table,))


@pytest.fixture
def book(plugins: Plugins) -> Make:
    """The workbook of some files, read back."""

    def make(*files: FileResult, language: str = "zh", **options: Any) -> Any:
        chosen = RenderOptions(**{"language": language, "forms": lambda: plugins.forms, **options})
        return load_workbook(BytesIO(b"".join(render(RunResult(files), chosen))))

    return make


def _values(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_sheets_have_their_names_in_the_language(book: Make, file_result: Make) -> None:
    assert book(file_result()).sheetnames == ["概览", "各机关", "问题清单", "数据", "历年对照", "规则"]
    assert book(file_result(), language="en").sheetnames == [
        "Overview",
        "Bodies",
        "Findings",
        "Figures",
        "Years",
        "Rules",
    ]


def test_the_overview_has_totals_by_verdict_severity_rule_and_year(
    book: Make, file_result: Make, diagnostic: Make, failure: Make
) -> None:
    found = file_result([diagnostic(), diagnostic(severity="info", code="Z102", rule="other")])

    sheet = book(found, file_result(path="b.txt", period=2023, failures=(failure(),)))["概览"]

    rows = [[value for value in row if value is not None] for row in _values(sheet)]
    assert rows == [
        ["勾稽检查结果"],
        ["1 个错误，0 个警告，1 个提示；检查了 2 个文件，勾稽关系成立 84 条，不成立 2 条，无法核对 0 条；1 项未能检查"],
        [],
        ["结论", "报告"],
        ["需修改", 1],
        ["无法核对", 1],
        [],
        ["级别", "问题"],
        ["错误", 1],
        ["警告", 0],
        ["提示", 1],
        [],
        ["勾稽关系", "条数"],
        ["成立", 84],
        ["不成立", 2],
        ["无法核对", 0],
        [],
        ["代码", "规则", "问题"],
        ["Z101", "some-rule", 1],
        ["Z102", "other", 1],
        [],
        ["年度", "报告", "错误", "警告", "提示"],
        [2023, 1, 0, 0, 0],
        [2024, 1, 1, 0, 1],
        [],
        ["未能检查"],
        ["文件", "原因"],
        ["b.txt", "没有读取权限"],
    ]
    assert sheet["A19"].hyperlink.location == "'规则'!A2"


def test_a_body_is_a_row_with_its_years_and_verdicts(book: Make, file_result: Make, diagnostic: Make) -> None:
    bad = file_result([diagnostic(), diagnostic(severity="warning"), diagnostic(severity="info")])

    sheet = book(bad, file_result(path="b.txt", period=2023), file_result(path="c.txt", subject="青岚县教育局"))[
        "各机关"
    ]

    assert _values(sheet) == [
        ["机关", "结论", "报告", "错误", "警告", "提示", "2023年", "2024年"],
        ["青岚县水务局", "需修改", 2, 1, 1, 1, "未发现问题", "需修改（错误 1、警告 1）"],
        ["青岚县教育局", "未发现问题", 1, 0, 0, 0, None, "未发现问题"],
    ]
    assert [cell.fill.start_color.rgb for cell in (sheet["B2"], sheet["G2"], sheet["H2"])] == [
        "FFFFC7CE",
        "FFE2EFDA",
        "FFFFC7CE",
    ]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:H3")


def test_findings_are_listed_with_links_to_their_file_and_rule(
    book: Make, file_result: Make, diagnostic: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").touch()
    waived = diagnostic(waived=Waived("见函", "waiver", "w.yaml", None))
    found = file_result([diagnostic(address="第三部分 · 总计", expected="805", actual="850")], waived=(waived,))

    sheet = book(found, output=str(tmp_path / "out" / "a.xlsx"), show_waived=True)["问题清单"]

    assert _values(sheet)[1:] == [
        [
            "错误",
            "青岚县水务局",
            2024,
            "Z101",
            "总计不对",
            "第3行第4列",
            "第三部分 · 总计",
            "805",
            "850",
            "总计：850件",
            "some-rule",
            "a.txt",
            None,
        ],
        [
            "错误",
            "青岚县水务局",
            2024,
            "Z101",
            "总计不对",
            "第3行第4列",
            *[None] * 3,
            "总计：850件",
            "some-rule",
            "a.txt",
            "见函",
        ],
    ]
    assert (sheet["D2"].hyperlink.location, sheet["L2"].hyperlink.target) == ("'规则'!A2", "..\\a.txt")
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", "A1:M3")


def test_no_text_of_a_report_is_a_formula_anywhere(book: Make, file_result: Make, diagnostic: Make) -> None:
    found = diagnostic(message=Message(NASTY, NASTY), excerpt=NASTY, actual=NASTY, expected=NASTY, address=NASTY)
    table = _table(**{NEW: "7"})._replace(title=NASTY)

    book_ = book(file_result([found], path=NASTY, subject=NASTY, packed_tables=_packed(table)))

    cells = [cell for sheet in book_.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell.value for cell in cells if "\x1b" in str(cell.value)] == []
    assert [cell.value for cell in cells if cell.hyperlink and cell.hyperlink.target] == []


def test_the_figures_of_a_report_are_a_row_and_broken_ones_have_colour_and_comment(
    book: Make, file_result: Make, diagnostic: Make
) -> None:
    found = file_result([diagnostic(fact=NEW)], packed_tables=_packed(_table(**{PERSON: "3", NEW: "850"})))

    sheet = book(found)["数据"]

    heads = [cell.value for cell in sheet[2]]
    row = {head: cell for head, cell in zip(heads, sheet[3], strict=True) if cell.value is not None}
    total = "第三部分 · 一、本年新收政府信息公开申请数量 · 总计"
    assert {head: cell.value for head, cell in row.items()} == {
        "机关": "青岚县水务局",
        "年度": 2024,
        "第三部分 · 一、本年新收政府信息公开申请数量 · 自然人": 3,
        total: 850,
        "第三部分 · 二、上年结转政府信息公开申请数量 · 总计": "五",
    }
    assert (row[total].comment.text, row[total].fill.start_color.rgb) == ("错误 Z101 总计不对", "FFFFC7CE")
    assert (sheet.freeze_panes, len([cell for cell in row.values() if cell.comment])) == ("C3", 1)


def test_the_years_of_a_body_stand_side_by_side_for_its_main_figures(
    book: Make, file_result: Make, diagnostic: Make
) -> None:
    files = [
        file_result(path=f"{year}.txt", period=year, packed_tables=_packed(_table(**{PERSON: "3", NEW: figure})))
        for year, figure in ((2023, "16"), (2024, "20"))
    ]

    assert _values(book(*files)["历年对照"])[1:] == [
        ["机关", "数据", "2023年", "2024年"],
        ["青岚县水务局", "第三部分 · 一、本年新收政府信息公开申请数量 · 总计", 16, 20],
    ]


def test_the_main_figures_of_a_form_are_those_that_are_no_part_of_their_row(plugins: Plugins) -> None:
    form = next(form for form in plugins.forms if (form.kind, form.id) == ("gongkai", "2021"))

    found = key_facts(form)

    assert (NEW in found, PERSON in found, len(found) < len(form.slots) // 3) == (True, False, True)
    assert "proactive.normative_documents.in_force" in found


def test_the_same_result_gives_the_same_bytes(file_result: Make, diagnostic: Make) -> None:
    result = RunResult((file_result([diagnostic(fact=NEW)], packed_tables=_packed(_table(**{NEW: "1"}))),))

    assert len({b"".join(render(result, RenderOptions())) for _ in range(2)}) == 1
