"""What a kind of report brings to the tests that hold for any kind: its forms, samples, faults and traps.

A distribution names its record under the entry points of the group ``gouji.samples``:
``rivers = "gouji_rivers.testing:SAMPLES"``. The record is made without Hypothesis, which its
``strategies`` import when they are called.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol, TypeAlias

from gouji.forms.model import Form
from gouji.testing.faults import Fault, Faulted
from gouji.testing.sample import SampleReport
from gouji.testing.traps import Trap
from gouji.value import Entity, field, frozen

if TYPE_CHECKING:
    from decimal import Decimal

    from hypothesis.strategies import SearchStrategy

__all__ = ["GROUP", "ComposeReport", "DrawFault", "DrawReports", "Samples", "Strategies", "installed_samples"]

GROUP = "gouji.samples"
"""The group of entry points under which distributions name their `Samples`."""

DrawFault: TypeAlias = "Callable[[SampleReport], SearchStrategy[Faulted]]"
"""What plants a fault somewhere in a sample, in one of the shapes that it can have."""


class DrawReports(Protocol):
    """A function that draws sound reports."""

    def __call__(
        self, form: Form | None = None, *, cites: bool = True, dated: bool = False, traps: bool = False
    ) -> SearchStrategy[SampleReport]:
        """Return the strategy of reports in which nothing is wrong, of *form*, None for any.

        With *cites* false no sentence states a figure of the tables, so that a figure can be
        changed without contradiction. With *dated* the report has everything that tells its year, so that
        one part of that can be wrong. With *traps* it has what looks like a fault and is none.
        """


class ComposeReport(Protocol):
    """A function that composes a sound report of a form, the same each time."""

    def __call__(
        self,
        form: Form,
        *,
        period: int | None = None,
        subject: str | None = None,
        figures: Mapping[str, Decimal] | None = None,
        variant: int = 0,
    ) -> SampleReport:
        """Return the report of a *subject* for a *period*, with these *figures*; None for the kind's own.

        *figures* are those that no relation determines. Each *variant* is written in other words.
        """


@frozen
class Strategies(Entity):
    """The strategies of a kind: sound reports, and faults by name, each in all its shapes.

    ``text_faults`` are reported as errors or warnings only in plain text.
    """

    reports: DrawReports
    faults: Mapping[str, DrawFault] = field(factory=dict)
    text_faults: Mapping[str, DrawFault] = field(factory=dict)


@frozen
class Samples(Entity):
    """A kind of report, for tests.

    ``forms`` are its forms, the one in force last. ``sound`` composes sound reports, ``subjects`` are names of
    subjects that do not exist, ``strategies`` is what is drawn. ``faults`` can be planted in any of these, one or
    more for every rule of the kind; ``traps`` leave the one of ``sound`` sound. ``formats`` are those
    in which such reports are published, as `gouji.testing.strategies.formats` names them, () for all.
    """

    kind: str
    forms: tuple[Form, ...]
    sound: ComposeReport
    strategies: Callable[[], Strategies]
    faults: tuple[Fault, ...] = ()
    traps: tuple[Trap, ...] = ()
    formats: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the kind's name, which pytest shows in the test's id."""
        return self.kind

    def has_format(self, name: str) -> bool:
        """Return whether such reports are published in a format."""
        return not self.formats or name in self.formats


def installed_samples() -> tuple[Samples, ...]:
    """Load the samples of all installed kinds and return them, sorted by the kind's name."""
    found: list[Samples] = [entry.load() for entry in entry_points(group=GROUP)]
    return tuple(sorted(found, key=lambda samples: samples.kind))
