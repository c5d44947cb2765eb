"""What all tests share: the plugins that are installed, and how long Hypothesis looks."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings
import pytest

from gouji.binding.bind import Binder
from gouji.plugins.finder import Plugins, load_plugins

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
