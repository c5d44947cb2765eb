"""Complete the runs of a sequence of cells: figures whose labels stand elsewhere, tables whose cells are all blank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gouji.binding.runs import Run
from gouji.document.model import Cell
from gouji.forms.model import FormRow, FormTable
from gouji.text.fold import is_blank
from gouji.text.numbers import read_figure
from gouji.value import evolve

__all__ = ["completed"]

_FEWEST_LABELS = 5


def completed(table: FormTable, runs: Sequence[Run], end: int, labels: int) -> list[Run]:
    """Return the runs of a sequence of cells, which has so many *labels* and ends at *end*, with the cells of each row.

    Where the figures behind one label are just as many as its row and those up to the next label's have, they are cut
    into these rows: a PDF may print the labels between before or after them. Where no cell has a text, all are blank.
    """
    if all(is_blank(cell.text) for run in runs for cell in run.cells):
        return _blank(table, runs, end) if labels >= _FEWEST_LABELS else list(runs)
    return list(_cut(table, runs))


def _blank(table: FormTable, runs: Sequence[Run], end: int) -> list[Run]:
    """Return each run with as many blank cells as its row has; the only row of a table may have no label."""
    if len(table.rows) == 1 and not table.rows[0].label:
        return [_of_blanks(Run(None, table.rows[0], ()), end)]
    return [_of_blanks(run, end) for run in runs]


def _of_blanks(run: Run, end: int) -> Run:
    at = run.label.end if run.label else end
    return evolve(run, cells=(Cell("", at, at),) * len(run.row.facts)) if run.row else run


def _cut(table: FormTable, runs: Sequence[Run]) -> Iterator[Run]:
    """Yield the runs, those with too many figures cut into the rows that lack theirs."""
    cut = {id(run): rows for run, rows in _overfull(table, runs)}
    given = {row.id for rows in cut.values() for row in rows[1:]}
    bare = {run.row.id: run.label for run in reversed(runs) if run.row and not run.cells}
    for run in runs:
        if id(run) in cut:
            yield from _parts(run, cut[id(run)], bare)
        elif run.cells or run.row is None or run.row.id not in given:
            yield run


def _overfull(table: FormTable, runs: Sequence[Run]) -> Iterator[tuple[Run, Sequence[FormRow]]]:
    """Yield each run whose figures are just those of several rows, its own first, with these rows."""
    places = {row.id: number for number, row in enumerate(table.rows)}
    filled = [(run, places[run.row.id]) for run in runs if run.row and run.cells]
    named = {place for _, place in filled}
    for number, (run, place) in enumerate(filled):
        stop = filled[number + 1][1] if number + 1 < len(filled) else len(table.rows)
        rows = table.rows[place:stop]
        if len(rows) > 1 and named.isdisjoint(range(place + 1, stop)) and _holds(run, rows):
            yield run, rows


def _holds(run: Run, rows: Sequence[FormRow]) -> bool:
    """Return whether the cells of a run are figures, as many as rows have."""
    return len(run.cells) == sum(len(row.facts) for row in rows) and all(
        read_figure(cell.text).state != "not-a-number" for cell in run.cells
    )


def _parts(run: Run, rows: Sequence[FormRow], labels: Mapping[str, Cell | None]) -> Iterator[Run]:
    """Yield a run for each of the rows; all but the first have their *labels* by ids of rows, or none."""
    at = 0
    for row in rows:
        label = run.label if row is rows[0] else labels.get(row.id)
        yield Run(label, row, run.cells[at : at + len(row.facts)])
        at += len(row.facts)
