"""Words and signs without which a report gives a rule nothing to check: the rule is then not even imported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
import re
from typing import TYPE_CHECKING

from gouji.document.model import Table
from gouji.report.model import Report
from gouji.value import Value, frozen

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    from gouji.report.fact import FactState
    from gouji.report.oddities import Oddity

    Sign: TypeAlias = (
        Literal[
            "broken",
            "untitled",
            "dated",
            "headings",
            "wording",
            "order",
            "forms",
            "traditional",
            "decimals",
            "hidden",
            "numerals",
        ]
        | FactState
        | Oddity
    )

__all__ = ["ALWAYS", "Conditions", "When"]


@frozen
class When(Value):
    """The condition of a rule: one of its words or signs is in the report; without any it always holds.

    A word stands in a paragraph or cell. A sign is the state of a fact, or ``broken`` (a relation is), ``untitled``,
    ``dated`` (its format tells when it was published), ``headings`` (a section has none, or several), ``wording`` (a
    heading is not printed as the form has it, or not on a line of its own), ``order`` (headings are not in the form's order), ``forms`` (a table
    is of one that is not in force), ``traditional`` (its script is), ``decimals`` (a figure has some), ``hidden`` (a
    character that is not shown, or stands for one that was lost), ``numerals`` (a number of eleven digits and more, in
    groups or not), or of a table: ``tables`` (it is not complete, or has a row that the form lacks or that could not be
    placed), ``rows`` (they are not in the form's order), ``foreign`` (a label of another form), ``cut`` (a header may be
    cut short), ``marks`` (the ordinals of its rows have different ones), or ``names`` (a label is not that of its place). Most reports have no sign: so a check
    imports 26 modules of rules less, 4 ms.
    """

    words: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()

    def holds(self, report: Report) -> bool:
        """Return whether one of the words or signs is in the report."""
        if not self.words and not self.signs:
            return True
        if self.signs and not report.derive(_signs).isdisjoint(self.signs):
            return True
        if not self.words:
            return False
        text, characters = report.text, report.derive(_characters)
        for word in self.words:  # noqa: SIM110 (a generator takes twice as long, and this is asked of every report)
            if characters.issuperset(word) and word in text:
                return True
        return False


ALWAYS = When()


class Conditions:
    """The conditions of many rules, looked up in a report all at once; *usual* is text that most of the reports have."""

    def __init__(self, conditions: Sequence[When], usual: Iterable[str] = ()) -> None:
        self._conditions = conditions
        self._usual = usual
        self._is_new = True

    def holding(self, report: Report) -> list[bool]:
        """Return for each of the conditions whether it holds for a report."""
        if self._is_new:  # a run of one report does not wait until a pattern is compiled
            self._is_new = False
            return [when.holds(report) for when in self._conditions]
        holding = self._always.copy()
        for sign in report.derive(_signs):
            for place in self._by_sign.get(sign, ()):
                holding[place] = True
        own, *shared = report.derive(_texts)
        for word in set(self._words.found_in(own)).union(*map(self._found_in_tables, shared)):
            for place in self._by_word[word]:
                holding[place] = True
        return holding

    @cached_property
    def _found_in_tables(self) -> Callable[[str], frozenset[str]]:
        """Returns the words that stand in the text of tables, of which it remembers some."""
        return lru_cache(maxsize=_MOST_TABLES)(lambda text: frozenset(self._words.found_in(text)))

    @cached_property
    def _always(self) -> list[bool]:
        return [not when.words and not when.signs for when in self._conditions]

    @cached_property
    def _by_sign(self) -> Mapping[str, Sequence[int]]:
        return _places(when.signs for when in self._conditions)

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[int]]:
        return _places(when.words for when in self._conditions)

    @cached_property
    def _words(self) -> _Words:
        return _Words(self._by_word, Counter("".join(self._usual)))


def _places(named: Iterable[Iterable[str]]) -> Mapping[str, Sequence[int]]:
    """Return for each name the places of the lists in which it stands."""
    places: dict[str, list[int]] = {}
    for place, names in enumerate(named):
        for name in names:
            places.setdefault(name, []).append(place)
    return places


class _Words:
    """Words that are sought in a text together: it is read once, for two characters of each that are not *usual*."""

    def __init__(self, words: Iterable[str], usual: Counter[str]) -> None:
        self._short: list[str] = []
        self._by_pair: dict[tuple[str, str], list[str]] = {}
        for word in words:
            if len(word) > 1:
                rarest = min(pairwise(word), key=lambda pair: usual[pair[0]] + usual[pair[1]])
                self._by_pair.setdefault(rarest, []).append(word)
            else:
                self._short.append(word)
        first, second = (_class_of(pair[at] for pair in self._by_pair) for at in (0, 1))
        self._pairs = re.compile(f"({first})(?=({second}))" if self._by_pair else r"(?!)")

    def found_in(self, text: str) -> Iterator[str]:
        """Yield those of the words that stand in a text."""
        for word in self._short:
            if word in text:
                yield word
        for pair in set(self._pairs.findall(text)):
            for word in self._by_pair.get(pair, ()):
                if len(word) == len(pair) or word in text:
                    yield word


def _class_of(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(set(characters))))}]"


def _characters(report: Report) -> frozenset[str]:
    """Return the characters of a report; a word with another character need not be sought in its text."""
    return frozenset(report.text)


def _texts(report: Report) -> Sequence[str]:
    """Return all text of a report: what is its own, then that of its tables but the figures, which other reports have too."""
    tables = [bound for bound in report.tables.values() if bound.cells]
    shared = [bound.words for bound in tables if bound.model is not None and bound.words is not None]
    blocks = report.document.blocks
    count = sum([len(row.cells) for block in blocks if isinstance(block, Table) for row in block.rows])
    if len(shared) < len(tables) or sum([len(bound.cells) for bound in tables]) != count:
        return (report.text,)
    return ("\n".join([report.prose, *[fact.raw for fact in report.others.values()]]), *shared)


def _signs(report: Report) -> frozenset[Sign]:
    states: set[Sign] = {fact.state for fact in report.others.values()}
    if len(report.others) < len(report.facts):
        states.add("number")
    return frozenset((*states, *_irregular(report)))


# Three single digits, for only a single thing that a pattern begins with is sought fast.
_NUMERALS = re.compile(r"\d\d\d[- ]?\d{4}[- ]?\d{4}")
_LOST = "\ufffd"


def _has_hidden(text: str) -> bool:
    """Return whether a text has characters that are not shown, white space aside, or a sign for those that were lost."""
    if not text.replace("\n", "").isprintable() and not "".join(text.split()).isprintable():
        return True
    return _LOST in text


def _of_text(text: str) -> Sequence[Sign]:
    """Return the signs that are in a text wherever it stands."""
    signs: list[Sign] = ["hidden"] if _has_hidden(text) else []
    if _NUMERALS.search(text):
        signs.append("numerals")
    return signs


_MOST_TABLES = 128
_of_tables = lru_cache(maxsize=_MOST_TABLES)(_of_text)
"""The tables of one form and layout have the same text in report after report."""


def _irregular(report: Report) -> Iterator[Sign]:
    """Yield the signs of a report other than the states of its facts."""
    if report.document.script == "traditional":
        yield "traditional"
    printed = [fact for fact in report.others.values() if fact.value is not None and not fact.raw.isdecimal()]
    if any("." in str(fact.value) for fact in printed):
        yield "decimals"
    if "broken" in [outcome.state for outcome in report.outcomes]:
        yield "broken"
    own, *shared = report.derive(_texts)
    for signs in (_of_text(own), *map(_of_tables, shared)):
        yield from signs
    if report.title.value is None:
        yield "untitled"
    yield from _of_headings(report)
    if "published" in report.document.metadata:
        yield "dated"
    year = report.period.value
    for bound in report.tables.values():
        yield from bound.oddities
        if isinstance(year, int) and not bound.form.in_force(year):
            yield "forms"


def _of_headings(report: Report) -> Iterator[Sign]:
    """Yield the signs in the headings of a report's sections."""
    if any(len(section.headings) != 1 for section in report.sections.values()):
        yield "headings"
    headings = {section: found for section in report.form.sections if (found := report.sections[section.id].heading)}
    starts = [found.start for found in headings.values()]
    if starts != sorted(starts):
        yield "order"
    lines = {paragraph.start for paragraph in report.paragraphs}
    if not lines.issuperset(starts) or any(found.text != section.heading for section, found in headings.items()):
        yield "wording"
