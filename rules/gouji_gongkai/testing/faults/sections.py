"""Faults of headings, sections and what a report must have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from gouji.api import FormTable, Severity
from gouji.testing import Expectation, Faulted, Line, SampleReport, grid_of
from gouji.testing.changes import WRONG, with_line, without_words

__all__ = [
    "aspect_left_out",
    "fees_left_out",
    "heading_lost",
    "heading_reworded",
    "period_left_out",
    "problems_left_thin",
    "result_left_out",
    "section_added",
    "section_emptied",
    "section_repeated",
    "sections_swapped",
    "table_lost",
    "title_lost",
    "title_malformed",
]

_AGAIN = "again"
_ADDED = "added"
_FEES = ("处理费", "收费", "费用")
_PERIODS = ("统计期限", "12月31日")
_PUBLISHED_AS_THEY_STAND: Mapping[str, Severity] = {"html": "warning", "docx": "warning", "pdf": "warning"}
_FOUR_ASPECTS = (
    "主动公开民生领域的各类信息，做到及时、准确。",
    "政府信息管理更加规范，公开前均经保密审查。",
    "门户网站的公开专栏由专人维护。",
    "监督保障到位，公开工作列入年度考核。",
)


def heading_lost(sample: SampleReport, section: str) -> Faulted:
    """Leave a section without its heading; expected at its table, else where the next section begins."""
    later = [other.id for other in sample.form.sections]
    later = later[later.index(section) + 1 :]
    place = next((f"heading.{other}" for other in later if other in sample.headings), "")
    for table in _tables(sample, section):
        place = grid_of(sample, table.id).rows[0][0].key
    headings = {key: heading for key, heading in sample.headings.items() if key != section}
    finding = Expectation("missing-section", place, section=section)
    return Faulted(attrs.evolve(sample, headings=headings), (finding,))


def table_lost(sample: SampleReport, table_id: str) -> Faulted:
    """Leave a section's table out, but keep its heading."""
    section = sample.form.table(table_id).section
    tables = tuple(table for table in sample.tables if table != table_id)
    finding = Expectation("missing-table", f"heading.{section}", section=section)
    return Faulted(attrs.evolve(sample, tables=tables), (finding,))


def section_emptied(sample: SampleReport, section: str) -> Faulted:
    """Remove all that stands under a heading."""
    finding = Expectation("empty-section", f"heading.{section}", _severity_of_empty(section), section=section)
    return Faulted(attrs.evolve(sample, prose={**sample.prose, section: ()}), (finding,))


def sections_swapped(sample: SampleReport) -> Faulted:
    """Put the last section before the last but one; expected at the latter."""
    sample = _as_printed(sample)
    *others, problems, other = (section.id for section in sample.form.sections)
    finding = Expectation("section-order", f"heading.{problems}", section=problems)
    return Faulted(attrs.evolve(sample, order=(*others, other, problems)), (finding,))


def section_repeated(sample: SampleReport, section: str) -> Faulted:
    """Print a section a second time; expected at its second heading."""
    sample = _as_printed(sample)
    order = [other.id for other in sample.form.sections]
    order.insert(order.index(section) + 1, _AGAIN)
    finding = Expectation("duplicate-section", f"heading.{_AGAIN}", "warning", section=section)
    repeated = attrs.evolve(
        sample,
        headings={**sample.headings, _AGAIN: sample.headings[section]},
        prose={**sample.prose, _AGAIN: sample.prose.get(section, ())},
        order=tuple(order),
    )
    return Faulted(repeated, (finding,))


def section_added(sample: SampleReport, heading: str, text: str) -> Faulted:
    """Add a seventh section after the last one."""
    sample = _as_printed(sample)
    order = (*(section.id for section in sample.form.sections), _ADDED)
    headings, prose = {**sample.headings, _ADDED: heading}, {**sample.prose, _ADDED: (Line.of(text),)}
    finding = Expectation("extra-section", f"heading.{_ADDED}", "warning")
    return Faulted(attrs.evolve(sample, headings=headings, prose=prose, order=order), (finding,))


def heading_reworded(sample: SampleReport, section: str, heading: str, finding: Expectation) -> Faulted:
    """Print a heading in other words than the prescribed ones."""
    finding = attrs.evolve(finding, place=f"heading.{section}", section=section)
    sample = _as_printed(sample)
    return Faulted(attrs.evolve(sample, headings={**sample.headings, section: heading}), (finding,))


def title_lost(sample: SampleReport) -> Faulted:
    """Leave the title out; worse in formats that are published as they stand."""
    finding = Expectation("missing-title", severity="info", severity_in=_PUBLISHED_AS_THEY_STAND)
    return Faulted(attrs.evolve(sample, title=()), (finding,))


def title_malformed(sample: SampleReport) -> Faulted:
    """Leave 政府信息公开 out of the title."""
    values = {"agency": sample.subject, "year": str(sample.period)}
    line = Line.of("{agency}{year}年政务公开年度报告", values, marked={"year": "title.year"})
    return Faulted(attrs.evolve(sample, title=(line,)), (Expectation("malformed-title", "title", "warning"),))


def aspect_left_out(sample: SampleReport) -> Faulted:
    """Leave requests (依申请公开) out of section one."""
    prose = {**sample.prose, "overview": tuple(Line.of(text) for text in _FOUR_ASPECTS)}
    finding = Expectation("missing-aspect", "heading.overview", "warning", section="overview", expected="依申请公开")
    return Faulted(attrs.evolve(sample, prose=prose), (finding,))


def fees_left_out(sample: SampleReport) -> Faulted:
    """Leave out whether 信息处理费 was charged; expected at the first line of section six."""
    silent = without_words(sample, _FEES)
    line = Line.of("{fault}", {WRONG: "无其他事项。"}, marked={WRONG: WRONG})
    prose = {**silent.prose, "other": (line, *silent.prose.get("other", ()))}
    finding = Expectation("missing-fee-statement", WRONG, "warning", section="other")
    return Faulted(attrs.evolve(silent, prose=prose), (finding,))


def problems_left_thin(sample: SampleReport, text: str) -> Faulted:
    """Print nothing but a short text in section five."""
    line = Line.of("{fault}", {WRONG: text}, marked={WRONG: WRONG})
    finding = Expectation("thin-problems", WRONG, "warning", section="problems")
    return Faulted(attrs.evolve(sample, prose={**sample.prose, "problems": (line,)}), (finding,))


def result_left_out(sample: SampleReport) -> Faulted:
    """Report, as a government, on assessment and accountability, but not on public appraisal (评议)."""
    silent = without_words(sample, ("评议",))
    line = Line.of(
        "全年开展工作考核1次，没有发生责任追究情形，各方面监督保障到位。依法公开政府信息，办理申请，维护网站。"
    )
    finding = Expectation("missing-supervision-result", "heading.overview", "warning")
    return Faulted(with_line(silent, line, "overview"), (finding,))


def period_left_out(sample: SampleReport) -> Faulted:
    """Leave out which period the figures cover; expected at the title."""
    return Faulted(without_words(sample, _PERIODS), (Expectation("missing-period", "title", "warning"),))


def _as_printed(sample: SampleReport) -> SampleReport:
    """Return the sample with the form's own headings, numbered as the form numbers them."""
    return attrs.evolve(sample, headings={section.id: section.heading for section in sample.form.sections})


def _severity_of_empty(section: str) -> Severity:
    return "error" if section == "problems" else "warning"


def _tables(sample: SampleReport, section: str) -> Iterable[FormTable]:
    return (table for table in sample.form.tables if table.section == section and table.id in sample.tables)
