"""The years that a report says to be its own, and which of them is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from gouji.api import Paragraph, Report, Span, Year, announced_years, periods_in, years_in
from gouji_gongkai.years.publication import publication
from gouji_gongkai.years.year_sentences import read_years
from gouji_gongkai.years.year_words import PAST

__all__ = ["Claim", "claims", "is_title", "own_year"]

_WEIGHTS = {"title": 2, "period": 2}
_MOST_STATEMENTS = 3
_LAST_MONTH = 4
"""Reports of last year are published by then; a later day tells nothing of the year."""

_WHOLE_YEAR = (1, 1, 12, 31)
_NOT_COVERED = ("有效", "试行", "施行", "规划", "计划", "合同", "任期", "公示", "征集", "征求")


class Claim(NamedTuple):
    """A year that claims to be the report's: ``kind`` is title, period, figures, statement or problems.

    The last is one of section five, which speaks of last year too: it only helps to tell the report's.
    ``is_plan`` tells that its sentence reads as what is to be done, should the year lie ahead.
    """

    year: int
    span: Span
    kind: str
    is_plan: bool = False


def claims(report: Report, *, besides: int | None = None) -> list[Claim]:
    """Every year that claims to be the report's, in reading order.

    Sentences that have no year but *besides* are passed over, which is much faster.
    """
    found: list[Claim] = []
    problems: list[Paragraph] = []
    lost = _lost_problems(report)
    for paragraph in report.paragraphs:
        text = paragraph.text
        if is_title(report, paragraph):
            found += [_claim(paragraph, year.start, year.end, year.value, "title") for year in years_in(text)]
            continue
        periods = list(_period_claims(paragraph)) if "月" in text or "统计" in text or "数据" in text else []
        found += periods
        if "年" not in text:
            continue
        section = report.section_at(paragraph.start)
        if section == "problems" or (lost is not None and lost <= paragraph.start and section != "other"):
            problems.append(paragraph)
            continue
        taken = {claim.span.start for claim in periods}
        found += [claim for claim in _statements(report, paragraph, section, besides) if claim.span.start not in taken]
    if problems and (found or besides) and not any(claim.kind in _WEIGHTS for claim in found):
        found += _latest_problems(report, problems, max([besides or 0, *(claim.year for claim in found)]))
    return sorted(found, key=lambda claim: claim.span)


def _lost_problems(report: Report) -> int | None:
    """Where the text of a section on problems begins that has lost its heading: after the last table."""
    section = report.sections.get("problems")
    if section is None or section.heading is not None:
        return None
    return max((bound.cells[-1].end for bound in report.tables.values() if bound.cells), default=None)


def _latest_problems(report: Report, paragraphs: list[Paragraph], year: int) -> Iterator[Claim]:
    """What section five says was done in a year after all others: it speaks of this year and the last."""
    for paragraph in paragraphs:
        if any(word in paragraph.text for word in PAST):
            for claim in _statements(report, paragraph, "problems", None):
                if claim.year > year and not claim.is_plan:
                    yield claim._replace(kind="problems")


def own_year(report: Report, found: list[Claim]) -> int | None:
    """The report's year: the title's, unless period and statements together say another.

    Without either, that of most statements, else the last of those years. Where claims disagree, the
    year before that of publication speaks for itself.
    """
    years = {claim.year for claim in found}
    if len(years) <= 1:
        return next(iter(years), None)
    published = publication(report)
    weights: Counter[int] = Counter()
    best: dict[int, int] = {}
    for rank, (kind, weight) in enumerate(reversed(_WEIGHTS.items()), 1):
        for year in {claim.year for claim in found if claim.kind == kind}:
            weights[year] += weight
            best[year] = rank
    statements = Counter(claim.year for claim in found if claim.kind not in _WEIGHTS)
    for year, count in statements.items():
        weights[year] += min(count, _MOST_STATEMENTS)
    expected = published.day.year - 1 if published and published.day.month <= _LAST_MONTH else 0
    if expected in weights:
        weights[expected] += 1
    return max(weights, key=lambda year: (weights[year], year == expected, best.get(year, 0), statements[year], year))


def is_title(report: Report, paragraph: Paragraph) -> bool:
    """Whether a paragraph is (a line of) the report's title."""
    span = report.title.span
    return span is not None and span.start <= paragraph.start < span.end


def _claim(paragraph: Paragraph, start: int, end: int, year: int, kind: str) -> Claim:
    return Claim(year, paragraph.source_span(start, end), kind)


def _statements(report: Report, paragraph: Paragraph, section: str | None, besides: int | None) -> Iterator[Claim]:
    for year, about, is_plan in read_years(report, paragraph, section, besides=besides):
        if about in ("figures", "statement"):
            yield Claim(year.value, paragraph.source_span(year.start, year.end), about, is_plan)


def _period_claims(paragraph: Paragraph) -> Iterator[Claim]:
    """The years after 统计期限 and its like, else of a period from 1 January to 31 December."""
    text = paragraph.text
    years = announced_years(text) or _bare_years(text)
    for year in years:
        yield _claim(paragraph, year.start, year.end, year.value, "period")


def _bare_years(text: str) -> list[Year]:
    """The years of periods from 1 January to 31 December of one year that nothing announces."""
    if "月" not in text or "31" not in text or any(word in text for word in _NOT_COVERED):
        return []
    is_covered = "数据" in text or "本报告" in text
    return [
        year
        for period in periods_in(text)
        if period.first is not None
        and (period.first.month, period.first.day, period.last.month, period.last.day) == _WHOLE_YEAR
        and (is_covered or len({year.value for year in period.years}) == 1)
        for year in period.years
    ]
