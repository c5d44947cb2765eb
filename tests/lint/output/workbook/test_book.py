"""Workbooks: cells are what they are, and the limits of Excel are kept and told."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
import pytest

from gouji.errors import SpoolError
from gouji.message import Message
from gouji.output.workbook.book import Book, Link, Sheet
from gouji.output.workbook.own import is_own_workbook
from gouji.output.workbook.texts import MAX_CELL, cell_text, sheet_name

NAME = Message("表", "sheet")
BOOK = "gouji.output.workbook.book"


def _written(fill: Callable[[Sheet], object]) -> tuple[Any, list[str]]:
    """The sheet as it is read back, and what the limits left out."""
    with Book.start("zh", "题") as book:
        fill(book.sheet(NAME))
        return load_workbook(BytesIO(b"".join(book.pieces()))).worksheets[0], book.notes


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@a", "＝1", "http://a.cn", "mailto:a@b.cn", "007", "1e5", "#REF!"]
)
def test_a_text_is_a_text(text: str) -> None:
    sheet, _ = _written(lambda sheet: sheet.add([text]))

    assert (sheet["A1"].data_type, sheet["A1"].value, sheet["A1"].hyperlink) == ("s", text, None)
    assert sheet["A1"].quotePrefix == (text[0] in "=+-@＝")


def test_figures_are_numbers_with_the_decimals_that_were_printed() -> None:
    sheet, _ = _written(lambda sheet: sheet.add([3, Decimal("12.50"), Decimal(12345678901234567890), None, ""]))

    assert [(cell.value, cell.number_format) for cell in sheet[1]] == [
        (3, "0"),
        (12.5, "0.00"),
        ("12345678901234567890", "General"),
        (None, "General"),
        (None, "General"),
    ]


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_text_is_read_back_as_it_is_shown(text: str) -> None:
    sheet, _ = _written(lambda sheet: sheet.add([f"x{text}x"]))

    assert sheet["A1"].value == cell_text(f"x{text}x")


def test_what_is_invisible_or_obeyed_is_shown() -> None:
    assert cell_text("a\x00\x1b\u202e\ud800\r\nb\tc") == "a<U+0000><U+001B><U+202E><U+D800>\nb c"


@pytest.mark.parametrize("text", ["甲" * 40000, "𠀀" * 20000, "\U0001f600" + "a" * MAX_CELL])
def test_a_long_text_is_cut_and_that_is_told(text: str) -> None:
    sheet, notes = _written(lambda sheet: sheet.add([text]))

    value = sheet["A1"].value
    assert (len(value.encode("utf-16-le")) // 2 <= MAX_CELL, value[-1]) == (True, "…")
    assert notes == ["超过单元格字数上限、已截断的文字：1 处"]


def test_links_lead_to_their_addresses_and_those_beyond_the_limit_are_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{BOOK}._MAX_LINKS", 2)

    sheet, notes = _written(
        lambda sheet: sheet.add(
            [
                Link("a", "external:../甲 b.txt"),
                Link("b", "internal:'表'!A1"),
                Link("c", "external:c.txt"),
                Link("d", ""),
            ]
        )
    )

    assert [(cell.value, cell.hyperlink and (cell.hyperlink.target, cell.hyperlink.location)) for cell in sheet[1]] == [
        ("a", ("..\\甲%20b.txt", None)),
        ("b", (None, "'表'!A1")),
        ("c", None),
        ("d", None),
    ]
    assert notes == ["超过一个工作表的链接数、链接长度上限或文件名特殊，未加链接的单元格：1 个"]


@pytest.mark.parametrize("address", ["external:\udcb1.txt", "external:a\nb.txt", "external:\x01.txt"])
def test_a_name_that_no_link_can_have_is_a_text(address: str) -> None:
    sheet, notes = _written(lambda sheet: sheet.add([Link("a", address)]))

    assert (sheet["A1"].value, sheet["A1"].hyperlink) == ("a", None)
    assert notes == ["超过一个工作表的链接数、链接长度上限或文件名特殊，未加链接的单元格：1 个"]


def test_rows_beyond_the_limit_are_left_out_and_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{BOOK}.MAX_ROWS", 3)

    sheet, notes = _written(lambda sheet: [sheet.add([number]) for number in range(5)])

    assert [row[0].value for row in sheet.iter_rows()] == [0, 1, "一个工作表最多 3 行，此后的内容未写入"]
    assert notes == ["超过一个工作表的行数上限、未写完的工作表：1 个"]


def test_comments_beyond_the_limit_are_left_out_and_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{BOOK}._MAX_COMMENTS", 2)

    sheet, notes = _written(lambda sheet: [sheet.comment(sheet.add([number]), 0, "批注") for number in range(3)])

    assert [row[0].comment is not None for row in sheet.iter_rows()] == [True, True, False]
    assert notes == ["一个工作表的批注已达上限、未加批注的单元格：1 个"]


def test_nothing_is_left_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    _written(lambda sheet: sheet.add(["甲"]))
    with pytest.raises(ZeroDivisionError), Book.start("zh", "题") as book:
        book.sheet(NAME).add([1 // 0])

    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("xlsxwriter.workbook.ZipFile", full)

    with pytest.raises(SpoolError, match="no space left"):
        _written(lambda sheet: sheet.add(["甲"]))


@pytest.mark.parametrize(("name", "expected"), [("a/b:c", "a_b_c"), ("'x'", "x"), ("", "_"), ("甲" * 40, "甲" * 31)])
def test_the_name_of_a_sheet_is_one_that_excel_takes(name: str, expected: str) -> None:
    assert sheet_name(name) == expected


def test_a_workbook_of_gouji_is_known_again(tmp_path: Path) -> None:
    own, others, broken = tmp_path / "own.xlsx", tmp_path / "others.xlsx", tmp_path / "broken.xlsx"
    with Book.start("zh", "题") as book:
        book.sheet(NAME)
        own.write_bytes(b"".join(book.pieces()))
    Workbook().save(others)
    broken.write_bytes(b"PK")

    assert [is_own_workbook(path) for path in (own, others, broken, tmp_path / "gone")] == [True, False, False, False]
