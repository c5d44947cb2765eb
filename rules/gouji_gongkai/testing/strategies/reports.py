"""Strategies for sound reports: every relation holds, and the text agrees with the tables."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import attrs
from hypothesis import strategies as st

from gouji.api import Form
from gouji.testing import Line, SampleReport, sound_figures
from gouji.testing.strategies.figures import any_of, few_figures, free_facts, headings, number_in, printed_figures
from gouji_gongkai.testing.bodies import BODIES, Body
from gouji_gongkai.testing.reports import official_forms
from gouji_gongkai.testing.shapes import SHAPES
from gouji_gongkai.testing.strategies.prose import prefaces, section_lines, titles
from gouji_gongkai.testing.strategies.trapped import trapped
from gouji_gongkai.testing.subject import Subject

__all__ = ["figures", "following_figures", "sound_reports"]

_LAST_YEAR = 2025
_REGULATIONS = "proactive.regulations."
_CARRIED_IN = "requests.carried_in."
_GRANTED = "requests.granted."
_ZERO = Decimal(0)


@st.composite
def figures(draw: st.DrawFn, form: Form, *, with_regulations: bool = False) -> dict[str, Decimal]:
    """Draw figures that agree: few cells are drawn, the totals follow, the rest is 0."""
    drawn = draw(few_figures(form, _free(form, with_regulations=with_regulations)))
    _keep_in_step(drawn)
    return sound_figures(form, drawn)


def _free(form: Form, *, with_regulations: bool) -> list[str]:
    """Return the facts that no relation determines; only a few bodies make 规章."""
    return [fact for fact in free_facts(form) if with_regulations or not fact.startswith(_REGULATIONS)]


@st.composite
def following_figures(
    draw: st.DrawFn, form: Form, last: Mapping[str, Decimal], *, with_regulations: bool = False
) -> dict[str, Decimal]:
    """Draw figures that agree and follow from last year's.

    What was carried out is carried in, what was in force still is.
    """
    free = _free(form, with_regulations=with_regulations)
    drawn = draw(few_figures(form, [fact for fact in free if not fact.startswith(_CARRIED_IN)]))
    _keep_in_step(drawn)
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


def _keep_in_step(drawn: dict[str, Decimal]) -> None:
    """Raise figures so that what was made this year and not repealed is in force, what was disclosed is public."""
    steps = (("issued", "in_force"), ("produced", "disclosed"), ("disclosed", "total_public"))
    for less, more in steps:
        for fact in [fact for fact in drawn if fact.endswith(f".{less}")]:
            other = fact.removesuffix(less) + more
            if drawn.get(fact.removesuffix(less) + "repealed"):
                continue
            drawn[other] = max(drawn[fact], drawn.get(other, _ZERO))


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
    """Draw a report in which nothing is wrong.

    *form* is an official form, None for any. With *cites* false no sentence states a figure of the
    tables, so that a figure can be changed without contradiction. With *dated* the report says its
    year in a title, in a period and in statements, so that one of them can be wrong. With *traps*
    sentences that look like faults stand among the others. *body*, *year* and *values* (figures that
    agree) are drawn where they are not given.
    """
    form = form or draw(any_of(official_forms()))
    first, last = form.years
    body = body or draw(any_of(BODIES))
    year = year or draw(number_in(first or _LAST_YEAR, last or _LAST_YEAR))
    values = values or draw(figures(form, with_regulations=body.makes_regulations))
    subject = Subject(form, body, year, values, cites)
    sample = SampleReport(
        form,
        body.name,
        year,
        draw(printed_figures(form, values)),
        title=draw(titles(subject, always=dated)),
        preface=draw(prefaces(subject, dated=dated)),
        headings=draw(headings(form)),
        prose={section.id: draw(section_lines(subject, section.id, dated=dated)) for section in form.sections},
        tables=tuple(table.id for table in form.tables),
        shapes=SHAPES,
    )
    return _numbered(draw(trapped(sample, subject)) if traps else sample)


def _numbered(sample: SampleReport) -> SampleReport:
    """Return the sample with a key for each statement of the year: statement.0 and so on."""
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
