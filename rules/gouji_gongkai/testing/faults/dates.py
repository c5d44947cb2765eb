"""Faults of years and dates: another year, a wrong period, lost signs, a late day of publication."""

from __future__ import annotations

import attrs

from gouji.api import Severity
from gouji.testing import Expectation, Faulted, Line, SampleReport
from gouji.testing.changes import with_line

__all__ = [
    "day_sign_lost",
    "period_inverted",
    "period_of_part",
    "published_early",
    "published_late",
    "year_changed",
    "year_sign_lost",
]


def year_changed(sample: SampleReport, key: str, year: int) -> Faulted:
    """Print another year at a key (``title.year``, ``period.year``, ``statement.0``)."""
    if key not in sample.keys:
        message = f"{key}: no line has it; there are {', '.join(sample.keys)}"
        raise ValueError(message)
    finding = Expectation("year-mismatch", key, expected=str(sample.period))
    return Faulted(sample.replace(key, str(year)), (finding,))


def period_inverted(sample: SampleReport) -> Faulted:
    """Print 31 December to 1 January as 统计期限, in the preface."""
    return _with_period(sample, f"{sample.period}年12月31日至{sample.period}年1月1日", "error")


def period_of_part(sample: SampleReport, month: int) -> Faulted:
    """Print 1 January to the first of a month as 统计期限, in the preface."""
    return _with_period(sample, f"{sample.period}年1月1日至{sample.period}年{month}月1日", "warning")


def day_sign_lost(sample: SampleReport, month: int, day: int) -> Faulted:
    """Add a day that has lost its 日 (12月31止)."""
    line = Line.of(
        "以上事项截至{day}止已全部公开。", {"day": f"{sample.period}年{month}月{day}"}, marked={"day": "date"}
    )
    return Faulted(with_line(sample, line, "overview"), (Expectation("date-malformed", "date", "warning"),))


def year_sign_lost(sample: SampleReport) -> Faulted:
    """Add a year that has lost its 年 (2024政务公开)."""
    line = Line.of("年初制定{year}政务公开培训安排。", {"year": str(sample.period)}, marked={"year": "bare.year"})
    finding = Expectation("year-char-missing", "bare.year", "info", expected=f"{sample.period}年")
    return Faulted(with_line(sample, line, "overview"), (finding,))


def published_late(sample: SampleReport, month: int, day: int) -> Faulted:
    """Add a line under the title with a day of publication, in the next year, that is too late."""
    return _published(sample, "published-late", f"{sample.period + 1}-{month:02}-{day:02}")


def published_early(sample: SampleReport, month: int, day: int) -> Faulted:
    """Add a line under the title with a day of publication within the year that the report covers."""
    return _published(sample, "published-early", f"{sample.period}-{month:02}-{day:02}")


def _published(sample: SampleReport, rule: str, day: str) -> Faulted:
    line = Line.of("公布时间：{day}", {"day": day}, marked={"day": "published"})
    finding = Expectation(rule, "published", "warning")
    return Faulted(attrs.evolve(sample, preface=(line, *sample.preface)), (finding,))


def _with_period(sample: SampleReport, period: str, severity: Severity) -> Faulted:
    line = Line.of("本报告所列数据的统计期限为{period}。", {"period": period}, marked={"period": "period"})
    preface = (*(line for line in sample.preface if not {"period.year", "period.end_year"} & set(line.keys)), line)
    finding = Expectation("period-invalid", "period", severity)
    return Faulted(attrs.evolve(sample, preface=preface), (finding,))
