"""Faults of the whole file: no annual report, one of before 2019, one with the structure of before 2019."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from gouji.testing import Expectation, Faulted, Line, SampleReport

__all__ = ["of_old_year", "of_other_kind", "with_old_structure"]

_OLD_YEAR = 2017
_OLD: Mapping[str, tuple[str, str]] = {
    "old.1": ("一、概述", "认真落实政府信息公开条例，依法做好公开工作。"),
    "old.2": ("二、主动公开政府信息情况", "通过网站和公开栏及时发布信息。"),
    "old.3": ("三、收费及减免情况", "没有收取费用。"),
}


def of_other_kind(sample: SampleReport) -> Faulted:
    """Replace the report by a notice of a meeting."""
    notice = attrs.evolve(
        sample,
        title=(Line.of("关于召开年度工作会议的通知"),),
        preface=(Line.of("各科室：定于星期三上午召开会议，请准时参加。"),),
        headings={},
        prose={},
        tables=(),
    )
    return Faulted(notice, (Expectation("not-a-report", severity="info"),))


def of_old_year(sample: SampleReport) -> Faulted:
    """Replace the report by one of a year before the first unified form."""
    values = {"agency": sample.subject, "year": str(_OLD_YEAR)}
    title = Line.of("{agency}{year}年政府信息公开工作年度报告", values, marked={"year": "title.year"})
    old = attrs.evolve(_structured(sample), title=(title,), period=_OLD_YEAR)
    return Faulted(old, (Expectation("old-report", "title.year", "info"),))


def with_old_structure(sample: SampleReport) -> Faulted:
    """Print the headings of before 2019; expected at the first of them."""
    return Faulted(_structured(sample), (Expectation("outdated-structure", "heading.old.1"),))


def _structured(sample: SampleReport) -> SampleReport:
    return attrs.evolve(
        sample,
        preface=(),
        headings={section: heading for section, (heading, _) in _OLD.items()},
        prose={section: (Line.of(text),) for section, (_, text) in _OLD.items()},
        tables=(),
        order=tuple(_OLD),
    )
