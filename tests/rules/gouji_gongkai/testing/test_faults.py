"""Faults: what each changes, and what it expects to be said."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest

from gouji.testing import Expectation, Faulted, Line, SampleReport
from gouji_gongkai.testing import CATALOGUE, faults
from gouji_gongkai.testing.faults import cells, kinds, sections


def changes(sample: SampleReport, faulted: Faulted) -> dict[str, str]:
    """The figures that differ."""
    figures = faulted.sample.figures
    return {fact: text for fact, text in figures.items() if text != sample.figures[fact]}


def test_requests_in_the_wrong_column_are_one_finding(sample_of: Callable[..., SampleReport]) -> None:
    sample = sample_of(requests__new__research="3")
    fault = faults.moved_between_columns(sample, "requests.new.research", "requests.new.welfare", 2)

    assert changes(sample, fault) == {"requests.new.research": "1", "requests.new.welfare": "2"}
    assert [(e.rule, e.fact) for e in fault.expectations] == [("carried-over-count", None)]


@pytest.mark.parametrize("count", [0, 4])
def test_no_more_can_be_moved_than_there_is(count: int, sample_of: Callable[..., SampleReport]) -> None:
    with pytest.raises(ValueError, match="cannot be moved"):
        faults.moved_between_columns(
            sample_of(requests__new__research="3"), "requests.new.research", "requests.new.welfare", count
        )


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
        (lambda sample: faults.published_early(sample, 12, 9), "published-early", "warning", "2024-12-09"),
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


def expected(faulted: Faulted) -> list[tuple[str, str, str]]:
    return [(each.rule, each.place, each.severity) for each in faulted.expectations]


def test_regulations_are_those_of_another_body(sample_of: Callable[..., SampleReport]) -> None:
    fault = cells.regulations_made(sample_of(), "柳汀镇人民政府", 2)

    assert fault.sample.title[0].text.startswith("柳汀镇人民政府2024年")
    assert expected(fault) == [("regulation-by-township", "proactive.regulations.issued", "warning")]


def test_a_section_stands_there_again_after_itself(sample_of: Callable[..., SampleReport]) -> None:
    fault = sections.section_repeated(sample_of(), "problems")

    keys = [chapter.key for chapter in fault.sample.chapters]
    assert keys[-3:] == ["heading.problems", "heading.again", "heading.other"]
    assert expected(fault) == [("duplicate-section", "heading.again", "warning")]


def test_the_last_two_sections_change_their_places(sample_of: Callable[..., SampleReport]) -> None:
    fault = sections.sections_swapped(sample_of())

    assert [chapter.key for chapter in fault.sample.chapters][-2:] == ["heading.other", "heading.problems"]


def test_a_lost_title_is_worse_where_the_file_is_published_as_it_stands(sample_of: Callable[..., SampleReport]) -> None:
    (finding,) = sections.title_lost(sample_of()).expectations

    assert (finding.severity, finding.severity_in) == ("info", dict.fromkeys(("html", "docx", "pdf"), "warning"))


def test_a_notice_has_no_section_and_no_table(sample_of: Callable[..., SampleReport]) -> None:
    notice = kinds.of_other_kind(sample_of()).sample

    assert [(chapter.heading, chapter.tables) for chapter in notice.chapters if chapter.heading or chapter.tables] == []


def test_every_fault_has_a_name_of_its_own() -> None:
    names = [fault.name for fault in CATALOGUE]

    assert len(set(names)) == len(names)
