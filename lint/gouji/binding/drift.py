"""Read the rows whose block has the headers of another form: their figures stand in the columns of that form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gouji.binding.runs import TakenLabel
from gouji.forms.model import FormRow, FormTable, Label
from gouji.report.model import BoundRow
from gouji.value import evolve

__all__ = ["with_drift"]


def with_drift(table: FormTable, rows: Iterable[BoundRow], labels: Sequence[TakenLabel]) -> tuple[BoundRow, ...]:
    """Return the rows of a table; those below headers that are mostly another form's are marked as foreign.

    Where such a row has more figures than the form, those below the form's own columns are its facts.
    """
    if not any(label is not None and label.kind == "foreign-column" for _, label in labels):
        return tuple(rows)
    headers = _headers(labels)
    own = {row.id: row for row in table.rows}
    return tuple([_read(row, own[row.id], headers.get(row.id, ())) for row in rows])


def _read(row: BoundRow, form_row: FormRow, header: Sequence[Label]) -> BoundRow:
    if not _is_drifted(form_row, header):
        return row
    ids = [label.id for label in header]
    if not row.reason or len(ids) != len(row.cells) or not {column.id for column in form_row.columns} <= set(ids):
        return evolve(row, is_foreign=True)
    cells = tuple(row.cells[ids.index(column.id)] for column in form_row.columns)
    return evolve(row, cells=cells, reason="", is_foreign=True)


def _headers(labels: Iterable[TakenLabel]) -> dict[str, Sequence[Label]]:
    """Return by the id of each row the labels of columns that stand above it, down from the block before its own."""
    headers: dict[str, Sequence[Label]] = {}
    current: list[Label] = []
    is_header = False
    for _, label in labels:
        if label is not None and label.kind in ("column", "foreign-column"):
            current = [*current, label] if is_header else [label]
            is_header = True
        elif label is not None and label.kind == "row":
            headers.setdefault(label.id, current)
            is_header = False
    return headers


def _is_drifted(row: FormRow, header: Sequence[Label]) -> bool:
    """Return whether more than half of a row's header are columns of another form that its own block has not."""
    own = {column.id for column in row.columns}
    foreign = sum(1 for label in header if label.kind == "foreign-column" and label.id not in own)
    return foreign * 2 > len(header)
