"""The figures of a form at which a reader of several years looks first."""

from __future__ import annotations

from gouji.forms.model import Form

__all__ = ["main_facts"]


def main_facts(form: Form) -> tuple[str, ...]:
    """Return the figures that no other one has added in it, but are sums, and those in no relation, in the form's order."""
    sums = [relation for relation in form.relations if relation.kind == "sum"]
    totals = {relation.total for relation in sums}
    parts = {fact for relation in sums for fact in relation.operands if fact != relation.total}
    return tuple(
        fact
        for fact, (_, _, column) in form.slots.items()
        if column.is_figure and (fact in totals - parts or not form.relations_of[fact])
    )
