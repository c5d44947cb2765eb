"""Strategies for sound reports: every relation holds, and the text says what the tables say."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

import attrs
from hypothesis import strategies as st

from gouji.forms.model import Form, FormColumn
from gouji.plugins.finder import load_plugins
from gouji.testing.figures import derived_facts, sound_figures
from gouji.testing.lines import Line
from gouji.testing.sample import SampleReport
from gouji.testing.strategies.bodies import BODIES, Body
from gouji.testing.strategies.phrases import NOTICES
from gouji.testing.strategies.prose import Subject, prefaces, section_lines, titles
from gouji.testing.strategies.trapped import trapped

__all__ = ["figures", "following_figures", "official_forms", "sound_reports"]

_LAST_YEAR = 2025
_MOST_FIGURES = 10
_REGULATIONS = "proactive.regulations."
_CARRIED_IN = "requests.carried_in."
_GRANTED = "requests.granted."
_ZERO = Decimal(0)
_LOSSES = ("-{}", "减少{}")
_WIDEST_COUNTED = 100_000
_NUMERALS = "一二三四五六"
_NUMBERINGS = ("{numeral}、", "{numeral}、", "{numeral}、", "第{numeral}部分 ", "（{numeral}）", "")
_GAINS = ("{}", "+{}", "增加{}")


@cache
def official_forms() -> tuple[Form, ...]:
    """The forms of the installed plugins that these sentences are for, oldest first."""
    return tuple(form for form in load_plugins().forms if form.id in NOTICES)


@st.composite
def figures(draw: st.DrawFn, form: Form, *, with_regulations: bool = False) -> dict[str, Decimal]:
    """Figures that agree: few cells are drawn, the totals follow, the rest is 0."""
    derived = derived_facts(form)
    free = [
        fact for fact in form.slots if fact not in derived and (with_regulations or not fact.startswith(_REGULATIONS))
    ]
    return sound_figures(form, draw(_free(form, free)))


@st.composite
def _free(draw: st.DrawFn, form: Form, facts: list[str]) -> dict[str, Decimal]:
    """A few of the figures that no relation determines."""
    chosen = draw(st.lists(st.sampled_from(facts), unique=True, max_size=_MOST_FIGURES))
    drawn = {fact: draw(_values(form.slots[fact][2])) for fact in chosen}
    _keep_in_step(drawn)
    return drawn


@st.composite
def following_figures(
    draw: st.DrawFn, form: Form, last: Mapping[str, Decimal], *, with_regulations: bool = False
) -> dict[str, Decimal]:
    """Figures that agree and follow from last year's: what was carried out is carried in, what was in force still is."""
    derived = derived_facts(form)
    free = [
        fact
        for fact in form.slots
        if fact not in derived
        and not fact.startswith(_CARRIED_IN)
        and (with_regulations or not fact.startswith(_REGULATIONS))
    ]
    drawn = draw(_free(form, free))
    for fact in (fact for fact in form.slots if fact.startswith(_CARRIED_IN) and not fact.endswith(".total")):
        column = fact.removeprefix(_CARRIED_IN)
        carried = last[f"requests.carried_out.{column}"]
        drawn[fact] = carried
        drawn[_GRANTED + column] = drawn.get(_GRANTED + column, _ZERO) + carried
    for row in ("proactive.regulations", "proactive.normative_documents"):
        if f"{row}.issued" in form.slots and f"{row}.in_force" in last:
            stock = last[f"{row}.in_force"] + drawn.get(f"{row}.issued", _ZERO)
            drawn[f"{row}.repealed"] = min(drawn.get(f"{row}.repealed", _ZERO), stock)
            drawn[f"{row}.in_force"] = stock - drawn[f"{row}.repealed"]
    return sound_figures(form, drawn)


def _values(column: FormColumn) -> st.SearchStrategy[Decimal]:
    counts = st.one_of(st.integers(0, 20), st.integers(0, 10_000_000))
    if column.number == "change":
        return st.integers(-500, 500).map(Decimal)
    if column.number == "amount":
        return st.one_of(counts.map(Decimal), st.decimals(0, 100_000, places=2))
    return counts.map(Decimal)


