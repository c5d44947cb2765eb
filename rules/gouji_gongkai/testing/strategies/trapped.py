"""Strategies for sound reports with traps among their sentences and labels."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
from hypothesis import strategies as st

from gouji.testing import Line, SampleReport
from gouji.testing.strategies.figures import FLAGS, number_in, some_of
from gouji_gongkai.testing.subject import Subject
from gouji_gongkai.testing.traps import TABLES, ListedTrap, listed_traps

__all__ = ["trapped"]

_MOST = 4


@st.composite
def trapped(draw: st.DrawFn, sample: SampleReport, subject: Subject) -> SampleReport:
    """Draw the sample with some of the traps that fit it: paragraphs, sentences at the end of others, labels."""
    prose: Mapping[str, tuple[Line, ...]] = {
        section: draw(_mixed(subject, section, lines)) for section, lines in sample.prose.items()
    }
    labels = {trap.cell: trap.paragraphs[0] for trap in draw(_some(TABLES, subject))}
    preface = draw(_mixed(subject, "preface", sample.preface))
    return attrs.evolve(sample, preface=preface, prose=prose, labels=labels)


@st.composite
def _some(draw: st.DrawFn, section: str, subject: Subject) -> list[ListedTrap]:
    """Draw some of the traps that belong into a section and are true of the figures, each once."""
    known = (trap for trap in listed_traps() if trap.section == section and (subject.cites or not trap.cites))
    fitting = [trap for trap in known if trap.holds(subject.figures)]
    return [fitting[place] for place in draw(some_of(range(len(fitting)), most=_MOST))] if fitting else []


@st.composite
def _mixed(draw: st.DrawFn, subject: Subject, section: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Draw the lines of a section with traps between them; a trap of one sentence may end another paragraph."""
    mixed = list(lines)
    for trap in draw(_some(section, subject)):
        site, media = draw(number_in(1, 300)), draw(number_in(1, 300))
        said = [subject.line(text, site=site, media=media) for text in trap.paragraphs]
        at = draw(number_in(0, len(mixed)))
        before = mixed[at - 1] if at else None
        if before and len(said) == 1 and _ends(before) and _ends(said[0]) and draw(FLAGS):
            mixed[at - 1] = Line((*before, *said[0]))
        elif not _parts(mixed, at):
            mixed[at:at] = said
    return tuple(mixed)


def _ends(line: Line) -> bool:
    return line.text.endswith("。")


def _parts(lines: list[Line], at: int) -> bool:
    """Return whether a line put there would separate a heading, or a pair of brackets, from what follows."""
    return at > 0 and not _ends(lines[at - 1])
