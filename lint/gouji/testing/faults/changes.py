"""Changes to samples that faults are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

import attrs

from gouji.testing.faults.model import Expectation, Faulted
from gouji.testing.lines import Line
from gouji.testing.sample import SampleReport
from gouji.text.numbers import read_figure

__all__ = ["added", "labelled", "of_agency", "said", "value_of", "without_words"]

KEY = "fault"
"""The key of the wrong words."""


def added(sample: SampleReport, line: Line, section: str = "overview") -> SampleReport:
    """The sample with one more line at the end of a section's text."""
    return attrs.evolve(sample, prose={**sample.prose, section: (*sample.prose.get(section, ()), line)})


def said(
    sample: SampleReport,
    template: str,
    values: Mapping[str, str],
    finding: Expectation,
    section: str = "overview",
) -> Faulted:
    """The sample with one more line in a section, the wrong words of which are known as ``fault``."""
    return Faulted(added(sample, Line.of(template, values, marked={KEY: KEY}), section), (finding,))


def labelled(sample: SampleReport, labels: Mapping[str, str]) -> SampleReport:
    """The sample with other labels in some cells of its tables."""
    return attrs.evolve(sample, labels={**sample.labels, **labels})


def of_agency(sample: SampleReport, agency: str) -> SampleReport:
    """The same report of another body."""

    def renamed(lines: Iterable[Line]) -> tuple[Line, ...]:
        return tuple(
            Line(tuple(attrs.evolve(piece, text=piece.text.replace(sample.agency, agency)) for piece in line))
            for line in lines
        )

    prose = {section: renamed(lines) for section, lines in sample.prose.items()}
    return attrs.evolve(
        sample, agency=agency, title=renamed(sample.title), preface=renamed(sample.preface), prose=prose
    )


def without_words(sample: SampleReport, words: tuple[str, ...]) -> SampleReport:
    """The sample without the lines of its text that have one of some words."""

    def kept(lines: Iterable[Line]) -> tuple[Line, ...]:
        return tuple(line for line in lines if not any(word in line.text for word in words))

    prose = {section: kept(lines) for section, lines in sample.prose.items()}
    return attrs.evolve(sample, preface=kept(sample.preface), prose=prose)


def value_of(sample: SampleReport, fact: str) -> Decimal:
    """The value of a figure; raises ValueError where it is none."""
    value = read_figure(sample.figures[fact]).value
    if value is None:
        message = f"{fact}: {sample.figures[fact]!r} is no figure"
        raise ValueError(message)
    return value
