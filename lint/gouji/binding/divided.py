"""Put together a row of figures that a report divides among several tables, each with some groups of the columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gouji.binding.labels import LabelReader
from gouji.document.model import Cell
from gouji.forms.model import FormColumn, FormRow, Label
from gouji.text.fold import is_blank
from gouji.text.numbers import read_figure

__all__ = ["put_together"]


def put_together(row: FormRow, cells: Iterable[Cell], reader: LabelReader) -> tuple[Cell, ...]:
    """Return the cells of a row in the order of its columns; () unless each group of columns has its own figures once.

    The figures of a group, or of several, are the cells right after labels that name it, as many as it has columns; or
    each has the label of its column before it.
    """
    groups = {column.group for column in row.columns}
    placed: dict[str, Cell] = {}
    named: list[str] = []
    last: tuple[Label, ...] = ()
    figures: list[Cell] = []
    is_told = False
    for cell in (*cells, None):
        found = reader.read(cell.text) if cell is not None and not is_blank(cell.text) else ()
        if cell is not None and not found and read_figure(cell.text).state != "not-a-number":
            figures.append(cell)
            continue
        if any(not is_blank(each.text) for each in figures):
            columns = [column for name in named for column in row.columns if column.group == name]
            if not _fits(figures, columns, placed):
                columns = [column for column in columns if any(label.id == column.id for label in last)]
            if not _fits(figures, columns, placed):
                return ()
            placed.update(zip([column.id for column in columns], figures, strict=False))
            is_told = True
        figures, last = [], found
        own = [label.id for label in found[:1] if label.id in groups]
        if own and is_told:
            named, is_told = [], False
        named += own
    return tuple([placed[column.id] for column in row.columns]) if len(placed) == len(row.columns) else ()


def _fits(figures: Sequence[Cell], columns: Sequence[FormColumn], placed: Iterable[str]) -> bool:
    """Return whether figures are those of columns that have none yet; blank cells may follow."""
    is_whole = len(figures) >= len(columns) > 0 and all(is_blank(each.text) for each in figures[len(columns) :])
    return is_whole and not {column.id for column in columns} & set(placed)
