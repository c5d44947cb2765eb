"""Faults: what each changes, and what it expects to be said."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest

from gouji.testing import Expectation, Faulted, Line, SampleReport, faults


def changes(sample: SampleReport, faulted: Faulted) -> dict[str, str]:
    """The figures that differ."""
    figures = faulted.sample.figures
    return {fact: text for fact, text in figures.items() if text != sample.figures[fact]}


def test_a_wrong_figure_is_told_at_its_cell_with_the_right_one(sample_of: Callable[..., SampleReport]) -> None:
    sample = sample_of(requests__granted__total="1,234")
    fault = faults.figure_off(sample, "requests.granted.total", 1243)

    fact = "requests.granted.total"
    assert changes(sample, fault) == {fact: "1243"}
    assert fault.expectations == (Expectation("total-consistency", fact, fact=fact, expected="1234"),)


def test_a_wrong_figure_of_one_relation_is_told_at_its_total(sample_of: Callable[..., SampleReport]) -> None:
    sample = sample_of(litigation__direct_suit__upheld="2", litigation__direct_suit__total="5")
    fault = faults.figure_off(sample, "litigation.direct_suit.upheld", 0)

    total = "litigation.direct_suit.total"
    assert fault.expectations == (Expectation("total-consistency", total, fact=total, expected="3"),)


@pytest.mark.parametrize(
    ("fact", "figure", "message"),
    [("proactive.fees.amount", 3, "no relation has it"), ("requests.new.total", 0, "it is 0 already")],
)
def test_a_figure_that_would_break_nothing_is_refused(
    fact: str, figure: int, message: str, sample_of: Callable[..., SampleReport]
) -> None:
    with pytest.raises(ValueError, match=message):
        faults.figure_off(sample_of(), fact, figure)


def test_requests_in_the_wrong_column_are_told_in_both_balances(sample_of: Callable[..., SampleReport]) -> None:
    sample = sample_of(requests__new__research="3")
    fault = faults.moved_between_columns(sample, "requests.new.research", "requests.new.welfare", 2)

    assert changes(sample, fault) == {"requests.new.research": "1", "requests.new.welfare": "2"}
    assert [(e.rule, e.fact) for e in fault.expectations] == [
        ("carried-over-count", "requests.handled_total.research"),
        ("carried-over-count", "requests.handled_total.welfare"),
    ]


@pytest.mark.parametrize("count", [0, 4])
def test_no_more_can_be_moved_than_there_is(count: int, sample_of: Callable[..., SampleReport]) -> None:
    with pytest.raises(ValueError, match="cannot be moved"):
        faults.moved_between_columns(
            sample_of(requests__new__research="3"), "requests.new.research", "requests.new.welfare", count
        )


@pytest.mark.parametrize(
    ("row", "place"),
    [("granted", "row.requests.partial"), ("other.other", "row.requests.handled_total"), ("carried_out", "")],
)
def test_a_dropped_row_is_told_at_the_row_that_follows(
    row: str, place: str, sample_of: Callable[..., SampleReport]
) -> None:
    fault = faults.row_dropped(sample_of(), "requests", row)

    assert fault.sample.left_out == {f"requests.{row}"}
    assert [(e.rule, e.section, e.place) for e in fault.expectations] == [("missing-row", "requests", place)]


def test_a_blank_is_a_warning_at_its_cell(sample_of: Callable[..., SampleReport]) -> None:
    fault = faults.blanked(sample_of(), "proactive.fees.amount")

    assert fault.sample.figures["proactive.fees.amount"] == ""
    assert fault.expectations == (
        Expectation("blank-cell", "proactive.fees.amount", "warning", fact="proactive.fees.amount"),
    )


def test_a_text_in_a_cell_for_a_figure_is_an_error_there(sample_of: Callable[..., SampleReport]) -> None:
    fault = faults.not_a_number(sample_of(), "requests.new.total", "若干")

    assert [(e.rule, e.place, e.severity) for e in fault.expectations] == [
        ("cell-not-number", "requests.new.total", "error")
    ]


@pytest.mark.parametrize(
    ("section", "place"),
    [("overview", "heading.proactive"), ("requests", "caption"), ("litigation", "column.reviews"), ("other", "")],
)
def test_a_lost_heading_is_told_at_the_table_or_the_next_heading(
    section: str, place: str, sample_of: Callable[..., SampleReport]
) -> None:
    fault = faults.heading_lost(sample_of(), section)

    assert section not in fault.sample.headings
    assert [(e.rule, e.section, e.place) for e in fault.expectations] == [("missing-section", section, place)]


def test_a_lost_table_is_told_at_its_heading(sample_of: Callable[..., SampleReport]) -> None:
    fault = faults.table_lost(sample_of(), "litigation")

    assert fault.sample.tables == ("proactive", "requests")
    assert [(e.rule, e.place) for e in fault.expectations] == [("missing-table", "heading.litigation")]


def test_a_caption_is_a_warning_wherever_it_is_not_its_own(sample_of: Callable[..., SampleReport]) -> None:
    sample = sample_of()
    planted = [
        faults.caption_damaged(sample, "列数据的勾稽关系为"),
        faults.caption_in_cell(sample, "column.applicants", "（本列数据的勾稽关系为：）"),
        faults.caption_in_text(sample, "problems"),
    ]

    assert [[(e.rule, e.place, e.severity) for e in fault.expectations] for fault in planted] == [
        [("leftover-caption", "caption", "warning")],
        [("leftover-caption", "column.applicants", "warning")],
        [("leftover-caption", "leaked", "warning")],
    ]
    assert planted[1].sample.labels == {"column.applicants": "（本列数据的勾稽关系为：）"}
    assert planted[2].sample.prose["problems"][-1].text == sample.form.table("requests").caption


def test_a_changed_year_is_told_where_it_stands(sample_of: Callable[..., SampleReport]) -> None:
    line = Line.of("{own}年，我局未收到申请。", {"own": "2024"}, marked={"own": "statement.0"})
    fault = faults.year_changed(attrs.evolve(sample_of(), prose={"requests": (line,)}), "statement.0", 2022)

    assert fault.sample.prose["requests"][0].text == "2022年，我局未收到申请。"
    assert fault.expectations == (Expectation("year-mismatch", "statement.0", expected="2024"),)


def test_a_year_that_no_line_has_is_refused(sample_of: Callable[..., SampleReport]) -> None:
    with pytest.raises(ValueError, match=r"no line has it; there are title\.year"):
        faults.year_changed(sample_of(), "period.year", 2022)


@pytest.mark.parametrize(
    ("fault", "rule", "severity", "text"),
    [
        (faults.period_inverted, "period-invalid", "error", "2024年12月31日至2024年1月1日"),
        (lambda sample: faults.period_of_part(sample, 7), "period-invalid", "warning", "2024年1月1日至2024年7月1日"),
        (lambda sample: faults.day_sign_lost(sample, 3, 9), "date-malformed", "warning", "2024年3月9"),
        (faults.year_sign_lost, "year-char-missing", "info", "2024"),
        (lambda sample: faults.published_late(sample, 4, 1), "published-late", "warning", "2025-04-01"),
    ],
)
def test_a_fault_of_dates_is_told_at_what_is_wrong(
    fault: Callable[[SampleReport], Faulted],
    rule: str,
    severity: str,
    text: str,
    sample_of: Callable[..., SampleReport],
) -> None:
    faulted = fault(sample_of())

    (expected,) = faulted.expectations
    pieces = [piece.text for line in faulted.sample.lines for piece in line if piece.key == expected.place]
    assert (expected.rule, expected.severity, pieces) == (rule, severity, [text])


def test_an_inverted_period_stands_in_place_of_the_sound_one(sample_of: Callable[..., SampleReport]) -> None:
    sound = Line.of("统计期限为{year}年1月1日至12月31日。", {"year": "2024"}, marked={"year": "period.year"})
    sample = attrs.evolve(sample_of(), preface=(sound,))

    assert [line.keys for line in faults.period_inverted(sample).sample.preface] == [("period",)]
