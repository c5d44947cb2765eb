"""Faults of figures: sums that do not come out, cells that hold no count."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from gouji.testing.faults.changes import of_agency, value_of
from gouji.testing.faults.model import Expectation, Faulted
from gouji.testing.figures import sound_figures
from gouji.testing.sample import SampleReport

__all__ = [
    "amount_in_yuan",
    "below_zero",
    "blanked",
    "decimals_printed",
    "figure_off",
    "in_force_too_few",
    "moved_between_columns",
    "not_a_number",
    "placeholder_printed",
    "regulations_made",
    "with_requests",
]

_MADE = ("issued", "produced")


def figure_off(sample: SampleReport, fact: str, figure: int) -> Faulted:
    """One figure of a relation is wrong: told at its cell, or at the total if it stands in one relation only."""
    relations = sample.form.relations_of[fact]
    right = value_of(sample, fact)
    if not relations or right == figure:
        message = f"{fact}: {'no relation has it' if not relations else f'it is {figure} already'}"
        raise ValueError(message)
    place, expected = fact, right
    if len(relations) == 1 and relations[0].total != fact:
        place = relations[0].total
        expected = value_of(sample, place) + figure - right
    finding = Expectation("total-consistency", place, fact=place, expected=str(expected))
    return Faulted(sample.with_figures({fact: str(figure)}), (finding,))


def moved_between_columns(sample: SampleReport, source: str, target: str, count: int) -> Faulted:
    """Some requests of one row stand in the wrong column: two balances break, every total holds."""
    balances = [
        next(relation for relation in sample.form.relations_of[fact] if relation.kind == "balance")
        for fact in (source, target)
    ]
    left, reached = value_of(sample, source) - count, value_of(sample, target) + count
    if left < 0 or count < 1:
        message = f"{source}: {count} of {left + count} cannot be moved"
        raise ValueError(message)
    findings = [Expectation("carried-over-count", balance.total, fact=balance.total) for balance in balances]
    return Faulted(sample.with_figures({source: str(left), target: str(reached)}), tuple(findings))


def blanked(sample: SampleReport, fact: str) -> Faulted:
    """A cell for a figure is blank."""
    finding = Expectation("blank-cell", fact, "warning", fact=fact)
    return Faulted(sample.with_figures({fact: ""}), (finding,))


def not_a_number(sample: SampleReport, fact: str, text: str) -> Faulted:
    """A cell for a figure holds a text that is none, such as 若干 or O."""
    finding = Expectation("cell-not-number", fact, fact=fact)
    return Faulted(sample.with_figures({fact: text}), (finding,))


def with_requests(sample: SampleReport, granted: int) -> SampleReport:
    """The sample with so many requests, all of them granted, and no others."""
    figures = sound_figures(sample.form, {"requests.granted.natural_person": Decimal(granted)})
    return sample.with_figures({fact: str(value) for fact, value in figures.items() if fact.startswith("requests.")})


def placeholder_printed(sample: SampleReport, fact: str, text: str) -> Faulted:
    """A cell for a figure holds a stroke or 无."""
    return _printed(sample, {fact: text}, Expectation("placeholder-cell", fact, "warning", fact=fact))


def below_zero(sample: SampleReport, fact: str, count: int) -> Faulted:
    """A count has a minus."""
    return _printed(sample, {fact: f"-{count}"}, Expectation("negative-count", fact, fact=fact))


def decimals_printed(sample: SampleReport, fact: str, text: str) -> Faulted:
    """A count is printed with decimals."""
    return _printed(sample, {fact: text}, Expectation("decimal-count", fact, "warning", fact=fact))


def amount_in_yuan(sample: SampleReport, fact: str, amount: int) -> Faulted:
    """An amount under 万元 is that in 元."""
    return _printed(sample, {fact: str(amount)}, Expectation("fee-magnitude", fact, "warning", fact=fact))


def regulations_made(sample: SampleReport, agency: str, count: int) -> Faulted:
    """A body that can make no 规章 has made some."""
    facts = [fact for fact in sample.figures if fact.startswith("proactive.regulations.")]
    printed = {fact: "0" if fact.endswith(".repealed") else str(count) for fact in facts}
    made = next(fact for fact in facts if fact.endswith(_MADE))
    finding = Expectation("regulation-by-township", made, "warning", fact=made)
    return _printed(of_agency(sample, agency), printed, finding)


def in_force_too_few(sample: SampleReport, issued: int, in_force: int) -> Faulted:
    """Fewer normative documents are in force than were made, and none was repealed."""
    row = "proactive.normative_documents"
    printed = {f"{row}.issued": str(issued), f"{row}.repealed": "0", f"{row}.in_force": str(in_force)}
    finding = Expectation("in-force-too-low", f"{row}.in_force", "info", fact=f"{row}.in_force")
    return _printed(sample, printed, finding)


def _printed(sample: SampleReport, figures: Mapping[str, str], finding: Expectation) -> Faulted:
    return Faulted(sample.with_figures(figures), (finding,))
