"""The labels and headings of a kind's forms, by which a loader tells them from running text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
import re
from typing import Any, TypeVar

from gouji.text.fold import fold, strip_notes
from gouji.text.ordinals import strip_ordinal
from gouji.text.source import MOST_SOUGHT, Source, beyond_ascii
from gouji.value import Entity, NamedTuple, field, frozen

__all__ = ["TitleWords", "Vocabularies", "Vocabulary", "Words"]

_Derived = TypeVar("_Derived")

_LONGEST_LABEL, _LONGEST_HEADING = 200, 80
_SHORTEST_SIGN, _LONGEST_SIGN = 4, 80
_LONGEST_REFERENCE = 8  # &#x4e00;
_PIECE = r"[^<>|\s]+"
"""What may be a cell or a line by itself, in a text as in the source of a page."""
_STRESS = "#*_>-"
"""What may stand before a heading or a label in Markdown."""
_MARK = 3
"""How many signs a mark counts for."""
_FIRST_LINES = 60
"""On so many lines of a report, as a rule, stand more signs than a mark counts for."""


@frozen
class TitleWords(Entity):
    """Regular expressions by which a page's reader finds the lines of a title; "" matches nothing.

    ``likely`` is searched in a line, ``without_subject`` matches a title that does not name its subject;
    ``subject`` and ``period`` match a whole line above or below it which names the subject, or the year.
    """

    likely: str = ""
    without_subject: str = ""
    subject: str = ""
    period: str = ""


class Words(NamedTuple):
    """Labels with the ids of the tables that have them, headings with their sections' ids, labels that texts answer."""

    labels: Mapping[str, tuple[str, ...]]
    headings: Mapping[str, str]
    answered: frozenset[str] = frozenset()


