"""Strategies for sound reports of websites and for faults in them; they need Hypothesis."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
from hypothesis import strategies as st

from gouji.api import Form
from gouji.testing import Faulted, SampleReport, printed_choices
from gouji.testing.samples import DrawFault
from gouji.testing.shapes import listed, listed_again, listed_once
from gouji.testing.strategies import any_of, figures, printed_answers, printed_figures
from gouji.testing.strategies.figures import FLAGS, number_in
from gouji_common.testing.drawn import any_figure_off, any_row_dropped, no_number_anywhere
from gouji_websites.testing.faults import code_cut, filed_late, filed_too_early, media_denied, none_ticked, year_left
from gouji_websites.testing.reports import HOSTS, SITES, official_form, reported

__all__ = ["FAULTS", "sound_reports"]

_YEARS = st.integers(2018, 2025)
_ADDRESSES = ("http://www.example.org", "www.example.org/water/", "https://example.org:8080/?a=1", "云麓水务.政务")
_NOTHING = ("", "/", "无", "—")
_ACCOUNTS: Mapping[str, tuple[str, ...]] = {
    "weibo": ("weibo.posts", "weibo.followers"),
    "wechat": ("wechat.posts", "wechat.subscribers"),
}
_YES_OR_NO = ("是", "否")


@st.composite
def sound_reports(
    draw: st.DrawFn, form: Form | None = None, *, cites: bool = True, dated: bool = False, traps: bool = False
) -> SampleReport:
    """Draw a report in which nothing is wrong.

    It has no sentences, so that *cites* changes nothing, and it always has its dates.
    """
    form = form or official_form()
    host, year = draw(any_of(HOSTS)), draw(_YEARS)
    printed = draw(printed_figures(form, draw(figures(form)))) | draw(printed_answers(form)) | draw(_texts(host))
    shape = draw(any_of((listed, listed_again, listed_once)))
    sample = SampleReport.of(form, subject=host, period=year, figures=printed | draw(_accounts(printed)))
    return attrs.evolve(reported(sample, host, year, draw(number_in(1, 31))), shapes={"report": shape})


@st.composite
def _texts(draw: st.DrawFn, host: str) -> dict[str, str]:
    return {
        "site.name": draw(any_of(SITES)),
        "site.url": draw(any_of(_ADDRESSES)),
        "site.host": host,
        "site.code": f"{draw(number_in(0, 9_999_999_999)):010}",
        "site.icp": draw(any_of(("鲁ICP备00000001号", "/", ""))),
        "media.other": draw(any_of(_NOTHING)),
    }


@st.composite
def _accounts(draw: st.DrawFn, printed: Mapping[str, str]) -> dict[str, str]:
    """Draw which accounts a website has; the figures of the others are 0, struck out or blank."""
    had = {name for name in _ACCOUNTS if draw(FLAGS)}
    answers = {"media.any": printed_choices(_YES_OR_NO, (_YES_OR_NO[0 if had else 1],))}
    for name, facts in _ACCOUNTS.items():
        nothing = draw(any_of((*_NOTHING, "0")))
        answers |= {fact: printed[fact] if name in had else nothing for fact in facts}
        answers[f"{name}.name"] = draw(any_of(SITES)) if name in had else nothing
    return answers


def _code_cut(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    return st.integers(1, 9).map(lambda kept: code_cut(sample, kept))


def _media_denied(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    return st.integers(1, 1000).map(lambda count: media_denied(sample, count))


def _year_left(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    return any_of((-1, 1, -2)).map(lambda distance: year_left(sample, sample.period + distance))


def _filed_too_early(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    return st.just(filed_too_early(sample))


def _filed_late(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    return st.integers(2, 12).map(lambda month: filed_late(sample, month))


def _none_ticked(sample: SampleReport) -> st.SearchStrategy[Faulted]:
    facts = [fact for fact, (_, _, column) in sample.form.slots.items() if column.type == "yes-no"]
    texts = ("□是 □否", "☑是 ☑否", "是（ ） 否（ ）", "/", "是 否", "")
    return st.builds(lambda fact, text: none_ticked(sample, fact, text), st.sampled_from(facts), st.sampled_from(texts))


FAULTS: Mapping[str, DrawFault] = {
    "code-cut": _code_cut,
    "figure-off": any_figure_off,
    "filed-late": _filed_late,
    "filed-too-early": _filed_too_early,
    "media-denied": _media_denied,
    "no-number": no_number_anywhere,
    "none-ticked": _none_ticked,
    "row-dropped": any_row_dropped,
    "year-left": _year_left,
}
"""Each kind of fault, and how one is drawn for a sample."""
