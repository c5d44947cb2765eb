"""Faults of figures, rows and labels: what each changes, and what it expects to be reported."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.forms.parse import form_from_data
from gouji.testing import Expectation, Faulted, SampleReport, grid_of
import gouji_common.testing as common


@pytest.fixture
def bounded() -> SampleReport:
    """A report of a form whose one relation is a bound."""
    values = [{"fact": "done", "label": "巡河次数"}, {"fact": "solved", "label": "整改次数"}]
    bound = {"left": ["solved"], "right": ["done"], "total": "solved", "kind": "at-most", "severity": "warning"}
    form = form_from_data(
        {
            "id": "1",
            "kind": "rivers",
            "title": "河流年度登记表",
            "source": "practice",
            "years": {},
            "names": ["河流年度登记表"],
            "tables": [{"id": "t", "title": "表", "values": values}],
            "relations": [{"id": "care", **bound}],
        }
    )
    return SampleReport.of(form, subject="清水河", period=2024, figures={"done": "3", "solved": "1"})


def changes(sample: SampleReport, faulted: Faulted) -> dict[str, str]:
    """The figures that differ."""
    figures = faulted.sample.figures
    return {fact: text for fact, text in figures.items() if text != sample.figures[fact]}


def test_a_wrong_figure_is_told_at_its_cell_with_the_right_one(sample_of: Callable[..., SampleReport]) -> None:
    sample = sample_of(requests__granted__total="1,234")
    fault = common.figure_off(sample, "requests.granted.total", 1243)

    fact = "requests.granted.total"
    assert changes(sample, fault) == {fact: "1243"}
    assert fault.expectations == (Expectation("total-consistency", fact, fact=fact, expected="1234"),)


def test_a_wrong_figure_of_one_relation_is_told_at_its_total(sample_of: Callable[..., SampleReport]) -> None:
    sample = sample_of(litigation__direct_suit__upheld="2", litigation__direct_suit__total="5")
    fault = common.figure_off(sample, "litigation.direct_suit.upheld", 0)

    total = "litigation.direct_suit.total"
    assert fault.expectations == (Expectation("total-consistency", total, fact=total),)


@pytest.mark.parametrize(
    ("fact", "figure", "message"),
    [("proactive.fees.amount", 3, "no relation has it"), ("requests.new.total", 0, "it is 0 already")],
)
def test_a_figure_that_would_break_nothing_is_refused(
    fact: str, figure: int, message: str, sample_of: Callable[..., SampleReport]
) -> None:
    with pytest.raises(ValueError, match=message):
        common.figure_off(sample_of(), fact, figure)


@pytest.mark.parametrize(
    ("row", "place"),
    [("granted", "row.requests.partial"), ("other.other", "row.requests.handled_total"), ("carried_out", "")],
)
def test_a_dropped_row_is_told_at_the_row_that_follows(
    row: str, place: str, sample_of: Callable[..., SampleReport]
) -> None:
    fault = common.row_dropped(sample_of(), "requests", row)

    assert fault.sample.left_out == {f"requests.{row}"}
    assert [(e.rule, e.section, e.place) for e in fault.expectations] == [("missing-row", "requests", place)]


def test_a_blank_is_a_warning_at_its_cell(sample_of: Callable[..., SampleReport]) -> None:
    fault = common.blanked(sample_of(), "proactive.fees.amount")

    assert fault.sample.figures["proactive.fees.amount"] == ""
    assert fault.expectations == (
        Expectation("blank-cell", "proactive.fees.amount", "warning", fact="proactive.fees.amount"),
    )


def test_a_text_in_a_cell_for_a_figure_is_an_error_there(sample_of: Callable[..., SampleReport]) -> None:
    fault = common.not_a_number(sample_of(), "requests.new.total", "若干")

    assert [(e.rule, e.place, e.severity) for e in fault.expectations] == [
        ("cell-not-number", "requests.new.total", "error")
    ]


def labels(sample: SampleReport, table: str) -> list[str]:
    """The labels of a table's rows, from top to bottom."""
    return [cell.text for row in grid_of(sample, table).rows for cell in row if cell.key.startswith("row.")]


def expected(faulted: Faulted) -> list[tuple[str, str, str]]:
    return [(each.rule, each.place, each.severity) for each in faulted.expectations]


def test_a_row_is_added_below_another(sample_of: Callable[..., SampleReport]) -> None:
    fault = common.row_added(sample_of(), "proactive", "regulations", "会议纪要")

    assert labels(fault.sample, "proactive")[:3] == ["规章", "会议纪要", "行政规范性文件"]
    assert expected(fault) == [("extra-row", "row.proactive.added", "warning")]


def test_two_rows_change_their_places(sample_of: Callable[..., SampleReport]) -> None:
    fault = common.rows_swapped(sample_of(), "proactive", "penalties")

    told = labels(fault.sample, "proactive")
    assert told.index("行政强制") == told.index("行政处罚") - 1
    assert expected(fault) == [("row-order", "row.proactive.coercion", "warning")]


def test_a_label_is_told_at_its_word(sample_of: Callable[..., SampleReport]) -> None:
    fault = common.label_respelt(sample_of(), "row.requests.other.other", "其他", "其它", "3.其它")

    assert fault.sample.labels == {"row.requests.other.other": "3.其它"}
    assert fault.expectations[0].shift == 2


def test_a_minus_stands_before_a_count(sample_of: Callable[..., SampleReport]) -> None:
    fault = common.below_zero(sample_of(), "proactive.licensing.decisions", 2)

    assert fault.sample.figures["proactive.licensing.decisions"] == "-2"
    assert expected(fault) == [("negative-count", "proactive.licensing.decisions", "error")]


def test_a_bound_is_exceeded_at_the_figure_where_it_is_told(bounded: SampleReport) -> None:
    fault = common.bound_exceeded(bounded, "care", 2)

    assert changes(bounded, fault) == {"solved": "5"}
    assert expected(fault) == [("total-consistency", "solved", "warning")]
