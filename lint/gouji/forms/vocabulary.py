"""Collect the vocabulary of a kind's forms, by which a loader tells a label from a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from gouji.document.vocabulary import TitleWords, Vocabulary, Words
from gouji.forms.model import Form, FormTable
from gouji.text.fold import fold

__all__ = ["vocabulary_of"]

_SHORT = 2


def vocabulary_of(
    forms: Iterable[Form], *, kind: str = "", marks: tuple[str, ...] = (), titles: TitleWords | None = None
) -> Vocabulary:
    """Return the vocabulary of *forms*: their labels and headings, folded, collected when they are asked for."""
    return Vocabulary(partial(_words, tuple(forms)), kind, marks, titles or TitleWords())


def _words(forms: Iterable[Form]) -> Words:
    labels: dict[str, tuple[str, ...]] = {}
    headings: dict[str, str] = {}
    answered: set[str] = set()
    for form in forms:
        headings.update(form.headings)
        for table in form.tables:
            answered.update(_answered(table))
            for key in table.labels:
                known = labels.get(key, ())
                labels[key] = known if table.id in known else (*known, table.id)
    for key in [key for key in labels if len(key) <= _SHORT]:
        # A scraper may have cut another table's label down to this one.
        longer = (tables for other, tables in labels.items() if other.startswith(key))
        labels[key] = tuple(dict.fromkeys(table for tables in longer for table in tables))
    return Words(labels, headings, frozenset(answered))


def _answered(table: FormTable) -> Iterator[str]:
    """Yield the labels of a list beside which a text stands and no figure."""
    if table.shape == "list":
        for row in table.rows:
            if not any(column.is_figure for column in row.columns):
                yield from (fold(text) for text in (row.label, *row.variants))
