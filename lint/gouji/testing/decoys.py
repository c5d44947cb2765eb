"""Decoys: words of a form in places that are not to be read: scripts, hidden rows and hidden sheets."""

from __future__ import annotations

from gouji.forms.model import Form
from gouji.value import Value, frozen

__all__ = ["Decoys", "decoys"]


@frozen
class Decoys(Value):
    """A heading and a label of a table, as the form prints them."""

    heading: str
    label: str


def decoys(form: Form) -> Decoys:
    """Return the decoys of a form: the heading of the first section with a table, or a label where there is none."""
    table = form.tables[0]
    label = next(text for text in (*table.anchors, *(row.label for row in table.rows)) if text)
    return Decoys(form.section(table.section).heading if table.section else label, label)
