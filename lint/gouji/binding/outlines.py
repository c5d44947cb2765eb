"""Remember how tables were cut and bound by their outlines: those of one year and layout differ in their figures alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import TypeVar, overload

from gouji.binding.facts import Given, Slot, facts_in, facts_of, slots_of
from gouji.binding.fragments import Fragment, split_tables
from gouji.document.model import Block, Cell, Row, Table
from gouji.document.vocabulary import Vocabulary
from gouji.forms.model import Label
from gouji.report.model import BoundRow, BoundTable, ExtraRow
from gouji.text.numbers import MAX_DIGITS, read_figure
from gouji.value import Entity, NamedTuple, frozen, maker

__all__ = ["Mould", "Outlines"]

_T = TypeVar("_T")

_FIGURE = "0"
"""What stands for any figure in an outline."""

_MOST_CELLS, _MOST_CHARACTERS = 600, 5_000
"""Larger tables are cut and bound anew each time; those of a form have some 250 cells with 1,000 characters."""

_MOST_OUTLINES, _MOST_TEXTS = 128, 4096

_bound_row = maker(BoundRow)


class Outlines:
    """Cut the tables of documents into fragments, and remember for each outline of a table where it was cut.

    An outline is all that cutting depends on: the texts of the cells, with one figure in place of any, and the grid.
    A fragment that was cut by it has a model: the same fragment of stand-ins, each of which begins at twice its number.
    Fragments of the same outline share their model, by which can be remembered what depends on the outline alone.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def split(self, blocks: Sequence[Block]) -> list[Fragment]:
        """Cut the tables among the blocks where the labels of another prescribed table begin."""
        return [fragment for block in blocks if isinstance(block, Table) for fragment in self._cut(block)]

    def _cut(self, table: Table) -> Sequence[Fragment]:
        cells = table.cells
        texts = [cell.text for cell in cells]
        if len(texts) > _MOST_CELLS or len("".join(texts)) > _MOST_CHARACTERS:
            return split_tables((table,), self.vocabulary)
        models = self._models(
            table.marked,
            tuple(map(self._outlined, texts)),
            tuple([cell.column for cell in cells]),
            tuple([(len(row.cells), row.covered) for row in table.rows]),
        )
        return tuple(_in_the_place_of(models, table))

    @cached_property
    def _models(self) -> Callable[..., tuple[Fragment, ...]]:
        return lru_cache(maxsize=_MOST_OUTLINES)(self._model)

    @cached_property
    def _outlined(self) -> Callable[[str], str]:
        return lru_cache(maxsize=_MOST_TEXTS)(self._outline)

    def _outline(self, text: str) -> str:
        """Return a cell's text, but the same for any figure; a figure that is a label of a form is none."""
        if text.isdigit():
            return _FIGURE if text.isascii() and len(text) <= MAX_DIGITS else text
        return _FIGURE if read_figure(text).state == "number" and not self.vocabulary.tables_of(text) else text

    def _model(
        self, marked: bool, texts: Sequence[str], columns: Sequence[int], rows: Sequence[tuple[int, int]]
    ) -> tuple[Fragment, ...]:
        """Return the fragments of a table with such an outline."""
        cells = [
            Cell(text, 2 * n, 2 * n + 1, column) for n, (text, column) in enumerate(zip(texts, columns, strict=True))
        ]
        stand_ins, at = [], 0
        for count, covered in rows:
            stand_ins.append(Row(tuple(cells[at : at + count]), covered))
            at += count
        return tuple(split_tables((Table(tuple(stand_ins), marked),), self.vocabulary))


def _in_the_place_of(models: Sequence[Fragment], table: Table) -> Iterator[Fragment]:
    """Yield the fragments of a table that was cut like its models, which together have its rows, or all of its cells."""
    at = 0
    for model in models:
        if len(models) == 1:
            rows = table.rows
        elif table.marked:
            rows = table.rows[at : at + len(model.rows)]
            at += len(rows)
        else:
            rows = (Row(table.rows[0].cells[at : at + len(model.cells)]),)
            at += len(model.cells)
        yield Fragment(model.table, rows, table.marked, model)


class _Row(NamedTuple):
    """A row of a mould: what a bound row has, with places of cells; ``run`` are its cells where they follow each other."""

    id: str
    label: int | None
    places: tuple[int, ...]
    run: slice | None
    reason: str
    is_foreign: bool

    def cast(self, cells: tuple[Cell, ...]) -> BoundRow:
        """Return the row whose cells are those at its places."""
        own = cells[self.run] if self.run is not None else _at(cells, self.places)
        label = None if self.label is None else cells[self.label]
        return _bound_row(self.id, label, own, self.reason, self.is_foreign)


