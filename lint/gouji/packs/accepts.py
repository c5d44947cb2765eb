"""Wordings that a pack takes for right beside those of the form, and the forms that have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from gouji.binding.kind import Kinds
from gouji.forms.model import Form, FormTable
from gouji.value import Value, evolve, field, frozen

__all__ = ["NOTHING_MORE", "Accepts", "Wordings", "accepting", "headings_in", "labels_in"]

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
