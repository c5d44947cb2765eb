"""Strategies for the text of a sound report, section by section."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from gouji.testing import Line
from gouji.testing.strategies import any_of
from gouji.testing.strategies.figures import FLAGS, number_in
from gouji_gongkai.testing import phrases
from gouji_gongkai.testing.citations import litigation_sentence, proactive_sentence, requests_sentence
from gouji_gongkai.testing.subject import Subject

__all__ = ["prefaces", "section_lines", "titles"]

_CITING = {"proactive": proactive_sentence, "requests": requests_sentence, "litigation": litigation_sentence}
_HAN_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_ASPECT_SHAPES = ("heading", "bracket", "dot", "comma", "一是", "方面")
_ORDINALS = "一二三四五"


@st.composite
def titles(draw: st.DrawFn, subject: Subject, *, always: bool) -> tuple[Line, ...]:
    """Draw a title on one line or two; or none, unless *always*."""
    shapes = phrases.TITLES if always else (*phrases.TITLES, ())
    lines = tuple(subject.line(template) for template in draw(any_of(shapes)))
    if not draw(FLAGS):
        return lines
    return tuple(line.replace("title.year", str(subject.year).translate(_HAN_DIGITS)) for line in lines)


@st.composite
def prefaces(draw: st.DrawFn, subject: Subject, *, dated: bool) -> tuple[Line, ...]:
    """Draw the lines before the first heading, in the usual order; *dated*: with a period for sure."""
    templates = draw(_some(phrases.PREFACES))
    if draw(FLAGS):
        templates.append(phrases.SIX_NAMES)
    if dated or draw(FLAGS):
        templates.append(draw(any_of(phrases.PERIODS)))
    if draw(FLAGS):
        templates.append(phrases.CONTACT)
    return tuple(subject.line(template) for template in templates)


def section_lines(subject: Subject, section: str, *, dated: bool) -> st.SearchStrategy[tuple[Line, ...]]:
    """Draw the lines of a section, above its table where it has one; *dated*: with statements of the year."""
    if section == "overview":
        return _overview(subject, dated=dated)
    if section in phrases.TABLE_LEADS:
        return _leads(subject, section)
    return _problems(subject) if section == "problems" else _other(subject)


@cache
def _some(templates: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    """Draw some of the templates, each once, in their own order."""
    places = st.lists(st.integers(0, len(templates) - 1), unique=True, max_size=len(templates))
    return places.map(lambda chosen: [templates[place] for place in sorted(chosen)])


@st.composite
def _overview(draw: st.DrawFn, subject: Subject, *, dated: bool) -> tuple[Line, ...]:
    shape = draw(any_of(_ASPECT_SHAPES))
    templates: list[str] = [draw(any_of(phrases.OPENINGS))]
    for number, (name, heading, sentences) in enumerate(phrases.ASPECTS):
        sentence = draw(any_of(sentences))
        if name == "依申请公开" and subject.cites and draw(FLAGS):
            sentence += requests_sentence(subject.figures)
        templates += _aspect(shape, number, name, heading, sentence)
    for trap in draw(_some(phrases.ASPECT_TRAPS)):
        templates[-1] += trap
    if dated:
        templates += phrases.STATEMENTS
    site, media = draw(number_in(1, 300)), draw(number_in(1, 300))
    return tuple(subject.line(template, site=site, media=media) for template in templates)


def _aspect(shape: str, number: int, name: str, heading: str, sentence: str) -> list[str]:
    ordinal = _ORDINALS[number]
    if shape == "heading":
        return [f"（{ordinal}）{heading}", sentence]
    lead = {"bracket": f"（{ordinal}）{name}。", "dot": f"{number + 1}.{name}。", "comma": f"{number + 1}、{name}。"}
    lead |= {"一是": f"{ordinal}是推进{name}。", "方面": f"{name}方面。"}
    return [lead[shape] + sentence]


@st.composite
def _leads(draw: st.DrawFn, subject: Subject, section: str) -> tuple[Line, ...]:
    templates: list[str] = []
    if subject.cites and draw(FLAGS):
        templates.append(_CITING[section](subject.figures))
    if draw(FLAGS):
        templates.append(phrases.TABLE_LEADS[section])
    return tuple(subject.line(template) for template in templates)


@st.composite
def _problems(draw: st.DrawFn, subject: Subject) -> tuple[Line, ...]:
    templates = (*draw(_some(phrases.LAST_PROBLEMS)), *draw(any_of(phrases.PROBLEMS)))
    return tuple(subject.line(template) for template in templates)


@st.composite
def _other(draw: st.DrawFn, subject: Subject) -> tuple[Line, ...]:
    """Draw the statement on fees, other matters, and at times who signs and when."""
    templates = [draw(any_of(phrases.FEES)), *draw(_some(phrases.OTHERS))]
    if draw(FLAGS):
        templates += ["{agency}", f"{{next}}年1月{draw(number_in(5, 29))}日"]
    site, media = draw(number_in(1, 30)), draw(number_in(1, 30))
    return tuple(subject.line(template, site=site, media=media) for template in templates)
