"""What all tests share: the plugins that are installed, a sound report, and how long Hypothesis looks."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
import os

import attrs
from hypothesis import HealthCheck, settings
import pytest

from gouji.binding.bind import Binder
from gouji.plugins.finder import load_plugins
from gouji.plugins.model import Plugins
from gouji.testing import SampleReport, sound_figures
from gouji.testing.checker import Checker
from gouji.testing.strategies import phrases
from gouji.testing.strategies.bodies import BODIES
from gouji.testing.strategies.prose import Subject

FIGURES = {
    "requests.granted.natural_person": 5,
    "requests.partial.enterprise": 3,
    "requests.carried_in.natural_person": 2,
    "requests.carried_out.enterprise": 1,
}
"""Requests of every fate that a trap speaks of."""

# A report has 200 figures: to draw one is slow by Hypothesis's measure.
settings.register_profile(
    "quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=400)
# The same examples in each run, so that a run that passed passes again.
settings.register_profile("ci", settings.get_profile("quick"), max_examples=20, derandomize=True, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def plugins() -> Plugins:
    return load_plugins()


@pytest.fixture(scope="session")
def binder(plugins: Plugins) -> Binder:
    return Binder(plugins.forms)


@pytest.fixture(scope="session")
def checker(plugins: Plugins, binder: Binder) -> Checker:
    return Checker(plugins, binder)


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
