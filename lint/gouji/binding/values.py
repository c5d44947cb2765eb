"""Bind tables that are lists: each label has one value on its right, and stands below or beside its group's label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.binding.fragments import Fragment
from gouji.binding.labels import LabelReader
from gouji.binding.runs import Binding, Context, Run, TakenLabel, bound
from gouji.document.model import Cell
from gouji.forms.model import FormRow, FormTable, Label
from gouji.report.model import BoundRow
from gouji.text.fold import is_blank
from gouji.value import Entity, evolve, frozen

__all__ = ["bind_values"]

_NO_VALUE = "no value stands beside the label"
_COLONS = "：:"


def bind_values(table: FormTable, fragments: Sequence[Fragment], reader: LabelReader) -> Binding:
    """Find each label of *table* in *fragments*, with its value; return the binding."""
    labels: list[TakenLabel] = []
    context = Context(table)
    runs: list[Run] = []
    for fragment in fragments:
        cut = _marked if fragment.marked else _unmarked
        for row in fragment.rows:
            runs += cut([_Piece.of(cell, reader) for cell in row.cells], context, labels)
    return bound(table, _of_the_list(runs), labels, _placed)


def _of_the_list(runs: Sequence[Run]) -> list[Run]:
    """Return the runs without those that only look like rows: without a value, or above the list."""
    first = next((number for number, run in enumerate(runs) if run.row is not None), len(runs))
    return [run for run in runs[first:] if run.row is not None or run.cells]


@frozen
class _Piece(Entity):
    """A cell and the labels it may be; where its value follows in it, ``label`` and ``value`` are its two parts."""

    cell: Cell
    found: tuple[Label, ...] = ()
    label: Cell | None = None
    value: Cell | None = None

    @classmethod
    def of(cls, cell: Cell, reader: LabelReader) -> _Piece:
        """Read a cell into a piece: a label, a label with its value after a colon, or neither."""
        if is_blank(cell.text):
            return cls(cell)
        found = reader.read(cell.text)
        if found:
            return cls(cell, found)
        colon = min((at for at in map(cell.text.find, _COLONS) if at >= 0), default=0)
        found = reader.read(cell.text[:colon]) if colon else ()
        if not any(label.kind in ("row", "header") for label in found):
            return cls(cell)
        return cls(cell, found, cell.part(0, colon), cell.part(colon + 1, len(cell.text)))

    def names(self, run: Run | None, context: Context, *, is_last: bool = False) -> bool:
        """Return whether the piece is a label where it stands, after *run*.

        Beside the label of a row that has no value yet, it is a value if all rows that it names were named before, or
        if it ends the line and names no row.
        """
        if run is None or run.row is None or not self.found:
            return bool(self.found)
        is_open = all(is_blank(cell.text) for cell in run.cells)
        if self.value is not None or (is_open and context.knows(self.found)):
            return False
        return not is_last or any(label.kind == "row" for label in self.found)


def _marked(pieces: Sequence[_Piece], context: Context, labels: list[TakenLabel]) -> Iterator[Run]:
    """Yield the runs of a row of the source, cut at its labels; the first unknown text begins a run without a row."""
    run: Run | None = None
    for number, piece in enumerate(pieces):
        if run is not None and not run.cells and run.label is not None and piece.cell.text == run.label.text:
            continue  # the label again, in each column that its cell covers
        if piece.names(run, context, is_last=number == len(pieces) - 1):
            if run is not None:
                yield run
            run = _begun(piece, context, labels)
        elif run is not None:
            run = Run(run.label, run.row, (*run.cells, piece.cell))
        elif not is_blank(piece.cell.text):
            labels.append((piece.cell, None))
            run = Run(piece.cell, None, ())
    if run is not None:
        yield run


def _unmarked(pieces: Sequence[_Piece], context: Context, labels: list[TakenLabel]) -> Iterator[Run]:
    """Yield the runs of a sequence of cells, cut at its labels."""
    run: Run | None = None
    for piece in pieces:
        if piece.names(run, context):
            if run is not None:
                yield from _in_pairs(run, labels)
            run = _begun(piece, context, labels)
        elif run is not None:
            run = Run(run.label, run.row, (*run.cells, piece.cell))
        elif not is_blank(piece.cell.text):
            labels.append((piece.cell, None))
            run = Run(piece.cell, None, ())
    if run is not None:
        yield from _in_pairs(run, labels)


def _in_pairs(run: Run, labels: list[TakenLabel]) -> Iterator[Run]:
    """Yield a run with its one value, and the pairs of label and value after it, which are rows the form has not."""
    others = [cell for cell in run.cells[1:] if not is_blank(cell.text)]
    if not others or len(others) % 2:
        yield run
        return
    yield evolve(run, cells=run.cells[:1])
    for label, value in zip(others[::2], others[1::2], strict=True):
        labels.append((label, None))
        yield Run(label, None, (value,))


def _begun(piece: _Piece, context: Context, labels: list[TakenLabel]) -> Run | None:
    """Begin the run of a label, with the value in its own cell if it has one; return None for a label of no row."""
    row, label = context.take(piece.found), piece.label or piece.cell
    labels.append((label, piece.found[0]))
    context.enter(piece.found)
    return None if row is None else Run(label, row, () if piece.value is None else (piece.value,))


def _placed(run: Run, row: FormRow) -> BoundRow:
    """Return the row with its value: the only text beside its label, else a blank; or with the reason for none.

    Of several blanks it is the last one in a true grid, where a merged label may cover the others, else the first.
    """
    texts = {cell.text: cell for cell in reversed(run.cells) if not is_blank(cell.text)}
    if len(texts) == 1:
        return BoundRow(row.id, run.label, tuple(texts.values()))
    if not run.cells:
        return BoundRow(row.id, run.label, (), _NO_VALUE)
    if texts:
        return BoundRow(row.id, run.label, run.cells, f"{len(texts)} values beside the label where the form has 1")
    blank = run.cells[-1] if run.cells[-1].column >= 0 else run.cells[0]
    return BoundRow(row.id, run.label, (blank,))
