"""The check ``headings``: the sub-headings or labelled paragraphs of a section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import re

from gouji.message import Message
from gouji.packs.checks.check import Check, looked_in
from gouji.packs.labels import Label
from gouji.packs.passages import Passage
from gouji.packs.sought import Sought
from gouji.report.model import Report
from gouji.rules.finding import Finding
from gouji.rules.holding import Unknown
from gouji.rules.meta import Options
from gouji.value import frozen

__all__ = ["Headings", "label_of_year", "wrong_years_in"]

_YEAR = re.compile(r"\{year([+-]1)?\}")
_BRACES = re.compile(r"[{｛][^{}｛｝]*[}｝]")
_BRACES_OF_PATTERN = re.compile(r"(?<!\\)(?<!\\[pPx])\{[^{}\d,][^{}]*\}")
_BEFORE = Message("在“{text}”之前", "before “{text}”")
_MISSING = Message("缺少{words}", "{words} is missing")
_OUT_OF_ORDER = Message("“{text}”次序不对", "“{text}” is out of order")
_FURTHER = Message("多出“{text}”", "“{text}” should not be there")


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

    def is_right(self, passage: Passage) -> bool:
        """Return whether all labels stand in a passage as they should; false where one has a year in it."""
        if self.closed or any("{year" in label.text for label in self.labels):
            return False
        places = _places(self.labels, passage)
        found = [at for at in places if at is not None]
        return len(found) == len(places) and not (self.ordered and found != sorted(found))

    def _in_passage(self, report: Report, options: Options, passage: Passage) -> Iterator[Finding]:
        written = passage.labels
        sought = [label_of_year(label, report.period.value) for label in self.labels]
        places = _places(sought, passage)
        missing = [label.named for label, at in zip(sought, places, strict=True) if at is None]
        if missing:
            words = Message("、".join(each.zh for each in missing), ", ".join(each.en for each in missing))
            yield self.finding(
                report,
                options,
                passage.anchor,
                passage=passage,
                expected=words,
                words=words,
                problem=_MISSING.format(words=words),
            )
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
                problem=(_FURTHER if expected is None else _OUT_OF_ORDER).format(text=label.text),
            )

    def _wrong(self, written: Sequence[Label], found: Sequence[int]) -> Iterator[tuple[int, Message | None]]:
        """Yield the labels that are out of order, with what stands before them that should not, and further ones."""
        if self.ordered:
            for number, at in enumerate(found):
                latest = max(found[:number], default=at)
                if at < latest:
                    yield at, _BEFORE.format(text=written[latest].text)
        if self.closed:
            styles = {written[at].style for at in found}
            yield from ((at, None) for at, label in enumerate(written) if at not in found and label.style in styles)


def label_of_year(label: Sought, year: object) -> Sought:
    """Return a label with a report's year and those beside it filled in, where the year is known."""
    if not isinstance(year, int) or "{year" not in label.text:
        return label
    return Sought(_YEAR.sub(lambda match: str(year + int(match[1] or 0)), label.text))


def wrong_years_in(text: str) -> Iterator[int]:
    """Yield where in a label something else than a year stands in braces; of a pattern, what is no sign of patterns."""
    sign = _BRACES_OF_PATTERN if Sought(text).is_pattern else _BRACES
    yield from (match.start() for match in sign.finditer(text) if not _YEAR.fullmatch(match[0]))


def _places(sought: Sequence[Sought], passage: Passage) -> list[int | None]:
    """Return for each label its place among the written ones: the next after the one before, else any; None for none."""
    places: list[int | None] = []
    last = -1
    for label in sought:
        left = [at for at in passage.labelled(label) if at not in places]
        place = next((at for at in left if at > last), left[0]) if left else None
        places.append(place)
        last = last if place is None else max(last, place)
    return places
