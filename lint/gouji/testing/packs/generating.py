"""Generate the reports on which a rule of a pack is tried: those of its cases, and sound ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from gouji.binding.kind import Kind
from gouji.packs.model import PackRule
from gouji.testing.packs.case import Content, PackCase, Snippet, Whole
from gouji.testing.packs.composing import Composer
from gouji.testing.packs.planting import satisfied
from gouji.testing.packs.running import File
from gouji.testing.packs.subjects import form_and_years, names_for
from gouji.testing.sample import SampleReport
from gouji.testing.samples import Samples
from gouji.value import Entity

__all__ = ["Generator", "named_file"]


def named_file(content: Content) -> File:
    """Return the file that a case names; raise ValueError for a case whose report must be generated."""
    if isinstance(content, Whole):
        return content.path.read_bytes(), content.path.name
    message = "no samples of the kind of report are installed"
    raise ValueError(message)


@attrs.frozen(eq=False, repr=False)
class Generator(Entity):
    """What generates reports for one rule: the samples of its kind, and the kind with the pack's further wordings."""

    rule: PackRule
    samples: Samples
    kind: Kind

    @property
    def names(self) -> list[str]:
        """Names of bodies for which the rule holds."""
        return names_for(self.rule.bodies, self.samples.subjects, self.kind.subjects)

    def files(self, case: PackCase) -> tuple[File, File | None]:
        """Return the report of a case, and that of the year before; raise ValueError where no form is in force."""
        text = case.content.text if isinstance(case.content, Snippet) else ""
        composer, years = self._composer(self.rule, text)
        subject = next(iter(self.names), None)
        file = composer.file(case.content, subject=subject, period=years[0])
        if case.prior is None:
            return file, None
        before, earlier = self._composer(attrs.evolve(self.rule, years=(years[0] - 1, years[0] - 1)), "")
        return file, before.file(case.prior, subject=subject, period=earlier[0])

    def sound(self, cases: Sequence[PackCase], number: int) -> Iterator[SampleReport]:
        """Yield *number* reports in which the rule is kept: as in its good cases, else with what its check asks for.

        Raises ValueError where no form is in force in the rule's years.
        """
        good = [each.content for each in cases if not each.is_bad and isinstance(each.content, Snippet)]
        composer, years = self._composer(self.rule, good[0].text if good else "")
        names = self.names
        for at in range(number if names else 0):
            content = good[at % len(good)] if good else None
            year = years[0] if good else years[at % len(years)]
            base = composer.sample(content, subject=names[at % len(names)], period=year, variant=at)
            yield base if good else satisfied(base, self.rule.check)

    def before(self, sample: SampleReport) -> SampleReport | None:
        """Return the report of the year before a sound one, with the same figures, if the rule compares them."""
        check, when = self.rule.check, self.rule.when
        if not (getattr(check, "compares", False) or (when is not None and when.prior_facts)):
            return None
        period = sample.period - 1
        if not sample.form.in_force(period):
            return None
        found = self.samples.sound(sample.form, period=period, subject=sample.subject)
        return found.with_figures(sample.figures)

    def _composer(self, rule: PackRule, text: str) -> tuple[Composer, list[int]]:
        form, years = form_and_years(rule, self.kind.forms, text)
        return Composer(self.samples, form, rule.check.places), years
