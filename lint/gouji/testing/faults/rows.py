"""Faults of the rows and labels of tables."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from gouji.forms.model import Form, FormRow
from gouji.testing.faults.changes import labelled
from gouji.testing.faults.model import Expectation, Faulted
from gouji.testing.sample import SampleReport

__all__ = [
    "bullet_changed",
    "cell_split",
    "form_replaced",
    "label_of_form",
    "label_respelt",
    "label_truncated",
    "row_added",
    "row_dropped",
    "rows_swapped",
]

_ADDED = "added"


def row_dropped(sample: SampleReport, table_id: str, row_id: str) -> Faulted:
    """A row is not there; told at the row that should follow it."""
    table = sample.form.table(table_id)
    ids = [row.id for row in table.rows]
    following = ids[ids.index(row_id) + 1 :]
    row = table.rows[ids.index(row_id)]
    finding = Expectation(
        "missing-row",
        f"row.{table_id}.{following[0]}" if following else "",
        section=table.section,
        expected=row.label,
    )
    left_out = sample.left_out | {f"{table_id}.{row_id}"}
    return Faulted(attrs.evolve(sample, left_out=left_out), (finding,))


def row_added(sample: SampleReport, table_id: str, after: str, label: str, severity: str = "warning") -> Faulted:
    """A row that the form does not have stands after one that it has; told at its label."""

    def more(rows: tuple[FormRow, ...]) -> tuple[FormRow, ...]:
        at = next(number for number, row in enumerate(rows) if row.id == after)
        facts = tuple(f"{table_id}.{_ADDED}.{column.id}" for column in rows[at].columns)
        new = attrs.evolve(rows[at], id=_ADDED, label=label, facts=facts)
        return (*rows[: at + 1], new, *rows[at + 1 :])

    form = _changed(sample.form, table_id, more)
    figures = {fact: sample.figures.get(fact, "4") for fact in form.slots}
    finding = Expectation("extra-row", f"row.{table_id}.{_ADDED}", severity, section=_section(sample, table_id))
    return Faulted(attrs.evolve(sample, form=form, figures=figures), (finding,))


def rows_swapped(sample: SampleReport, table_id: str, row_id: str) -> Faulted:
    """A row and the one below it stand in each other's place; told at that which is now the upper one."""

    def swapped(rows: tuple[FormRow, ...]) -> tuple[FormRow, ...]:
        at = next(number for number, row in enumerate(rows) if row.id == row_id)
        return (*rows[:at], rows[at + 1], rows[at], *rows[at + 2 :])

    form = _changed(sample.form, table_id, swapped)
    rows = form.table(table_id).rows
    upper = rows[next(number for number, row in enumerate(rows) if row.id == row_id) - 1]
    finding = Expectation("row-order", f"row.{table_id}.{upper.id}", "warning", section=_section(sample, table_id))
    return Faulted(attrs.evolve(sample, form=form), (finding,))


def cell_split(sample: SampleReport, table_id: str, row_id: str) -> Faulted:
    """The last figure of a row stands in two cells, so that the row has one too many; told at its label."""

    def longer(rows: tuple[FormRow, ...]) -> tuple[FormRow, ...]:
        return tuple(_longer(row, f"{table_id}.{_ADDED}") if row.id == row_id else row for row in rows)

    form = _changed(sample.form, table_id, longer)
    figures = {fact: sample.figures.get(fact, "5") for fact in form.slots}
    finding = Expectation("unreadable-table", f"row.{table_id}.{row_id}", "warning", section=_section(sample, table_id))
    return Faulted(attrs.evolve(sample, form=form, figures=figures), (finding,))


def label_respelt(sample: SampleReport, key: str, right: str, wrong: str, text: str) -> Faulted:
    """A label has a word in another spelling; told at the word."""
    finding = Expectation("label-variant", key, "info", expected=right, shift=text.index(wrong))
    return Faulted(labelled(sample, {key: text}), (finding,))


def label_truncated(sample: SampleReport, key: str, text: str) -> Faulted:
    """Of the label of a column only the beginning is left."""
    return Faulted(labelled(sample, {key: text}), (Expectation("truncated-header", key, "info"),))


def bullet_changed(sample: SampleReport, key: str, text: str) -> Faulted:
    """A label of a row, now *text*, has another bullet than its neighbours; told at the bullet's mark."""
    return Faulted(labelled(sample, {key: text}), (Expectation("mixed-bullets", key, "info", shift=1),))


def label_of_form(sample: SampleReport, key: str, text: str) -> Faulted:
    """A label is that of another form."""
    return Faulted(labelled(sample, {key: text}), (Expectation("form-drift", key, "warning"),))


def form_replaced(sample: SampleReport, form: Form) -> Faulted:
    """All tables are those of another form; told at the first of them."""
    figures = dict.fromkeys(form.slots, "0")
    finding = Expectation("wrong-form", "block.0", section=form.tables[0].section)
    return Faulted(attrs.evolve(sample, form=form, figures=figures, labels={}), (finding,))


def _changed(form: Form, table_id: str, change: Callable[[tuple[FormRow, ...]], tuple[FormRow, ...]]) -> Form:
    """A form with other rows in one of its tables, for a report that is printed after it."""
    tables = tuple(
        attrs.evolve(table, rows=change(table.rows)) if table.id == table_id else table for table in form.tables
    )
    return attrs.evolve(form, tables=tables)


def _longer(row: FormRow, fact: str) -> FormRow:
    return attrs.evolve(row, facts=(*row.facts, fact), columns=(*row.columns, row.columns[-1]))


def _section(sample: SampleReport, table_id: str) -> str:
    return sample.form.table(table_id).section
