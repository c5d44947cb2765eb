"""The model of an official form. A form is data; a new one needs no code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal, TypeAlias

from gouji.forms.form_table import (
    FACT_TYPES,
    FactType,
    FormColumn,
    FormRow,
    FormTable,
    Label,
    LabelKind,
    TableShape,
)
from gouji.text.fold import fold
from gouji.text.ordinals import strip_ordinal
from gouji.value import Entity, frozen

__all__ = [
    "FACT_TYPES",
    "RELATION_KINDS",
    "BreakSeverity",
    "FactType",
    "Form",
    "FormColumn",
    "FormRow",
    "FormSection",
    "FormTable",
    "Label",
    "LabelKind",
    "Relation",
    "RelationKind",
    "TableShape",
]

RelationKind: TypeAlias = Literal["sum", "equal", "at-most", "at-least", "rounded"]
RELATION_KINDS: tuple[RelationKind, ...] = ("sum", "equal", "at-most", "at-least", "rounded")

BreakSeverity: TypeAlias = Literal["", "info", "warning", "error"]
"""How severe a broken relation is, "" as severe as the rule that reports it."""


@frozen
class FormSection(Entity):
    """A prescribed section: ``heading`` as the form prints it, and ``variants`` of it that are also right.

    ``words`` are those by which a heading in other words is known, where it has the section's ordinal and place.
    """

    id: str
    heading: str
    variants: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The heading without its ordinal."""
        return strip_ordinal(self.heading)


@frozen
class Relation(Entity):
    """A 勾稽关系 between the sums of two sides, ``left`` and ``right``, whose facts may be of several tables.

    ``kind`` is ``sum`` (parts on the left, their total on the right) or ``equal``, both exact; ``at-most`` or
    ``at-least``: the left is at most or at least the right; or ``rounded``: both are equal up to rounding of the
    printed digits. ``total`` is the fact at which a break is reported where no single cell explains it. ``severity``
    is that of a break ("": the rule's). ``rule`` names the rule that reports it, where that is not the one for all
    relations.
    """

    id: str
    kind: RelationKind
    left: tuple[str, ...]
    right: tuple[str, ...]
    total: str
    severity: BreakSeverity = ""
    rule: str = ""

    @property
    def operands(self) -> tuple[str, ...]:
        """All facts of both sides."""
        return self.left + self.right

    @cached_property
    def terms(self) -> frozenset[str]:
        """The ids of its facts."""
        return frozenset(self.operands)


@frozen
class Form(Entity):
    """An official form.

    ``kind`` names its kind of report; forms of one kind succeed each other. ``years`` are the first and the last
    report year for which it is in force (None: open). ``names`` are what such reports call themselves.
    """

    id: str
    kind: str
    title: str
    source: str
    years: tuple[int | None, int | None]
    names: tuple[str, ...]
    sections: tuple[FormSection, ...]
    tables: tuple[FormTable, ...]
    relations: tuple[Relation, ...]

    @property
    def qualified(self) -> str:
        """Its id with its kind, as ``gongkai/2021``."""
        return f"{self.kind}/{self.id}"

    def in_force(self, period: int) -> bool:
        """Return whether reports of that period use this form."""
        first, last = self.years
        return (first is None or first <= period) and (last is None or period <= last)

    def section(self, section_id: str) -> FormSection:
        """Return the section with that id; raise KeyError."""
        return self._sections[section_id]

    def table(self, table_id: str) -> FormTable:
        """Return the table with that id; raise KeyError."""
        return self._tables[table_id]

    @cached_property
    def _sections(self) -> Mapping[str, FormSection]:
        return {section.id: section for section in self.sections}

    @cached_property
    def _tables(self) -> Mapping[str, FormTable]:
        return {table.id: table for table in self.tables}

    @cached_property
    def slots(self) -> Mapping[str, tuple[FormTable, FormRow, FormColumn]]:
        """Every fact id in the form's order, with its table, row and column."""
        return {
            fact: (table, row, column)
            for table in self.tables
            for row in table.rows
            for fact, column in zip(row.facts, row.columns, strict=True)
        }

    def address(self, fact_id: str) -> str:
        """Return the address of a fact's cell as clerks write it; raise KeyError."""
        known = self._addresses.get(fact_id)
        if known is None:
            table, row, column = self.slots[fact_id]
            known = self._addresses[fact_id] = table.address(row, column)
        return known

    @cached_property
    def _addresses(self) -> dict[str, str]:
        return {}

    @cached_property
    def relations_in(self) -> Mapping[str, tuple[Relation, ...]]:
        """The relations by the id of the table in which their total stands."""
        tables = [(self.slots[relation.total][0].id, relation) for relation in self.relations]
        return {table.id: tuple(r for owner, r in tables if owner == table.id) for table in self.tables}

    @cached_property
    def relations_of(self) -> Mapping[str, tuple[Relation, ...]]:
        """The relations by the fact ids that are their operands."""
        found: dict[str, list[Relation]] = {fact: [] for fact in self.slots}
        for relation in self.relations:
            for fact in relation.operands:
                found[fact].append(relation)
        return {fact: tuple(relations) for fact, relations in found.items()}

    @cached_property
    def unrelated(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the facts that are an operand of no relation, by the id of their table."""
        relations = self.relations_of
        return {
            table.id: tuple([fact for row in table.rows for fact in row.facts if not relations[fact]])
            for table in self.tables
        }

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """The ids of sections by their headings and variants, folded and without ordinals."""
        return {
            fold(strip_ordinal(text)): section.id
            for section in self.sections
            for text in (section.heading, *section.variants)
        }

    @cached_property
    def heading_ends(self) -> frozenset[str]:
        """The Chinese characters with which a line may end that folds to a heading; 其它 folds to 其他."""
        texts = [text for section in self.sections for text in (section.heading, *section.variants)]
        return frozenset(("它", *[fold(text)[-1:] for text in texts]))
