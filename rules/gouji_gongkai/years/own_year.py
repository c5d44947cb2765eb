"""The year that a report is of: decided here once, for all rules and for comparisons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gouji.api import Claim, Draft, Found, Origin, Paragraph, Pattern, years_in
from gouji_gongkai.head import head_passages
from gouji_gongkai.periods import announced_years
from gouji_gongkai.title import Title
from gouji_gongkai.years.publication import publication
from gouji_gongkai.years.year_claims import WEIGHED, claims, claims_another, some_claim

__all__ = ["year_of"]

_WEIGHT = 2
_MOST_STATEMENTS = 3
_LAST_MONTH = 4
"""Reports of last year are published by this month; a later day says nothing about the year."""
_YEAR = r"(?:(?:19|20)\d{2}|二[〇○零][〇○零一二三四五六七八九]{2})\s?年"
_PRESENTED = Pattern(
    rf"(?:现将|反映|总结|展示|现公布|现公开|现发布|特将|特编制|编制|编写|制作|撰写|形成|公布|发布|本)(?:了|的|出)?《?[^，。；《》]{{0,30}}?{_YEAR}"
    r"[^，。；《》]{0,30}?(?:政府信息|信息|政务)公开[^，。；《》]{0,12}(?:报告|年报|工作情况)(?!格式|编制|工作的通知)"
)
_UNTIL = Pattern(rf"截[至止]到?\s?{_YEAR}(?:\s?12\s?月\s?31\s?日|度?年?[底末])")


def year_of(draft: Draft, title: Title, agency: Found) -> tuple[Found, tuple[Claim, ...]]:
    """Return the report's year; and every claim of its year, unless all claims agree (then none).

    The title's year is taken, else that of 统计期限, else that of a sentence which presents the report or of the day up
    to which it counts (截至2024年12月31日), else that of most sentences. It gives way to another year where
    the period and the statements, or the statements and the day of publication, agree on that.
    """
    told = title.year if title.year.value is not None else _presented(draft)
    announced = _announced(draft.paragraphs) if title.year.value is None else told
    likely = next((each for each in (announced, told) if each.value is not None), _closed(draft.paragraphs))
    year = likely.value if isinstance(likely.value, int) else _commonest(draft.paragraphs)
    if year is not None and not claims_another(draft, title.found, agency, year):
        if likely.value is not None:
            return likely, ()
        claim = some_claim(draft, title.found, agency, year)
        return (Found(year, _origin(claim), claim.span) if claim else Found()), ()
    found = claims(draft, title.found, agency)
    return _decided(draft, told, found), tuple(found)


def _announced(paragraphs: Sequence[Paragraph]) -> Found:
    """Return the first year that 统计期限 or its like announces, with its place."""
    for paragraph in paragraphs:
        for year in announced_years(paragraph.text)[:1]:
            return Found(year.value, "period", paragraph.source_span(year.start, year.end))
    return Found()


def _presented(draft: Draft) -> Found:
    """Return the year of the first sentence that presents the report, also by its title in 《》: 现将2024年…报告公布如下.

    It stands in the head; further down, a sentence may speak of another report.
    """
    for passage in head_passages(draft):
        text = passage.text
        for match in _PRESENTED.finditer(text) if "公开" in text and "年" in text else ():
            if text.rfind("《", 0, match.start()) <= text.rfind("》", 0, match.start()):
                year = years_in(text, match.start(), match.end())[0]
                return Found(year.value, "sentence", passage.span(year.start, year.end))
    return Found()


def _closed(paragraphs: Sequence[Paragraph]) -> Found:
    """Return the year at whose end all figures end (截至2024年12月31日); empty for none and for several."""
    ends = [
        Found(year.value, "period", paragraph.source_span(year.start, year.end))
        for paragraph in paragraphs
        if "截" in paragraph.text
        for match in _UNTIL.finditer(paragraph.text)
        for year in years_in(paragraph.text, *match.span())[:1]
    ]
    return ends[0] if len({end.value for end in ends}) == 1 else Found()


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
