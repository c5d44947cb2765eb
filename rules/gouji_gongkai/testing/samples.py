"""Samples and faults that this kind provides to the tests for all kinds."""

from __future__ import annotations

from gouji.testing import Samples, Strategies
from gouji_gongkai.testing.bodies import BODIES
from gouji_gongkai.testing.faults import CATALOGUE
from gouji_gongkai.testing.reports import official_forms, sound_report
from gouji_gongkai.testing.traps import traps

__all__ = ["SAMPLES"]


def _strategies() -> Strategies:
    from gouji_gongkai.testing.strategies import FAULTS, TEXT_FAULTS, sound_reports

    return Strategies(sound_reports, FAULTS, TEXT_FAULTS)


SAMPLES = Samples(
    "gongkai",
    official_forms(),
    sound_report,
    _strategies,
    CATALOGUE,
    traps(),
    subjects=tuple([body.name for body in BODIES]),
)
"""The samples of government information disclosure reports."""
