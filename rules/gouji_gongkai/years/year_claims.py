"""Claims: the years that a report gives as its own."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Claim, Draft, Found, Paragraph, Year, contains_any, periods_in, years_in
from gouji_gongkai.periods import announced_years

__all__ = ["WEIGHED", "claims", "claims_another", "is_title", "some_claim"]

WEIGHED = ("title", "period")
"""The claims that speak for the whole report; the others are of its sentences."""

_WHOLE_YEAR = (1, 1, 12, 31)
_NOT_COVERED = ("有效", "试行", "施行", "规划", "计划", "合同", "任期", "公示", "征集", "征求")


def claims(draft: Draft, title: Found, agency: Found) -> list[Claim]:
    """Return every claim of the report's year, in reading order.

    The kind of a claim is title, period, figures, statement or problems. One of problems stands in section five, which
    speaks of last year too: it only helps to decide on the year.
    """
    problems: list[Paragraph] = []
    found = list(_claims(draft, title, agency, None, problems))
    if found and not any(claim.kind in WEIGHED for claim in found):
        found += _latest_problems(agency, problems, max(claim.period for claim in found))
    return sorted(found, key=lambda claim: claim.span)


def claims_another(draft: Draft, title: Found, agency: Found, year: int) -> bool:
    """Return whether the text gives a year other than *year* as the report's own.

    Sentences that have no other year are skipped, and the first claim is enough: both are much faster than `claims`.
    """
    problems: list[Paragraph] = []
    is_weighed = False
    for claim in _claims(draft, title, agency, year, problems):
        if claim.period != year:
            return True
        is_weighed = is_weighed or claim.kind in WEIGHED
    return not is_weighed and any(_latest_problems(agency, problems, year))


def some_claim(draft: Draft, title: Found, agency: Found, year: int) -> Claim | None:
    """Return the first claim of *year*; None where the text does not give it as the report's own."""
    return next((claim for claim in _claims(draft, title, agency, None, []) if claim.period == year), None)


def _claims(
    draft: Draft, title: Found, agency: Found, besides: int | None, problems: list[Paragraph]
) -> Iterator[Claim]:
    """Yield the claims of paragraph after paragraph; paragraphs of section five are added to *problems* instead."""
    lost = _lost_problems(draft)
    for paragraph in draft.paragraphs:
        text = paragraph.text
        if is_title(title, paragraph):
            yield from _title_claims(title, paragraph)
            continue
        periods = list(_period_claims(paragraph)) if "月" in text or "统计" in text or "数据" in text else []
        yield from periods
        if "年" not in text or _has_only(besides, text):
            continue  # most paragraphs; so most runs do not import the reading of sentences, 6 million instructions
        section = draft.section_at(paragraph.start)
        if section == "problems" or (lost is not None and lost <= paragraph.start and section != "other"):
            problems.append(paragraph)
            continue
        taken = {claim.span.start for claim in periods}
        for claim in _statements(agency, paragraph, section, besides):
            if claim.span.start not in taken:
                yield claim


def _has_only(year: int | None, text: str) -> bool:
    """Return whether a text has no other year than one; without one, whether it has none."""
    if text.count("年") == text.count(f"{year}年"):
        return True
    return all(each.value == year for each in years_in(text))


def _title_claims(title: Found, paragraph: Paragraph) -> Iterator[Claim]:
    """Yield the years of a line of the title; behind the title on its line may stand the day of publication."""
    for year in years_in(paragraph.text):
        claim = _claim(paragraph, year.start, year.end, year.value, "title")
        if title.span is None or claim.span.end <= title.span.end:
            yield claim


def _lost_problems(draft: Draft) -> int | None:
    """Return where section five begins if its heading is missing: after the last table.

    None where the heading is there, and where there is no table.
    """
    section = draft.sections.get("problems")
    if section is None or section.heading is not None:
        return None
    return max((end for _, end, _ in draft.placed), default=None)


def _latest_problems(agency: Found, paragraphs: list[Paragraph], year: int) -> Iterator[Claim]:
    """Yield the claims of section five of a year later than *year*, for things that were done.

    Earlier years say nothing, for the section speaks of last year too.
    """
    from gouji_gongkai.years.year_words import PAST

    for paragraph in paragraphs:
        if contains_any(paragraph.text, PAST):
            for claim in _statements(agency, paragraph, "problems", None):
                if claim.period > year and not claim.is_plan:
                    yield claim._replace(kind="problems")


def is_title(title: Found, paragraph: Paragraph) -> bool:
    """Return whether a paragraph is the report's title, or a line of it."""
    span = title.span
    return span is not None and span.start <= paragraph.start < span.end


def _claim(paragraph: Paragraph, start: int, end: int, year: int, kind: str) -> Claim:
    return Claim(year, paragraph.source_span(start, end), kind)


def _statements(agency: Found, paragraph: Paragraph, section: str | None, besides: int | None) -> Iterator[Claim]:
    from gouji_gongkai.years.year_sentences import read_years

    for year, about, is_plan in read_years(agency, paragraph, section, besides=besides):
        if about in ("figures", "statement"):
            yield Claim(year.value, paragraph.source_span(year.start, year.end), about, is_plan)


def _period_claims(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield the years after 统计期限 and its like, else those of a period from 1 January to 31 December."""
    text = paragraph.text
    years = announced_years(text) or _bare_years(text)
    for year in years:
        yield _claim(paragraph, year.start, year.end, year.value, "period")


def _bare_years(text: str) -> list[Year]:
    """Return the years of whole-year periods (1 January to 31 December) without an announcement such as 统计期限."""
    if "月" not in text or "31" not in text or contains_any(text, _NOT_COVERED):
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
