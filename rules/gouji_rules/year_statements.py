"""Sentences that speak of the report's own year, and the words by which others speak of another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
import re

from gouji.api import Paragraph, Report, Year, years_in
from gouji_rules.year_claim import Claim, in_title
from gouji_rules.year_words import AS_ALWAYS, BODIES, NOT_OWN, OTHER_SUBJECTS, OWN_WORDS, PLANS, has_any

__all__ = ["statement_claims"]

_SENTENCE = re.compile(r"[^。！？\n]+")
_CLAUSE = re.compile(r"[^；;]+")
_LEAD = re.compile(
    r"[\s\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．][、.．]?)?\s*(?:[\u4e00-\u9fff]{2,16}[。.：:])?(?:在|截至|截止|至)?"
)
_LONGEST_BODY = 22
_YEAR_END = re.compile(r"\s*(?:12\s*月\s*31\s*日|年?底|年?末)(?![之以]?前)")
_REPORTS = re.compile(r"(?:现将|现就|现公布|公布|对|就|将|编制|发布|公开)[^，,。；《》]{0,24}$")
_IS_REPORT = re.compile(
    r"\s*度?[^，。；《》]{0,40}(?:政府信息公开|信息公开|政务公开)[^，。；《》]{0,12}(?:情况|报告|年报)"
)
_FIGURES = re.compile(
    r"(?<![\d.])\d{1,18}(?:\.\d{1,6})?\s{0,3}(?:余|多)?(?:件|条|次|份|个|人|篇|场|期|万|元|宗|起|项|%|％)|未(?:收到|发生|收取|产生|制发)|没有|无"
)
_QUOTED = re.compile(r"《[^》]{0,200}》|〔[^〕]{0,20}〕|“[^”]{0,100}”|「[^」]{0,100}」")
_RANGE_AFTER = re.compile(r"\s{0,3}年?\s{0,3}(?:[—–\-－~～至到]{1,2})\s{0,3}(?:20)?\d{2}\s{0,3}年")
_RANGE_BEFORE = re.compile(r"(?<=\d)[—–\-－~～]{1,2}$")
_NEAR = 40


def statement_claims(report: Report) -> Iterator[Claim]:
    """Every year that a sentence outside title and section five says to be its own."""
    for paragraph in report.paragraphs:
        years = years_in(paragraph.text) if "年" in paragraph.text else []
        section = report.section_at(paragraph.start) if years else None
        if not years or section == "problems" or in_title(report, paragraph):
            continue
        own = _unquoted(paragraph.text, years)
        for sentence in _SENTENCE.finditer(paragraph.text):
            yield from _claims_of(report, section, paragraph, sentence, own)


def _unquoted(text: str, years: list[Year]) -> list[Year]:
    """The years outside titles, document numbers and quotations."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    starts = [start for start, _ in quoted]
    return [year for year in years if not _is_within(year, quoted, starts)]


def _is_within(year: Year, quoted: list[tuple[int, int]], starts: list[int]) -> bool:
    index = bisect_right(starts, year.start) - 1
    return index >= 0 and year.start < quoted[index][1]


def _between(years: list[Year], begin: int, end: int) -> list[Year]:
    first = bisect_left(years, begin, key=lambda year: year.start)
    return years[first : bisect_left(years, end, first, key=lambda year: year.start)]


def _claims_of(
    report: Report, section: str | None, paragraph: Paragraph, sentence: re.Match[str], years: list[Year]
) -> Iterator[Claim]:
    """What the clauses of a sentence claim; a sentence of several years compares them."""
    within = _between(years, *sentence.span())
    if len({year.value for year in within}) != 1:
        return
    for clause in _CLAUSE.finditer(paragraph.text, *sentence.span()):
        first = _between(within, *clause.span())
        claim = _clause_claim(report, section, paragraph, clause, first[0]) if first else None
        if claim:
            yield claim


def _clause_claim(
    report: Report, section: str | None, paragraph: Paragraph, clause: re.Match[str], year: Year
) -> Claim | None:
    text, (begin, end) = paragraph.text, clause.span()
    before, after = text[begin : year.start], text[year.after : end]
    lead = _LEAD.match(before)
    opens = lead is not None and not before[lead.end() :].strip("（(，, ")
    own = opens and (_is_own(report, after) or _YEAR_END.match(after) is not None)
    if not own and not _reports(before, after, section):
        return None
    if _RANGE_AFTER.match(after) or _RANGE_BEFORE.search(before[-_NEAR:]) or has_any(clause[0], OTHER_SUBJECTS):
        return None
    kind = "figures" if own and _FIGURES.search(after) else "statement"
    is_plan = has_any(after, PLANS)
    return Claim(year.value, paragraph.source_span(year.start, year.end), kind, is_plan)


def _is_own(report: Report, after: str) -> bool:
    """Whether what follows a year speaks of those who report, not of another body."""
    subject = after.lstrip().removeprefix("度").removeprefix("全年").lstrip("，,、 \u3000\u00a0")
    if subject.startswith(OWN_WORDS):
        return not subject.startswith(NOT_OWN)
    body, reporting = _body(subject), report.agency.value
    if not body:
        return False
    return reporting is None or body in str(reporting) or body.startswith(str(reporting))


def _body(text: str) -> str:
    """The public body that a text begins with; "" for none."""
    for end in range(3, min(len(text), _LONGEST_BODY) + 1):
        if not "\u4e00" <= text[end - 1] <= "\u9fff":
            return ""
        if text.endswith(BODIES, 2, end):
            return text[:end]
    return ""


def _reports(before: str, after: str, section: str | None) -> bool:
    """Whether a sentence announces this report, as those at its beginning do (现将2024年…情况报告如下)."""
    if section not in (None, "overview") or has_any(before + after, AS_ALWAYS):
        return False
    return _REPORTS.search(before[-_NEAR:]) is not None and _IS_REPORT.match(after) is not None
