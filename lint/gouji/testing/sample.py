"""A report that is to be rendered: all its content, and nothing of how a file shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

import attrs

from gouji.forms.model import Form, FormColumn, FormTable
from gouji.testing.grid import Cells
from gouji.testing.lines import Line
from gouji.testing.ticks import printed_choices
from gouji.value import Entity, evolve, field, frozen

__all__ = ["Chapter", "SampleReport", "Shape"]

_NONE = ("0", "0件")


@attrs.frozen(eq=False)
class Chapter(Entity):
    """The text under one heading: ``heading`` is "" where it is missing, ``key`` is the key of its place."""

    key: str
    heading: str
    lines: tuple[Line, ...]
    tables: tuple[str, ...]


Shape: TypeAlias = "Callable[[SampleReport, FormTable], list[Cells]]"
"""What lays a table out: the rows of its cells, without those that the sample leaves out."""


@frozen
class SampleReport(Entity):
    """The content of a report.

    ``figures`` holds a text for every fact of the form, as printed, an answer too. ``headings`` maps the id of a
    section to its heading; a section without one keeps its text and table. ``prose`` are the lines of a section,
    before its table. ``tables`` are the ids of the tables that are printed, ``left_out`` the ids of rows that are not
    (``table.row``). ``labels`` are texts that are printed in a cell of a table in place of the form's own, by the
    cell's key. ``order`` are the sections as they are printed, () for the form's own; it may name others that
    ``headings`` and ``prose`` have. ``shapes`` lay out those tables, by id, whose form does not determine it.

    The keys of places: a fact's id; ``title``, ``heading.<section>``, ``caption``;
    ``row.<table>.<row>``, ``group.<group>``, ``column.<column>`` for cells of labels; and the keys of
    the pieces of lines: ``title.year``, ``period.year``, ``statement.0``.
    """

    form: Form
    subject: str
    period: int
    figures: Mapping[str, str]
    title: tuple[Line, ...] = ()
    preface: tuple[Line, ...] = ()
    headings: Mapping[str, str] = field(factory=dict)
    prose: Mapping[str, tuple[Line, ...]] = field(factory=dict)
    tables: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()
    labels: Mapping[str, str] = field(factory=dict)
    order: tuple[str, ...] = ()
    shapes: Mapping[str, Shape] = field(factory=dict)

    @classmethod
    def of(cls, form: Form, *, subject: str, period: int, figures: Mapping[str, str] | None = None) -> SampleReport:
        """Return the smallest report of a form: title, headings, tables.

        A cell that *figures* lacks is 0, 否, the first of its choices, or 无 where it holds a text.
        """
        named = figures or {}
        return cls(
            form,
            subject,
            period,
            {fact: named.get(fact, _least(column)) for fact, (_, _, column) in form.slots.items()},
            title=(
                Line.of(
                    "{subject}{year}年{name}",
                    {"subject": subject, "year": str(period), "name": form.names[0]},
                    marked={"year": "title.year"},
                ),
            ),
            headings={section.id: section.heading for section in form.sections},
            tables=tuple(table.id for table in form.tables),
        )

    def __repr__(self) -> str:
        """Return what distinguishes it from other samples: the figures that are not 0, and its text."""
        figures = {fact: text for fact, text in self.figures.items() if text not in _NONE}
        text = "\n".join(line.text for line in self.lines)
        changed = [
            f"{name}={value!r}"
            for name, value in (("left_out", set(self.left_out)), ("labels", self.labels), ("order", self.order))
            if value
        ]
        return (
            ", ".join(
                (
                    f"SampleReport({self.form.id!r}",
                    self.subject,
                    str(self.period),
                    repr(figures),
                    repr(self.headings),
                    repr(text),
                    *changed,
                )
            )
            + ")"
        )

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(repr(self))

    @property
    def chapters(self) -> Iterator[Chapter]:
        """The text under each heading, in the order in which it is printed.

        Text in no section, as all is in a form without sections, comes first.
        """
        for section in self.order or ("", *(section.id for section in self.form.sections)):
            tables = tuple(table for table in self.tables if self.form.table(table).section == section)
            heading, lines = self.headings.get(section, ""), self.prose.get(section, ())
            if section or lines or tables:
                yield Chapter(f"heading.{section}", heading, lines, tables)

    @property
    def lines(self) -> Iterator[Line]:
        """Every line of text: title, preface, prose."""
        yield from self.title
        yield from self.preface
        for lines in self.prose.values():
            yield from lines

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all pieces of its lines, in reading order."""
        return tuple(key for line in self.lines for key in line.keys)

    def replace(self, key: str, text: str) -> SampleReport:
        """Return the report with the text of the piece *key* replaced."""
        return evolve(
            self,
            title=tuple(line.replace(key, text) for line in self.title),
            preface=tuple(line.replace(key, text) for line in self.preface),
            prose={name: tuple(line.replace(key, text) for line in lines) for name, lines in self.prose.items()},
        )

    def with_figures(self, figures: Mapping[str, str]) -> SampleReport:
        """Return the report with some figures changed; raise KeyError for a fact that the form lacks."""
        for fact in figures:
            self.form.slots[fact]
        return evolve(self, figures={**self.figures, **figures})


def _least(column: FormColumn) -> str:
    """Return the text of a cell of a column where there is nothing to report."""
    if column.type == "yes-no":
        return printed_choices(("是", "否"), ("否",))
    if column.choices:
        return printed_choices(column.choices, column.choices[:1])
    return "0" if column.is_figure else "无"
