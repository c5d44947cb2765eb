"""Samples: what a report says before it is printed."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest

from gouji.testing import Line, SampleReport


def test_the_least_report_has_every_heading_table_and_figure(sample_of: Callable[..., SampleReport]) -> None:
    sample = sample_of("2019", 2020)

    assert list(sample.headings) == [section.id for section in sample.form.sections]
    assert sample.tables == ("proactive", "requests", "litigation")
    assert sample.figures == dict.fromkeys(sample.form.slots, "0")


def test_a_changed_figure_leaves_the_others(sample_of: Callable[..., SampleReport]) -> None:
    sample = sample_of(requests__new__total="3")
    changed = sample.with_figures({"requests.new.research": "1"})

    different = {fact for fact in sample.figures if changed.figures[fact] != sample.figures[fact]}
    assert different == {"requests.new.research"}


def test_a_fact_that_the_form_lacks_is_refused(sample_of: Callable[..., SampleReport]) -> None:
    with pytest.raises(KeyError, match=r"requests\.other\.total"):
        sample_of("2021").with_figures({"requests.other.total": "1"})


def test_a_key_is_replaced_wherever_it_stands(sample_of: Callable[..., SampleReport]) -> None:
    sample = sample_of(year=2024).replace("title.year", "2023")

    assert [line.text for line in sample.title] == ["云麓县水务局2023年政府信息公开工作年度报告"]


def test_a_repr_tells_the_figures_that_are_not_zero(sample_of: Callable[..., SampleReport]) -> None:
    told = repr(sample_of(requests__new__total="3"))

    assert "{'requests.new.total': '3'}" in told


def test_chapters_stand_in_the_order_of_the_form(sample_of: Callable[..., SampleReport]) -> None:
    sample = sample_of()

    told = [(chapter.key, chapter.heading, chapter.tables) for chapter in sample.chapters]
    assert told == [
        (f"heading.{section.id}", section.heading, tuple(t.id for t in sample.form.tables if t.section == section.id))
        for section in sample.form.sections
    ]


def test_chapters_stand_in_the_order_that_is_asked_for(sample_of: Callable[..., SampleReport]) -> None:
    line = Line.of("继续努力。")
    sample = attrs.evolve(sample_of(), headings={"other": "六、其他"}, prose={"new": (line,)}, order=("new", "other"))

    told = [(chapter.key, chapter.heading, chapter.lines) for chapter in sample.chapters]
    assert told == [("heading.new", "", (line,)), ("heading.other", "六、其他", ())]