def _keep_in_step(drawn: dict[str, Decimal]) -> None:
    """What was made this year and not repealed is in force, what was disclosed is public."""
    steps = (("issued", "in_force"), ("produced", "disclosed"), ("disclosed", "total_public"))
    for less, more in steps:
        for fact in [fact for fact in drawn if fact.endswith(f".{less}")]:
            other = fact.removesuffix(less) + more
            if drawn.get(fact.removesuffix(less) + "repealed"):
                continue
            drawn[other] = max(drawn[fact], drawn.get(other, Decimal(0)))


@st.composite
def sound_reports(
    draw: st.DrawFn,
    form: Form | None = None,
    *,
    cites: bool = True,
    dated: bool = False,
    traps: bool = False,
    body: Body | None = None,
    year: int | None = None,
    values: Mapping[str, Decimal] | None = None,
) -> SampleReport:
    """A report in which nothing is wrong.

    *form* is an official form, None for any. With *cites* false no sentence states a figure of the
    tables, so that a figure can be changed without contradiction. With *dated* the report says its
    year in a title, in a period and in statements, so that one of them can be wrong. With *traps*
    sentences that look like faults stand among the others. *body*, *year* and *values* (figures that
    agree) are drawn where they are not given.
    """
    form = form or draw(st.sampled_from(official_forms()))
    first, last = form.years
    body = body or draw(st.sampled_from(BODIES))
    year = year or draw(st.integers(first or _LAST_YEAR, last or _LAST_YEAR))
    values = values or draw(figures(form, with_regulations=body.makes_regulations))
    subject = Subject(form, body, year, values, cites)
    sample = SampleReport(
        form,
        body.name,
        year,
        draw(_printed(form, values)),
        title=draw(titles(subject, always=dated)),
        preface=draw(prefaces(subject, dated=dated)),
        headings=draw(_headings(form)),
        prose={section.id: draw(section_lines(subject, section.id, dated=dated)) for section in form.sections},
        tables=tuple(table.id for table in form.tables),
    )
    return _numbered(draw(trapped(sample, subject)) if traps else sample)


@st.composite
def _headings(draw: st.DrawFn, form: Form) -> dict[str, str]:
    """The headings, each in any of its wordings, all numbered in one way."""
    style = draw(st.sampled_from(_NUMBERINGS))
    return {
        section.id: style.format(numeral=_NUMERALS[number], number=number + 1)
        + draw(st.sampled_from((section.name, *section.variants)))
        for number, section in enumerate(form.sections)
    }


@st.composite
def _printed(draw: st.DrawFn, form: Form, values: Mapping[str, Decimal]) -> dict[str, str]:
    """The figures as they are printed, all in one manner."""
    number = "{:,}" if draw(st.booleans()) else "{}"
    loss, gain = draw(st.sampled_from(_LOSSES)), draw(st.sampled_from(_GAINS))
    unit, counted = draw(st.sampled_from(("", "元"))), draw(st.sampled_from(("", "", "", "件")))
    if max(values.values()) >= _WIDEST_COUNTED:
        counted = ""  # it would not fit into the narrow columns of a page
    printed = {}
    for fact, value in values.items():
        column = form.slots[fact][2]
        text = number.format(abs(value))
        if column.number == "change" and value:
            text = (loss if value < 0 else gain).format(text)
        units = {"amount": "" if column.unit else unit, "count": counted}
        printed[fact] = text + units.get(column.number, "")
    return printed


def _numbered(sample: SampleReport) -> SampleReport:
    """The sample with its statements of the year told apart: statement.0 and so on."""
    count = 0

    def numbered(line: Line) -> Line:
        nonlocal count
        pieces = []
        for piece in line:
            if piece.key == "statement":
                piece = attrs.evolve(piece, key=f"statement.{count}")
                count += 1
            pieces.append(piece)
        return Line(tuple(pieces))

    prose = {section: tuple(numbered(line) for line in lines) for section, lines in sample.prose.items()}
    return attrs.evolve(sample, prose=prose)
