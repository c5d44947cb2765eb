"""Grids: the tables of the official forms with their merged cells."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest

from gouji.testing import Grid, SampleReport, grid_of
from gouji_common.testing import cell_split
from gouji_gongkai.testing import official_forms

FORMS = pytest.mark.parametrize("form", [form.id for form in official_forms()])
TABLES = pytest.mark.parametrize("table", ["proactive", "requests", "litigation"])


def texts(grid: Grid, number: int) -> list[str]:
    return [cell.text for cell in grid.rows[number]]


@FORMS
@TABLES
def test_spread_rows_fill_the_width_of_the_table(form: str, table: str, sample_of: Callable[..., SampleReport]) -> None:
    grid = grid_of(sample_of(form), table)
    covered = [0] * grid.width
    for row in grid.rows:
        free = [column for column, rows in enumerate(covered) if not rows]
        covered = [max(0, rows - 1) for rows in covered]
        for cell in row:
            for column in free[: cell.column_span]:
                covered[column] = cell.row_span - 1
            free = free[cell.column_span :]
        assert free == []

    assert covered == [0] * grid.width


@FORMS
def test_every_fact_stands_in_one_cell(form: str, sample_of: Callable[..., SampleReport]) -> None:
    sample = sample_of(form)
    cells = [cell for table in sample.tables for row in grid_of(sample, table).rows for cell in row]

    assert [cell.key for cell in cells if cell.is_figure] == list(sample.form.slots)
    assert len({cell.key for cell in cells}) == len(cells)


def test_the_head_of_the_requests_table(sample_of: Callable[..., SampleReport]) -> None:
    grid = grid_of(sample_of(), "requests")
    spans = [[(cell.text[:4], cell.row_span, cell.column_span) for cell in row] for row in grid.rows[:2]]

    assert spans == [
        [("（本列数", 3, 3), ("申请人情", 1, 7)],
        [("自然人", 2, 1), ("法人或其", 1, 5), ("总计", 2, 1)],
    ]


def test_a_group_begins_at_its_first_row_and_reaches_over_all(sample_of: Callable[..., SampleReport]) -> None:
    grid = grid_of(sample_of(), "requests")
    groups = {
        cell.key: (number, cell.row_span)
        for number, row in enumerate(grid.rows)
        for cell in row
        if "group." in cell.key
    }

    assert groups == {
        "group.results": (5, 22),
        "group.denied": (7, 8),
        "group.unavailable": (15, 3),
        "group.not_processed": (18, 5),
        "group.other": (23, 3),
    }


def test_a_group_moves_to_the_next_row_where_its_first_is_left_out(sample_of: Callable[..., SampleReport]) -> None:
    sample = attrs.evolve(sample_of(), left_out=frozenset({"requests.denied.state_secret"}))

    assert texts(grid_of(sample, "requests"), 7)[:2] == ["（三）不予公开", "2.其他法律行政法规禁止公开"]


def test_a_covered_cell_is_none_where_it_is_spread(sample_of: Callable[..., SampleReport]) -> None:
    spread = list(grid_of(sample_of(), "litigation").spread)

    assert spread[2][:5] == (None,) * 5


def test_another_label_is_printed_where_the_sample_says_so(sample_of: Callable[..., SampleReport]) -> None:
    sample = attrs.evolve(sample_of(), labels={"row.requests.other.other": "3.其它"})

    assert texts(grid_of(sample, "requests"), 25)[0] == "3.其它"


def test_a_row_with_a_cell_too_many_widens_the_table(sample_of: Callable[..., SampleReport]) -> None:
    sample = sample_of()
    faulted = cell_split(sample, "requests", "partial").sample

    grid = grid_of(faulted, "requests")
    assert grid.width == grid_of(sample, "requests").width + 1
    assert {len(row) for row in grid.spread} >= {len(next(iter(grid.spread)))}
