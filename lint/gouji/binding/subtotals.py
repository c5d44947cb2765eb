"""Leave out a column of subtotals that some add to a table: its figures are the sums of the columns left of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from gouji.binding.runs import Run, TakenLabel
from gouji.document.model import Cell
from gouji.text.fold import fold, is_blank
from gouji.text.numbers import read_figure
from gouji.value import evolve

__all__ = ["without_subtotals"]

_SUBTOTALS = frozenset(("小计", "合计", "共计"))


def without_subtotals(runs: Sequence[Run], labels: Iterable[TakenLabel]) -> list[Run]:
    """Return the runs without the cells of a column of subtotals; the same where none has just one cell too many.

    The column is found by its header, and by its figures: in all rows they are the sum of the same columns before it.
    """
    cores = {id(run): core for run in runs if run.row and len(core := _core(run.cells)) == len(run.row.facts) + 1}
    if not cores or not any(label is None and fold(cell.text) in _SUBTOTALS for cell, label in labels):
        return list(runs)
    rows = [[read_figure(cell.text).value or Decimal(0) for cell in core] for core in cores.values()]
    places = [at for at in range(2, min(map(len, rows)) - 1) if any(row[at] for row in rows) and _is_sum(rows, at)]
    if len(places) != 1:
        return list(runs)
    at = places[0]
    return [
        evolve(run, cells=own[:at] + own[at + 1 :]) if (own := cores.get(id(run))) else run for run in runs
    ]  # fmt: skip


def _core(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return the cells without the blank ones at both ends, which merged labels cover."""
    told = [number for number, cell in enumerate(cells) if not is_blank(cell.text)]
    return tuple(cells[told[0] : told[-1] + 1]) if told else ()


def _is_sum(rows: Sequence[Sequence[Decimal]], at: int) -> bool:
    """Return whether the figures in a column are those of some columns right before it, added up, in all rows."""
    return any(all(row[at] == sum(row[begin:at]) for row in rows) for begin in range(1, at - 1))
