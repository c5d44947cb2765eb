"""The year that a report is of: decided here once, for all rules and for comparisons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gouji.api import Claim, Draft, Found, Origin, Paragraph, years_in
from gouji_gongkai.periods import announced_years
from gouji_gongkai.title import Title
from gouji_gongkai.years.publication import publication
from gouji_gongkai.years.year_claims import WEIGHED, claims, some_claim

__all__ = ["year_of"]

_WEIGHT = 2
_MOST_STATEMENTS = 3
_LAST_MONTH = 4
"""Reports of last year are published by this month; a later day says nothing about the year."""


def year_of(draft: Draft, title: Title, agency: Found) -> tuple[Found, tuple[Claim, ...]]:
    """Return the report's year; and every claim of its year, unless all claims agree (then none).

    The title's year is taken, else that of 统计期限, else that of most sentences. It gives way to another year where
    the period and the statements, or the statements and the day of publication, agree on that.
    """
    likely = title.year if title.year.value is not None else _announced(draft.paragraphs)
    year = likely.value if isinstance(likely.value, int) else _commonest(draft.paragraphs)
    if year is not None and all(claim.period == year for claim in claims(draft, title.found, agency, besides=year)):
        if likely.value is not None:
            return likely, ()
        claim = some_claim(draft, title.found, agency, year)
        return (Found(year, _origin(claim), claim.span) if claim else Found()), ()
    found = claims(draft, title.found, agency)
    return _decided(draft, title.year, found), tuple(found)


def _announced(paragraphs: Sequence[Paragraph]) -> Found:
    """Return the first year that 统计期限 or its like announces, with its place."""
    for paragraph in paragraphs:
        for year in announced_years(paragraph.text)[:1]:
            return Found(year.value, "period", paragraph.source_span(year.start, year.end))
    return Found()


def _commonest(paragraphs: Sequence[Paragraph]) -> int | None:
    """Return the year that is printed most often, whatever it is said of; None without any."""
    years = Counter(year.value for paragraph in paragraphs for year in years_in(paragraph.text))
    return max(years, key=lambda year: (years[year], year), default=None)


def _origin(claim: Claim) -> Origin:
    """Return where a claim stands: in the title, after 统计期限, else in a sentence."""
    if claim.kind == "title":
        return "title"
    return "period" if claim.kind == "period" else "sentence"


def _decided(draft: Draft, title: Found, found: Sequence[Claim]) -> Found:
    """Return the year with the most weight and its best place; it is ``sure`` unless too many claims disagree."""
    given = list(found)
    if isinstance(title.value, int) and title.span and not any(claim.kind == "title" for claim in found):
        given.append(Claim(title.value, title.span, "title"))  # a title that lacks its 年
    year = _weighed(draft, given)
    if year is None:
        return Found()
    if title.value == year:
        return title
    own = [claim for claim in given if claim.period == year]
    first = next((claim for claim in own if claim.kind == "period"), own[0])
    others = Counter(claim.period for claim in given if claim.period != year)
    sure = first.kind == "period" or len(own) > 2 * max(others.values(), default=0)
    return Found(year, _origin(first), first.span, sure=sure)


def _weighed(draft: Draft, found: Sequence[Claim]) -> int | None:
    """Return the year with the most weight; None without any claim.

    Title and period weigh 2 each, every statement 1, of these 3 at most. The year before that of publication, until
    April, weighs 1 more if anything claims it.
    """
    years = {claim.period for claim in found}
    if len(years) <= 1:
        return next(iter(years), None)
    published = publication(draft)
    weights: Counter[int] = Counter()
    best: dict[int, int] = {}
    for rank, kind in enumerate(reversed(WEIGHED), 1):
        for year in {claim.period for claim in found if claim.kind == kind}:
            weights[year] += _WEIGHT
            best[year] = rank
    statements = Counter(claim.period for claim in found if claim.kind not in WEIGHED)
    for year, count in statements.items():
        weights[year] += min(count, _MOST_STATEMENTS)
    expected = published.day.year - 1 if published and published.day.month <= _LAST_MONTH else 0
    if expected in weights:
        weights[expected] += 1
    return max(weights, key=lambda year: (weights[year], year == expected, best.get(year, 0), statements[year], year))
