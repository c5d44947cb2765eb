"""The shapes of tables: lay a sample's figures and the labels of its form out in a grid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from gouji.forms.model import FormColumn, FormRow, FormTable
from gouji.testing.grid import Cells, Grid, GridCell
from gouji.testing.sample import SampleReport, Shape
from gouji.value import evolve

__all__ = [
    "blocks",
    "column_labels",
    "grid_of",
    "grouped_rows",
    "groups_of",
    "listed",
    "listed_again",
    "listed_once",
    "matrix",
    "rows_of",
    "value_cells",
]


@lru_cache(maxsize=16)  # A sample is printed in several formats, one after the other.
def grid_of(sample: SampleReport, table_id: str) -> Grid:
    """Return the grid of one of a sample's tables, in the sample's shape for it, else in that of its form."""
    table = sample.form.table(table_id)
    shape = sample.shapes.get(table.id) or _shape_of(table)
    relabelled = tuple(tuple(_labelled(cell, sample) for cell in row) for row in shape(sample, table))
    return Grid(table.id, _width(relabelled), relabelled)


def _shape_of(table: FormTable) -> Shape:
    """Return the shape of a table that has none of its own: a list, or one by its columns."""
    if table.shape == "list":
        return listed
    return blocks if len({id(row.columns) for row in table.rows}) > 1 else matrix


def _labelled(cell: GridCell, sample: SampleReport) -> GridCell:
    text = sample.labels.get(cell.key)
    return cell if text is None else evolve(cell, text=text, is_foreign=True, short="")


def _width(rows: Iterable[Cells]) -> int:
    """Return the number of columns of the widest row, with cells that reach into it from above."""
    begun: list[tuple[int, int]] = []
    widths = []
    for number, row in enumerate(rows):
        above = sum(width for end, width in begun if end > number)
        widths.append(above + sum(cell.column_span for cell in row))
        begun += [(number + cell.row_span, cell.column_span) for cell in row]
    return max(widths)


def rows_of(sample: SampleReport, table: FormTable) -> list[FormRow]:
    """Return the rows of a table, except those that a sample leaves out."""
    return [row for row in table.rows if f"{table.id}.{row.id}" not in sample.left_out]


def value_cells(sample: SampleReport, row: FormRow, width: int = 0) -> list[GridCell]:
    """Return the cells of a row's facts; the last one reaches to the end of *width* columns (0: no further)."""
    cells = [
        GridCell(sample.figures[fact], fact, is_value=True, is_figure=column.is_figure)
        for fact, column in zip(row.facts, row.columns, strict=True)
    ]
    cells[-1] = evolve(cells[-1], column_span=max(1, width - len(cells) + 1))
    return cells


def column_labels(columns: Iterable[FormColumn], prefix: str = "column") -> list[GridCell]:
    """Return the cells of the labels of some columns."""
    return [GridCell(column.label, f"{prefix}.{column.id}") for column in columns]


def blocks(sample: SampleReport, table: FormTable) -> list[Cells]:
    """Return the rows of blocks one below the other, each under its label, with its own columns and rows.

    The labels of blocks are the last of the table's headers; the first, if there are more, stands
    above the labels of rows.
    """
    rows = rows_of(sample, table)
    sets: dict[int, tuple[FormColumn, ...]] = {id(row.columns): row.columns for row in table.rows}
    titles = table.headers[-len(sets) :]
    lead = table.headers[0] if len(table.headers) > len(sets) else ""
    width = 1 + max(len(columns) for columns in sets.values())
    built: list[Cells] = []
    for number, (title, columns) in enumerate(zip(titles, sets.values(), strict=True)):
        labels = column_labels(columns, f"column.{number}")
        labels[-1] = evolve(labels[-1], column_span=width - len(labels))
        built.append((GridCell(title, f"block.{number}", column_span=width),))
        built.append((GridCell(lead, f"lead.{number}"), *labels))
        own = [row for row in rows if row.columns is columns]
        built += [(_row_label(table, row), *value_cells(sample, row, width - 1)) for row in own]
    return built


