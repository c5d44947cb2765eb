"""A folder of reports to look at in an editor: last year's, which is sound, this year's with faults, and a configuration."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from gouji.testing.office.word import word_renderer
from gouji.testing.sample import SampleReport
from gouji.testing.strategies.formats import PLAIN_RENDERERS
from gouji_gongkai.testing import CATALOGUE, official_forms, sound_report

__all__ = ["BODY", "CONFIGURATION", "OTHER_BODY", "write_reports", "write_word_report"]

BODY = "青岚县水务局"
OTHER_BODY = "青岚县农业局"
CONFIGURATION = "rules:\n  leftover-caption: off\n  near-duplicate: off\n"
FAULTS = ("a total that is too high", "布署")
"""Faults of the catalogue, by what they are."""

FIGURES = {
    2023: {"requests.granted.natural_person": 21, "requests.granted.enterprise": 3},
    2024: {"requests.granted.natural_person": 27, "requests.granted.enterprise": 4},
}


def write_reports(folder: Path) -> None:
    """Write the reports of two years and the configuration into a folder, which is made."""
    folder.mkdir(parents=True)
    (folder / ".gouji.yaml").write_text(CONFIGURATION, "utf-8")
    for year, figures in FIGURES.items():
        sample = _sound(year, figures)
        for fault in CATALOGUE:
            if year == max(FIGURES) and fault.what in FAULTS:
                sample = fault.plant(sample).sample
        (folder / f"{BODY}{year}.txt").write_bytes(PLAIN_RENDERERS["text rows"](sample).data)


def write_word_report(folder: Path) -> Path:
    """Write a Word report of another body, with one fault, into a folder; return its path."""
    year = max(FIGURES)
    sample = _sound(year, FIGURES[year], OTHER_BODY)
    fault = next(fault for fault in CATALOGUE if fault.what == FAULTS[0])
    path = folder / f"{OTHER_BODY}{year}.docx"
    path.write_bytes(word_renderer()(fault.plant(sample).sample).data)
    return path


def _sound(year: int, figures: Mapping[str, int], body: str = BODY) -> SampleReport:
    form = next(form for form in official_forms() if form.in_force(year))
    return sound_report(form, period=year, subject=body, figures={fact: Decimal(n) for fact, n in figures.items()})
