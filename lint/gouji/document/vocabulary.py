"""What forms call things: the words by which a loader knows a label from a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import attrs

from gouji.forms.model import Form
from gouji.text.fold import fold, strip_notes
from gouji.text.ordinals import strip_ordinal

__all__ = ["Vocabulary"]

_SHORT = 2


@attrs.frozen(eq=False, repr=False, slots=False)
class Vocabulary:
    """The labels and headings of all forms in use, folded.

    ``labels`` maps a folded label to the ids of the tables that have it; ``headings`` maps a
    folded heading without its ordinal to its section's id.
    """

    labels: Mapping[str, tuple[str, ...]]
    headings: Mapping[str, str]

    @classmethod
    def of(cls, forms: Iterable[Form]) -> Vocabulary:
        """The vocabulary of *forms* taken together."""
        labels: dict[str, tuple[str, ...]] = {}
        headings: dict[str, str] = {}
        for form in forms:
            headings.update(form.headings)
            for table in form.tables:
                for key in table.labels:
                    known = labels.get(key, ())
                    labels[key] = known if table.id in known else (*known, table.id)
        for key in [key for key in labels if len(key) <= _SHORT]:
            # A scraper may have cut another table's label down to this one.
            longer = (tables for other, tables in labels.items() if other.startswith(key))
            labels[key] = tuple(dict.fromkeys(table for tables in longer for table in tables))
        return cls(labels, headings)

    def tables_of(self, text: str) -> tuple[str, ...]:
        """The ids of the tables that have *text* as a label, () where none has."""
        if len(text) > 200:
            return ()
        found = self.labels.get(fold(text))
        if found is None and (bare := strip_notes(text)) != text:
            found = self.labels.get(fold(bare))
        return found or ()

    def may_begin_label(self, text: str) -> bool:
        """Whether a label begins with *text*, so that it may be one broken over lines."""
        return fold(text) in self._beginnings

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(label[:end] for label in self.labels for end in range(1, len(label)))

    def is_label(self, text: str) -> bool:
        """Whether a form has *text* as a label."""
        return bool(self.tables_of(text))

    def is_heading(self, text: str) -> bool:
        """Whether *text* is, but for its ordinal, the heading of a section."""
        return len(text) <= 80 and fold(strip_ordinal(text)) in self.headings