@frozen
class Mould(Entity):
    """A table that was bound with the cells of a model; from it any table of the same outline is cast.

    A place is the number of a cell, or ``~number`` for a blank one that is added after that cell. ``slots`` are the
    facts, as `facts_in` takes them, and ``facts`` the places of their cells (None: it has none).
    """

    model: BoundTable
    rows: tuple[_Row, ...]
    extra: tuple[tuple[int | None, tuple[int, ...]], ...]
    labels: tuple[int, ...]
    meanings: tuple[Label | None, ...]
    slots: tuple[Slot, ...]
    facts: tuple[int | None, ...]

    @classmethod
    def of(cls, bound: BoundTable, fragment: Fragment) -> Mould:
        """Make the mould of a table that was bound to a fragment that is a model."""
        first = fragment.cells[0].start // 2 if fragment.cells else 0
        slots, cells = slots_of(bound)
        return cls(
            bound,
            tuple([_row(row, first) for row in bound.rows]),
            tuple([(_label(row.label, first), _places(row.cells, first)) for row in bound.extra]),
            _places([cell for cell, _ in bound.labels], first),
            tuple([label for _, label in bound.labels]),
            slots,
            tuple([_label(cell, first) for cell in cells]),
        )

    def cast(self, cells: tuple[Cell, ...], own: tuple[Cell, ...]) -> tuple[BoundTable, Given]:
        """Return the table that is bound to the cells of a fragment, and its facts; *own* are the cells it says it has."""
        model = self.model
        bound = BoundTable(
            model.table,
            model.form,
            model.outcome,
            _Cast(len(self.rows), lambda: tuple([row.cast(cells) for row in self.rows])),
            model.missing,
            tuple(
                [ExtraRow(None if label is None else cells[label], _at(cells, places)) for label, places in self.extra]
            ),
            _Cast(
                len(self.labels),
                lambda: tuple(zip([cells[place] for place in self.labels], self.meanings, strict=True)),
            ),
            own,
            model.sure,
            model,
        )
        return bound, facts_of(bound) if self._facts is None else self._facts(cells)

    @cached_property
    def _facts(self) -> Callable[[tuple[Cell, ...]], Given] | None:
        """What takes the facts out of the cells of a fragment at once; None where the cells of some are not among them."""
        places = [place for place in self.facts if place is not None and place >= 0]
        if len(places) < len(self.facts) or len(places) < 2:
            return None
        ids, take = [fact for fact, _ in self.slots], itemgetter(*places)
        if any(column for _, column in self.slots):
            return lambda cells: facts_in(self.slots, take(cells))
        return lambda cells: dict(zip(ids, take(cells), strict=True))


class _Cast(Sequence[_T]):
    """What is cast of a mould when it is first read: where nothing is odd about a table, few read its rows or labels."""

    __slots__ = ("_length", "_made", "_make")

    def __init__(self, length: int, make: Callable[[], tuple[_T, ...]]) -> None:
        self._length = length
        self._make = make
        self._made: tuple[_T, ...] | None = None

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[_T]:
        return iter(self[:])

    @overload
    def __getitem__(self, at: int) -> _T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[_T, ...]: ...
    def __getitem__(self, at: int | slice) -> _T | tuple[_T, ...]:
        made = self._made
        if made is None:
            made = self._made = self._make()
        return made[at]


def _row(row: BoundRow, first: int) -> _Row:
    places = _places(row.cells, first)
    follows = bool(places) and places == tuple(range(places[0], places[0] + len(places))) and places[0] >= 0
    run = slice(places[0], places[0] + len(places)) if follows else None
    return _Row(row.id, _label(row.label, first), places, run, row.reason, row.is_foreign)


def _label(cell: Cell | None, first: int) -> int | None:
    return None if cell is None else _places((cell,), first)[0]


def _places(stand_ins: Sequence[Cell], first: int) -> tuple[int, ...]:
    """Return the places of stand-ins in their fragment, whose own *first* has that number; blanks were added at an end."""
    numbers = [divmod(cell.start, 2) for cell in stand_ins]
    return tuple([~(number - first) if is_added else number - first for number, is_added in numbers])


def _at(cells: Sequence[Cell], places: Sequence[int]) -> tuple[Cell, ...]:
    return tuple([cells[place] if place >= 0 else _blank_after(cells[~place]) for place in places])


def _blank_after(cell: Cell) -> Cell:
    return Cell("", cell.end, cell.end)
