"""Tell which labels of a table, as it was bound, are not those that the form has in their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
import re
from typing import Literal, TypeAlias

from gouji.document.model import Cell
from gouji.forms.model import FormRow, FormTable, Label
from gouji.report.bound_row import BoundRow, ExtraRow
from gouji.report.misspelt import Straying, strayed
from gouji.text.fold import fold
from gouji.text.ordinals import strip_ordinal
from gouji.value import NamedTuple

__all__ = ["Misnamed", "Misnaming", "misnamed"]

Misnaming: TypeAlias = Literal["misspelt", "alike", "another", "swapped", "order", "unit", "blank"]
"""How a label is wrong: another character, perhaps only other words, the label of another place, one of two that changed
places, a whole header in another order, another unit, or none at all."""

_MOST_PLACES = 2
_NOTE = re.compile(r"[（(](?![一二三四五六七八九十\d]{1,2}[)）])[^（()）]*[)）]")
_UNIT = re.compile(r"[（(][^（()）]*[)）]")

_Labels: TypeAlias = Sequence[tuple[Cell, Label | None]]

_Entry: TypeAlias = "tuple[int, str]"
"""The number of a label, and its text, folded, without notes."""


class Misnamed(NamedTuple):
    """A label that is not what the form has in its place.

    ``at`` is its number among the labels of the table; of a blank one, that of its row. ``right`` is what the form has
    there, ``other`` the number of the label that it was swapped with.
    """

    at: int
    how: Misnaming
    right: str
    other: int | None = None


def misnamed(
    table: FormTable, rows: Sequence[BoundRow], extra: Sequence[ExtraRow], labels: _Labels
) -> tuple[Misnamed, ...]:
    """Return the labels of a table that are not those of its form: of each place that is sure, whatever the layout.

    Other words for the same, notes in brackets, ordinals and what is not there are no matter. A table that is a list
    has none.
    """
    if table.shape == "list" or not labels:
        return ()
    found = sorted(_Reading(table, rows, extra, labels).found(), key=lambda each: (each.how == "blank", each.at))
    once: dict[tuple[str, str], Misnamed] = {}
    for each in found:  # a merged cell may be printed in each row and column that it covers
        once.setdefault((each.right, str(each.at) if each.how == "blank" else labels[each.at][0].text), each)
    return tuple(once.values())


class _Stretch(NamedTuple):
    """The labels between two rows, by their numbers, and the row of the form below them."""

    numbers: Sequence[int]
    below: FormRow


class _Reading:
    """The labels of one table, read again by their places."""

    def __init__(self, table: FormTable, rows: Sequence[BoundRow], extra: Sequence[ExtraRow], labels: _Labels) -> None:
        self._table = table
        self._bound_rows = rows
        self._taken = labels
        self._texts = [cell.text for cell, _ in labels]
        self._labels = [label for _, label in labels]
        cells = [*[row.cells for row in rows], *[row.cells for row in extra]]
        self._aside = {
            *map(id, chain.from_iterable(cells)),
            *[id(row.label) for row in extra if _has_text(row.cells)],
        }
        self._rows = {id(row.label): row.id for row in rows if row.label is not None}
        self._heads = {_bare(row.head): row.head for row in self._table.rows if row.head}
        self._columns = {_bare(column.label) for row in self._table.rows for column in row.columns}
        anchors = {_bare(text): text for text in self._table.anchors}
        self._tops = {key: text for key, text in anchors.items() if key not in self._heads and key not in self._columns}
        self._seen: AbstractSet[str] = frozenset(map(_bare, self._texts))

    def found(self) -> Iterator[Misnamed]:
        """Yield what is misnamed."""
        form_rows = {row.id: row for row in self._table.rows}
        yield from self._of_rows(form_rows)
        heads: list[tuple[int, str, str]] = []
        for stretch in self._stretches(form_rows):
            columns: list[_Entry] = []
            above: list[_Entry] = []
            for number in stretch.numbers:
                yield from self._of_text(number, stretch.below, columns, above)
            yield from self._of_columns(columns, stretch)
            heads += [(*head, stretch.below.head) for head in above[-1:] if stretch.below.head]
        yield from self._of_heads(heads)
        yield from self._of_groups(form_rows)
        tops = [(number, _bare(text)) for number, text in enumerate(self._texts)]
        yield from _in_place([(n, key) for n, key in tops if key in self._tops], tuple(self._tops.items()))

    def _stretches(self, form_rows: Mapping[str, FormRow]) -> Iterator[_Stretch]:
        """Yield the labels above each row, up to the row before it; all of a table whose only row has no label."""
        numbers: list[int] = []
        for number, (cell, _) in enumerate(self._taken):
            row = self._rows.get(id(cell))
            if row is not None:
                yield _Stretch(numbers, form_rows[row])
                numbers = []
            elif id(cell) not in self._aside:
                numbers.append(number)
        if not self._table.rows[0].label:
            yield _Stretch(numbers, self._table.rows[0])

    def _of_rows(self, form_rows: Mapping[str, FormRow]) -> Iterator[Misnamed]:
        """Yield the labels of rows that were known by their likeness and place alone, and rows without one."""
        for number, (cell, label) in enumerate(self._taken):
            row = form_rows.get(self._rows.get(id(cell), ""))
            if row is not None and label is None:
                key = _bare(strip_ordinal(cell.text))
                for text in (row.label, *row.variants):
                    if how := strayed(key, _bare(strip_ordinal(text))):
                        yield Misnamed(self._first(number), how, row.label)
                        break
        for number, bound in enumerate(self._bound_rows):
            if bound.label is None and not bound.reason and form_rows[bound.id].label:
                yield Misnamed(number, "blank", form_rows[bound.id].label)

    def _first(self, number: int) -> int:
        """Return the first of labels with one text in a row, as of a merged cell that is printed in each column."""
        while number and self._texts[number - 1] == self._texts[number]:
            number -= 1
        return number

    def _of_text(self, number: int, below: FormRow, columns: list[_Entry], heads: list[_Entry]) -> Iterator[Misnamed]:
        """Take a text above a row for a column, or the head of a block; yield it where it is misspelt."""
        key, label = _bare(self._texts[number]), self._labels[number]
        own = {_bare(column.label): column for column in below.columns}
        if key in own:
            columns.append((number, key))
            unit = own[key].unit
            if unit and unit in own[key].label and _has_other_unit(self._texts[number], unit):
                yield Misnamed(number, "unit", own[key].label)
        elif key in self._heads:
            heads.append((number, key))
        elif key in self._tops or (label is not None and label.kind in ("group", "caption")):
            return
        elif key in self._columns or (label is not None and label.origin):
            columns.append((number, key))
        elif label is None or label.kind == "anchor":
            likest = self._likest(_bare(strip_ordinal(self._texts[number])), below)
            if likest is not None:
                how, right = likest
                yield Misnamed(number, how, right)
                if _bare(right) in own:
                    columns.append((number, _bare(right)))

    def _likest(self, key: str, below: FormRow) -> tuple[Straying, str] | None:
        """Return the one label that a text is a misspelling of, among those that may stand above a row."""
        unseen = [*self._tops.values(), *self._table.groups.values()]
        texts = [*[column.label for column in below.columns], below.head]
        texts += [text for text in self._table.headers if _bare(text) not in self._heads]
        texts += [text for text in unseen if _bare(text) not in self._seen]
        found = {text: how for text in texts if (how := strayed(key, _bare(strip_ordinal(text))))}
        found = {text: how for text, how in found.items() if not self._is_broken(key, _bare(strip_ordinal(text)))}
        surest = [text for text, how in found.items() if how == "misspelt"] or list(found)
        return (found[surest[0]], surest[0]) if len(surest) == 1 else None

    def _is_broken(self, key: str, label: str) -> bool:
        """Return whether a text is one of two parts of a label, the other of which stands elsewhere, as over a page break."""
        rest = label.removesuffix(key) if label.endswith(key) else label.removeprefix(key)
        return rest != label and any(_bare(strip_ordinal(text)) == rest for text in self._texts)

    def _of_columns(self, columns: Sequence[_Entry], stretch: _Stretch) -> Iterator[Misnamed]:
        """Yield the columns of a header that do not stand in the order of the form."""
        right = [(_bare(column.label), column.label) for column in stretch.below.columns]
        is_grid = self._is_grid(columns)
        if is_grid:  # of heads above each other, as where a merged cell is printed in each row, the lowest counts
            lowest = {self._taken[entry[0]][0].column: entry for entry in columns}
            columns = [lowest[column] for column in sorted(lowest)]
        if len(columns) != len(right) or any(label and _is_odd(label) for label in self._at(columns)):
            return
        orders = [right]
        if not any(column.group for column in stretch.below.columns):
            # The last column, whose head reaches down over two rows of heads, may come before those of the second row.
            places = self._ends_of_first_row(columns, stretch, right[-1][0])
            orders += [[*right[:at], right[-1], *right[at:-1]] for at in places if 0 < at < len(right) - 2]
        best = min(orders, key=lambda order: len(_wrong(columns, order)))
        if len(_wrong(columns, best)) <= _MOST_PLACES:
            yield from _in_place(columns, best)
        elif sorted(key for _, key in columns) == sorted(key for key, _ in right) and is_grid:
            yield Misnamed(columns[0][0], "order", "、".join(text for _, text in right))

    def _is_grid(self, entries: Iterable[_Entry]) -> bool:
        return all(self._taken[number][0].column >= 0 for number, _ in entries)

    def _at(self, entries: Iterable[_Entry]) -> Iterator[Label | None]:
        return (self._labels[number] for number, _ in entries)

    def _ends_of_first_row(self, columns: Sequence[_Entry], stretch: _Stretch, last: str) -> Iterator[int]:
        """Yield where the last column may stand in a header of two rows: before what is below another head, or as it does."""
        tops = [number for number in stretch.numbers if _bare(self._texts[number]) in self._tops]
        if tops:
            yield sum(number < tops[-1] for number, _ in columns)
            yield from (at for at, (_, key) in enumerate(columns) if key == last)

    def _of_heads(self, heads: Sequence[tuple[int, str, str]]) -> Iterator[Misnamed]:
        """Yield the heads of blocks that stand above another block."""
        right = [(_bare(head), head) for _, _, head in heads]
        if len(set(right)) == len(right):
            yield from _in_place([head[:2] for head in heads], right)

    def _of_groups(self, form_rows: Mapping[str, FormRow]) -> Iterator[Misnamed]:
        """Yield the labels of groups that stand above the first row of another group."""
        printed: list[_Entry] = []
        right: list[tuple[str, str]] = []
        waiting: int | None = None
        for number, (cell, label) in enumerate(self._taken):
            row = form_rows.get(self._rows.get(id(cell), ""))
            if row is not None and waiting is not None:
                group = row.group
                if group and row is next(each for each in self._table.rows if each.group == group):
                    printed.append((waiting, self._group(waiting)))
                    right.append((group, self._table.groups[group]))
                waiting = None
            elif label is not None and label.kind == "group" and not label.origin:
                waiting = number
        yield from _in_place(printed, right)

    def _group(self, number: int) -> str:
        label = self._labels[number]
        return label.id if label is not None else ""


def _wrong(printed: Sequence[_Entry], right: Sequence[tuple[str, str]]) -> list[int]:
    """Return the places in which another key is printed than the right one."""
    return [at for at, ((_, key), (wanted, _)) in enumerate(zip(printed, right, strict=True)) if key != wanted]


def _in_place(printed: Sequence[_Entry], right: Sequence[tuple[str, str]]) -> Iterator[Misnamed]:
    """Yield the labels that differ from the right ones (keys and texts) in their places, where at most two do.

    Two are told where they changed places, else each in whose place the right one is missing.
    """
    wrong = _wrong(printed, right) if len(printed) == len(right) else []
    if not wrong or len(wrong) > _MOST_PLACES:
        return
    first, last = wrong[0], wrong[-1]
    if len(wrong) == _MOST_PLACES and (printed[first][1], printed[last][1]) == (right[last][0], right[first][0]):
        yield Misnamed(printed[first][0], "swapped", right[first][1], printed[last][0])
        return
    there, wanted = [key for _, key in printed], [key for key, _ in right]
    for at in wrong:
        if there.count(wanted[at]) < wanted.count(wanted[at]):
            yield Misnamed(printed[at][0], "another", right[at][1])


def _has_text(cells: Iterable[Cell]) -> bool:
    return any(cell.text.strip() for cell in cells)


def _is_odd(label: Label) -> bool:
    return bool(label.origin) or label.kind == "truncated"


def _bare(text: str) -> str:
    """Return a text folded, without notes; a numeral in brackets is none."""
    return fold(_NOTE.sub("", text)) if len(text) <= 512 else ""


def _has_other_unit(text: str, unit: str) -> bool:
    """Return whether a label names, in brackets, another unit of the same kind: 元 for 万元."""
    notes = [fold(note) for note in _UNIT.findall(text)]
    return not any(unit in note for note in notes) and any(note.endswith(unit[-1:]) for note in notes)
