"""Put the text of a case into a report in place of its own, and find lines that were meant for headings and are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

import attrs

from gouji.forms.model import Form, FormSection
from gouji.message import Message
from gouji.packs.checks.check import Check
from gouji.packs.checks.headings import Headings, label_of_year
from gouji.packs.sought import Sought
from gouji.testing.packs.places import line_of
from gouji.testing.sample import SampleReport
from gouji.text.fold import fold
from gouji.text.ordinals import ordinal, strip_ordinal
from gouji.wording import one_of, quoted, wording

__all__ = ["odd_headings", "places_in", "with_snippet"]

_NO_HEADING = Message(
    "{line}不是表式规定的标题，会当作正文", "{line} is no heading of the form and would be taken for text"
)
_LONGEST_HEADING = 30
_STOPS = "。；，：！？;:!?"
_OUTER = ("comma", "part")
_LIKE, _MUCH_LIKE = 0.6, 0.8


def with_snippet(sample: SampleReport, text: str, places: Sequence[str] = ()) -> SampleReport:
    """Return a report with the lines of a text in place of its own.

    Lines under a heading of the form stand in that section; those before the first one stand where the rule looks: in
    the title, the preface, the first of its sections.
    """
    first = next(
        (place for place in places if place != "all"), sample.form.sections[0].id if sample.form.sections else ""
    )
    headings = {**sample.form.headings, **{_key(heading): place for place, heading in sample.headings.items()}}
    found: dict[str, list[str]] = {}
    named: dict[str, str] = {}
    place = first
    for line in text.splitlines():
        section = headings.get(_key(line))
        if section is not None:
            place = section
            named[place] = line.strip()
            found.setdefault(place, [])
        elif line.strip():
            found.setdefault(place, []).append(line.strip())
    lines = {place: tuple(map(line_of, texts)) for place, texts in found.items()}
    return attrs.evolve(
        sample,
        title=lines.pop("title", sample.title),
        preface=lines.pop("preface", sample.preface),
        headings={**sample.headings, **named},
        prose={**sample.prose, **lines},
    )


def places_in(text: str, form: Form, places: Sequence[str]) -> list[str]:
    """Return the sections of a form in which the lines of a text stand, and where the lines before the first heading do."""
    known = [form.headings.get(_key(line), "") for line in text.splitlines() if line.strip()]
    before = list(places[:1]) if known and not known[0] else []
    return list(dict.fromkeys((*before, *filter(None, known))))


def odd_headings(text: str, form: Form, check: Check, period: int) -> Iterator[tuple[int, Message]]:
    """Yield each line of a text that looks like a heading of the form and is none: where it begins, and what is wrong.

    *period* is the year of the report into which the text is put. What the check itself looks for is no heading, nor is a smaller ordinal than that of the section in which it stands.
    """
    own = _sought(check, period)
    at = section = 0
    for line in text.splitlines(keepends=True):
        shown = line.strip()
        if _key(shown) in form.headings:
            section = ordinal(shown)[1]
        elif _may_be_heading(shown) and not any(word.is_like(shown) for word in own):
            near, likeness = _nearest(shown, form.sections)
            style, value = ordinal(shown)
            is_outer = style in _OUTER and value > section
            if likeness >= (_LIKE if is_outer else _MUCH_LIKE):
                yield at + line.index(shown), wording(_NO_HEADING.format(line=quoted(shown)), None, near)
            elif is_outer and form.sections:
                known = one_of(each.heading for each in form.sections)
                yield at + line.index(shown), wording(_NO_HEADING.format(line=quoted(shown)), known)
        at += len(line)


def _key(line: str) -> str:
    return fold(strip_ordinal(line.strip()))


def _may_be_heading(line: str) -> bool:
    return 0 < len(line) <= _LONGEST_HEADING and not any(stop in line.rstrip("：:") for stop in _STOPS)


def _nearest(line: str, sections: Iterable[FormSection]) -> tuple[str, float]:
    """Return the heading of a form that a line is most like, and how like it is."""
    key = _key(line)
    likely = [
        (SequenceMatcher(None, key, fold(strip_ordinal(wording))).ratio(), section.heading)
        for section in sections
        for wording in (section.heading, *section.variants)
    ]
    likeness, heading = max(likely, default=(0.0, ""))
    return heading, likeness


def _sought(check: Check, period: int) -> list[Sought]:
    """Return the words that a check looks for."""
    if isinstance(check, Headings):
        return [label_of_year(label, period) for label in check.labels]
    found = (getattr(check, name, ()) for name in ("any", "all", "none_of", "words"))
    return [word for words in found for word in words]
