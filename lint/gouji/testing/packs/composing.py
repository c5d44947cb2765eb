"""Compose the report of a case: a sound one with the case's lines or figures, or the file that it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

import attrs

from gouji.forms.model import Form
from gouji.testing.figures import derived_facts, figures_with
from gouji.testing.layouts import TEXT_LAYOUTS, text_renderer
from gouji.testing.lines import Line, Piece
from gouji.testing.packs.case import Content, Figures, Snippet, Whole
from gouji.testing.sample import SampleReport
from gouji.testing.samples import Samples
from gouji.text.fold import fold
from gouji.text.ordinals import strip_ordinal
from gouji.value import Value

__all__ = ["Composer", "line_of", "printed_as_text", "with_snippet"]

_LARGEST = Decimal(10) ** 12


def line_of(text: str) -> Line:
    """Return a line of plain text."""
    return Line((Piece(text),))


def printed_as_text(sample: SampleReport) -> bytes:
    """Return a report as a text file."""
    return text_renderer(TEXT_LAYOUTS["rows"])(sample).data


@attrs.frozen(eq=False, repr=False)
class Composer(Value):
    """What composes reports of one form: the samples of its kind, and the places that a rule looks in."""

    samples: Samples
    form: Form
    places: tuple[str, ...] = ()

    def file(self, content: Content, *, subject: str | None, period: int, variant: int = 0) -> tuple[bytes, str]:
        """Return the bytes and the name of the report of a case; raise OSError for a file that cannot be read."""
        if isinstance(content, Whole):
            return content.path.read_bytes(), content.path.name
        return printed_as_text(self.sample(content, subject=subject, period=period, variant=variant)), f"{period}.txt"

    def sample(
        self, content: Snippet | Figures | None, *, subject: str | None, period: int, variant: int = 0
    ) -> SampleReport:
        """Return a sound report with a case's lines or figures."""
        wanted = dict(content.facts) if isinstance(content, Figures) else {}
        figures = self._figures(wanted) if wanted else None
        found = self.samples.sound(self.form, period=period, subject=subject, figures=figures, variant=variant)
        printed = {fact: text for fact, text in wanted.items() if fact in self.form.slots}
        found = found.with_figures(printed) if printed else found
        return with_snippet(found, content.text, self.places) if isinstance(content, Snippet) else found

    def _figures(self, wanted: Mapping[str, str]) -> dict[str, Decimal] | None:
        """Return the figures that no relation determines, such that the wanted ones hold; None where they forbid each other.

        What a relation of the form forbids is printed as it is wanted all the same: the case is about it.
        """
        numbers = {fact: number for fact, text in wanted.items() if (number := self._number(fact, text)) is not None}
        try:
            figures = figures_with(self.form, numbers)
        except ValueError:
            return None
        return {fact: value for fact, value in figures.items() if fact not in derived_facts(self.form)}

    def _number(self, fact: str, text: str) -> Decimal | None:
        slot = self.form.slots.get(fact)
        if slot is None or not slot[2].is_figure:
            return None
        try:
            number = Decimal(text)
        except InvalidOperation:
            return None
        return number if number.is_finite() and 0 <= number <= _LARGEST else None


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


def _key(line: str) -> str:
    return fold(strip_ordinal(line.strip()))
