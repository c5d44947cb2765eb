"""The table around a finding: its cell marked, related ones tinted, rows that tell nothing left out."""

from __future__ import annotations

import re

from gouji.checking.diagnostic import Diagnostic, DiagnosticRelated
from gouji.checking.place import Place
from gouji.checking.quoted import QuotedBlock, QuotedCell, QuotedColumn, QuotedRow, QuotedTable
from gouji.message import Message
from gouji.output.html.around import surroundings
from gouji.text.source import Span


def _cell(text: str, start: int) -> QuotedCell:
    return QuotedCell(text, Span(start, start + len(text)))


def _table(rows: int, *, blank: int = -1) -> QuotedTable:
    """A table of rows with one figure each, that of row 3 at 30; the figure of one row may be blank."""
    column = QuotedColumn("法人", _cell("企业", 1))
    built = tuple(
        QuotedRow(QuotedCell(f"第{number}项"), (_cell("" if number == blank else str(number % 10), number * 10),))
        for number in range(1, rows + 1)
    )
    return QuotedTable("表三", (QuotedBlock((column,), built),))


def _finding(span: Span | None, *related: Span) -> Diagnostic:
    message = Message("不对", "wrong")
    places = tuple(DiagnosticRelated("a.txt", Place(span=each), None, message) for each in related)
    return Diagnostic("a.txt", "a-rule", "Z101", "error", message, ("a",), Place(span=span), related=places)


def _shown(html: str) -> list[str]:
    """The rows of the table, without markup but that of marks."""
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", html)
    return [re.sub(r"<(?!/?mark)[^>]*>", "", re.sub(r'(<td class="tied">[^<]*)', r"\1~", row)) for row in rows]


def test_of_many_rows_those_beside_the_finding_and_the_related_ones_are_shown() -> None:
    around = surroundings(_finding(Span(50, 51), Span(90, 91)), [_table(12)], "zh")

    assert _shown(around.html) == [
        "项目法人",
        "企业",
        "略去 3 行",
        "第4项4",
        "第5项<mark>5</mark>",
        "第6项6",
        "略去 2 行",
        "第9项9~",
        "略去 3 行",
    ]
    assert around.marked == {Span(50, 51), Span(90, 91)}


def test_of_few_rows_all_are_shown() -> None:
    around = surroundings(_finding(Span(20, 21)), [_table(3)], "en")

    assert _shown(around.html) == ["row法人", "企业", "第1项1", "第2项<mark>2</mark>", "第3项3"]


def test_a_blank_cell_is_marked_in_words() -> None:
    around = surroundings(_finding(Span(20, 20)), [_table(3, blank=2)], "zh")

    assert _shown(around.html)[3] == "第2项<mark>（空白）</mark>"


def test_a_head_can_be_marked() -> None:
    around = surroundings(_finding(Span(1, 2)), [_table(2)], "zh")

    assert _shown(around.html)[:2] == ["项目法人", "<mark>企业</mark>"]


def test_a_finding_outside_of_tables_has_none() -> None:
    found = [surroundings(_finding(span), [_table(3)], "zh").html for span in (Span(500, 510), None)]

    assert found == ["", ""]
