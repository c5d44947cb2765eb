"""Shapes: how a table is laid out by its form, and that what is printed is read back."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
import pytest

from gouji.api import Form, Kind
from gouji.binding.bind import Binder
from gouji.binding.kind import Kinds
from gouji.document.loader import load
from gouji.forms.parse import form_from_data
from gouji.plugins.model import Plugins
from gouji.testing import Grid, SampleReport, grid_of
from gouji.testing.strategies import figures, printed_answers, printed_figures
from gouji.testing.strategies.formats import RENDERERS


def shown(grid: Grid) -> list[list[str]]:
    """The cells of each row: the text, with what it reaches over."""
    return [
        [
            f"{cell.text}{f' {cell.row_span}x{cell.column_span}' * (cell.row_span * cell.column_span > 1)}"
            for cell in row
        ]
        for row in grid.rows
    ]


def test_a_list_has_its_groups_on_the_left_and_one_value_on_the_right(river_form: Form) -> None:
    sample = SampleReport.of(river_form, subject="清水河", period=2024, figures={"river.name": "清水河"})

    assert shown(grid_of(sample, "rivers")) == [
        ["河流名称 1x3", "清水河"],
        ["河流等级 1x3", "☑干流 □支流"],
        ["水文情况 4x1", "水位 3x1", "观测总次数", "0"],
        ["高水位次数", "0"],
        ["低水位次数", "0"],
        ["年平均流量 1x2", "0"],
        ["河道管护 4x1", "巡河次数 1x2", "0"],
        ["整改次数 1x2", "0"],
        ["是否明确河长 1x2", "□是 ☑否"],
        ["巡河方式 1x2", "☑徒步 □乘船 □无人机"],
    ]


def test_a_grid_has_its_groups_of_columns_above_and_those_of_rows_on_the_left() -> None:
    columns = [
        {"id": "a", "label": "甲"},
        {"id": "b", "label": "乙", "group": "组"},
        {"id": "c", "label": "丙", "group": "组"},
    ]
    table = {
        "id": "t",
        "title": "表",
        "headers": ["项目"],
        "groups": [{"id": "g", "label": "类"}],
        "blocks": [
            {"columns": columns, "rows": [{"id": "x", "label": "一"}, {"id": "y", "label": "二", "group": "g"}]}
        ],
    }
    data = {
        "id": "1",
        "kind": "k",
        "title": "表",
        "source": "practice",
        "years": {},
        "names": ["表"],
        "tables": [table],
    }
    sample = SampleReport.of(form_from_data(data), subject="甲", period=2024)

    assert shown(grid_of(sample, "t")) == [
        ["项目 2x2", "甲 2x1", "组 1x2"],
        ["乙", "丙"],
        ["一 1x2", "0", "0", "0"],
        ["类", "二", "0", "0", "0"],
    ]


@pytest.mark.parametrize("name", ["text rows", "html clean", "html word", "docx", "xlsx"])
@given(data=st.data())
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_value_of_a_list_is_read_as_it_was_printed(
    name: str, data: st.DataObject, river_form: Form, rivers: Kind, plugins: Plugins
) -> None:
    values = data.draw(figures(river_form))
    printed = {**data.draw(printed_figures(river_form, values)), **data.draw(printed_answers(river_form))}
    sample = SampleReport.of(river_form, subject="清水河", period=2024, figures=printed)
    rendered = data.draw(RENDERERS[name])(sample)
    binder = Binder(Kinds([rivers]))

    report = binder.bind(load(rendered.data, rendered.name, binder.vocabularies, plugins.loaders))

    read = {fact.id: fact.raw if fact.value is None else fact.value for fact in report.facts.values()}
    assert read == {fact: values.get(fact, text) for fact, text in sample.figures.items()}
    assert {outcome.state for outcome in report.outcomes} == {"hold"}