def matrix(sample: SampleReport, table: FormTable) -> list[Cells]:
    """Return rows below one head of columns, with the groups of both in cells that reach over them."""
    levels = _levels(table)
    return [*_head(table, levels), *grouped_rows(sample, table, groups_of(table), levels)]


def listed(sample: SampleReport, table: FormTable) -> list[Cells]:
    """Return the rows of a list: the labels of groups, then the row's own label, and one value on the right."""
    return grouped_rows(sample, table, groups_of(table), _levels(table))


def listed_again(sample: SampleReport, table: FormTable) -> list[Cells]:
    """Return the rows of a list without merges: the labels of groups are repeated on each row."""
    return _unmerged(sample, table, again=True)


def listed_once(sample: SampleReport, table: FormTable) -> list[Cells]:
    """Return the rows of a list without merges: a group's label on its first row, a blank on those below."""
    return _unmerged(sample, table, again=False)


def _unmerged(sample: SampleReport, table: FormTable, *, again: bool) -> list[Cells]:
    built: list[Cells] = []
    begun: set[str] = set()
    groups, levels = groups_of(table), _levels(table)
    for row in rows_of(sample, table):
        names = groups(row)
        labels = [
            GridCell(table.groups[name] if again or name not in begun else "", "" if name in begun else f"group.{name}")
            for name in names
        ]
        begun.update(names)
        built.append((*labels, _row_label(table, row, levels - len(names)), *value_cells(sample, row)))
    return built


def groups_of(table: FormTable) -> Callable[[FormRow], tuple[str, ...]]:
    """Return a function from a row of the table to the ids of the groups that it stands in, the outermost first."""

    def groups(row: FormRow) -> tuple[str, ...]:
        around: list[str] = []
        group = row.group
        while group:
            around.insert(0, group)
            group = table.parents.get(group, "")
        return tuple(around)

    return groups


def _levels(table: FormTable) -> int:
    """Return the number of columns of labels in a table."""
    groups = groups_of(table)
    return 1 + max(len(groups(row)) for row in table.rows)


def _head(table: FormTable, levels: int) -> list[Cells]:
    """Return the rows of column labels, below those of their groups where they have any."""
    columns = table.rows[0].columns
    height = 1 + any(column.group for column in columns)
    upper = [GridCell(table.headers[0] if table.headers else "", "lead", height, levels)]
    lower: list[GridCell] = []
    for number, (group, members) in enumerate(groupby(columns, key=lambda column: column.group)):
        labels = column_labels(members)
        if group:
            upper.append(GridCell(group, f"columns.{number}", column_span=len(labels)))
            lower += labels
        else:
            upper += [evolve(label, row_span=height) for label in labels]
    return [tuple(upper), tuple(lower)] if lower else [tuple(upper)]


def grouped_rows(
    sample: SampleReport, table: FormTable, groups: Callable[[FormRow], Sequence[str]], levels: int
) -> list[Cells]:
    """Return the rows of a table behind *levels* columns of labels.

    *groups* gives for a row the ids of the groups that it stands in, the outer one first; a group's
    label stands in its first row and reaches over all.
    """
    rows = [(row, groups(row)) for row in rows_of(sample, table)]
    heights = Counter(name for _, around in rows for name in around)
    built: list[Cells] = []
    begun: set[str] = set()
    for row, around in rows:
        names = [name for name in around if name not in begun]
        begun.update(names)
        labels = [GridCell(table.groups[name], f"group.{name}", row_span=heights[name]) for name in names]
        built.append((*labels, _row_label(table, row, levels - len(around)), *value_cells(sample, row)))
    return built


def _row_label(table: FormTable, row: FormRow, column_span: int = 1) -> GridCell:
    return GridCell(row.label, f"row.{table.id}.{row.id}", column_span=column_span)
