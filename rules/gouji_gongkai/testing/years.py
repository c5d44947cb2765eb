"""Faults between two years: what is made wrong in one of the reports, and which rule must report it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
import re

import attrs

from gouji.api import read_figure
from gouji.testing import Expectation, Line, SampleReport, derived_facts, sound_figures
from gouji.testing.faults import FaultedYears

__all__ = ["carried_out_changed", "figures_copied", "in_force_changed", "text_copied"]

_TEXTS = ("overview", "problems")
_YEAR = re.compile(r"(?<!〔)20\d\d")


def carried_out_changed(last: SampleReport, now: SampleReport, column: str, count: int) -> FaultedYears:
    """Add *count* requests to those carried out last year; expected where this year carries them in."""
    fact = f"requests.carried_out.{column}"
    changed = _again(last, {fact: lambda value: value + count})
    expected = _value(changed, "requests.carried_out.total")
    finding = Expectation(
        "carried-over-across-years",
        "requests.carried_in.total",
        fact="requests.carried_in.total",
        expected=str(expected),
    )
    return FaultedYears(changed, now, finding, "requests.carried_out.total")


def in_force_changed(last: SampleReport, now: SampleReport, count: int) -> FaultedYears:
    """Add *count* to the normative documents in force this year, so that they do not follow from last year's."""
    fact = "proactive.normative_documents.in_force"
    right = _value(now, fact)
    finding = Expectation("in-force-across-years", fact, "warning", fact=fact, expected=str(right))
    return FaultedYears(last, now.with_figures({fact: str(right + count)}), finding, fact)


def figures_copied(last: SampleReport, now: SampleReport) -> FaultedYears:
    """Print last year's figures again; both reports must be of one form, and some figure not 0."""
    finding = Expectation("copied-figures", severity="info")
    return FaultedYears(last, attrs.evolve(now, figures=last.figures), finding)


def text_copied(last: SampleReport, now: SampleReport) -> FaultedYears:
    """Print sections one and five of last year again, with every year in them raised by the years between."""
    by = now.period - last.period
    prose = {**now.prose, **{name: tuple(_later(line, by) for line in last.prose.get(name, ())) for name in _TEXTS}}
    finding = Expectation("near-duplicate", "heading.overview", "warning", section="overview")
    return FaultedYears(last, attrs.evolve(now, prose=prose), finding, "heading.overview")


def _later(line: Line, by: int) -> Line:
    pieces = (attrs.evolve(piece, text=_YEAR.sub(lambda year: str(int(year[0]) + by), piece.text)) for piece in line)
    return Line(tuple(pieces))


def _again(sample: SampleReport, changes: dict[str, Callable[[Decimal], Decimal]]) -> SampleReport:
    """Return the sample with some figures changed, and with the totals that follow."""
    derived = derived_facts(sample.form)
    values = {fact: _value(sample, fact) for fact in sample.form.slots if fact not in derived}
    changed = values | {fact: change(values[fact]) for fact, change in changes.items()}
    sound = sound_figures(sample.form, changed)
    return sample.with_figures({fact: str(value) for fact, value in sound.items() if value != _value(sample, fact)})


def _value(sample: SampleReport, fact: str) -> Decimal:
    return read_figure(sample.figures[fact]).value or Decimal(0)
