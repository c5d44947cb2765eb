"""Strategies for folders: reports of several bodies over several years that follow from each other."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from hypothesis import strategies as st

from gouji.api import Form
from gouji.testing import Line, SampleReport
from gouji.testing.changes import with_line
from gouji_gongkai.testing.bodies import BODIES, Body
from gouji_gongkai.testing.reports import official_forms
from gouji_gongkai.testing.strategies.reports import figures, following_figures, sound_reports

__all__ = ["sound_folders", "sound_years"]

_FIRST_YEAR, _LAST_YEAR = 2019, 2025
_MOST_YEARS = 3
_TREES = "榆枫柏槐桐杉棠梅竹荷菊兰芦苇蒲菱茶桑麻葛禾黍稷粟梨枣杏栗柿椿楠樟桂柚橘榛"
_VILLAGES = 60


@st.composite
def sound_years(
    draw: st.DrawFn, *, body: Body | None = None, count: int | None = None, first: int | None = None
) -> tuple[SampleReport, ...]:
    """Draw a body's reports of some years, one after the other; each is sound and follows from the one before."""
    body = body or draw(st.sampled_from(BODIES))
    count = count or draw(st.integers(1, _MOST_YEARS))
    first = first or draw(st.integers(_FIRST_YEAR, _LAST_YEAR + 1 - count))
    samples: list[SampleReport] = []
    values: dict[str, Decimal] = {}
    for year in range(first, first + count):
        form = _form_of(year)
        regulations = body.makes_regulations
        following = following_figures(form, values, with_regulations=regulations)
        values = draw(following if values else figures(form, with_regulations=regulations))
        sample = draw(sound_reports(form, cites=False, dated=True, body=body, year=year, values=values))
        samples.append(_with_villages(sample, f"{body.name}{year}"))
    return tuple(samples)


@st.composite
def sound_folders(draw: st.DrawFn) -> tuple[SampleReport, ...]:
    """Draw the reports of one to three bodies."""
    bodies = draw(st.lists(st.sampled_from(BODIES), unique=True, min_size=1, max_size=3))
    return tuple(sample for body in bodies for sample in draw(sound_years(body=body)))


def _form_of(year: int) -> Form:
    return next(form for form in official_forms() if form.in_force(year))


def _with_villages(sample: SampleReport, seed: str) -> SampleReport:
    """Return the report with a sentence that no other one has, so that none is a copy of another."""
    drawn = Random(seed)  # noqa: S311 (no secret: the same names for the same report)
    names = ["".join(drawn.sample(_TREES, 2)) for _ in range(_VILLAGES)]
    line = Line.of(
        "{villages}已在公示栏张贴补贴明细。", {"villages": "、".join(f"{name}村" for name in names)}, marked={}
    )
    return with_line(sample, line, "overview")
