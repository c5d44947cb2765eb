"""The passages of a report that a check of a pack looks in: its title, its preface, a section, or all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
        return any(each.is_pattern and self.mentions(each) for each in words)

    def mentions(self, sought: Sought) -> bool:
        """Return whether a word or pattern stands in it; white space and punctuation do not part a word."""
        if sought.is_pattern:
            return sought.matches(self.encoded)
        return sought.text in self.text or (bool(sought.folded) and sought.folded in self.folded)


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
