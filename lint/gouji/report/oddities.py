"""Tell what is unusual in a table as it was bound, apart from its figures: nothing is in most tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, TypeAlias

from gouji.forms.model import FormTable, Label
from gouji.text.fold import fold
from gouji.text.ordinals import read_ordinal

__all__ = ["Oddity", "odd_labels", "odd_rows"]

Oddity: TypeAlias = Literal["tables", "rows", "foreign", "cut", "marks", "names"]
"""Not all rows are there and placed, or further ones are; rows are not in the form's order; a label is another form's;
a header may be cut short; the ordinals of the rows have different marks; a label is not that of its place."""


def odd_rows(table: FormTable, rows: Sequence[str], labels: Sequence[str]) -> Iterator[Oddity]:
    """Yield what is unusual in the order of *rows*, given by their ids, and in the ordinals of their labels."""
    places = {row.id: place for place, row in enumerate(table.rows)}
    if any(places[before] >= places[after] for before, after in pairwise(rows)):
        yield "rows"
    ordinals = [read_ordinal(label) for label in labels]
    if len({ordinal.mark for ordinal in ordinals if ordinal is not None and ordinal.style == "arabic"}) > 1:
        yield "marks"


def odd_labels(table: FormTable, labels: Sequence[tuple[str, Label]]) -> Iterator[Oddity]:
    """Yield what is unusual in the texts of a table and in the labels that they were taken for."""
    if any(label.origin for _, label in labels):
        yield "foreign"
    if any(label.kind == "truncated" or (label.kind == "header" and _is_cut(table, text)) for text, label in labels):
        yield "cut"


def _is_cut(table: FormTable, text: str) -> bool:
    """Return whether a text is the beginning of a column's label, and not all of it."""
    key, columns = fold(text), {fold(column.label) for row in table.rows for column in row.columns}
    return key not in columns and any(label.startswith(key) for label in columns)