@frozen
class Vocabulary(Entity):
    """The words of the forms of one kind, folded.

    ``words`` gives them when they are first asked for: where the marks of one kind decide, those of the others
    never are (2 ms a kind). ``kind`` is its name. ``marks`` are words that nearly every report of the kind has and
    hardly anything else; ``titles`` tells how its titles are written.
    """

    words: Callable[[], Words]
    kind: str = ""
    marks: tuple[str, ...] = ()
    titles: TitleWords = field(factory=TitleWords)

    @classmethod
    def of(
        cls,
        labels: Mapping[str, tuple[str, ...]],
        headings: Mapping[str, str],
        kind: str = "",
        marks: tuple[str, ...] = (),
        *,
        answered: frozenset[str] = frozenset(),
    ) -> Vocabulary:
        """Return a vocabulary of words that are there."""
        words = Words(labels, headings, answered)
        return cls(lambda: words, kind, marks)

    @cached_property
    def _words(self) -> Words:
        return self.words()

    @cached_property
    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the tables that have a folded label."""
        return self._words.labels

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """The section's id of a folded heading without its ordinal."""
        return self._words.headings

    @cached_property
    def answered(self) -> frozenset[str]:
        """The folded labels of lists beside which a text stands and no figure."""
        return self._words.answered

    def tables_of(self, text: str) -> tuple[str, ...]:
        """Return the ids of the tables that have *text* as a label; () where none has."""
        return self._remembered(text) if len(text) <= _LONGEST_LABEL else ()

    @cached_property
    def _remembered(self) -> Callable[[str], tuple[str, ...]]:
        """`_tables_of`, with what it has returned: each layout asks it of the same lines and cells."""
        return lru_cache(maxsize=2048)(self._tables_of)

    def _tables_of(self, text: str) -> tuple[str, ...]:
        found = self.labels.get(fold(text))
        if found is None and (bare := strip_notes(text)) != text:
            found = self.labels.get(fold(bare))
        return found or ()

    def may_begin_label(self, text: str) -> bool:
        """Return whether a label begins with *text*, which may then be broken over lines."""
        folded = fold(text)
        at = bisect_right(self._sorted_labels, folded)
        return bool(folded) and at < len(self._sorted_labels) and self._sorted_labels[at].startswith(folded)

    @cached_property
    def _sorted_labels(self) -> list[str]:
        return sorted(self.labels)

    def derive(self, make: Callable[[Vocabulary], _Derived]) -> _Derived:
        """Return what *make* computes from the vocabulary; it is called once, so that a layout may keep what it needs."""
        derived: _Derived
        try:
            derived = self._derived[make]
        except KeyError:
            derived = self._derived.setdefault(make, make(self))
        return derived

    @cached_property
    def _derived(self) -> dict[Callable[[Vocabulary], Any], Any]:
        return {}

    def is_part(self, text: str) -> bool:
        """Return whether *text* stands within a label, which may then be broken over lines."""
        return len(text) <= _LONGEST_LABEL and fold(text) in self._all_labels

    @cached_property
    def _all_labels(self) -> str:
        return "\n".join(self.labels)

    def is_label(self, text: str) -> bool:
        """Return whether a form has *text* as a label."""
        return bool(self.tables_of(text))

    def asks_text(self, label: str) -> bool:
        """Return whether a form asks for a text beside a label."""
        return bool(self.answered) and len(label) <= _LONGEST_LABEL and fold(label) in self.answered

    def is_heading(self, text: str) -> bool:
        """Return whether *text*, apart from its ordinal, is the heading of a section."""
        return len(text) <= _LONGEST_HEADING and self._remembered_headings(text)

    @cached_property
    def _remembered_headings(self) -> Callable[[str], bool]:
        """`_is_heading`, with what it has returned: each layout asks it of the same lines."""
        return lru_cache(maxsize=2048)(self._is_heading)

    def _is_heading(self, text: str) -> bool:
        return fold(strip_ordinal(text)) in self.headings

    def is_marked(self, text: str) -> bool:
        """Return whether *text* contains one of the kind's marks."""
        return any(mark in text for mark in self.marks)

    def may_be_marked(self, bare: str) -> bool:
        """Return whether a text may contain a mark, by what is left of it without its ASCII characters."""
        return any(mark in bare for mark in self._bare_marks)

    @cached_property
    def _bare_marks(self) -> tuple[str, ...]:
        return tuple([beyond_ascii(mark) for mark in self.marks])

    def signs_in(self, text: str) -> Iterator[str]:
        """Yield the kind's headings and labels that stand by themselves in a text or in a page's source."""
        remembered, has_ascii = self._remembered_signs, self._has_ascii
        for match in re.finditer(_PIECE, text[:MOST_SOUGHT]):
            piece = match[0]
            is_markup = not has_ascii and piece.isascii() and "&" not in piece  # ASCII, where no sign is
            if not is_markup and len(piece) <= _LONGEST_SIGN * _LONGEST_REFERENCE and (sign := remembered(piece)):
                yield sign

    @cached_property
    def _remembered_signs(self) -> Callable[[str], str]:
        """`_sign_in`, with what it has returned: headings and labels are the same in report after report."""
        return lru_cache(maxsize=2048)(self._sign_in)

    def first_signs(self, text: str) -> Iterator[str]:
        """Yield those of `signs_in` that are on the short ones of a text's first lines, the same in report after report."""
        remembered, end = self._remembered_lines, -1
        for _ in range(_FIRST_LINES):
            start = end + 1
            end = text.find("\n", start, MOST_SOUGHT)
            if end < 0:
                return
            if end - start <= _LONGEST_SIGN:
                yield from remembered(text[start:end])

    @cached_property
    def _remembered_lines(self) -> Callable[[str], tuple[str, ...]]:
        """The signs in a line, as they were found before."""
        return lru_cache(maxsize=512)(lambda line: tuple(self.signs_in(line)))

    def _sign_in(self, piece: str) -> str:
        """Return the heading or label that a piece of a text is, folded; "" for none."""
        piece = _shown(piece).lstrip(_STRESS)
        if len(piece) > _LONGEST_SIGN or len(sign := fold(piece)) < _SHORTEST_SIGN:
            return ""
        return sign if sign in self.labels or fold(strip_ordinal(piece)) in self.headings else ""

    @cached_property
    def _has_ascii(self) -> bool:
        return any(map(str.isascii, self.labels)) or any(map(str.isascii, self.headings))


