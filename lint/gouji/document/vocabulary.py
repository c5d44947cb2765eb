"""What the forms of a kind of report call things: the words by which a loader knows a label from a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
import re

import attrs

from gouji.text.fold import fold, strip_notes
from gouji.text.ordinals import strip_ordinal
from gouji.value import Entity

__all__ = ["TitleWords", "Vocabularies", "Vocabulary"]

_LONGEST_LABEL = 200
_SHORTEST_SIGN, _LONGEST_SIGN = 4, 80
_LONGEST_REFERENCE = 8  # &#x4e00;
_PIECE = r"[^<>|\s]+"
"""What may be a cell or a line by itself, in a text as in the source of a page."""
_STRESS = "#*_>-"
"""What may stand before a heading or a label in Markdown."""
_MOST_CHARACTERS = 300_000
"""Signs are sought in no more of a text."""
_MARK = 3
"""How many signs a mark counts for."""


@attrs.frozen(eq=False, repr=False)
class TitleWords(Entity):
    """Regular expressions by which a page's reader finds the lines of a title ("": none is known so).

    ``likely`` is searched in a line, ``without_subject`` matches a line of a title that does not say whose it
    is, ``subject`` and ``period`` a whole line above or below it that says whose, or of which year, it is.
    """

    likely: str = ""
    without_subject: str = ""
    subject: str = ""
    period: str = ""


@attrs.frozen(eq=False, repr=False, slots=False)
class Vocabulary(Entity):
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

    def signs_in(self, text: str) -> Iterator[str]:
        """Yield the headings and labels of the kind that stand in a text (or the source of a page) by themselves."""
        for match in re.finditer(_PIECE, text[:_MOST_CHARACTERS]):
            if len(match[0]) > _LONGEST_SIGN * _LONGEST_REFERENCE:
                continue
            piece = _shown(match[0]).lstrip(_STRESS)
            if len(piece) <= _LONGEST_SIGN and len(sign := fold(piece)) >= _SHORTEST_SIGN:
                heading = fold(strip_ordinal(piece))
                if sign in self.labels or heading in self.headings:
                    yield sign


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

        A mark counts as several signs; another kind's mark may stand among the links of a page. Where the text
        shows no sign of any kind, an empty vocabulary, whose ``kind`` is "".
        """
        ranked = self._ranked(text)
        return ranked[0][1] if ranked else _NONE

    def rivals(self, text: str) -> tuple[str, ...]:
        """Name the kinds of which a text shows as many signs as of the chosen one, that one first; () for no tie."""
        ranked = self._ranked(text)
        tied = tuple(vocabulary.kind for weight, vocabulary in ranked if weight == ranked[0][0])
        return tied if len(tied) > 1 else ()

    def _ranked(self, text: str) -> list[tuple[int, Vocabulary]]:
        """Those that the text shows signs of, with their weights, the heaviest first; one alone where that is plain."""
        if self._fixed:
            return [(0, self._all[0])]
        marked = [vocabulary for vocabulary in self._all if vocabulary.is_marked(text)]
        if len(marked) == 1 and (len(self._all) == 1 or _shows(marked[0], text)):
            return [(0, marked[0])]
        weighed = [(_weight(vocabulary, text), vocabulary) for vocabulary in self._all]
        return sorted([each for each in weighed if each[0]], key=lambda each: -each[0])


def _weight(vocabulary: Vocabulary, text: str) -> int:
    """How much speaks for a kind."""
    return len(set(vocabulary.signs_in(text))) + _MARK * vocabulary.is_marked(text)


def _shows(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a text has as many signs of a kind as a mark counts for."""
    seen: set[str] = set()
    for sign in vocabulary.signs_in(text):
        seen.add(sign)
        if len(seen) == _MARK:
            return True
    return False


def _shown(text: str) -> str:
    """A piece of a text with its characters, should it be the source of a page."""
    if "&" in text:
        from html import unescape

        text = unescape(text)
    return text
