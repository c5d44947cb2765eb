"""What all tests share: the plugins that are installed, sample reports, and how long Hypothesis looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import os

from hypothesis import HealthCheck, settings
import pytest

from gouji.binding.bind import Binder
from gouji.plugins.finder import load_plugins
from gouji.plugins.model import Plugins
from gouji.testing import SampleReport
from gouji.testing.checker import Checker
from gouji_gongkai.testing import form_of, least_report

# A report has 200 figures: to draw one is slow by Hypothesis's measure.
settings.register_profile(
    "quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=400)
# The same examples in each run, so that a run that passed passes again.
settings.register_profile("ci", settings.get_profile("quick"), max_examples=20, derandomize=True, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session", autouse=True)
def _caches_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests out of the user's folder for caches."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(tmp_path_factory.mktemp("caches")))
        yield


@pytest.fixture(scope="session")
def plugins() -> Plugins:
    return load_plugins()


@pytest.fixture(scope="session")
def binder(plugins: Plugins) -> Binder:
    return Binder(plugins.kinds)


@pytest.fixture(scope="session")
def checker(plugins: Plugins, binder: Binder) -> Checker:
    return Checker(plugins, binder)


@pytest.fixture(scope="session")
def sample_of() -> Callable[..., SampleReport]:
    """A builder: the least report of a form, with some figures."""

    def sample_of(form: str = "2021", year: int = 2024, **figures: str) -> SampleReport:
        named = {fact.replace("__", "."): text for fact, text in figures.items()}
        return least_report(form_of(form), subject="云麓县水务局", period=year, figures=named)

    return sample_of
