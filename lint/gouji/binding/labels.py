"""Read what a cell's text means in a prescribed table, as a label of its own form or of another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
import itertools

from gouji.forms.model import Form, FormTable, Label, LabelKind
from gouji.text.fold import fold, strip_notes
from gouji.text.ordinals import strip_ordinal
from gouji.value import evolve

__all__ = ["LabelReader", "choose_form"]

_LONGEST_LABEL = 200
_MOST_REMEMBERED = 4096
_MARKS_OF_FIGURES = frozenset(",，.．+-/—－")
_FOREIGN: Mapping[LabelKind, LabelKind] = {
    "row": "foreign-row",
    "group": "foreign-group",
    "column": "foreign-column",
    "anchor": "foreign-anchor",
    "header": "foreign-header",
    "caption": "foreign-caption",
}


class LabelReader:
    """Read the labels of one prescribed table; labels that other forms use for the same rows are known too.

    *others* are the same table in the other forms, each with its form's id.
    """

    __slots__ = ("_memo", "others", "table")

    def __init__(self, table: FormTable, others: tuple[tuple[str, FormTable], ...]) -> None:
        self.table = table
        self.others = others
        self._memo: dict[str, tuple[Label, ...]] = {}

    def read(self, text: str) -> tuple[Label, ...]:
        """Return the labels that a cell's text may be, best first; () for a figure or an unknown text."""
        found = self._memo.get(text)
        if found is None:
            found = self._read(text)
            if len(self._memo) >= _MOST_REMEMBERED:
                self._memo.clear()
            if len(text) <= _LONGEST_LABEL:
                self._memo[text] = found
        return found

    def _read(self, text: str) -> tuple[Label, ...]:
        if len(text) > _LONGEST_LABEL or _is_like_figure(text):
            return ()
        keys = [fold(text)]
        for shorter in (strip_notes(text), strip_ordinal(text), strip_notes(strip_ordinal(text))):
            keys.append(fold(shorter))
        own = self._first(self.table, keys)
        if own:
            return own
        for form_id, other in self.others:
            drifted = self._first(other, keys)
            if drifted:
                return tuple(self._adopt(label, form_id) for label in drifted)
        return self._truncated(keys[0])

    @staticmethod
    def _first(table: FormTable, keys: Sequence[str]) -> tuple[Label, ...]:
        return next((table.labels[key] for key in keys if key and key in table.labels), ())

    def _adopt(self, label: Label, form_id: str) -> Label:
        """Return another form's label as that of the same row in this form, or as a foreign one."""
        for index, row in enumerate(self.table.rows):
            if label.kind == "row" and row.id == label.id:
                return evolve(label, index=index, exact=False, origin=form_id)
        return evolve(label, kind=_FOREIGN[label.kind], index=-1, exact=False, origin=form_id)

    def _truncated(self, key: str) -> tuple[Label, ...]:
        if not 2 <= len(key) <= 8:
            return ()
        for row in self.table.rows:
            for column in row.columns:
                if fold(column.label).startswith(key):
                    return (Label("truncated", column.id, exact=False),)
        return ()


def choose_form(table_id: str, texts: Sequence[str], forms: Sequence[Form]) -> Form | None:
    """Return the form whose labels fit the texts of a table, in their order, best; None where several fit equally.

    A table is judged block by block: each begins with a label that only this table has. The form of most blocks is
    the table's; where as many blocks are of another one, that with most labels.
    """
    keys = [fold(text) for text in texts if len(text) <= _LONGEST_LABEL]
    tables = {form.id: form.table(table_id) for form in forms}
    blocks = [_best(tables, set(block)) for block in _blocks(keys, tables.values())]
    won = {key: sum(1 for best in blocks if best == [key]) for key in tables}
    leading = [key for key in tables if won[key] == max(won.values())]
    best = leading if len(leading) == 1 else _best({key: tables[key] for key in leading}, set(keys))
    return next((form for form in forms if [form.id] == best), None)


def _blocks(keys: Sequence[str], tables: Iterable[FormTable]) -> Iterator[Sequence[str]]:
    """Yield the folded texts of each block of a table, cut before the labels that no other table has."""
    anchors = {fold(anchor) for table in tables for anchor in table.anchors}
    starts = [number for number, key in enumerate(keys) if key in anchors]
    for begin, end in itertools.pairwise((0, *starts, len(keys))):
        yield keys[begin:end]


def _best(tables: Mapping[str, FormTable], keys: AbstractSet[str]) -> list[str]:
    """Return the ids of the forms whose table has most of the keys as labels; [] where none has any."""
    scores = {form_id: len(keys & table.exact_labels) for form_id, table in tables.items()}
    most = max(scores.values(), default=0)
    return [form_id for form_id, score in scores.items() if most and score == most]


def _is_like_figure(text: str) -> bool:
    return all(c.isdecimal() or c.isspace() or c in _MARKS_OF_FIGURES for c in text)
