"""Reports of this kind that are the same each time: the least one of a form, and a sound one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import TypeVar

import attrs

from gouji.api import Form
from gouji.testing import SampleReport, sound_figures
from gouji_gongkai.plugin import gouji_kinds
from gouji_gongkai.testing import phrases
from gouji_gongkai.testing.bodies import BODIES, body_named
from gouji_gongkai.testing.shapes import SHAPES
from gouji_gongkai.testing.subject import Subject

__all__ = ["form_of", "least_report", "official_forms", "sound_report", "subject_of"]

_Text = TypeVar("_Text")

_FIRST_YEAR = 2019
_FIGURES = {
    "requests.granted.natural_person": 5,
    "requests.partial.enterprise": 3,
    "requests.carried_in.natural_person": 2,
    "requests.carried_out.enterprise": 1,
}
"""Requests of every fate that a trap speaks of."""


@cache
def official_forms() -> tuple[Form, ...]:
    """Return the forms of this kind, oldest first."""
    return next(iter(gouji_kinds())).forms


def form_of(form_id: str) -> Form:
    """Return the form of an id; raises StopIteration for one that is not there."""
    return next(form for form in official_forms() if form.id == form_id)


def least_report(form: Form, *, subject: str, period: int, figures: Mapping[str, str] | None = None) -> SampleReport:
    """Return the least report of a form: title, headings and tables, 0 in every cell that *figures* lacks."""
    return attrs.evolve(SampleReport.of(form, subject=subject, period=period, figures=figures), shapes=SHAPES)


def subject_of(
    form: Form, *, period: int | None = None, subject: str | None = None, figures: Mapping[str, Decimal] | None = None
) -> Subject:
    """Return the subject of a sound report of a form: its body, its year (the form's first) and its figures."""
    free = figures if figures is not None else {fact: Decimal(count) for fact, count in _FIGURES.items()}
    body = BODIES[0] if subject is None else body_named(subject)
    return Subject(form, body, period or form.years[0] or _FIRST_YEAR, sound_figures(form, free), cites=True)


def sound_report(
    form: Form,
    *,
    period: int | None = None,
    subject: str | None = None,
    figures: Mapping[str, Decimal] | None = None,
    variant: int = 0,
) -> SampleReport:
    """Return a sound report of a form; each *variant* has other sentences, and another title."""

    def chosen(texts: Sequence[_Text]) -> _Text:
        return texts[variant % len(texts)]

    found = subject_of(form, period=period, subject=subject, figures=figures)
    line = found.line
    printed = {fact: str(value) for fact, value in found.figures.items()}
    least = least_report(form, subject=found.body.name, period=found.year, figures=printed)
    aspects = [line(chosen(sentences[::-1])) for _, _, sentences in phrases.ASPECTS]
    prose = {
        "overview": (line(chosen(phrases.OPENINGS)), *aspects),
        "problems": tuple(line(text) for text in chosen(phrases.PROBLEMS)),
        "other": (line(chosen(phrases.FEES[::-1])),),
    }
    title = tuple(line(text) for text in chosen(phrases.TITLES))
    return attrs.evolve(least, title=title, preface=(line(chosen(phrases.PERIODS)),), prose=prose)
