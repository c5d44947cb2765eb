"""Faults of the rows and labels of tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from gouji.api import Form, FormRow, Severity
from gouji.testing import Expectation, Faulted, SampleReport
from gouji.testing.changes import labelled

__all__ = [
    "bullet_changed",
    "cell_split",
    "label_misprinted",
    "label_respelt",
    "label_truncated",
    "row_added",
    "row_dropped",
    "rows_swapped",
]

_ADDED = "added"


def row_dropped(sample: SampleReport, table_id: str, row_id: str) -> Faulted:
    """Leave a row out; expected at the row that should follow it."""
    table = sample.form.table(table_id)
    ids = [row.id for row in table.rows]
    following = ids[ids.index(row_id) + 1 :]
    row = table.rows[ids.index(row_id)]
    finding = Expectation(
        "missing-row",
        f"row.{table_id}.{following[0]}" if following else "",
        section=_section(sample, table_id),
        expected=row.label,
    )
    left_out = sample.left_out | {f"{table_id}.{row_id}"}
    return Faulted(attrs.evolve(sample, left_out=left_out), (finding,))


def row_added(sample: SampleReport, table_id: str, after: str, label: str, severity: Severity = "warning") -> Faulted:
    """Add a row that the form does not have after one that it has; expected at its label."""

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
    """Exchange a row with the one below it; expected at the one that is now above."""

    def swapped(rows: tuple[FormRow, ...]) -> tuple[FormRow, ...]:
        at = next(number for number, row in enumerate(rows) if row.id == row_id)
        return (*rows[:at], rows[at + 1], rows[at], *rows[at + 2 :])

    form = _changed(sample.form, table_id, swapped)
    rows = form.table(table_id).rows
    upper = rows[next(number for number, row in enumerate(rows) if row.id == row_id) - 1]
    finding = Expectation("row-order", f"row.{table_id}.{upper.id}", "warning", section=_section(sample, table_id))
    return Faulted(attrs.evolve(sample, form=form), (finding,))


def cell_split(sample: SampleReport, table_id: str, row_id: str) -> Faulted:
    """Split the last figure of a row into two cells, so that the row has one too many; expected at its label."""

    def longer(rows: tuple[FormRow, ...]) -> tuple[FormRow, ...]:
        return tuple(_longer(row, f"{table_id}.{_ADDED}") if row.id == row_id else row for row in rows)

    form = _changed(sample.form, table_id, longer)
    figures = {fact: sample.figures.get(fact, "5") for fact in form.slots}
    finding = Expectation("unreadable-table", f"row.{table_id}.{row_id}", "warning", section=_section(sample, table_id))
    return Faulted(attrs.evolve(sample, form=form, figures=figures), (finding,))


def label_respelt(sample: SampleReport, key: str, right: str, wrong: str, text: str) -> Faulted:
    """Print a word of a label in another spelling; expected at the word."""
    finding = Expectation("label-variant", key, "info", expected=right, shift=text.index(wrong))
    return Faulted(labelled(sample, {key: text}), (finding,))


def label_misprinted(sample: SampleReport, texts: Mapping[str, str], right: str) -> Faulted:
    """Print other *texts* as labels, by their keys; expected at the first, with the *right* one."""
    key = next(iter(texts))
    return Faulted(labelled(sample, texts), (Expectation("label-variant", key, "warning", expected=right),))


def label_truncated(sample: SampleReport, key: str, text: str) -> Faulted:
    """Leave only the beginning of the label of a column."""
    return Faulted(labelled(sample, {key: text}), (Expectation("truncated-header", key, "info"),))


def bullet_changed(sample: SampleReport, key: str, text: str) -> Faulted:
    """Print a label of a row as *text*, with another bullet than its neighbours; expected at the bullet's mark."""
    return Faulted(labelled(sample, {key: text}), (Expectation("mixed-bullets", key, "info", shift=1),))


def _changed(form: Form, table_id: str, change: Callable[[tuple[FormRow, ...]], tuple[FormRow, ...]]) -> Form:
    """Return the form with the rows of one of its tables changed, to print a report by."""
    tables = tuple(
        attrs.evolve(table, rows=change(table.rows)) if table.id == table_id else table for table in form.tables
    )
    return attrs.evolve(form, tables=tables)


def _longer(row: FormRow, fact: str) -> FormRow:
    return attrs.evolve(row, facts=(*row.facts, fact), columns=(*row.columns, row.columns[-1]))


def _section(sample: SampleReport, table_id: str) -> str | None:
    return sample.form.table(table_id).section or None
