"""Names of figures and of the other operands of a relation, as findings print them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from gouji.api import Message, Outcome, Related, Report, strip_notes

__all__ = ["name_of", "operands_of", "short_name_of", "signed_difference"]

_MOST_ZEROS = 8


def name_of(report: Report, fact_id: str) -> str:
    """Return the short name of a cell: its column, with its row where the column is not the row's total.

    A value of a list has its label, with its groups where other values have that label too.
    """
    bound = report.table_of(fact_id)
    _, row, column = bound.form.slots[fact_id]
    if bound.table.shape == "list":
        label = strip_notes(row.label)
        is_alone = sum(strip_notes(other.label) == label for other in bound.table.rows) == 1
        return label if is_alone else strip_notes(report.address(fact_id))
    if column.id.rsplit(".", 1)[-1] == "total":
        return f"{column.group}{column.label}"
    return " · ".join(part for part in (row.label, column.group, column.label) if part)


def short_name_of(report: Report, fact_id: str) -> str:
    """Return the name of a cell by its row and column, as people call them: ``新收 · 自然人``."""
    bound = report.table_of(fact_id)
    _, row, column = bound.form.slots[fact_id]
    if bound.table.shape == "list":
        return name_of(report, fact_id)
    if column.id.rsplit(".", 1)[-1] == "total":
        return " · ".join(part for part in (row.name, f"{column.group}{column.label}") if part)
    return " · ".join(part for part in (row.name, column.group, column.label) if part)


def signed_difference(difference: Decimal) -> tuple[str, str]:
    """Return 多 or 少, and much or little, for a figure that is off by *difference*."""
    return ("多", "much") if difference > 0 else ("少", "little")


def operands_of(report: Report, outcomes: Iterable[Outcome], *but: str | None) -> Iterator[Related]:
    """Yield the operands of some relations, all *but* those named, each once; of long sums only those that count."""
    seen = set(but)
    for outcome in outcomes:
        long = len(outcome.relation.operands) > _MOST_ZEROS
        for fact in report.terms(outcome.relation.operands):
            if fact.id in seen or (long and not fact.value):
                continue
            seen.add(fact.id)
            text = f"{report.address(fact.id)} = {fact.value}"
            yield Related.to(fact, Message(text, text))
