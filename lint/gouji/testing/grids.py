"""A sample report's tables as grids: the cells of each row, with the merges of the official form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from gouji.forms.model import FormColumn, FormRow, FormTable
from gouji.testing.sample import SampleReport

__all__ = ["Grid", "GridCell", "grid_of"]

_RESULTS = "results"
_SUITS = "行政诉讼"


@attrs.frozen
class GridCell:
    """A cell where it begins: its text, the key of its place, how far it reaches.

    ``is_foreign`` tells that its text is not the form's own.
    """

    text: str
    key: str
    row_span: int = 1
    column_span: int = 1
    is_figure: bool = False
    is_foreign: bool = False

    def with_text(self, text: str) -> GridCell:
        """The cell with another text."""
        return self if text == self.text else attrs.evolve(self, text=text)


@attrs.frozen
class Grid:
    """A table: for each row the cells that begin in it."""

    table: str
    width: int
    rows: tuple[tuple[GridCell, ...], ...]

    @property
    def spread(self) -> Iterator[tuple[GridCell | None, ...]]:
        """Each row with None where a cell that began in a row above covers it; a row may be shorter than the table."""
        reach: dict[int, tuple[int, GridCell]] = {}
        for number, row in enumerate(self.rows):
            cells: list[GridCell | None] = []
            waiting = iter(row)
            column = 0
            while column < self.width:
                end, above = reach.get(column, (0, None))
                if above is not None and end > number:
                    cells.append(None)
                    column += above.column_span
                    continue
                cell = next(waiting, None)
                if cell is None:
                    break
                cells.append(cell)
                reach[column] = (number + cell.row_span, cell)
                column += cell.column_span
            yield tuple(cells)


def grid_of(sample: SampleReport, table_id: str) -> Grid:
    """The grid of one of a sample's tables, without the rows that it leaves out."""
    table = sample.form.table(table_id)
    rows = [row for row in table.rows if f"{table.id}.{row.id}" not in sample.left_out]
    if table.caption:
        built = _matrix(table, rows, sample)
    elif len(table.rows) == 1:
        built = _single(table, rows, sample)
    else:
        built = _blocks(table, rows, sample)
    relabelled = tuple(tuple(_labelled(cell, sample) for cell in row) for row in built)
    return Grid(table.id, _width(relabelled), relabelled)


def _width(rows: Iterable[tuple[GridCell, ...]]) -> int:
    """How many columns the widest row has, with what reaches into it from above."""
    begun: list[tuple[int, int]] = []
    widths = []
    for number, row in enumerate(rows):
        above = sum(width for end, width in begun if end > number)
        widths.append(above + sum(cell.column_span for cell in row))
        begun += [(number + cell.row_span, cell.column_span) for cell in row]
    return max(widths)


def _labelled(cell: GridCell, sample: SampleReport) -> GridCell:
    text = sample.labels.get(cell.key)
    return cell if text is None else attrs.evolve(cell, text=text, is_foreign=True)


def _figures(row: FormRow, sample: SampleReport, width: int) -> list[GridCell]:
    """The cells of a row's figures; the last reaches to the end of *width* columns."""
    cells = [GridCell(sample.figures[fact], fact, is_figure=True) for fact in row.facts]
    cells[-1] = attrs.evolve(cells[-1], column_span=width - len(cells) + 1)
    return cells


def _row_label(table: FormTable, row: FormRow, column_span: int = 1) -> GridCell:
    return GridCell(row.label, f"row.{table.id}.{row.id}", column_span=column_span)


def _columns(columns: Iterable[FormColumn], prefix: str = "column") -> list[GridCell]:
    return [GridCell(column.label, f"{prefix}.{column.id}") for column in columns]


def _blocks(table: FormTable, rows: list[FormRow], sample: SampleReport) -> list[tuple[GridCell, ...]]:
    """Blocks one below the other, each with its label, its own columns and its rows."""
    titles = [label for label in table.headers if label in table.anchors]
    lead = next(label for label in table.headers if label not in table.anchors)
    blocks: dict[int, tuple[FormColumn, ...]] = {id(row.columns): row.columns for row in table.rows}
    width = 1 + max(len(columns) for columns in blocks.values())
    built: list[tuple[GridCell, ...]] = []
    for number, (title, columns) in enumerate(zip(titles, blocks.values(), strict=True)):
        labels = _columns(columns, f"column.{number}")
        labels[-1] = attrs.evolve(labels[-1], column_span=width - len(labels))
        built.append((GridCell(title, f"block.{number}", column_span=width),))
        built.append((GridCell(lead, f"lead.{number}"), *labels))
        built += [(_row_label(table, row), *_figures(row, sample, width - 1)) for row in rows if row.columns is columns]
    return built


def _matrix(table: FormTable, rows: list[FormRow], sample: SampleReport) -> list[tuple[GridCell, ...]]:
    """Kinds of applicants across, kinds of results down, in up to three columns of labels."""
    natural, *bodies, total = _columns(table.rows[0].columns)
    above, _, group = table.anchors
    built: list[tuple[GridCell, ...]] = [
        (
            GridCell(table.caption, "caption", row_span=3, column_span=3),
            GridCell(above, "column.applicants", column_span=len(bodies) + 2),
        ),
        (
            attrs.evolve(natural, row_span=2),
            GridCell(group, "column.organizations", column_span=len(bodies)),
            attrs.evolve(total, row_span=2),
        ),
        tuple(bodies),
    ]
    begun: set[str] = set()
    for row in rows:
        labels = [_group(table, rows, name) for name in _groups(row) if name not in begun]
        begun.update(_groups(row))
        label = _row_label(table, row, 3 - len(_groups(row)))
        built.append((*labels, label, *_figures(row, sample, len(row.facts))))
    return built


def _groups(row: FormRow) -> tuple[str, ...]:
    """The groups that a row stands in, the outer one first: the group of results holds the others."""
    if not row.group:
        return ()
    return (_RESULTS,) if row.group == _RESULTS else (_RESULTS, row.group)


def _group(table: FormTable, rows: list[FormRow], name: str) -> GridCell:
    height = sum(1 for row in rows if name in _groups(row))
    return GridCell(table.groups[name], f"group.{name}", row_span=height)


def _single(table: FormTable, rows: list[FormRow], sample: SampleReport) -> list[tuple[GridCell, ...]]:
    """One row of figures under three rows of labels: reviews, then the two kinds of suits."""
    groups: dict[str, list[GridCell]] = {}
    for column, cell in zip(table.rows[0].columns, _columns(table.rows[0].columns), strict=True):
        groups.setdefault(column.group, []).append(cell)
    (reviews, review_columns), *suits = groups.items()
    suit_columns = [cell for _, cells in suits for cell in cells]
    built = [
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
    return [*built, *(tuple(_figures(row, sample, len(row.facts))) for row in rows)]
