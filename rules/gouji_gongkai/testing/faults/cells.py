"""Faults of figures that only this form has: requests, fees, 规章, normative documents."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from gouji.testing import Expectation, Faulted, SampleReport, sound_figures
from gouji.testing.changes import of_subject, value_of

__all__ = [
    "amount_in_yuan",
    "in_force_too_few",
    "moved_between_columns",
    "received_out_of_nothing",
    "regulations_made",
    "with_requests",
]

_MADE = ("issued", "produced")


def moved_between_columns(sample: SampleReport, source: str, target: str, count: int) -> Faulted:
    """Move some requests of one row into the wrong column: two balances break, every total holds.

    It is one finding, wherever it stands: other rows may have been filled in wrong as well.
    """
    left, reached = value_of(sample, source) - count, value_of(sample, target) + count
    if left < 0 or count < 1:
        message = f"{source}: {count} of {left + count} cannot be moved"
        raise ValueError(message)
    return _printed(sample, {source: str(left), target: str(reached)}, Expectation("carried-over-count"))


def received_out_of_nothing(sample: SampleReport) -> Faulted:
    """Print requests received, and a total that is none of them, where nothing was handled: three figures, one finding."""
    first = "requests.new.natural_person"
    figures = {first: "5", "requests.new.enterprise": "1", "requests.new.total": "7"}
    finding = Expectation("total-consistency", first, fact=first, expected="0")
    return _printed(with_requests(sample, 0), figures, finding)


def with_requests(sample: SampleReport, granted: int) -> SampleReport:
    """Return the sample with so many requests, all of them granted, and no others."""
    figures = sound_figures(sample.form, {"requests.granted.natural_person": Decimal(granted)})
    return sample.with_figures({fact: str(value) for fact, value in figures.items() if fact.startswith("requests.")})


def amount_in_yuan(sample: SampleReport, fact: str, amount: int) -> Faulted:
    """Print an amount under 万元 in 元."""
    return _printed(sample, {fact: str(amount)}, Expectation("fee-magnitude", fact, "warning", fact=fact))


def regulations_made(sample: SampleReport, agency: str, count: int) -> Faulted:
    """Change the body to one that can make no 规章, and print that it made some."""
    facts = [fact for fact in sample.figures if fact.startswith("proactive.regulations.")]
    printed = {fact: "0" if fact.endswith(".repealed") else str(count) for fact in facts}
    made = next(fact for fact in facts if fact.endswith(_MADE))
    finding = Expectation("regulation-by-township", made, "warning", fact=made)
    return _printed(of_subject(sample, agency), printed, finding)


def in_force_too_few(sample: SampleReport, issued: int, in_force: int) -> Faulted:
    """Print fewer normative documents in force than were made, and none repealed."""
    row = "proactive.normative_documents"
    printed = {f"{row}.issued": str(issued), f"{row}.repealed": "0", f"{row}.in_force": str(in_force)}
    finding = Expectation("in-force-too-low", f"{row}.in_force", "info", fact=f"{row}.in_force")
    return _printed(sample, printed, finding)


def _printed(sample: SampleReport, figures: Mapping[str, str], finding: Expectation) -> Faulted:
    return Faulted(sample.with_figures(figures), (finding,))
