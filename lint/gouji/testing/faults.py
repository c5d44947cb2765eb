"""The model of a fault: a sound sample with one thing made wrong, and the findings that must report it, with places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import attrs

from gouji.checking.diagnostic import Diagnostic
from gouji.rules.finding import Severity
from gouji.testing.rendered import Rendered
from gouji.testing.sample import SampleReport
from gouji.text.source import Position, Range
from gouji.value import Entity, Value, field, frozen

__all__ = ["Expectation", "Fault", "Faulted", "FaultedYears"]


@frozen
class Expectation(Value):
    """A finding that must be reported: its rule and severity, and where it must stand.

    ``place`` is a key of `Rendered.places` at which the finding begins, or ``shift`` characters
    after it, "" where the place is left to the rule. ``fact``, ``section`` and ``expected`` are the
    finding's, None where any will do. ``severity_in`` are other severities in some formats, by the
    ending of the file's name.
    """

    rule: str
    place: str = ""
    severity: Severity = "error"
    fact: str | None = None
    section: str | None = None
    expected: str | None = None
    shift: int = 0
    severity_in: Mapping[str, Severity] = field(factory=dict)

    def severity_of(self, rendered: Rendered) -> Severity:
        """Return the severity that the finding has in a file."""
        return self.severity_in.get(rendered.format, self.severity)

    def is_met_by(self, found: Diagnostic, rendered: Rendered) -> bool:
        """Return whether a diagnostic is the expected finding."""
        return (
            found.rule == self.rule
            and found.severity == self.severity_of(rendered)
            and (not self.place or self._stands(found, rendered))
            and self.fact in (None, found.fact)
            and self.section in (None, found.section)
            and self.expected in (None, found.expected)
        )

    def _stands(self, found: Diagnostic, rendered: Rendered) -> bool:
        place = rendered.places[self.place]
        if not isinstance(place, Range):
            return found.locator == place
        begin = Position(place.start.line, place.start.column + self.shift)
        return found.range is not None and found.range.start == begin


@attrs.frozen(eq=False)
class Faulted(Entity):
    """A sample with one fault, and the findings that report it."""

    sample: SampleReport
    expectations: tuple[Expectation, ...]

    def is_told_by(self, sound: Iterable[Diagnostic], rendered: Rendered) -> bool:
        """Return whether the sound report has such a finding too, as one with shortened headers may."""
        told = {(found.rule, found.severity) for found in sound}
        return any((each.rule, each.severity_of(rendered)) in told for each in self.expectations)


@attrs.frozen(eq=False)
class FaultedYears(Entity):
    """Last year's report and this one with a fault between them, which must be reported in this one.

    ``related`` is a key of places in last year's report that the finding must name, "" for any.
    """

    last: SampleReport
    now: SampleReport
    expectation: Expectation
    related: str = ""


@attrs.frozen(eq=False)
class Fault(Entity):
    """A fault that can be planted in any sound sample of a kind: its rule, what is wrong, how it is planted.

    ``forms`` are the forms whose reports can have it, () for all. ``not_in`` gives, for formats that
    cannot have it or cannot tell it, the reason; ``html`` stands for all of ``html …``. ``plain`` is
    the reason why it is a fault only where a report is printed plainly, "" where it always is one.
    """

    rule: str
    what: str
    plant: Callable[[SampleReport], Faulted]
    forms: tuple[str, ...] = ()
    not_in: Mapping[str, str] = attrs.field(factory=dict)
    plain: str = ""

    @property
    def name(self) -> str:
        """Its rule, and what is wrong in words."""
        return f"{self.rule}: {self.what}"

    def excuse(self, format_name: str) -> str:
        """Return why a format cannot have the fault; "" where it can."""
        return self.not_in.get(format_name) or self.not_in.get(format_name.partition(" ")[0], "")

    def fits(self, form_id: str) -> bool:
        """Return whether reports of a form can have it."""
        return not self.forms or form_id in self.forms
