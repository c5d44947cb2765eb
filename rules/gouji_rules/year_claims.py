"""The years that a report says to be its own: in title, 统计期限 and statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
import re

import attrs

from gouji.api import PERIOD, PERIOD_WORDS, Paragraph, Report, Span, Year, years_in

__all__ = ["Claim", "claims", "reference_year"]

_WEIGHTS = {"title": 2, "period": 2, "figures": 1, "statement": 1}
_MOST_STATEMENTS = 3

_SENTENCE = re.compile(r"[^。；;！？\n]+")
_LEAD = re.compile(
    r"[\s\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．][、.．]?)?\s*(?:[\u4e00-\u9fff]{2,16}[。.：:])?(?:在|截至|截止|至)?"
)
_SUBJECT = re.compile(
    r"\s*(?:度|全年)?[，,、]?\s*(?:我|本|全|共|累计|未|主动公开|收到|新收|受理|办理|制发|没有|无|发生|[\u4e00-\u9fff]{2,20}"
    r"(?:政府|局|委员会|管委会|办公室|厅|院|所|处|中心|街道|镇|乡))"
)
_YEAR_END = re.compile(r"\s*(?:12\s*月\s*31\s*日|年?底|年?末)")
_REPORTS = re.compile(r"(?:现将|现就|现公布|公布|对|就|将|编制|发布|公开)[^，,。；《》]{0,24}$")
_IS_REPORT = re.compile(
    r"\s*度?[^，。；《》]{0,40}(?:政府信息公开|信息公开|政务公开)[^，。；《》]{0,12}(?:情况|报告|年报)"
)
_FIGURES = re.compile(
    r"\d+(?:\.\d+)?\s*(?:余|多)?(?:件|条|次|份|个|人|篇|场|期|万|元|宗|起|项|%|％)|未(?:收到|发生|收取|产生|制发)|没有|无"
)
_OTHER_SUBJECTS = (
    "上年",
    "去年",
    "上一年",
    "前年",
    "同比",
    "环比",
    "相比",
    "较上",
    "较去",
    "较前",
    "较20",
    "比20",
    "比上",
    "比去",
    "决算",
    "预算",
    "百强",
    "荣获",
    "获得",
    "获评",
    "评为",
    "评选",
    "评估",
    "表彰",
    "考核结果",
    "通报",
    "计划",
    "拟",
    "将于",
    "将在",
    "将继",
    "将进",
    "将加",
    "将做",
    "将把",
    "将按",
    "将以",
    "将围",
    "将严",
    "将深",
    "将强",
    "将认",
    "将建立",
    "将优化",
    "将完善",
    "将推",
    "将提升",
    "将提高",
    "将健全",
    "将着力",
    "将坚持",
    "将聚焦",
    "将不断",
    "将充分",
    "将创新",
    "将拓",
    "将丰富",
    "将通过",
    "将努力",
    "将定期",
    "将持续",
    "将切实",
    "将组织",
    "将开展",
    "将全面",
    "下一步",
    "下年",
    "明年",
    "以来",
    "来年",
    "年起",
    "规划",
    "行动",
    "存在问题",
    "存在的问题",
    "修订",
    "修正",
    "施行",
    "印发",
    "出台",
    "届",
    "结转",
)
"""Words by which a sentence speaks of another year, of an event or of a plan."""

_QUOTED = re.compile(r"《[^》]{0,200}》|〔[^〕]{0,20}〕|“[^”]{0,100}”|「[^」]{0,100}」")
_RANGE = re.compile(r"\s*年?\s*(?:[—–\-－~～至到]{1,2})\s*(?:20)?\d{2}\s*年|(?<=\d)[—–\-－~～]{1,2}$")


@attrs.frozen
class Claim:
    """A year that claims to be the report's: ``kind`` is title, period, figures or statement."""

    year: int
    span: Span
    kind: str


def claims(report: Report) -> list[Claim]:
    """Every year that claims to be the report's, in reading order."""
    found = list(_title_claims(report))
    periods = list(_period_claims(report))
    found += periods
    taken = {claim.span.start for claim in periods}
    found += [claim for claim in _sentence_claims(report) if claim.span.start not in taken]
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
    span = report.title.span
    if span is None:
        return
    for year in years_in(report.document.source[span]):
        yield Claim(year.value, Span(span.start + year.start, span.start + year.end), "title")


def _period_claims(report: Report) -> Iterator[Claim]:
    for paragraph in report.paragraphs:
        if "年" not in paragraph.text or "月" not in paragraph.text:
            continue
        words = PERIOD_WORDS.search(paragraph.text)
        if words is None:
            yield from _bare_period(paragraph)
            continue
        end = paragraph.text.find("。", words.end())
        within = paragraph.text[: end if end >= 0 else len(paragraph.text)]
        for year in years_in(within, words.start(), words.end() + 60):
            yield Claim(year.value, paragraph.source_span(year.start, year.end), "period")


def _bare_period(paragraph: Paragraph) -> Iterator[Claim]:
    """From 1 January to 31 December without the word 统计期限."""
    for match in PERIOD.finditer(paragraph.text) if "月" in paragraph.text else ():
        if (int(match[2]), int(match[3]), int(match[5]), int(match[6])) == (1, 1, 12, 31):
            for group in (1, 4):
                if match[group]:
                    yield Claim(int(match[group]), paragraph.source_span(*match.span(group)), "period")


def _sentence_claims(report: Report) -> Iterator[Claim]:
    for paragraph in report.paragraphs:
        if "年" not in paragraph.text or report.section_at(paragraph.start) == "problems":
            continue
        if report.title.span and report.title.span.start <= paragraph.start < report.title.span.end:
            continue
        years = years_in(paragraph.text)
        if not years:
            continue
        quoted = [match.span() for match in _QUOTED.finditer(paragraph.text)]
        for sentence in _SENTENCE.finditer(paragraph.text):
            begin, end = sentence.span()
            own = [year for year in years if begin <= year.start < end and not _within(year, quoted)]
            claim = _sentence_claim(paragraph, sentence, own) if own else None
            if claim:
                yield claim


def _within(year: Year, quoted: list[tuple[int, int]]) -> bool:
    return any(start <= year.start < end for start, end in quoted)


def _sentence_claim(paragraph: Paragraph, sentence: re.Match[str], years: list[Year]) -> Claim | None:
    if len({year.value for year in years}) > 1:
        return None
    text, (begin, end), year = paragraph.text, sentence.span(), years[0]
    before, after = text[begin : year.start], text[year.after : end]
    lead = _LEAD.match(before)
    opens = lead is not None and not before[lead.end() :].strip("（(，, ")
    own = opens and (_SUBJECT.match(after) or _YEAR_END.match(after))
    reported = _REPORTS.search(before) is not None and _IS_REPORT.match(after) is not None
    if not own and not reported:
        return None
    if _RANGE.match(after) or _RANGE.search(before) or any(word in sentence[0] for word in _OTHER_SUBJECTS):
        return None
    kind = "figures" if own and _FIGURES.search(after) else "statement"
    return Claim(year.value, paragraph.source_span(year.start, year.end), kind)
