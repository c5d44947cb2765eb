"""Runs, the pieces into which the cells of a table are cut, and which row of the form each run is of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from gouji.document.model import Cell
from gouji.forms.model import FormRow, FormTable, Label
from gouji.report.model import BoundRow, ExtraRow
from gouji.text.fold import fold
from gouji.text.numbers import read_figure
from gouji.value import Entity, evolve, frozen

__all__ = ["Binding", "Context", "Run", "TakenLabel", "bound"]

_LIKENESS = 0.6
_MOST_UNKNOWN = 100

TakenLabel = tuple[Cell, Label | None]
"""A cell of text and what it was taken for, None for nothing."""


@frozen
class Binding(Entity):
    """What binding a table gives: the rows found, the ids of rows missing, rows of no form, and the labels read.

    ``by_figures`` tells that what the figures are may have decided; else any figures are bound like these.
    """

    rows: tuple[BoundRow, ...]
    missing: tuple[str, ...]
    extra: tuple[ExtraRow, ...]
    labels: tuple[TakenLabel, ...]
    by_figures: bool = True


@frozen
class Run(Entity):
    """A label's cell, the row of the form that it names (None: unknown), and the cells up to the next label.

    ``ends_blank`` tells that the run of bars that ends the source's row hides one more cell, a blank one.
    ``figures_from`` is the column in which figures begin, ``figures_to`` the one after the last that has a known header;
    0 where the source has no true grid.
    """

    label: Cell | None
    row: FormRow | None
    cells: tuple[Cell, ...]
    ends_blank: bool = False
    figures_from: int = 0
    figures_to: int = 0


class Context:
    """The state of reading a form's rows: the group that was named last, and the row that came last."""

    __slots__ = ("_parents", "_rows", "_taken", "group", "index")

    def __init__(self, table: FormTable) -> None:
        self._rows: Sequence[FormRow] = table.rows
        self._parents: Mapping[str, str] = table.parents
        self._taken: set[int] = set()
        self.group = ""
        self.index = -1

    def enter(self, labels: Iterable[Label]) -> None:
        """Make the group that *labels* name the current one: one inside the current group, else the first."""
        groups = [label.id for label in labels if label.kind == "group"]
        if groups:
            inner = (group for group in groups if self._parents.get(group, "") == self.group)
            self.group = next(inner, groups[0])

    def take(self, labels: Iterable[Label], *, inexact: bool = True) -> FormRow | None:
        """Return the row that *labels* name here, and mark it as named; None for no row.

        A row of the current group that was not named yet comes first, then one further down, then one of the group.
        """
        rows = [label for label in labels if label.kind == "row" and (inexact or label.exact)]
        if not rows:
            return None
        own = [label for label in rows if self._is_within(self._rows[label.index].group)]
        fresh = [label for label in own if label.index not in self._taken]
        ahead = [label for label in rows if label.index > self.index]
        self.index = (fresh or ahead or own or rows)[0].index
        self._taken.add(self.index)
        row = self._rows[self.index]
        self.group = row.group or self.group
        return row

    def knows(self, labels: Iterable[Label]) -> bool:
        """Return whether every row that the labels name was named before; False for labels of no row."""
        rows = [label.index for label in labels if label.kind == "row"]
        return bool(rows) and self._taken.issuperset(rows)

    def _is_within(self, group: str) -> bool:
        """Return whether a group is the current one, or stands within it."""
        while group and group != self.group:
            group = self._parents.get(group, "")
        return bool(group)


def bound(
    table: FormTable, runs: Sequence[Run], labels: Iterable[TakenLabel], place: Callable[[Run, FormRow], BoundRow]
) -> Binding:
    """Bind each row of the form to its first run, its cells placed by *place*; return the binding, other runs extra."""
    found: dict[str, BoundRow] = {}
    extra: list[ExtraRow] = []
    for run in _recognised(table, runs):
        if run.row is None or run.row.id in found:
            extra.append(ExtraRow(run.label, run.cells))
        else:
            found[run.row.id] = place(run, run.row)
    missing = tuple([row.id for row in table.rows if row.id not in found])
    return Binding(tuple(found.values()), missing, tuple(extra), tuple(labels))


def _recognised(table: FormTable, runs: Sequence[Run]) -> Iterator[Run]:
    """Yield the runs; an unknown one in the place of a missing row is given that row where its label reads alike.

    One without a label is given the only row that is missing there. Where more runs are unknown than any form has rows,
    none is a misprint.
    """
    known = {run.row.id for run in runs if run.row}
    unknown = sum(1 for run in runs if run.row is None)
    if len(known) == len(table.rows) or unknown > _MOST_UNKNOWN:
        yield from runs
        return
    places = {row.id: number for number, row in enumerate(table.rows)}
    last = -1
    for number, run in enumerate(runs):
        if run.row is None:
            following = next((places[r.row.id] for r in runs[number + 1 :] if r.row), len(table.rows))
            lacking = [r for r in table.rows[last + 1 : following] if r.id not in known]
            best = _likest(run.label.text, lacking) if run.label else _only(run, lacking if last >= 0 else ())
            if best is not None:
                run = evolve(run, row=best)
                known.add(best.id)
        if run.row is not None:
            last = places[run.row.id]
        yield run


def _only(run: Run, rows: Sequence[FormRow]) -> FormRow | None:
    """Return the only one of the rows where a run without a label has just its figures; else None."""
    figures = sum(1 for cell in run.cells if read_figure(cell.text).state == "number")
    return rows[0] if len(rows) == 1 and figures == len(rows[0].facts) else None


def _likest(text: str, rows: Sequence[FormRow]) -> FormRow | None:
    from difflib import SequenceMatcher

    folded = fold(text)
    likeness = [(SequenceMatcher(None, folded, fold(row.label)).ratio(), row) for row in rows]
    ratio, row = max(likeness, key=lambda pair: pair[0], default=(0.0, None))
    return row if ratio >= _LIKENESS else None
