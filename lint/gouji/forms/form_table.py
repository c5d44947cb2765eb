"""The prescribed tables of a form: their rows, columns and labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal, TypeAlias

from gouji.text.fold import fold, strip_notes
from gouji.text.ordinals import strip_ordinal
from gouji.value import Entity, field, frozen

__all__ = ["FACT_TYPES", "FactType", "FormColumn", "FormRow", "FormTable", "Label", "LabelKind", "TableShape"]

FactType: TypeAlias = Literal["count", "change", "amount", "yes-no", "choice", "choices", "text"]
FACT_TYPES: tuple[FactType, ...] = ("count", "change", "amount", "yes-no", "choice", "choices", "text")
"""What a fact can be: a whole number from 0, one that may be negative, one that may have decimals; an answer yes or
no, one of some choices, any number of them; a text."""

LabelKind: TypeAlias = Literal[
    "row",
    "group",
    "column",
    "anchor",
    "header",
    "caption",
    "truncated",
    "foreign-row",
    "foreign-group",
    "foreign-column",
    "foreign-anchor",
    "foreign-header",
    "foreign-caption",
]
"""What a text in a table can be; a ``foreign`` one is that of another form alone, a ``truncated`` one half a column's."""

TableShape: TypeAlias = Literal["grid", "list"]
"""How a table is printed: rows of figures below headers, or labels on the left, each with its value on the right."""

_FIGURES = ("count", "change", "amount")


@frozen
class FormColumn(Entity):
    """A column of facts.

    ``type`` is the type of its facts, ``unit`` the unit of its figures, ``choices`` the words of which one or
    several are chosen. ``group`` is the label above it. ``optional`` tells whether a cell may be left blank or
    struck out where there is nothing to report.
    """

    id: str
    label: str
    type: FactType = "count"
    unit: str = ""
    group: str = ""
    choices: tuple[str, ...] = ()
    optional: bool = False

    @property
    def is_figure(self) -> bool:
        """Whether its facts are numbers."""
        return self.type in _FIGURES


@frozen
class FormRow(Entity):
    """A row of facts; ``facts`` are their ids, one for each of ``columns``.

    ``group`` is the id of the group label above it or on its left. A row without a label is recognised
    by its figures alone. ``short`` is what people call it, "" where that is its label; ``head`` is the label above its
    block, "" where that has none.
    """

    id: str
    label: str
    columns: tuple[FormColumn, ...]
    facts: tuple[str, ...]
    group: str = ""
    variants: tuple[str, ...] = ()
    short: str = ""
    head: str = ""

    @property
    def name(self) -> str:
        """What people call the row: its short name, else its label without ordinal and notes."""
        return self.short or strip_notes(strip_ordinal(self.label))


@frozen
class Label(Entity):
    """What a text in a table may mean, as ``kind`` tells.

    ``index`` is a row's place among the table's rows, -1 for all else; ``exact`` is false for a
    label that was shortened (its ordinal or its bracketed note left out). ``origin`` is the id of
    the other form whose label it is, "" for a label of the table's own form.
    """

    kind: LabelKind
    id: str
    index: int = -1
    exact: bool = True
    origin: str = ""


@frozen
class FormTable(Entity):
    """A prescribed table.

    ``section`` is the id of its section ("" in a form without sections), ``title`` what people call it (第三部分表格),
    ``part`` where they look for its cells (第三部分; "": under its title),
    ``anchors`` labels that no other table has, ``headers`` further labels, which name no row or column. ``groups``
    maps the id of a group of rows to its label, ``parents`` the id of a group to that of the group it stands in,
    ``group_variants`` the id of a group to further labels of it.
    """

    id: str
    section: str
    title: str
    rows: tuple[FormRow, ...]
    groups: Mapping[str, str]
    anchors: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    caption: str = ""
    shape: TableShape = "grid"
    parents: Mapping[str, str] = field(factory=dict)
    group_variants: Mapping[str, tuple[str, ...]] = field(factory=dict)
    part: str = ""

    @cached_property
    def labels(self) -> Mapping[str, tuple[Label, ...]]:
        """Every folded text that is a label in this table, with the labels that it may be."""
        index: dict[str, list[Label]] = {}
        for label, text in self._texts():
            _add(index, fold(text), label)
            bare = strip_ordinal(text) if label.kind in ("row", "group") else text
            for shorter in (strip_notes(text), bare, strip_notes(bare)):
                if shorter != text:  # for most texts it is the same: 2 ms for all forms
                    _add(index, fold(shorter), Label(label.kind, label.id, label.index, exact=False))
        return {key: tuple(found) for key, found in index.items()}

    @cached_property
    def exact_labels(self) -> frozenset[str]:
        """The folded texts that are a label of this table as a whole, nothing left out."""
        return frozenset(key for key, found in self.labels.items() if any(label.exact for label in found))

    @cached_property
    def facts(self) -> frozenset[str]:
        """The ids of its facts."""
        return frozenset(fact for row in self.rows for fact in row.facts)

    def _texts(self) -> list[tuple[Label, str]]:
        texts: list[tuple[Label, str]] = []
        columns = {id(column): column for row in self.rows for column in row.columns}
        for number, row in enumerate(self.rows):
            texts += [(Label("row", row.id, number), text) for text in (row.label, *row.variants)]
        texts += [(Label("group", key), text) for key, text in self.groups.items()]
        texts += [(Label("group", key), text) for key, found in self.group_variants.items() for text in found]
        texts += [(Label("column", column.id), column.label) for column in columns.values()]
        texts += [(Label("anchor", text), text) for text in self.anchors]
        texts += [(Label("header", text), text) for text in self.headers]
        texts += [(Label("header", text), text) for text in {c.group: None for c in columns.values()}]
        texts.append((Label("caption", self.id), self.caption))
        return [(label, text) for label, text in texts if text]

    def address(self, row: FormRow, column: FormColumn) -> str:
        """Return the address of a cell as clerks write it: ``第三部分 · （一）予以公开 · 总计``."""
        if self.shape == "list":
            parts: tuple[str, ...] = (*self.groups_of(row), row.label)
        else:
            group = self.groups.get(row.group, "") if row.id.startswith(f"{row.group}.") else ""
            parts = (self.part or self.title, group, row.label, column.group, column.label)
        return " · ".join(part for part in parts if part)

    def groups_of(self, row: FormRow) -> tuple[str, ...]:
        """Return the labels of the groups that a row stands in, the outermost first."""
        return tuple(self.groups[group] for group in reversed(tuple(self._around(row.group))))

    def _around(self, group: str) -> Iterator[str]:
        """Yield the ids of a group and of those that it stands in, the innermost first."""
        while group:
            yield group
            group = self.parents.get(group, "")


def _add(index: dict[str, list[Label]], key: str, label: Label) -> None:
    if not key:
        return
    found = index.setdefault(key, [])
    if not any(other.kind == label.kind and other.id == label.id for other in found):
        found.append(label)
