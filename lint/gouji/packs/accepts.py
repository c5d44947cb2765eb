"""Wordings that a pack takes for right beside those of the form, and the forms that have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from gouji.binding.kind import Kinds
from gouji.forms.model import Form, FormTable
from gouji.text.fold import fold, strip_notes
from gouji.text.ordinals import strip_ordinal
from gouji.value import Value, evolve, field, frozen

__all__ = ["NOTHING_MORE", "Accepts", "Wordings", "accepting", "headings_in", "labels_in", "other_row", "row_called"]

Wordings: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]


def _pairs(wordings: Mapping[str, Iterable[str]] | Wordings) -> Wordings:
    given = wordings.items() if isinstance(wordings, Mapping) else wordings
    return tuple([(key, tuple(texts)) for key, texts in given])


@frozen
class Accepts(Value):
    """Wordings of reports of a ``kind``: of headings by section, and of labels by row, group or fact."""

    kind: str = ""
    headings: Wordings = field(default=(), converter=_pairs)
    labels: Wordings = field(default=(), converter=_pairs)

    def __bool__(self) -> bool:
        return bool(self.headings or self.labels)


NOTHING_MORE = Accepts()


def headings_in(form: Form) -> Iterator[str]:
    """Yield the ids of sections whose headings can have other wordings."""
    return (section.id for section in form.sections)


def labels_in(form: Form) -> Iterator[str]:
    """Yield the names of rows (``requests.granted``), of groups of rows, and of facts, which stand for their rows."""
    for table in form.tables:
        yield from (f"{table.id}.{row.id}" for row in table.rows if row.id)
        yield from (f"{table.id}.{group}" for group in table.groups)
    yield from form.slots


def other_row(forms: Iterable[Form], name: str, text: str) -> str | None:
    """Return the name of a row or group, other than *name*, whose label a text is already; None for none.

    Ordinals and notes in brackets do not count. Rows of different groups may have the same label.
    """
    bare = strip_ordinal(text)
    folded = dict.fromkeys(map(fold, (text, bare, strip_notes(bare))))
    for table in (table for form in forms for table in form.tables):
        own = [key for key in _keys(table) if name in _names(table, key)]
        labels = [label for key in folded for label in table.labels.get(key, ())]
        same = [(label.kind, label.id) for label in labels if label.kind in ("row", "group")]
        others = [key for key in same if own and own[0] not in same and _mistakable(table, key, own[0])]
        if others:
            return _names(table, others[0])[0]
    return None


def row_called(forms: Iterable[Form], word: str) -> str | None:
    """Return the name of the row or group that a form labels with a word; None for none."""
    for table in (table for form in forms for table in form.tables):
        for label in table.labels.get(fold(word), ()):
            if label.kind in ("row", "group"):
                return _names(table, (label.kind, label.id))[0]
    return None


_Key: TypeAlias = tuple[str, str]
"""``row`` or ``group``, and its id."""


def _keys(table: FormTable) -> Iterator[_Key]:
    yield from (("row", row.id) for row in table.rows)
    yield from (("group", group) for group in table.groups)


def _names(table: FormTable, key: _Key) -> tuple[str, ...]:
    """Return the names of a row or group of a table, as `labels_in` yields them."""
    kind, own = key
    facts = (fact for row in table.rows if kind == "row" and row.id == own for fact in row.facts)
    return (*((f"{table.id}.{own}",) if own else ()), *facts)


def _mistakable(table: FormTable, one: _Key, other: _Key) -> bool:
    """Return whether two labels stand side by side: those of a group, and of rows that are in one group."""
    group = {row.id: row.group for row in table.rows}
    return "group" in (one[0], other[0]) or group[one[1]] == group[other[1]]


def accepting(kinds: Kinds, accepted: Iterable[Accepts]) -> Kinds:
    """Return the kinds with wider forms: each form of a kind has the wordings of the sections and rows that it has."""
    by_kind: dict[str, list[Accepts]] = {}
    for each in accepted:
        by_kind.setdefault(each.kind, []).append(each)
    return Kinds(
        evolve(kind, forms=tuple([_wider(form, by_kind[kind.name]) for form in kind.forms]))
        if kind.name in by_kind
        else kind
        for kind in kinds.values()
    )


def _wider(form: Form, accepted: Iterable[Accepts]) -> Form:
    headings = _by_key(pair for each in accepted for pair in each.headings)
    labels = _by_key(pair for each in accepted for pair in each.labels)
    sections = [
        evolve(section, variants=(*section.variants, *headings.get(section.id, ()))) for section in form.sections
    ]
    tables = [_wider_table(table, labels) for table in form.tables]
    return evolve(form, sections=tuple(sections), tables=tuple(tables))


def _wider_table(table: FormTable, labels: Mapping[str, tuple[str, ...]]) -> FormTable:
    rows = [
        evolve(row, variants=(*row.variants, *further))
        if (further := _texts_for(labels, (f"{table.id}.{row.id}", *row.facts)))
        else row
        for row in table.rows
    ]
    groups = {group: found for group in table.groups if (found := _texts_for(labels, (f"{table.id}.{group}",)))}
    return evolve(table, rows=tuple(rows), group_variants=groups)


def _texts_for(labels: Mapping[str, tuple[str, ...]], keys: Iterable[str]) -> tuple[str, ...]:
    return tuple([text for key in keys for text in labels.get(key, ())])


def _by_key(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, texts in pairs:
        found[key] = (*found.get(key, ()), *texts)
    return found
