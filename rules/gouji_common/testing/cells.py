"""Faults of figures: sums that do not add up, and cells that hold no count."""

from __future__ import annotations

from gouji.api import Severity
from gouji.testing import Expectation, Faulted, SampleReport
from gouji.testing.changes import value_of

__all__ = [
    "EXACT",
    "below_zero",
    "blanked",
    "bound_exceeded",
    "decimals_printed",
    "figure_off",
    "half_counted",
    "not_a_number",
    "placeholder_printed",
]

EXACT = ("sum", "equal")
"""The kinds of relations of which it is known what would repair them."""


def figure_off(sample: SampleReport, fact: str, figure: int) -> Faulted:
    """Make one figure of an exact relation wrong; expected at its cell with the right figure.

    Where only one relation has it, any figure of that relation may be the wrong one: it is expected at the total.
    Raises ValueError for a fact without such a relation, and for the figure that is there already.
    """
    relations = [relation for relation in sample.form.relations_of[fact] if relation.kind in EXACT]
    right = value_of(sample, fact)
    if not relations or right == figure:
        message = f"{fact}: {'no relation has it' if not relations else f'it is {figure} already'}"
        raise ValueError(message)
    place, expected = (fact, str(right)) if len(relations) > 1 else (relations[0].total, None)
    finding = Expectation("total-consistency", place, fact=place, expected=expected)
    return Faulted(sample.with_figures({fact: str(figure)}), (finding,))


def half_counted(sample: SampleReport, fact: str) -> Faulted:
    """Add a half to a count of an exact relation; expected at its cell alone, with the right figure.

    Raises ValueError for a fact without such a relation.
    """
    right = value_of(sample, fact)
    if not any(relation.kind in EXACT for relation in sample.form.relations_of[fact]):
        message = f"{fact}: no relation has it"
        raise ValueError(message)
    finding = Expectation("total-consistency", fact, fact=fact, expected=str(right))
    return Faulted(sample.with_figures({fact: f"{right}.5"}), (finding,))


def bound_exceeded(sample: SampleReport, relation_id: str, by: int = 1) -> Faulted:
    """Change the total of a bound (at most, at least) so that the bound is broken by *by*; expected at that figure.

    Raises ValueError for a figure that would fall below 0.
    """
    relation = next(relation for relation in sample.form.relations if relation.id == relation_id)
    left, right = (sum(value_of(sample, fact) for fact in side) for side in (relation.left, relation.right))
    wanted = right + by if relation.kind == "at-most" else right - by
    change = wanted - left if relation.total in relation.left else left - wanted
    figure = value_of(sample, relation.total) + change
    if figure < 0:
        message = f"{relation.total}: {figure} is no count"
        raise ValueError(message)
    rule, severity = relation.rule or "total-consistency", relation.severity or "error"
    finding = Expectation(rule, relation.total, severity, fact=relation.total)
    return Faulted(sample.with_figures({relation.total: str(figure)}), (finding,))


def blanked(sample: SampleReport, fact: str) -> Faulted:
    """Leave a cell for a figure blank."""
    return _printed(sample, fact, "", "blank-cell", "warning")


def not_a_number(sample: SampleReport, fact: str, text: str) -> Faulted:
    """Print a text that is no figure, such as 若干 or O, in a cell for one."""
    return _printed(sample, fact, text, "cell-not-number", "error")


def placeholder_printed(sample: SampleReport, fact: str, text: str) -> Faulted:
    """Print a stroke or 无 in a cell for a figure."""
    return _printed(sample, fact, text, "placeholder-cell", "warning")


def below_zero(sample: SampleReport, fact: str, count: int) -> Faulted:
    """Print a minus before a count."""
    return _printed(sample, fact, f"-{count}", "negative-count", "error")


def decimals_printed(sample: SampleReport, fact: str, text: str) -> Faulted:
    """Print a count with decimals."""
    return _printed(sample, fact, text, "decimal-count", "warning")


def _printed(sample: SampleReport, fact: str, text: str, rule: str, severity: Severity) -> Faulted:
    return Faulted(sample.with_figures({fact: text}), (Expectation(rule, fact, severity, fact=fact),))
