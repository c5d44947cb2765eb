"""Read the facts of a table whose rows were found: figures and answers, by the type of their column."""

from __future__ import annotations

from gouji.document.model import Cell
from gouji.forms.model import FormColumn
from gouji.report.fact import Answer, Fact
from gouji.report.model import BoundTable
from gouji.text.fold import is_blank
from gouji.text.numbers import PLACEHOLDERS, read_figure
from gouji.text.ticks import TICKS, ticked
from gouji.value import maker

__all__ = ["facts_of"]

_PLACEHOLDERS = PLACEHOLDERS - {"无"}
"""What is printed in place of an answer; 无 is one."""

_fact = maker(Fact)
_YES, _NO = "是", "否"


def facts_of(bound: BoundTable) -> list[Fact]:
    """Return every fact of a table's form; facts of rows that are missing or not placed have the state ``unplaced``."""
    facts: list[Fact] = []
    for row in bound.table.rows:
        found = bound.row.get(row.id)
        if found is None or found.reason:
            facts += [_fact(fact_id, "unplaced") for fact_id in row.facts]
        elif row.has_only_figures:
            facts += [_figure(fact_id, cell) for fact_id, cell in zip(row.facts, found.cells, strict=True)]
        else:
            facts += [
                _figure(fact_id, cell) if column.is_figure else _answer(fact_id, column, cell)
                for fact_id, column, cell in zip(row.facts, row.columns, found.cells, strict=True)
            ]
    return facts


def _figure(fact_id: str, cell: Cell) -> Fact:
    text = cell.text
    figure = read_figure(text)
    return _fact(fact_id, figure.state, figure.value, text, cell, figure.unit)


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
    if column.type == "choices":
        return ticked(text, column.choices)
    if column.type == "yes-no":
        return _yes_or_no(text)
    chosen = ticked(text, column.choices)
    return chosen[0] if len(chosen) == 1 else None


def _yes_or_no(text: str) -> bool | None:
    """Return whether a cell answers yes, as a tick alone does; None where it answers neither."""
    chosen = ticked(text, (_YES, _NO))
    if len(chosen) == 1:
        return chosen[0] == _YES
    return True if text.strip() in tuple(TICKS) else None
