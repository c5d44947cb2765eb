"""Faults of writing: leftovers of templates and pages, marks that do not fit, numbers of persons."""

from __future__ import annotations

from gouji.testing.faults.changes import KEY, said
from gouji.testing.faults.model import Expectation, Faulted
from gouji.testing.sample import SampleReport

__all__ = ["written"]


def written(
    sample: SampleReport, template: str, words: str, finding: Expectation, section: str = "overview"
) -> Faulted:
    """A line is added to a section: the template, with the wrong words for ``{fault}``."""
    return said(sample, template, {KEY: words}, finding, section)