_NONE = Vocabulary.of({}, {})


class Vocabularies:
    """The vocabularies of all kinds of reports, of which one is chosen for each document.

    The choice depends on the document's text alone: a kind of which the text shows no sign changes nothing.
    """

    __slots__ = ("_all", "_fixed")

    def __init__(self, vocabularies: Iterable[Vocabulary], *, fixed: bool = False) -> None:
        self._all = tuple(sorted(vocabularies, key=lambda vocabulary: vocabulary.kind))
        self._fixed = fixed

    def only(self, kind: str) -> Vocabularies:
        """Return vocabularies that always choose this kind, whatever the text; raise KeyError for an unknown kind."""
        own = {vocabulary.kind: vocabulary for vocabulary in self._all}
        return Vocabularies((own[kind],), fixed=True)

    def choose(self, text: str) -> Vocabulary:
        """Return the vocabulary of the kind of which a whole text, or a page's source, shows most signs.

        A mark counts as several signs, because another kind's mark may stand among the links of a page. Where
        the text shows no sign of any kind, return an empty vocabulary, whose ``kind`` is "".
        """
        ranked = self._rank(text)
        return ranked[0][1] if ranked else _NONE

    def choose_of_page(self, source: Source) -> Vocabulary:
        """Return what `choose` does of a page's source, nearly all of which is markup: its marks are sought in the rest."""
        if len(source.text) > MOST_SOUGHT:
            return self.choose(source.text)
        ranked = self._rank(source.text, source)
        return ranked[0][1] if ranked else _NONE

    def rivals(self, text: str) -> tuple[str, ...]:
        """Return the kinds that tie with the chosen one in a text, the chosen one first; () for no tie."""
        ranked = self._rank(text)
        tied = tuple(vocabulary.kind for weight, vocabulary in ranked if weight == ranked[0][0])
        return tied if len(tied) > 1 else ()

    def _rank(self, text: str, page: Source | None = None) -> list[tuple[int, Vocabulary]]:
        """Return the kinds of which a text shows signs, with their weights, heaviest first; a clear one alone."""
        if self._fixed:
            return [(0, self._all[0])]
        likely = self._all if page is None else [each for each in self._all if each.may_be_marked(page.beyond_ascii)]
        marked = [vocabulary for vocabulary in likely if vocabulary.is_marked(text)]
        if len(marked) == 1 and (len(self._all) == 1 or _shows(marked[0], text, is_page=page is not None)):
            return [(0, marked[0])]
        weighed = [(_weight(vocabulary, text), vocabulary) for vocabulary in self._all]
        return sorted([each for each in weighed if each[0]], key=lambda each: -each[0])


def _weight(vocabulary: Vocabulary, text: str) -> int:
    """Return how many signs of a kind a text shows, its mark counted as several."""
    return len(set(vocabulary.signs_in(text))) + _MARK * vocabulary.is_marked(text)


def _shows(vocabulary: Vocabulary, text: str, *, is_page: bool) -> bool:
    """Return whether a text shows as many signs of a kind as a mark counts for; of a text, the first lines may tell."""
    return (not is_page and _are_enough(vocabulary.first_signs(text))) or _are_enough(vocabulary.signs_in(text))


def _are_enough(signs: Iterable[str]) -> bool:
    """Return whether there are as many signs as a mark counts for."""
    seen: set[str] = set()
    for sign in signs:
        seen.add(sign)
        if len(seen) == _MARK:
            return True
    return False


def _shown(text: str) -> str:
    """Return *text* with its HTML entities decoded, as it may come from a page's source."""
    if "&" in text:
        from html import unescape

        text = unescape(text)
    return text
