"""The lines of a report at the places that rules look in: its title, its preface, a section, all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from gouji.testing.lines import Line, Piece
from gouji.testing.sample import SampleReport

__all__ = ["changed_lines", "line_of", "lines_at", "only_lines", "put_lines", "text_at", "with_lines"]


def line_of(text: str) -> Line:
    """Return a line of plain text."""
    return Line((Piece(text),))


def lines_at(sample: SampleReport, place: str) -> tuple[Line, ...]:
    """Return the lines at a place, () for all of a report."""
    if place == "title":
        return sample.title
    return sample.preface if place == "preface" else sample.prose.get(place, ())


def text_at(sample: SampleReport, place: str) -> str:
    """Return the text at a place, one line a line."""
    if place == "all":
        return "\n".join(line.text for line in sample.lines)
    return "\n".join(line.text for line in lines_at(sample, place))


def with_lines(sample: SampleReport, places: Sequence[str], texts: Sequence[str]) -> SampleReport:
    """Return a report with further lines at some places; a title stays as it is."""
    for place in places:
        sample = put_lines(sample, place, (*lines_at(sample, _in_text(sample, place)), *map(line_of, texts)))
    return sample


def only_lines(sample: SampleReport, places: Sequence[str], texts: Sequence[str]) -> SampleReport:
    """Return a report that has these lines alone at some places."""
    for place in places:
        sample = put_lines(sample, place, tuple(map(line_of, texts)))
    return sample


def _in_text(sample: SampleReport, place: str) -> str:
    """Return the place itself, or for all of a report its first section."""
    return sample.form.sections[0].id if place == "all" and sample.form.sections else place


def put_lines(sample: SampleReport, place: str, lines: tuple[Line, ...]) -> SampleReport:
    """Return a report with other lines at a place; a title stays as it is."""
    place = _in_text(sample, place)
    if place == "title":
        return sample
    if place == "preface":
        return attrs.evolve(sample, preface=lines)
    return attrs.evolve(sample, prose={**sample.prose, place: lines})


def changed_lines(sample: SampleReport, place: str, change: Callable[[str], str]) -> SampleReport | None:
    """Return a report with each line at a place changed, without those that are empty then; None where none changes."""
    before = text_at(sample, place)
    if place == "all":
        parts = {"preface": sample.preface, **sample.prose}
    else:
        parts = {place: lines_at(sample, place)}
    if place == "title":
        return None
    for each, lines in parts.items():
        texts = [change(line.text) for line in lines]
        sample = put_lines(sample, each, tuple(line_of(text) for text in texts if text.strip("，。；：、 ")))
    return sample if text_at(sample, place) != before else None
