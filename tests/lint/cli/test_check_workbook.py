"""``gouji check --format xlsx``: the file, and what LibreOffice makes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import re
import shutil
import subprocess
import sys
from typing import Any, TypeAlias

from openpyxl import load_workbook
import pytest

from gouji.installing import how_to_add

Run: TypeAlias = Callable[..., Any]
Write: TypeAlias = Callable[..., None]

SOUND = Path(__file__).parents[3] / "docs/examples/sound/临川县水务局"
SOFFICE = shutil.which("soffice")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Two reports of a body, one of them with a word of error."""
    folder = tmp_path / "reports"
    shutil.copytree(SOUND, folder)
    report = folder / "2024.txt"
    report.write_text(report.read_text("utf-8").replace("一、总体情况", "一、总体情况\n有错。", 1), "utf-8")
    return folder


def test_a_second_run_passes_over_the_workbook_of_the_first(gouji: Run, reports: Path) -> None:
    command = ("check", "--select=Z101", "--lang=zh", "--format=xlsx", "--output=reports/结果.xlsx", "reports")

    first, again = gouji(*command), gouji(*command)

    assert (first.status, first.out, first.err) == (again.status, again.out, again.err) == (1, "", "")
    book = load_workbook("reports/结果.xlsx")
    assert [[cell.value for cell in row][:6] for row in book["问题清单"].iter_rows(min_row=2)] == [
        ["错误", "临川县水务局", 2024, "Z101", "有“错”", book["问题清单"]["F2"].value]
    ]
    assert book["数据"].max_row == 4
    assert book["历年对照"]["C2"].value == "2023年"


def test_a_workbook_of_someone_else_is_not_replaced_where_it_is_a_report(gouji: Run, reports: Path) -> None:
    command = ("check", "--lang=en", "--format=xlsx", "--output=reports/2024.txt", "reports")

    ended = gouji(*command)

    assert (ended.status, "is one of the files that were checked" in ended.err) == (2, True)


def test_what_is_missing_is_told_before_anything_is_checked(
    gouji: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(a="失败")
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    ended = gouji("check", "--lang=en", "--format=xlsx", "--output=a.xlsx")

    told = f"gouji: writing XLSX needs an extra: {how_to_add('xlsx').en}\n"
    assert (ended.status, ended.err) == (2, told)


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_the_workbook_and_prints_every_sheet(gouji: Run, reports: Path, tmp_path: Path) -> None:
    gouji("check", "--lang=zh", "--format=xlsx", "--output=a.xlsx", "reports")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"

    subprocess.run(
        [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "a.xlsx"],
        check=True,
        capture_output=True,
        timeout=180,
    )

    import pypdfium2

    pages = pypdfium2.PdfDocument("a.pdf")
    text = "".join(pages[number].get_textpage().get_text_range() for number in range(len(pages)))
    told = (
        "勾稽检查结果",
        "有“错”",
        "有颜色的数字涉及问题",
        "各机关的主要数据",
        "检查什么",
        f"第 1 页，共 {len(pages)} 页",
    )
    assert [words for words in told if words not in text.replace("\r\n", "")] == []


def test_names_that_aliases_make_one_are_one_body(gouji: Run, reports: Path) -> None:
    older = reports / "2023.txt"
    older.write_text(older.read_text("utf-8").replace("临川县水务局", "临川县水利局"), "utf-8")
    command = (
        "check",
        "--select=Z101",
        "--lang=zh",
        "--format=html",
        "--output=a.html",
        "--format=xlsx",
        "--output=a.xlsx",
        "reports",
    )

    bodies = []
    for configuration in ("", "aliases: {临川县水务局: [临川县水利局]}\n"):
        Path(".gouji.yaml").write_text(configuration, "utf-8")
        gouji(*command)
        bodies.append([cell.value for cell in load_workbook("a.xlsx")["各机关"]["A"][1:]])
        bodies.append(re.findall(r'<h2 id="h\d+">(.*?)</h2>', Path("a.html").read_text("utf-8")))

    apart, together = ["临川县水务局", "临川县水利局"], ["临川县水务局"]
    assert bodies == [apart, apart, together, together]
