"""Changes to samples of which faults are made: a line more, a line less, other labels, another subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
import re

from gouji.rules.finding import Severity
from gouji.testing.faults import Expectation, Fault, Faulted
from gouji.testing.lines import Line, Piece
from gouji.testing.sample import SampleReport
from gouji.text.numbers import read_figure
from gouji.value import evolve

__all__ = [
    "WRONG",
    "labelled",
    "of_subject",
    "sentence_added",
    "sentence_fault",
    "value_of",
    "with_line",
    "without_words",
]

_SENTENCE = re.compile(r"[^。]+。?|。")

WRONG = "fault"
"""The field of the wrong words in a template, and the key of their place."""


def with_line(sample: SampleReport, line: Line, section: str = "") -> SampleReport:
    """Return the sample with *line* added at the end of a section's text, or of the preface ("")."""
    if not section:
        return evolve(sample, preface=(*sample.preface, line))
    return evolve(sample, prose={**sample.prose, section: (*sample.prose.get(section, ()), line)})


def sentence_added(
    sample: SampleReport, template: str, values: Mapping[str, str], finding: Expectation, section: str = ""
) -> Faulted:
    """Add a line to a section; the wrong words, ``{fault}`` in the template, have the key ``fault``."""
    return Faulted(with_line(sample, Line.of(template, values, marked={WRONG: WRONG}), section), (finding,))


def sentence_fault(
    rule: str, what: str, severity: Severity, template: str, words: str, *, section: str = "", plain: str = ""
) -> Fault:
    """Return the fault of a line with wrong words, ``{fault}`` in the template, in a section or the preface."""

    def plant(sample: SampleReport) -> Faulted:
        return sentence_added(sample, template, {WRONG: words}, Expectation(rule, WRONG, severity), section)

    return Fault(rule, what, plant, plain=plain)


def labelled(sample: SampleReport, labels: Mapping[str, str]) -> SampleReport:
    """Return the sample with some labels of its tables replaced, by the cells' keys."""
    return evolve(sample, labels={**sample.labels, **labels})


def of_subject(sample: SampleReport, subject: str) -> SampleReport:
    """Return the same report of another subject, its name replaced throughout."""

    def renamed(lines: Iterable[Line]) -> tuple[Line, ...]:
        return tuple(
            Line(tuple(evolve(piece, text=piece.text.replace(sample.subject, subject)) for piece in line))
            for line in lines
        )

    prose = {section: renamed(lines) for section, lines in sample.prose.items()}
    return evolve(sample, subject=subject, title=renamed(sample.title), preface=renamed(sample.preface), prose=prose)


def without_words(sample: SampleReport, words: tuple[str, ...]) -> SampleReport:
    """Return the sample without the sentences of its text that contain one of *words*."""

    def kept(lines: Iterable[Line]) -> tuple[Line, ...]:
        left = (Line(tuple(_pieces_without(line, words))) for line in lines)
        return tuple(line for line in left if line.text)

    prose = {section: kept(lines) for section, lines in sample.prose.items()}
    return evolve(sample, preface=kept(sample.preface), prose=prose)


def _pieces_without(line: Line, words: tuple[str, ...]) -> Iterator[Piece]:
    """Yield the pieces of a line's sentences that contain none of *words*."""
    sentence: list[Piece] = []
    for part in (evolve(piece, text=text) for piece in line for text in _SENTENCE.findall(piece.text)):
        sentence.append(part)
        if part.text.endswith("。"):
            yield from _unless(sentence, words)
            sentence = []
    yield from _unless(sentence, words)


def _unless(sentence: list[Piece], words: tuple[str, ...]) -> list[Piece]:
    text = "".join(piece.text for piece in sentence)
    return [] if any(word in text for word in words) else sentence


def value_of(sample: SampleReport, fact: str) -> Decimal:
    """Return the value of a figure; raise ValueError where it is no number."""
    value = read_figure(sample.figures[fact]).value
    if value is None:
        message = f"{fact}: {sample.figures[fact]!r} is no figure"
        raise ValueError(message)
    return value
