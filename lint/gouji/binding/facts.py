"""Read the facts of a table whose rows were found: figures and answers, by the type of their column."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from gouji.document.model import Cell
from gouji.forms.model import FormColumn
from gouji.report.fact import Answer, Fact
from gouji.report.model import BoundTable
from gouji.text.fold import is_blank
from gouji.text.numbers import PLACEHOLDERS

__all__ = ["Given", "Slot", "facts_in", "facts_of", "slots_of"]

_PLACEHOLDERS = PLACEHOLDERS - {"无"}
"""What is printed in place of an answer; 无 is one."""

_YES, _NO = "是", "否"

Slot: TypeAlias = tuple[str, FormColumn | None]
"""The id of a fact, and the column of one that is an answer (None: it is a figure)."""

Given: TypeAlias = dict[str, "Fact | Cell"]
"""Facts by their ids, as `Facts` takes them: a figure is given as its cell."""


def facts_of(bound: BoundTable) -> Given:
    """Return every fact of a table's form by its id; facts of rows that are missing or not placed have the state ``unplaced``."""
    return facts_in(*slots_of(bound))


def slots_of(bound: BoundTable) -> tuple[tuple[Slot, ...], tuple[Cell | None, ...]]:
    """Return the slots of a table's facts, and the cell of each (None: it is missing or not placed)."""
    slots: list[Slot] = []
    cells: list[Cell | None] = []
    for row in bound.table.rows:
        found = bound.row.get(row.id)
        slots += [
            (fact, None if column.is_figure else column) for fact, column in zip(row.facts, row.columns, strict=True)
        ]
        cells += [None] * len(row.facts) if found is None or found.reason else found.cells
    return tuple(slots), tuple(cells)


def facts_in(slots: Iterable[Slot], cells: Iterable[Cell | None]) -> Given:
    """Return the facts of some slots by their ids, each with its cell."""
    facts: Given = {}
    for (fact_id, column), cell in zip(slots, cells, strict=True):
        if cell is None:
            facts[fact_id] = Fact(fact_id, "unplaced")
        else:
            facts[fact_id] = cell if column is None else _answer(fact_id, column, cell)
    return facts


def _answer(fact_id: str, column: FormColumn, cell: Cell) -> Fact:
    text = "".join(cell.text.split())
    if is_blank(cell.text):
        return Fact(fact_id, "blank", raw=cell.text, cell=cell)
    if text in _PLACEHOLDERS:
        return Fact(fact_id, "placeholder", raw=cell.text, cell=cell)
    answer = _read(column, cell.text)
    if answer is None:
        return Fact(fact_id, "placeholder", raw=cell.text, cell=cell)
    return Fact(fact_id, "answer", raw=cell.text, cell=cell, answer=answer)


def _read(column: FormColumn, text: str) -> Answer | None:
    """Return the answer in a cell's text; None where of one choice none or several are ticked."""
    if column.type == "text":
        return " ".join(text.split())
    from gouji.text.ticks import ticked

    if column.type == "choices":
        return ticked(text, column.choices)
    if column.type == "yes-no":
        return _yes_or_no(text)
    chosen = ticked(text, column.choices)
    return chosen[0] if len(chosen) == 1 else None


def _yes_or_no(text: str) -> bool | None:
    """Return whether a cell answers yes, as a tick alone does; None where it answers neither."""
    from gouji.text.ticks import TICKS, ticked

    chosen = ticked(text, (_YES, _NO))
    if len(chosen) == 1:
        return chosen[0] == _YES
    return True if text.strip() in tuple(TICKS) else None
