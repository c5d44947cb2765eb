"""The text of a sound report of a website, and what is read in a text and said of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.report.model import Report
from gouji.testing import TEXT_LAYOUTS, Rendered, SampleReport, text_renderer
from gouji.testing.checker import Checker
from gouji_websites.testing.reports import official_form, sound_report


@pytest.fixture(scope="session")
def sound() -> SampleReport:
    return sound_report(official_form())


@pytest.fixture(scope="session")
def text(sound: SampleReport) -> str:
    return text_renderer(TEXT_LAYOUTS["rows"])(sound).text


@pytest.fixture(scope="session")
def read(checker: Checker) -> Callable[[str], Report]:
    return lambda text: checker.read(Rendered(text.encode(), "report.txt", {}, text))


@pytest.fixture(scope="session")
def check(checker: Checker) -> Callable[[str, str], list[Diagnostic]]:
    """What one rule says of a text."""

    def run(rule: str, text: str) -> list[Diagnostic]:
        found = checker.check(Rendered(text.encode(), "report.txt", {}, text))
        return [each for each in found if each.rule == rule]

    return run
