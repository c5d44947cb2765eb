"""What forms call things: the words by which a loader knows a label from a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import attrs

from gouji.text.fold import fold, strip_notes
from gouji.text.ordinals import strip_ordinal

__all__ = ["Vocabulary"]


@attrs.frozen(eq=False, repr=False, slots=False)
class Vocabulary:
    """The labels and headings of all forms in use, folded.

    ``labels`` maps a folded label to the ids of the tables that have it; ``headings`` maps a
    folded heading without its ordinal to its section's id.
    """

    labels: Mapping[str, tuple[str, ...]]
    headings: Mapping[str, str]

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
