"""Faults of rows, sections, kinds and sentences: what each changes, and what it expects to be said."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest

from gouji.testing import Expectation, Line, SampleReport, grid_of
from gouji.testing.faults import CATALOGUE, Fault, Faulted, cells, kinds, rows, sections, writing
from gouji.testing.faults.changes import of_agency, without_words

Make = Callable[..., SampleReport]


def labels(sample: SampleReport, table: str) -> list[str]:
    """The labels of a table's rows, from top to bottom."""
    return [cell.text for row in grid_of(sample, table).rows for cell in row if cell.key.startswith("row.")]


def expected(faulted: Faulted) -> list[tuple[str, str, str]]:
    return [(each.rule, each.place, each.severity) for each in faulted.expectations]


def test_a_row_is_added_below_another(sample_of: Make) -> None:
    fault = rows.row_added(sample_of(), "proactive", "regulations", "会议纪要")

    assert labels(fault.sample, "proactive")[:3] == ["规章", "会议纪要", "行政规范性文件"]
    assert expected(fault) == [("extra-row", "row.proactive.added", "warning")]


def test_two_rows_change_their_places(sample_of: Make) -> None:
    fault = rows.rows_swapped(sample_of(), "proactive", "penalties")

    told = labels(fault.sample, "proactive")
    assert told.index("行政强制") == told.index("行政处罚") - 1
    assert expected(fault) == [("row-order", "row.proactive.coercion", "warning")]


def test_a_label_is_told_at_its_word(sample_of: Make) -> None:
    fault = rows.label_respelt(sample_of(), "row.requests.other.other", "其他", "其它", "3.其它")

    assert fault.sample.labels == {"row.requests.other.other": "3.其它"}
    assert fault.expectations[0].shift == 2


def test_a_minus_stands_before_a_count(sample_of: Make) -> None:
    fault = cells.below_zero(sample_of(), "proactive.licensing.decisions", 2)

    assert fault.sample.figures["proactive.licensing.decisions"] == "-2"
    assert expected(fault) == [("negative-count", "proactive.licensing.decisions", "error")]


def test_regulations_are_those_of_another_body(sample_of: Make) -> None:
    fault = cells.regulations_made(sample_of(), "柳汀镇人民政府", 2)

    assert fault.sample.title[0].text.startswith("柳汀镇人民政府2024年")
    assert expected(fault) == [("regulation-by-township", "proactive.regulations.issued", "warning")]


def test_a_section_stands_there_again_after_itself(sample_of: Make) -> None:
    fault = sections.section_repeated(sample_of(), "problems")

    keys = [chapter.key for chapter in fault.sample.chapters]
    assert keys[-3:] == ["heading.problems", "heading.again", "heading.other"]
    assert expected(fault) == [("duplicate-section", "heading.again", "warning")]


def test_the_last_two_sections_change_their_places(sample_of: Make) -> None:
    fault = sections.sections_swapped(sample_of())

    assert [chapter.key for chapter in fault.sample.chapters][-2:] == ["heading.other", "heading.problems"]


def test_a_lost_title_is_worse_where_the_file_is_published_as_it_stands(sample_of: Make) -> None:
    (finding,) = sections.title_lost(sample_of()).expectations

    assert (finding.severity, finding.severity_in) == ("info", dict.fromkeys(("html", "docx", "pdf"), "warning"))


def test_a_notice_has_no_section_and_no_table(sample_of: Make) -> None:
    notice = kinds.of_other_kind(sample_of()).sample

    assert [(chapter.heading, chapter.tables) for chapter in notice.chapters if chapter.heading or chapter.tables] == []


def test_wrong_words_are_known_as_fault(sample_of: Make) -> None:
    fault = writing.written(sample_of(), "甲{fault}乙。", "××次", Expectation("placeholder", "fault"))

    (line,) = fault.sample.prose["overview"]
    assert [(piece.text, piece.key) for piece in line] == [("甲", ""), ("××次", "fault"), ("乙。", "")]


def test_a_body_is_renamed_wherever_it_is_named(sample_of: Make) -> None:
    line = Line.of("{agency}办公室", {"agency": "云麓县水务局"})
    renamed = of_agency(attrs.evolve(sample_of(), preface=(line,)), "柳汀镇人民政府")

    assert [each.text for each in (*renamed.title, *renamed.preface)] == [
        "柳汀镇人民政府2024年政府信息公开工作年度报告",
        "柳汀镇人民政府办公室",
    ]


def test_lines_with_some_words_are_left_out(sample_of: Make) -> None:
    prose = {"other": (Line.of("未收取费用。"), Line.of("无。"))}
    silent = without_words(attrs.evolve(sample_of(), prose=prose), ("费用",))

    assert [line.text for line in silent.lines if "。" in line.text] == ["无。"]


def test_every_fault_has_a_name_of_its_own() -> None:
    names = [fault.name for fault in CATALOGUE]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("format_name", "reason"), [("html word", "pages"), ("docx", "no lines"), ("text rows", ""), ("xlsx", "")]
)
def test_a_reason_holds_for_a_format_or_all_of_its_kind(format_name: str, reason: str) -> None:
    fault = Fault("甲", "乙", lambda sample: Faulted(sample, ()), not_in={"html": "pages", "docx": "no lines"})

    assert fault.excuse(format_name) == reason
