"""Compose the report of a case: a sound one with the case's lines or figures, or the file that it names."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

import attrs

from gouji.forms.model import Form
from gouji.testing.figures import derived_facts, figures_with
from gouji.testing.layouts import TEXT_LAYOUTS, text_renderer
from gouji.testing.packs.case import Composed, Content, Whole
from gouji.testing.packs.case_figures import LARGEST
from gouji.testing.packs.running import File
from gouji.testing.packs.snippets import with_snippet
from gouji.testing.sample import SampleReport
from gouji.testing.samples import Samples
from gouji.value import Value

__all__ = ["Composer", "text_file"]


def text_file(sample: SampleReport) -> File:
    """Return the bytes and the name of a report as a text file."""
    return text_renderer(TEXT_LAYOUTS["rows"])(sample).data, f"{sample.period}.txt"


@attrs.frozen(eq=False, repr=False)
class Composer(Value):
    """What composes reports of one form: the samples of its kind, and the places that a rule looks in."""

    samples: Samples
    form: Form
    places: tuple[str, ...] = ()

    def file(self, content: Content, *, subject: str | None, period: int, variant: int = 0) -> File:
        """Return the bytes and the name of the report of a case; raise OSError for a file that cannot be read."""
        if isinstance(content, Whole):
            return content.path.read_bytes(), content.path.name
        return text_file(self.sample(content, subject=subject, period=period, variant=variant))

    def sample(self, content: Composed, *, subject: str | None, period: int, variant: int = 0) -> SampleReport:
        """Return a sound report with a case's lines and figures."""
        wanted = dict(content.facts)
        figures = self._figures(wanted) if wanted else None
        found = self.samples.sound(self.form, period=period, subject=subject, figures=figures, variant=variant)
        printed = {fact: text for fact, text in wanted.items() if fact in self.form.slots}
        found = found.with_figures(printed) if printed else found
        return with_snippet(found, content.text, self.places) if content.text else found

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
        return number if number.is_finite() and 0 <= number <= LARGEST else None
