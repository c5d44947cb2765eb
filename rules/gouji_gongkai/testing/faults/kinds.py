"""Faults of the whole file: no annual report, one of before 2019, one that breaks off or runs together, a letter."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from gouji.testing import Expectation, Faulted, Line, SampleReport
from gouji.testing.changes import WRONG

__all__ = [
    "broken_off",
    "of_old_year",
    "of_other_kind",
    "run_together",
    "with_another_count",
    "with_letter",
    "with_old_structure",
]

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


def broken_off(sample: SampleReport) -> Faulted:
    """End the report inside a sentence of section one."""
    first = sample.form.sections[0].id
    line = _wrong("在公开栏目建设方面，逐项对照公开目录，补充完善缺少的信息，{fault}", "及时更")
    broken = attrs.evolve(
        sample,
        headings={key: heading for key, heading in sample.headings.items() if key == first},
        prose={first: (*sample.prose.get(first, ()), line)},
        tables=(),
        order=(first,),
    )
    return Faulted(broken, (Expectation("text-breaks-off", WRONG, "warning"),))


def run_together(sample: SampleReport) -> Faulted:
    """Print all sections in one line, without their tables."""
    text = "".join(f"{section.heading}按规定做好各项工作。" for section in sample.form.sections)
    merged = attrs.evolve(sample, preface=(_wrong("{fault}", text),), headings={}, prose={}, tables=(), order=())
    return Faulted(merged, (Expectation("line-breaks-lost", WRONG, "warning"),))


def with_another_count(sample: SampleReport) -> Faulted:
    """Promise seven parts, and list the form's six."""
    names = "、".join(section.name for section in sample.form.sections)
    line = _wrong(f"本报告由{names}{{fault}}组成。", "七个部分")
    finding = Expectation("section-count", WRONG, "warning")
    return Faulted(attrs.evolve(sample, preface=(*sample.preface, line)), (finding,))


def with_letter(sample: SampleReport) -> Faulted:
    """Print the letter to the superior above the first section."""
    letter = (_wrong("{fault}", "县人民政府办公室："), Line.of("现将我单位年度报告报来，请审阅。"))
    finding = Expectation("covering-letter", WRONG, "warning")
    return Faulted(attrs.evolve(sample, preface=(*letter, *sample.preface)), (finding,))


def _wrong(template: str, words: str) -> Line:
    return Line.of(template, {WRONG: words}, marked={WRONG: WRONG})


def _structured(sample: SampleReport) -> SampleReport:
    return attrs.evolve(
        sample,
        preface=(),
        headings={section: heading for section, (heading, _) in _OLD.items()},
        prose={section: (Line.of(text),) for section, (_, text) in _OLD.items()},
        tables=(),
        order=tuple(_OLD),
    )
