"""Samples and faults that this kind provides to the tests for all kinds."""

from __future__ import annotations

from gouji.testing import Samples, Strategies
from gouji_websites.testing.faults import CATALOGUE
from gouji_websites.testing.reports import HOSTS, official_form, sound_report

__all__ = ["SAMPLES"]


def _strategies() -> Strategies:
    from gouji_websites.testing.strategies import FAULTS, sound_reports

    return Strategies(sound_reports, FAULTS)


SAMPLES = Samples("websites", (official_form(),), sound_report, _strategies, CATALOGUE, subjects=HOSTS)
"""The samples of annual reports of government websites."""
