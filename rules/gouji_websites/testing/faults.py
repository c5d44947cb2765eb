"""Faults of reports of websites: what is made wrong in a sound report, which rule must report it, and where."""

from __future__ import annotations

import attrs

from gouji.testing import Expectation, Fault, Faulted, SampleReport
from gouji.testing.changes import value_of
import gouji_common.testing as common

__all__ = ["CATALOGUE", "code_cut", "filed_late", "filed_too_early", "media_denied", "none_ticked", "year_left"]

_SURVEYS = "surveys.held"
_NO_SECTIONS = frozenset(("numbering-gap",))
"""Rules that look into sections, which this form has none of."""


def code_cut(sample: SampleReport, kept: int) -> Faulted:
    """Keep only so many digits of a website's code."""
    finding = Expectation("site-identity", "site.code", "warning", fact="site.code")
    return Faulted(sample.with_figures({"site.code": sample.figures["site.code"][:kept]}), (finding,))


def address_lost(sample: SampleReport) -> Faulted:
    """Print a name where the address of the first page belongs."""
    finding = Expectation("site-identity", "site.url", "warning", fact="site.url")
    return Faulted(sample.with_figures({"site.url": sample.figures["site.name"]}), (finding,))


def media_denied(sample: SampleReport, count: int) -> Faulted:
    """Print that there are no new media, together with a figure of one."""
    printed = {"media.any": "□是 ☑否", "weibo.posts": str(count)}
    finding = Expectation("media-conflict", "media.any", "warning", fact="media.any")
    return Faulted(sample.with_figures(printed), (finding,))


def year_left(sample: SampleReport, year: int) -> Faulted:
    """Print below the title another year than that of the title and of the day of filing."""
    title = sample.title[0]
    own = attrs.evolve(title, pieces=(attrs.evolve(title.pieces[0], text=f"{sample.period}年{title.pieces[0].text}"),))
    changed = attrs.evolve(sample, title=(own, *sample.title[1:])).replace("period.year", str(year))
    return Faulted(changed, (Expectation("report-year", "period.year", expected=str(sample.period)),))


def filed_too_early(sample: SampleReport) -> Faulted:
    """Date the signature within the year that the report is of."""
    return Faulted(sample.replace("filed", f"{sample.period}年1月20日"), (Expectation("report-year", "filed"),))


def filed_late(sample: SampleReport, month: int) -> Faulted:
    """Date the signature in the next year, in a month after January."""
    changed = sample.replace("filed", f"{sample.period + 1}年{month}月3日")
    return Faulted(changed, (Expectation("report-year", "filed", "warning"),))


def none_ticked(sample: SampleReport, fact: str, text: str) -> Faulted:
    """Print *text*, with none or both of the boxes ticked, in the cell of a fact."""
    return Faulted(sample.with_figures({fact: text}), (Expectation("placeholder-cell", fact, "warning", fact=fact),))


CATALOGUE: tuple[Fault, ...] = (
    Fault(
        "total-consistency",
        "a total that is too high",
        lambda sample: common.figure_off(sample, "cases.total", int(value_of(sample, "cases.total")) + 7),
    ),
    Fault(
        "total-consistency",
        "more online than there are",
        lambda sample: common.bound_exceeded(sample, "services.online", 2),
    ),
    Fault(
        "total-consistency",
        "more answered than came, which may be",
        lambda sample: common.bound_exceeded(sample, "interviews.answered", 3),
    ),
    Fault("blank-cell", "one blank", lambda sample: common.blanked(sample, _SURVEYS)),
    Fault("placeholder-cell", "a stroke", lambda sample: common.placeholder_printed(sample, _SURVEYS, "/")),
    Fault("placeholder-cell", "no box is ticked", lambda sample: none_ticked(sample, "security.drill", "□是 □否")),
    Fault("placeholder-cell", "both are ticked", lambda sample: none_ticked(sample, "security.drill", "☑是 ☑否")),
    Fault("cell-not-number", "some", lambda sample: common.not_a_number(sample, _SURVEYS, "若干")),
    Fault("negative-count", "a minus", lambda sample: common.below_zero(sample, "responses.total", 2)),
    Fault("decimal-count", "half a website", lambda sample: common.decimals_printed(sample, "services.users", "2.5")),
    Fault("missing-row", "a label is left out", lambda sample: common.row_dropped(sample, "report", "services.users")),
    Fault(
        "extra-row", "a row of one's own", lambda sample: common.row_added(sample, "report", "services.users", "会议")
    ),
    Fault("row-order", "two rows swapped", lambda sample: common.rows_swapped(sample, "report", "services.users")),
    Fault(
        "unreadable-table", "a row has two values", lambda sample: common.cell_split(sample, "report", "services.users")
    ),
    Fault(
        "label-variant",
        "其它",
        lambda sample: common.label_respelt(sample, "row.report.media.other", "其他", "其它", "其它"),
    ),
    Fault("media-conflict", "no media, but posts", lambda sample: media_denied(sample, 12)),
    Fault("report-year", "last year's below the title", lambda sample: year_left(sample, sample.period - 1)),
    Fault("report-year", "filed in the year itself", filed_too_early),
    Fault("report-year", "filed in March", lambda sample: filed_late(sample, 3)),
    Fault("site-identity", "a digit is lost", lambda sample: code_cut(sample, 9)),
    Fault("site-identity", "no address", address_lost),
    *(fault for fault in common.text_faults() if fault.rule not in _NO_SECTIONS),
)
"""The faults of the rules of this kind, and of those for any kind that can look at it."""
