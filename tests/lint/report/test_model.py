"""The report model: facts and sections by their place."""

from collections.abc import Callable, Mapping
from decimal import Decimal

import attrs
import pytest

from gouji.document.model import Cell, Document, Paragraph
from gouji.forms.model import Form
from gouji.report.fact import Fact
from gouji.report.model import BoundRow, BoundTable, Report, Section
from gouji.text.source import Source, Span

ReportOf = Callable[[Mapping[str, object]], Report]


def row(row_id: str, *texts: str) -> BoundRow:
    return BoundRow(row_id, None, tuple(Cell(text, 0, len(text)) for text in texts))


@pytest.fixture
def placed(report_of: ReportOf) -> Report:
    """Section one begins at 10, section two at 20 with its table from 25 to 30, section three at 40."""
    starts = {"overview": 10, "proactive": 20, "requests": 40}
    sections = {name: Section(name, Paragraph("标题", start, start + 2)) for name, start in starts.items()}
    report = report_of({})
    return attrs.evolve(
        report,
        document=Document(Source.from_text("字" * 60), ()),
        sections={**sections, "litigation": Section("litigation", None)},
        placed=((25, 30, "proactive"), (45, 47, "litigation")),
    )


@pytest.mark.parametrize(
    ("offset", "section"),
    [(0, None), (9, None), (10, "overview"), (19, "overview"), (20, "proactive"), (30, "proactive"), (39, "proactive")],
)
def test_a_section_begins_with_its_heading(placed: Report, offset: int, section: str | None) -> None:
    assert placed.section_at(offset) == section


def test_a_table_is_of_its_own_section_wherever_it_stands(placed: Report) -> None:
    assert [placed.section_at(offset) for offset in (44, 45, 47, 48)] == [
        "requests",
        "litigation",
        "litigation",
        "requests",
    ]


def test_a_cell_is_called_what_a_clerk_calls_it(placed: Report) -> None:
    assert [
        placed.address(fact)
        for fact in (
            "requests.granted.total",
            "requests.denied.state_secret.natural_person",
            "litigation.direct_suit.upheld",
        )
    ] == [
        "第三部分 · （一）予以公开 · 总计",
        "第三部分 · （三）不予公开 · 1.属于国家秘密 · 自然人",
        "第四部分 · 未经复议直接起诉 · 结果维持",
    ]


@pytest.mark.parametrize(
    ("texts", "empty"),
    [
        (("0", "", "\u3000"), True),
        (("０", "00", ""), True),
        (("0", "1", ""), False),
        (("/", "", ""), False),
        ((), True),
    ],
)
def test_a_table_of_blanks_and_zeros_is_empty(form: Form, texts: tuple[str, ...], empty: bool) -> None:
    assert BoundTable(form.table("requests"), form, "partial", (row("new", *texts),)).empty is empty


def test_a_table_knows_its_rows_its_span_and_whether_it_is_there(form: Form) -> None:
    table = form.table("proactive")
    there = BoundTable(table, form, "partial", (row("licensing", "3"),), cells=(Cell("a", 4, 5), Cell("b", 8, 9)))
    absent = BoundTable(table, form, "absent")

    assert (there.row["licensing"].cells[0].text, there.span, there.present) == ("3", Span(4, 9), True)
    assert (absent.row, absent.span, absent.present) == ({}, None, False)


def test_a_fact_without_a_cell_has_no_place() -> None:
    assert [Fact("a", "unplaced").span, Fact("a", "number", Decimal(1), "1", Cell("1", 3, 4)).span] == [None, (3, 4)]


def test_every_relation_is_that_of_its_table_s_form(report_of: ReportOf, form: Form) -> None:
    assert report_of({}).relations == form.relations


def test_what_is_derived_of_a_report_is_made_once(placed: Report) -> None:
    made: list[Report] = []

    def kinds(report: Report) -> str:
        made.append(report)
        return report.status

    assert [placed.derive(kinds), placed.derive(kinds)] == [placed.status] * 2
    assert made == [placed]
