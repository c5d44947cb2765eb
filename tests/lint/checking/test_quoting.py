"""The tables of a report as plain rows: as the form arranges them, with the places of what is printed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

from gouji.checking.quoted import QuotedTable
from gouji.checking.quoting import quoted_tables
from gouji.report.model import Report
from gouji.testing import TEXT_LAYOUTS, SampleReport, TextStyle, text_renderer

Bind: TypeAlias = Callable[[str], Report]
Sample: TypeAlias = Callable[..., SampleReport]


def _text(sample: SampleReport) -> str:
    return text_renderer(TEXT_LAYOUTS["rows"], TextStyle())(sample).text


def _row(table: QuotedTable, label: str) -> dict[str, str]:
    """The texts of a row, by the labels of its columns."""
    for block in table.blocks:
        for row in block.rows:
            if row.label.text == label:
                heads = [f"{column.group}/{column.label.text}" for column in block.columns]
                return dict(zip(heads, [cell.text for cell in row.cells], strict=True))
    raise KeyError(label)


def test_rows_stand_behind_the_labels_of_their_groups(bind: Bind, sample_of: Sample) -> None:
    sample = sample_of(requests__granted__enterprise="12", litigation__reconsideration__upheld="3")

    tables = {table.title: table for table in quoted_tables(bind(_text(sample)))}

    assert list(tables) == ["第二部分表格", "第三部分表格", "第四部分表格"]
    row = _row(tables["第三部分表格"], "三、本年度办理结果 · （一）予以公开")
    assert row["/商业企业"] == "12"
    assert _row(tables["第四部分表格"], "")["行政复议/结果维持"] == "3"


def test_a_cell_has_the_place_of_what_is_printed(bind: Bind, sample_of: Sample) -> None:
    report = bind(_text(sample_of(requests__granted__enterprise="12")))

    cells = [
        cell for table in quoted_tables(report) for block in table.blocks for row in block.rows for cell in row.cells
    ]

    assert [cell.text for cell in cells if cell.span is None or report.document.source[cell.span] != cell.text] == []
    assert [cell.span for cell in cells if cell.text == "12"] == [report.facts["requests.granted.enterprise"].span]


def test_a_cell_has_its_fact_and_figure_unless_that_is_secret(bind: Bind, sample_of: Sample) -> None:
    report = bind(_text(sample_of(requests__granted__enterprise="12", requests__granted__total="370202199001011234")))

    cells = {cell.fact: cell.figure for table in quoted_tables(report, ["370202199001011234"]) for cell in table.cells}

    assert set(cells) == set(report.facts)
    assert (cells["requests.granted.enterprise"], cells["requests.granted.total"]) == (Decimal(12), None)


def test_secrets_are_hidden_and_long_texts_are_cut(bind: Bind, sample_of: Sample) -> None:
    secret, long = "370202199001011234", "长" * 200
    sample = sample_of(requests__granted__total=secret, requests__granted__other_organization=long)

    table = quoted_tables(bind(_text(sample)), [secret])[1]

    row = _row(table, "三、本年度办理结果 · （一）予以公开")
    assert list(row.values())[-2:] == ["长" * 80 + "…", "*" * 18]
