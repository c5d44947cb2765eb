"""Layouts of the tables of requests and of litigation in the official forms, which their labels do not show."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from gouji.api import FormRow, FormTable
from gouji.testing import GridCell, SampleReport, Shape
from gouji.testing.grid import Cells
from gouji.testing.shapes import column_labels, grouped_rows, rows_of, value_cells

__all__ = ["SHAPES"]

_RESULTS = "results"
_LEVELS = 3
_SUITS = "行政诉讼"
_SHORT = {"结果维持": "结果", "结果纠正": "结果", "其他结果": "其他", "尚未审结": "尚未"}
"""What scrapers leave of the labels of 第四部分表格."""


def _requests(sample: SampleReport, table: FormTable) -> list[Cells]:
    """Lay 第三部分表格 out: kinds of applicants across, results down, in up to three columns of labels."""
    natural, *bodies, total = column_labels(table.rows[0].columns)
    above, _, group = table.anchors
    head: list[Cells] = [
        (
            GridCell(table.caption, "caption", row_span=_LEVELS, column_span=_LEVELS),
            GridCell(above, "column.applicants", column_span=len(bodies) + 2),
        ),
        (
            attrs.evolve(natural, row_span=2),
            GridCell(group, "column.organizations", column_span=len(bodies)),
            attrs.evolve(total, row_span=2),
        ),
        tuple(bodies),
    ]
    return [*head, *grouped_rows(sample, table, _groups, _LEVELS)]


def _groups(row: FormRow) -> tuple[str, ...]:
    """Return the groups that a row stands in, the outer one first: the group of results holds the others."""
    if not row.group:
        return ()
    return (_RESULTS,) if row.group == _RESULTS else (_RESULTS, row.group)


def _litigation(sample: SampleReport, table: FormTable) -> list[Cells]:
    """Lay 第四部分表格 out: one row of figures under three rows of labels, reviews, then the two kinds of suits."""
    groups: dict[str, list[GridCell]] = {}
    for column, cell in zip(table.rows[0].columns, column_labels(table.rows[0].columns), strict=True):
        groups.setdefault(column.group, []).append(attrs.evolve(cell, short=_SHORT.get(cell.text, "")))
    (reviews, review_columns), *suits = groups.items()
    suit_columns = [cell for _, cells in suits for cell in cells]
    head: list[Cells] = [
        (
            GridCell(reviews, "column.reviews", column_span=len(review_columns)),
            GridCell(_SUITS, "column.suits", column_span=len(suit_columns)),
        ),
        (
            *(attrs.evolve(cell, row_span=2) for cell in review_columns),
            *(
                GridCell(name, f"column.suits.{number}", column_span=len(cells))
                for number, (name, cells) in enumerate(suits)
            ),
        ),
        tuple(suit_columns),
    ]
    return [*head, *(tuple(value_cells(sample, row)) for row in rows_of(sample, table))]


SHAPES: Mapping[str, Shape] = {"requests": _requests, "litigation": _litigation}
"""The shapes of these tables, by id."""
