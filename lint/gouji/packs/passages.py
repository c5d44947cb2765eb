"""The passages of a report that a check of a pack looks in: its title, its preface, a section, or all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeAlias

from gouji.document.model import Cell, Paragraph
from gouji.packs.labels import Label, label_of
from gouji.packs.sought import Sought
from gouji.report.model import Report
from gouji.rules.texts import written_in
from gouji.text.fold import fold
from gouji.text.source import Span
from gouji.value import Entity, frozen

__all__ = ["PLACES", "Passage", "Passages"]

PLACES = ("title", "preface", "all")
"""What a check can look in besides the sections of a form."""

_FOLDED_AT_ONCE = 512

Node: TypeAlias = Paragraph | Cell


class _Words(dict[str, bool]):
    """Whether words stand in a text; each is looked for once, and not at all if the text lacks one of its characters."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self._characters = frozenset(text)

    def __missing__(self, word: str) -> bool:
        """Look for a word."""
        self[word] = found = self._characters.issuperset(word) and word in self._text
        return found

    def among(self, words: Iterable[str]) -> set[str]:
        """Return those of many words that stand in the text; what was found of them is not remembered."""
        may_have, text = self._characters.issuperset, self._text
        return {word for word in words if may_have(word) and word in text}


@frozen
class Passage(Entity):
    """A passage: its place (``title``, ``preface``, ``all`` or a section), and its texts in reading order.

    ``anchor`` is where it is reported what the passage lacks: a section's heading, else the title. ``whole`` is false
    where the text breaks off in it: what was not seen of it is not missing. A section's heading is none of its texts.
    """

    place: str
    nodes: tuple[Node, ...]
    anchor: Span | None
    whole: bool = True

    @property
    def section(self) -> str | None:
        """The id of the section; None for a passage that is none."""
        return None if self.place in PLACES else self.place

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs: all texts but those of tables."""
        return tuple([node for node in self.nodes if isinstance(node, Paragraph)])

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """Its sub-headings, and the labels that its paragraphs begin with."""
        return tuple([label for paragraph in self.paragraphs if (label := label_of(paragraph)) is not None])

    def labelled(self, sought: Sought) -> Sequence[int]:
        """Return which of its labels have a word or pattern in them; they are looked through once for it."""
        found = self._labelled.get(sought.text)
        if found is None:
            found = [at for at, label in enumerate(self.labels) if label.has(sought)]
            self._labelled[sought.text] = found
        return found

    @cached_property
    def _labelled(self) -> dict[str, Sequence[int]]:
        return {}

    @cached_property
    def text(self) -> str:
        """All its texts, one a line."""
        return "\n".join([node.text for node in self.nodes])

    @cached_property
    def encoded(self) -> bytes:
        """All its texts in UTF-8, for patterns."""
        return self.text.encode()

    @cached_property
    def folded(self) -> str:
        """All its texts without white space and punctuation."""
        text = self.text
        return "".join([fold(text[at : at + _FOLDED_AT_ONCE]) for at in range(0, len(text), _FOLDED_AT_ONCE)])

    @cached_property
    def length(self) -> int:
        """How many characters its prose has: without white space and tables."""
        return sum(len("".join(paragraph.text.split())) for paragraph in self.paragraphs)

    def mentions_one(self, words: Sequence[Sought]) -> bool:
        """Return whether one of some words or patterns stands in it; words first, which take a tenth of the time."""
        for each in words:
            if not each.is_pattern and self.mentions(each):
                return True
        for each in words:  # noqa: SIM110 (a generator takes twice as long, and packs ask this a thousand times)
            if each.is_pattern and self.mentions(each):
                return True
        return False

    def mentions(self, sought: Sought) -> bool:
        """Return whether a word or pattern stands in it; white space and punctuation do not part a word.

        It is looked for once, as many rules of a pack ask for the same words.
        """
        found = self._mentioned.get(sought.text)
        if found is None:
            found = self._mentioned[sought.text] = self._mentions(sought)
        return found

    def _mentions(self, sought: Sought) -> bool:
        if sought.is_pattern:
            return sought.matches(self.encoded)
        return self.words[sought.text] or (bool(sought.folded) and self._folded_words[sought.folded])

    @cached_property
    def _mentioned(self) -> dict[str, bool]:
        return {}

    @cached_property
    def words(self) -> _Words:
        """Whether a word stands in its text just as it is written."""
        return _Words(self.text)

    @cached_property
    def _folded_words(self) -> _Words:
        return _Words(self.folded)


class Passages(dict[str, Passage | None]):
    """The passages of one report by their places, each made when it is first asked for; None for what is not there.

    ``report.derive(Passages)`` is the same for all checks.
    """

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report

    def __missing__(self, place: str) -> Passage | None:
        """Make the passage of a place; None where the report has no such section or title."""
        self[place] = passage = self._make(place)
        return passage

    def _make(self, place: str) -> Passage | None:
        report, title = self._report, self._report.title.span
        if place == "all":
            nodes = tuple(written_in(report.document.blocks))
            return Passage(place, nodes, title, report.breaks_off is None) if nodes else None
        if place == "title":
            node = _title(report)
            return Passage(place, (node,), node.span) if node is not None else None
        if place == "preface":
            nodes = tuple(_preface(report))
            return Passage(place, nodes, title) if nodes or _begins_with_a_section(report) else None
        section = report.sections.get(place)
        if section is None or section.heading is None:
            return None
        return Passage(place, tuple(written_in(section.blocks)), section.heading.span, section.whole)


def _title(report: Report) -> Paragraph | None:
    """Return the title as one paragraph, however many lines it has; None where it was not found."""
    title = report.title
    if title.value is None or title.span is None:
        return None
    return Paragraph(str(title.value), title.span.start, title.span.end)


def _preface(report: Report) -> Iterator[Node]:
    """Yield the texts between the title and the first heading."""
    title = report.title.span
    for node in written_in(report.front):
        if title is None or node.start >= title.end:
            yield node


def _begins_with_a_section(report: Report) -> bool:
    """Return whether the first section comes right after the title: then it is certain that the preface is empty."""
    title = report.title.span
    return title is not None and any(
        section.heading is not None and section.heading.start >= title.end for section in report.sections.values()
    )
