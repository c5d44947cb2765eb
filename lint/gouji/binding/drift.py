"""Find the rows whose block has the headers of another form: their figures do not count what the form's columns do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from gouji.binding.runs import TakenLabel
from gouji.forms.model import FormRow, FormTable, Label
from gouji.report.model import BoundRow

__all__ = ["with_drift"]


def with_drift(table: FormTable, rows: Iterable[BoundRow], labels: Sequence[TakenLabel]) -> tuple[BoundRow, ...]:
    """Return the rows of a table; those below headers that are mostly another form's are marked as foreign."""
    headers = _headers(labels)
    own = {row.id: row for row in table.rows}
    return tuple([
        attrs.evolve(row, is_foreign=True) if _is_drifted(own[row.id], headers.get(row.id, ())) else row for row in rows
    ])  # fmt: skip


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
