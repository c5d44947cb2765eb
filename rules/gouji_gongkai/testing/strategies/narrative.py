"""Strategies for faults of the text: which figures are printed, and which are right."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hypothesis import strategies as st

from gouji.api import read_figure
from gouji.testing import Faulted, SampleReport
from gouji_gongkai.testing.faults import narrative
from gouji_gongkai.testing.faults.cells import with_requests

__all__ = ["NARRATIVE_FAULTS"]

_MYRIAD = 10_000
_GAPS = ("__", "____", "＿＿")


def _figure_miscited(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    right = int(read_figure(sample.figures["requests.new.total"]).value or 0)
    wrong = st.integers(0, 100_000).filter(lambda n: n != right and n * _MYRIAD != right and right * _MYRIAD != n)
    return wrong.map(lambda figure: narrative.figure_miscited(sample, figure))


def _none_claimed(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    if not read_figure(sample.figures["requests.new.total"]).value:
        sample = with_requests(sample, 1)
    return st.just(narrative.none_claimed(sample))


@st.composite
def _parts_off(draw: st.DrawFn, sample: SampleReport) -> Faulted:
    parts = draw(st.tuples(st.integers(10, 500), st.integers(10, 500), st.integers(10, 500)))
    return narrative.parts_off(sample, parts, draw(st.integers(1, 9)) * draw(st.sampled_from((1, -1))))


@st.composite
def _percent_off(draw: st.DrawFn, sample: SampleReport) -> Faulted:
    prior, difference = draw(st.integers(10, 500)), draw(st.integers(1, 500))
    off = draw(st.integers(2, 50))
    return narrative.percent_off(sample, prior, difference, difference * 100 // prior + 1 + off)


@st.composite
def _change_off(draw: st.DrawFn, sample: SampleReport) -> Faulted:
    difference = draw(st.integers(1, 500))
    stated = draw(st.integers(1, 500).filter(lambda number: number != difference))
    return narrative.change_off(sample, draw(st.integers(1, 500)), difference, stated)


@st.composite
def _said_twice(draw: st.DrawFn, sample: SampleReport) -> Faulted:
    first = draw(st.integers(1, 9999))
    return narrative.said_twice(sample, first, draw(st.integers(1, 9999).filter(lambda number: number != first)))


def _blank_left(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    return st.sampled_from(_GAPS).map(lambda gap: narrative.blank_left(sample, gap))


def _unit_slipped(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    parts = st.tuples(st.integers(1, 500), st.integers(1, 500))
    return parts.map(lambda each: narrative.unit_slipped(sample, each))


def _exact_called_about(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    exact = st.integers(11, 9999).filter(lambda number: number % 10)
    return exact.map(lambda figure: narrative.exact_called_about(sample, figure))


NARRATIVE_FAULTS: Mapping[str, Callable[[SampleReport], st.SearchStrategy[Faulted]]] = {
    "blank-left": _blank_left,
    "change-off": _change_off,
    "exact-called-about": _exact_called_about,
    "figure-miscited": _figure_miscited,
    "none-claimed": _none_claimed,
    "parts-off": _parts_off,
    "percent-off": _percent_off,
    "said-twice": _said_twice,
    "unit-slipped": _unit_slipped,
}
"""Each kind of fault of the text, and how one is drawn for a sample."""
