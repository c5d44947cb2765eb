"""Reports of this kind that are the same each time: the least one of a form, and a sound one."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

import attrs

from gouji.api import Form
from gouji.testing import SampleReport, sound_figures
from gouji_gongkai.plugin import gouji_kinds
from gouji_gongkai.testing import phrases
from gouji_gongkai.testing.bodies import BODIES
from gouji_gongkai.testing.shapes import SHAPES
from gouji_gongkai.testing.subject import Subject

__all__ = ["form_of", "least_report", "official_forms", "sound_report", "subject_of"]

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


def subject_of(form: Form) -> Subject:
    """Return the subject of the sound report of a form, in its first year: the body and its figures."""
    figures = sound_figures(form, {fact: Decimal(count) for fact, count in _FIGURES.items()})
    return Subject(form, BODIES[0], form.years[0] or _FIRST_YEAR, figures, cites=True)


def sound_report(form: Form) -> SampleReport:
    """Return a sound report of a form."""
    subject = subject_of(form)
    line = subject.line
    figures = {fact: str(value) for fact, value in subject.figures.items()}
    least = least_report(form, subject=subject.body.name, period=subject.year, figures=figures)
    aspects = [line(sentences[-1]) for _, _, sentences in phrases.ASPECTS]
    prose = {
        "overview": (line(phrases.OPENINGS[0]), *aspects),
        "problems": tuple(line(text) for text in phrases.PROBLEMS[0]),
        "other": (line(phrases.FEES[-1]),),
    }
    return attrs.evolve(least, preface=(line(phrases.PERIODS[0]),), prose=prose)
