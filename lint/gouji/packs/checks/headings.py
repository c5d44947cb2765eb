"""The check ``headings``: the sub-headings or labelled paragraphs of a section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import re

from gouji.document.model import Paragraph
from gouji.message import Message
from gouji.packs.checks.check import Check, looked_in
from gouji.packs.passages import Passage
from gouji.packs.sought import Sought
from gouji.report.model import Report
from gouji.rules.finding import Finding
from gouji.rules.holding import Unknown
from gouji.rules.meta import Options
from gouji.text.ordinals import OrdinalStyle, ordinal, strip_ordinal
from gouji.text.source import Span
from gouji.value import Value, frozen

__all__ = ["Headings", "label_of_year"]

_LONGEST_LABEL = 40
_COLONS = "：:"
_STOPS = ("。", "；", ";")
_ENDS = (*_COLONS, *_STOPS)
_COMMAS = "，,"
_YEAR = re.compile(r"\{year([+-]1)?\}")
_BEFORE = Message("在“{text}”之前", "before “{text}”")


@frozen
class _Written(Value):
    """A label as a report writes it: its text without ordinal, the style of the ordinal, and its place."""

    text: str
    style: OrdinalStyle
    span: Span


@frozen
class Headings(Check):
    """Each of ``labels`` is a sub-heading, or stands at the beginning of a paragraph before a colon.

    A label has the words of the pack in it; ``{year}``, ``{year-1}`` and ``{year+1}`` are the report's year and those
    beside it. With ``ordered`` they stand in this order; with ``closed`` there is no other sub-heading of their style.
    """

    labels: tuple[Sought, ...] = ()
    ordered: bool = False
    closed: bool = False

    def judge(self, report: Report, options: Options) -> Iterator[Finding | Unknown]:
        """Yield a finding for all labels that a section lacks, at each that is out of order, and at each further one."""
        for passage in looked_in(report, self.places):
            if isinstance(passage, Unknown):
                yield passage
            else:
                yield from self._in_passage(report, options, passage)

    def _in_passage(self, report: Report, options: Options, passage: Passage) -> Iterator[Finding]:
        written = [label for paragraph in passage.paragraphs if (label := _label_of(paragraph)) is not None]
        sought = [label_of_year(label, report.period.value) for label in self.labels]
        places = _places(sought, written)
        missing = [label.named for label, at in zip(sought, places, strict=True) if at is None]
        if missing:
            words = Message("、".join(each.zh for each in missing), ", ".join(each.en for each in missing))
            yield self.finding(report, options, passage.anchor, passage=passage, expected=words, words=words)
        found = [at for at in places if at is not None]
        for at, expected in self._wrong(written, found):
            label = written[at]
            yield self.finding(
                report,
                options,
                label.span,
                passage=passage,
                expected=expected,
                actual=label.text,
                words=f"“{label.text}”",
            )

    def _wrong(self, written: Sequence[_Written], found: Sequence[int]) -> Iterator[tuple[int, Message | None]]:
        """Yield the labels that are out of order, with what stands before them that should not, and further ones."""
        if self.ordered:
            for number, at in enumerate(found):
                latest = max(found[:number], default=at)
                if at < latest:
                    yield at, _BEFORE.format(text=written[latest].text)
        if self.closed:
            styles = {written[at].style for at in found}
            yield from ((at, None) for at, label in enumerate(written) if at not in found and label.style in styles)


def _label_of(paragraph: Paragraph) -> _Written | None:
    """Return the label that a paragraph is or begins with; None for running text."""
    text = paragraph.text
    style = ordinal(text)[0]
    bare = strip_ordinal(text)
    end = min((at for mark in (_ENDS if style else _COLONS) if (at := bare.find(mark)) >= 0), default=len(bare))
    label = bare[:end].strip()
    runs_on = not style and (any(mark in label for mark in _COMMAS) or (end == len(bare) and bare.endswith(_STOPS)))
    if not label or len(label) > _LONGEST_LABEL or runs_on:
        return None
    at = text.find(label)
    return _Written(label, style, paragraph.source_span(at, at + len(label)))


def label_of_year(label: Sought, year: object) -> Sought:
    """Return a label with a report's year and those beside it filled in, where the year is known."""
    if not isinstance(year, int) or "{year" not in label.text:
        return label
    return Sought(_YEAR.sub(lambda match: str(year + int(match[1] or 0)), label.text))


def _places(sought: Sequence[Sought], written: Sequence[_Written]) -> list[int | None]:
    """Return for each label its place among the written ones: the next after the one before, else any; None for none."""
    places: list[int | None] = []
    last = -1
    for label in sought:
        fitting = [at for at, one in enumerate(written) if at not in places and label.is_like(one.text)]
        place = next((at for at in fitting if at > last), fitting[0] if fitting else None)
        places.append(place)
        last = last if place is None else max(last, place)
    return places
