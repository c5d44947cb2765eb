"""The years that a report says to be its own, and which of them is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
import re

from gouji.api import PERIOD, PERIOD_WORDS, Paragraph, Report, years_in
from gouji_rules.year_claim import Claim, in_title
from gouji_rules.year_statements import statement_claims

__all__ = ["claims", "reference_year"]

_WEIGHTS = {"title": 2, "period": 2, "figures": 1, "statement": 1}
_MOST_STATEMENTS = 3
_WIDEST_PERIOD = 60
_PERIOD_LEAD = re.compile(r"[\s为：:是自从于（(]{0,6}")
_PERIOD_END = re.compile(r"[，,。；;）)]")


def claims(report: Report) -> list[Claim]:
    """Every year that claims to be the report's, in reading order."""
    found = list(_title_claims(report))
    periods = list(_period_claims(report))
    found += periods
    taken = {claim.span.start for claim in periods}
    found += [claim for claim in statement_claims(report) if claim.span.start not in taken]
    return sorted(found, key=lambda claim: claim.span)


def reference_year(found: list[Claim]) -> int | None:
    """The report's year: the title's, unless period and statements together say another."""
    weights: Counter[int] = Counter()
    statements: Counter[int] = Counter()
    best_kind: dict[int, int] = {}
    kinds = list(_WEIGHTS)
    for kind in ("title", "period"):
        for year in {claim.year for claim in found if claim.kind == kind}:
            weights[year] += _WEIGHTS[kind]
    for claim in found:
        if claim.kind in ("figures", "statement"):
            statements[claim.year] += 1
        best_kind[claim.year] = min(best_kind.get(claim.year, len(kinds)), kinds.index(claim.kind))
    for year, count in statements.items():
        weights[year] += min(count, _MOST_STATEMENTS)
    if not weights:
        return None
    return max(weights, key=lambda year: (weights[year], -best_kind[year], year))


def _title_claims(report: Report) -> Iterator[Claim]:
    for paragraph in report.paragraphs:
        if in_title(report, paragraph):
            for year in years_in(paragraph.text):
                yield Claim(year.value, paragraph.source_span(year.start, year.end), "title")


def _period_claims(report: Report) -> Iterator[Claim]:
    for paragraph in report.paragraphs:
        if "年" not in paragraph.text or not ("月" in paragraph.text or "统计" in paragraph.text):
            continue
        words = PERIOD_WORDS.search(paragraph.text)
        if words is None:
            yield from _bare_period(paragraph)
            continue
        yield from _announced_period(paragraph, words)


def _announced_period(paragraph: Paragraph, words: re.Match[str]) -> Iterator[Claim]:
    """The years of the period that follows its announcement; of a looser one those up to the next comma."""
    text, begin = paragraph.text, words.start()
    match = PERIOD.search(text, begin, words.end() + _WIDEST_PERIOD)
    if match is not None:
        spans = [match.span(group) for group in (1, 4) if match[group]]
        years = [(int(text[slice(*span)]), span) for span in spans]
    else:
        stop = _PERIOD_END.search(text, words.end())
        found = years_in(text, words.end(), min(stop.start() if stop else len(text), words.end() + _WIDEST_PERIOD))
        follows = found and _PERIOD_LEAD.fullmatch(text, words.end(), found[0].start)
        years = [(year.value, (year.start, year.end)) for year in found] if follows else []
    for value, span in years:
        yield Claim(value, paragraph.source_span(*span), "period")


def _bare_period(paragraph: Paragraph) -> Iterator[Claim]:
    """From 1 January to 31 December without the word 统计期限."""
    for match in PERIOD.finditer(paragraph.text) if "月" in paragraph.text else ():
        if (int(match[2]), int(match[3]), int(match[5]), int(match[6])) == (1, 1, 12, 31):
            for group in (1, 4):
                if match[group]:
                    yield Claim(int(match[group]), paragraph.source_span(*match.span(group)), "period")
