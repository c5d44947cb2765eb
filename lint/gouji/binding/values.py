"""Tables that are lists: each label, below or beside those of its groups, with the one value on its right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.binding.fragments import Fragment
from gouji.binding.labels import LabelReader
from gouji.binding.rows import Binding
from gouji.document.model import Cell, Row
from gouji.forms.model import FormRow, FormTable, Label
from gouji.report.model import BoundRow, ExtraRow
from gouji.text.fold import is_blank

__all__ = ["bind_values"]

_NO_VALUE = "no value stands beside the label"


def bind_values(table: FormTable, fragments: Sequence[Fragment], reader: LabelReader) -> Binding:
    """Find each label of *table* in *fragments* and the value on its right."""
    labels: list[tuple[Cell, Label | None]] = []
    bound: dict[str, BoundRow] = {}
    extra: list[ExtraRow] = []
    context = _Context(table)
    for fragment in fragments:
        for row in fragment.rows:
            for found in _pairs(row, reader, context, labels):
                if isinstance(found, ExtraRow) or found.id in bound:
                    extra.append(found if isinstance(found, ExtraRow) else ExtraRow(found.label, found.cells))
                else:
                    bound[found.id] = found
    missing = tuple(row.id for row in table.rows if row.id not in bound)
    return Binding(tuple(bound.values()), missing, tuple(extra), tuple(labels))


class _Context:
    """Where reading stands among the rows of the form: the group that was named last, the row that came last."""

    __slots__ = ("_parents", "_rows", "group", "index")

    def __init__(self, table: FormTable) -> None:
        self._rows = table.rows
        self._parents = table.parents
        self.group = ""
        self.index = -1

    def enter(self, labels: Sequence[Label]) -> bool:
        """Take a label for that of a group: one in the group where reading stands, else the first; tell if it is one."""
        groups = [label.id for label in labels if label.kind == "group"]
        if not groups:
            return False
        inner = [group for group in groups if self._parents.get(group, "") == self.group]
        self.group = (inner or groups)[0]
        return True

    def take(self, labels: Sequence[Label]) -> FormRow | None:
        """The row that a label names here: one of the group, else the next one, else any."""
        rows = [label for label in labels if label.kind == "row"]
        if not rows:
            return None
        own = [label for label in rows if self._is_within(self._rows[label.index].group)]
        ahead = [label for label in rows if label.index > self.index]
        chosen = (own or ahead or rows)[0]
        row = self._rows[chosen.index]
        self.index, self.group = chosen.index, row.group or self.group
        return row

    def _is_within(self, group: str) -> bool:
        """Tell whether a group is the one where reading stands, or stands in it."""
        while group and group != self.group:
            group = self._parents.get(group, "")
        return bool(group)


def _pairs(
    row: Row, reader: LabelReader, context: _Context, labels: list[tuple[Cell, Label | None]]
) -> Iterator[BoundRow | ExtraRow]:
    """The labels of a source row with their values; what has no known label is an extra row."""
    waiting: tuple[Cell, FormRow] | None = None
    unknown: list[Cell] = []
    for cell in row.cells:
        found = () if is_blank(cell.text) else reader.read(cell.text)
        named = context.take(found) if found else None
        if named is not None:
            labels.append((cell, found[0]))
            if waiting is not None:
                yield BoundRow(waiting[1].id, waiting[0], (), _NO_VALUE)
            waiting = (cell, named)
        elif found:
            labels.append((cell, found[0]))
            context.enter(found)
        elif waiting is not None:
            yield BoundRow(waiting[1].id, waiting[0], (cell,))
            waiting = None
        elif not is_blank(cell.text):
            labels.append((cell, None))
            unknown.append(cell)
    if waiting is not None:
        yield BoundRow(waiting[1].id, waiting[0], (), _NO_VALUE)
    if len(unknown) > 1:
        yield ExtraRow(unknown[0], tuple(unknown[1:]))
