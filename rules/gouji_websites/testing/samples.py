"""Samples and faults that this kind provides to the tests for all kinds."""

from __future__ import annotations

from gouji.testing import Samples, Strategies
from gouji_websites.testing.faults import CATALOGUE
from gouji_websites.testing.reports import official_form, sound_report

__all__ = ["SAMPLES"]


def _strategies() -> Strategies:
    from gouji_websites.testing.strategies import FAULTS, sound_reports

    return Strategies(sound_reports, FAULTS)


_FORMATS = (
    *(f"text {layout}" for layout in ("rows", "cells", "tabs", "bars-after")),
    *(f"html {manner}" for manner in ("clean", "word", "one-line")),
    "docx",
    "xlsx",
    "markdown",
)
"""All formats but those of text in which only a figure shows where a list ends."""

SAMPLES = Samples("websites", (official_form(),), sound_report, _strategies, CATALOGUE, formats=_FORMATS)
"""The samples of annual reports of government websites."""
