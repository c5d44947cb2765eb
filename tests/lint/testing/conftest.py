"""The official forms, and the least report of each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.plugins.model import Plugins
from gouji.testing import SampleReport


@pytest.fixture(scope="session")
def sample_of(plugins: Plugins) -> Callable[..., SampleReport]:
    """A builder: the least report of a form, with some figures."""
    forms = {form.id: form for form in plugins.forms}

    def sample_of(form: str = "2021", year: int = 2024, **figures: str) -> SampleReport:
        named = {fact.replace("__", "."): text for fact, text in figures.items()}
        return SampleReport.of(forms[form], agency="云麓县水务局", year=year, figures=named)

    return sample_of
