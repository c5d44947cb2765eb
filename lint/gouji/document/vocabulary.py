"""What the forms of a kind of report call things: the words by which a loader knows a label from a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
import re

import attrs

from gouji.text.fold import fold, fold_whole, strip_notes
from gouji.text.ordinals import strip_ordinal

__all__ = ["TitleWords", "Vocabularies", "Vocabulary"]

_LONGEST_LABEL = 200
_SHORTEST_SIGN = 4
_TAG = r"<[^<>]{0,2000}>"
_MOST_CHARACTERS = 300_000
"""Signs are sought in no more of a text."""


@attrs.frozen(eq=False, repr=False)
class TitleWords:
    """Regular expressions by which a page's reader finds the lines of a title ("": none is known so).

    ``likely`` is searched in a line, ``without_subject`` matches a line of a title that does not say whose it
    is, ``subject`` and ``period`` a whole line above or below it that says whose, or of which year, it is.
    """

    likely: str = ""
    without_subject: str = ""
    subject: str = ""
    period: str = ""


@attrs.frozen(eq=False, repr=False, slots=False)
class Vocabulary:
    """The labels and headings of the forms of one kind, folded.

    ``kind`` is its name. ``labels`` maps a folded label to the ids of the tables that have it; ``headings``
    maps a folded heading without its ordinal to its section's id. ``marks`` are words that nearly every report
    of the kind has and hardly anything else; ``titles`` tells how its titles are written.
    """

    labels: Mapping[str, tuple[str, ...]]
    headings: Mapping[str, str]
    kind: str = ""
    marks: tuple[str, ...] = ()
    titles: TitleWords = attrs.field(factory=TitleWords)

    def tables_of(self, text: str) -> tuple[str, ...]:
        """List the ids of the tables that have *text* as a label, () where none has."""
        if len(text) > _LONGEST_LABEL:
            return ()
        found = self.labels.get(fold(text))
        if found is None and (bare := strip_notes(text)) != text:
            found = self.labels.get(fold(bare))
        return found or ()

    def may_begin_label(self, text: str) -> bool:
        """Tell whether a label begins with *text*, so that it may be one broken over lines."""
        return fold(text) in self._beginnings

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(label[:end] for label in self.labels for end in range(1, len(label)))

    def is_label(self, text: str) -> bool:
        """Tell whether a form has *text* as a label."""
        return bool(self.tables_of(text))

    def is_heading(self, text: str) -> bool:
        """Tell whether *text* is, but for its ordinal, the heading of a section."""
        return len(text) <= 80 and fold(strip_ordinal(text)) in self.headings

    def is_marked(self, text: str) -> bool:
        """Tell whether one of the kind's marks stands in *text*."""
        return any(mark in text for mark in self.marks)

    def evidence(self, folded: str) -> int:
        """Count the kind's headings and labels that stand in a folded text; short ones tell nothing."""
        return sum(1 for sign in self._signs if sign in folded)

    @cached_property
    def _signs(self) -> tuple[str, ...]:
        signs = (*map(fold, self.marks), *self.headings, *self.labels)
        return tuple(dict.fromkeys(sign for sign in signs if len(sign) >= _SHORTEST_SIGN))


_NONE = Vocabulary({}, {})


class Vocabularies:
    """The vocabularies of all kinds of reports, of which one is chosen for each document.

    The choice rests on the document's text alone: a kind that the text shows no sign of changes nothing.
    """

    __slots__ = ("_all", "_fixed")

    def __init__(self, vocabularies: Iterable[Vocabulary], *, fixed: bool = False) -> None:
        self._all = tuple(sorted(vocabularies, key=lambda vocabulary: vocabulary.kind))
        self._fixed = fixed

    def only(self, kind: str) -> Vocabularies:
        """Return what chooses the vocabulary of one kind, whatever the text; raises KeyError."""
        own = {vocabulary.kind: vocabulary for vocabulary in self._all}
        return Vocabularies((own[kind],), fixed=True)

    def choose(self, text: str) -> Vocabulary:
        """Return the vocabulary of the kind that a whole text (or the source of a page) shows most signs of.

        Where none shows any, an empty one, whose ``kind`` is "".
        """
        if self._fixed:
            return self._all[0]
        marked = [vocabulary for vocabulary in self._all if vocabulary.is_marked(text)]
        if len(marked) == 1:
            return marked[0]
        ranked = self._ranked(text, marked or self._all)
        return ranked[0][1] if ranked else _NONE

    def rivals(self, text: str) -> tuple[str, ...]:
        """Name the kinds of which a text shows as many signs as of the chosen one, that one first; () for no tie."""
        marked = [vocabulary for vocabulary in self._all if vocabulary.is_marked(text)]
        ranked = self._ranked(text, marked) if len(marked) > 1 else []
        tied = tuple(vocabulary.kind for count, vocabulary in ranked if count == ranked[0][0])
        return tied if len(tied) > 1 else ()

    @staticmethod
    def _ranked(text: str, vocabularies: Sequence[Vocabulary]) -> list[tuple[int, Vocabulary]]:
        """Those that the text shows signs of, the one with the most first."""
        folded = fold_whole(_shown(text[:_MOST_CHARACTERS]))
        counted = [(vocabulary.evidence(folded), vocabulary) for vocabulary in vocabularies]
        return sorted([each for each in counted if each[0]], key=lambda each: -each[0])


def _shown(text: str) -> str:
    """A text without tags and with its characters, should it be the source of a page."""
    if "<" in text:
        text = re.sub(_TAG, "", text)
    if "&#" in text:
        from html import unescape

        text = unescape(text)
    return text
