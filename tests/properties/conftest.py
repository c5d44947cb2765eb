"""Reading and checking what the strategies print."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

import attrs
import pytest

from gouji.binding.bind import Binder
from gouji.checking.diagnostic import Diagnostic
from gouji.config import CommandLine
from gouji.plugins.finder import Plugins
from gouji.report.model import Report
from gouji.session import Session
from gouji.testing import Rendered, SampleReport, sound_figures
from gouji.testing.checker import Checker
from gouji.testing.strategies import phrases
from gouji.testing.strategies.bodies import BODIES
from gouji.testing.strategies.prose import Subject

Read: TypeAlias = Callable[[Rendered], Report]
Check: TypeAlias = Callable[[Rendered], list[Diagnostic]]

FIGURES = {
    "requests.granted.natural_person": 5,
    "requests.partial.enterprise": 3,
    "requests.carried_in.natural_person": 2,
    "requests.carried_out.enterprise": 1,
}
"""Requests of every fate that a trap speaks of."""


@pytest.fixture(scope="session")
def checker(plugins: Plugins, binder: Binder) -> Checker:
    return Checker(plugins, binder)


@pytest.fixture(scope="session")
def read(checker: Checker) -> Read:
    return checker.read


@pytest.fixture(scope="session")
def check(checker: Checker) -> Check:
    """Every diagnostic of the built-in rules at their default severity; a rule that fails fails the test."""
    return checker.check


@pytest.fixture(scope="session")
def session() -> Session:
    return Session.start(CommandLine())


@pytest.fixture(scope="session")
def subject_of(plugins: Plugins) -> Callable[[str], Subject]:
    """Who speaks in the report of a form, of its first year, and of which figures."""
    forms = {form.id: form for form in plugins.forms}

    def subject_of(form_id: str) -> Subject:
        form = forms[form_id]
        figures = sound_figures(form, {fact: Decimal(count) for fact, count in FIGURES.items()})
        return Subject(form, BODIES[0], form.years[0] or 2019, figures, cites=True)

    return subject_of


@pytest.fixture(scope="session")
def sound(subject_of: Callable[[str], Subject]) -> Callable[[str], SampleReport]:
    """A sound report of a form, the same each time."""

    def sound(form_id: str) -> SampleReport:
        subject = subject_of(form_id)
        line = subject.line
        figures = {fact: str(value) for fact, value in subject.figures.items()}
        least = SampleReport.of(subject.form, agency=subject.body.name, year=subject.year, figures=figures)
        aspects = [line(sentences[-1]) for _, _, sentences in phrases.ASPECTS]
        prose = {
            "overview": (line(phrases.OPENINGS[0]), *aspects),
            "problems": tuple(line(text) for text in phrases.PROBLEMS[0]),
            "other": (line(phrases.FEES[-1]),),
        }
        return attrs.evolve(least, preface=(line(phrases.PERIODS[0]),), prose=prose)

    return sound
