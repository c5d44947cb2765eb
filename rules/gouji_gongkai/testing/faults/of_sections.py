"""The faults of sections, titles, years and dates: for every such rule one that can be planted in any sample."""

from __future__ import annotations

from gouji.testing import Expectation, Fault, Faulted, SampleReport
from gouji.testing.changes import of_subject
from gouji_gongkai.testing.faults import dates, kinds, sections

__all__ = ["OF_SECTIONS"]


def _another_year(sample: SampleReport) -> Faulted:
    """Print another year in the title, in which the form is in force too."""
    year = next(year for year in (sample.period - 1, sample.period + 1) if sample.form.in_force(year))
    return dates.year_changed(sample, "title.year", year)


def _of_government(sample: SampleReport) -> SampleReport:
    """Return the report of a government; only a city's may have made 规章."""
    return sample if sample.subject.endswith("人民政府") else of_subject(sample, "白鹮县人民政府")


def _with_deadline(sample: SampleReport) -> SampleReport:
    """Return the report of a body that has a day set to publish it."""
    return sample if sample.subject.endswith(("局", "县人民政府", "市人民政府")) else of_subject(sample, "云麓县水务局")


OF_SECTIONS = (
    Fault("missing-section", "a heading is lost", lambda sample: sections.heading_lost(sample, "problems")),
    Fault("empty-section", "nothing under a heading", lambda sample: sections.section_emptied(sample, "problems")),
    Fault("section-order", "five after six", sections.sections_swapped),
    Fault("duplicate-section", "problems twice", lambda sample: sections.section_repeated(sample, "problems")),
    Fault(
        "section-numbering",
        "6、 among 一、",
        lambda sample: sections.heading_reworded(
            sample, "other", "6、其他需要报告的事项", Expectation("section-numbering", severity="warning")
        ),
    ),
    Fault(
        "extra-section",
        "a seventh",
        lambda sample: sections.section_added(sample, "七、下一步打算", "继续做好各项公开工作。"),
    ),
    Fault(
        "heading-wording",
        "other words",
        lambda sample: sections.heading_reworded(
            sample,
            "problems",
            "五、工作中存在的主要问题及其改进情况",
            Expectation("heading-wording", severity="info", shift=len("五、")),
        ),
    ),
    Fault("missing-title", "no title", sections.title_lost),
    Fault("malformed-title", "政府信息公开 is lost", sections.title_malformed),
    Fault("missing-aspect", "no word of requests", sections.aspect_left_out, forms=("2021",)),
    Fault(
        "missing-supervision-result",
        "no word of 评议",
        lambda sample: sections.result_left_out(_of_government(sample)),
    ),
    Fault("missing-fee-statement", "no word of fees", sections.fees_left_out, forms=("2021",)),
    Fault("thin-problems", "无", lambda sample: sections.problems_left_thin(sample, "无。")),
    Fault("missing-table", "a table is lost", lambda sample: sections.table_lost(sample, "litigation")),
    Fault("not-a-report", "a notice", kinds.of_other_kind),
    Fault("old-report", "a report of 2017", kinds.of_old_year),
    Fault("text-breaks-off", "inside a sentence of section one", kinds.broken_off),
    Fault("line-breaks-lost", "all sections in one line", kinds.run_together),
    Fault("section-count", "seven parts said, six listed", kinds.with_another_count),
    Fault("covering-letter", "a letter above the first section", kinds.with_letter),
    Fault("outdated-structure", "概述, 收费及减免", kinds.with_old_structure),
    Fault("missing-period", "no period", sections.period_left_out),
    Fault("year-mismatch", "another year in the title", _another_year),
    Fault("period-invalid", "from the end to the beginning", dates.period_inverted),
    Fault("date-malformed", "日 is lost", lambda sample: dates.day_sign_lost(sample, 11, 30)),
    Fault("year-char-missing", "年 is lost", dates.year_sign_lost),
    Fault(
        "published-late",
        "in April",
        lambda sample: dates.published_late(_with_deadline(sample), 4, 16),
        not_in={"html": "a page tells the day itself, and the first day that is told counts"},
        plain="front matter tells the day too",
    ),
    Fault(
        "published-early",
        "in December",
        lambda sample: dates.published_early(sample, 12, 12),
        not_in={"html": "a page tells the day itself, which comes later"},
    ),
)
"""One fault or more for each rule on sections, the title, years and dates."""
