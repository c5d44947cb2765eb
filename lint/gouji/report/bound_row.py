"""The rows of a table in a document: those that its form has, and others."""

from __future__ import annotations

from gouji.document.model import Cell
from gouji.value import Entity, frozen

__all__ = ["BoundRow", "ExtraRow"]


@frozen
class BoundRow(Entity):
    """A row of the form found in the document: its label's cell (None if it has none) and the cells of its facts.

    ``reason`` is why its figures could not be placed; "" where they were. ``is_foreign`` tells that the headers above
    them are another form's.
    """

    id: str
    label: Cell | None
    cells: tuple[Cell, ...]
    reason: str = ""
    is_foreign: bool = False


@frozen
class ExtraRow(Entity):
    """A row of the document that the form does not have (小计, a note), with its figures."""

    label: Cell | None
    cells: tuple[Cell, ...]
