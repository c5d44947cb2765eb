"""What a sentence says of each of its years: that it is the report's own, or whose it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
import re
from typing import NamedTuple

from gouji.api import Paragraph, Report, Year, years_in
from gouji_rules.year_words import (
    AS_ALWAYS,
    BODIES,
    CHANNELS,
    COMPARING,
    CONDUCT,
    DEEDS,
    EARLIER,
    MATTERS,
    MEASURES,
    NEAR,
    NOT_OWN,
    OWN_WORDS,
    PLANS,
    TERRITORIES,
    THROUGHOUT,
    UNDER,
    WORK,
)

__all__ = ["Reading", "read_years"]

_SENTENCE = re.compile(r"[^。！？\n]+")
_QUOTED = re.compile(r"《[^》]{0,200}》|〔[^〕]{0,20}〕|“[^”]{0,100}”|「[^」]{0,100}」")
_LONGEST_BODY = 22
_NEAR = 40
_WINDOW = 300
_MOST_YEARS = 20
_SEGMENT_ENDS = "，,：:"
_BLANK = " \t\u3000\u00a0"

# Compiled when they are needed: the startup of a run counts.
_LEAD = (
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．][、.．]?|[一二三四五六七八九十]是)?\s?"
    r"(?P<subject>.*?)(?P<until>截至|截止|截至到|截止到)?(?:在|至|到)?"
)
_SUBJECT = r"(?:我|本|全)(?!报告|办法|次|国|省)[\u4e00-\u9fff]{1,5}"
_YEAR_END = r"\s*(?:12\s*月\s*31\s*日|十二月三十一日|年?底|年?末)(?![之以]?前)"
_FIGURES = (
    r"(?<![\d.])\d{1,18}(?:\.\d{1,6})?\s{0,3}(?:余|多)?(?:件|条|次|份|个|人|篇|场|期|万|元|宗|起|项|%|％)"
    r"|未(?:收到|发生|收取|产生|制发|出现|涉及|受理)|没有|无"
)
_REPORTS = r"(?:现将|现就|现公布|公布|对|就|将|编制|发布|公开)[^，,。；《》]{0,24}$"
_IS_REPORT = r"\s*度?[^，。；《》]{0,40}(?:政府信息公开|信息公开|政务公开)[^，。；《》]{0,12}(?:情况|报告|年报)"
_RANGE_AFTER = r"\s{0,3}年?\s{0,3}(?:[—–\-－~～至到]{1,2})\s{0,3}(?:20)?\d{2}\s{0,3}年"
_RANGE_BEFORE = r"\d[—–\-－~～至到]{1,2}$|年[—–\-－~～至到]{1,2}$"
_NOUN_PHRASE = r"[^，,。；\d]{1,10}的"
_OF = (
    r"(?:未|没有)(?:[^，,。；\d]{0,5}(?:公开|办结|完成|整改|答复|发布|落实|解决|制定|办理|到位|更新|列入|纳入)|.{1,2})的"
    r"|(?:收到|新收|受理|办理|制发|主动公开|累计|共)[^，,。；\d]{0,6}的"
)
_PUBLISHED = r"[^，,。；]{0,40}?(?:公开|发布|推送|转载|更新)[^，,。；的]{0,16}\d"
_COUNTS = r"(?:未|没有|无(?!障)|共|累计|主动公开|收到|新收|受理|办理|制发|发生)"
_COMPARED = r"(?:较|比|与|同|相比)\s?$"


class Reading(NamedTuple):
    """A year and what it is about.

    ``about`` is ``figures`` or ``statement`` where the sentence says it to be its own; else ``quoted``
    (in a title, a document number, a quotation), ``range``, ``comparison``, ``accounts``, ``plan``,
    ``event``, ``problems``, ``honour``, ``carried``, or ``other``: not opening a sentence of those who
    report. ``is_plan`` tells that its sentence reads as what is to be done, should the year lie ahead.
    """

    year: Year
    about: str
    is_plan: bool = False

    @property
    def is_own(self) -> bool:
        """Whether the year is said to be the report's."""
        return self.about in ("figures", "statement")


def read_years(
    report: Report, paragraph: Paragraph, section: str | None, *, besides: int | None = None
) -> Iterator[Reading]:
    """What each year of a paragraph is about; nothing of sentences that have no year but *besides*."""
    text = paragraph.text
    years = years_in(text)
    if all(year.value == besides for year in years):
        return
    quoted = _quoted(text)
    starts = [start for start, _ in quoted]
    for sentence in _SENTENCE.finditer(text) if years else ():
        within = _between(years, *sentence.span())
        if all(year.value == besides for year in within):
            continue
        plain: list[Year] = []
        for year in within:
            about = _set_apart(text, year, sentence.start(), quoted, starts)
            if about:
                yield Reading(year, about)
            else:
                plain.append(year)
        if plain:
            yield from _read_sentence(report, text, sentence.span(), plain, section)


def _quoted(text: str) -> list[tuple[int, int]]:
    if "《" in text or "“" in text or "〔" in text or "「" in text:
        return [match.span() for match in _QUOTED.finditer(text)]
    return []


def _between(years: list[Year], begin: int, end: int) -> list[Year]:
    first = bisect_left(years, begin, key=lambda year: year.start)
    return years[first : bisect_left(years, end, first, key=lambda year: year.start)]


def _set_apart(text: str, year: Year, begin: int, quoted: list[tuple[int, int]], starts: list[int]) -> str:
    """``quoted`` or ``range`` for a year that the sentence does not speak of by itself."""
    index = bisect_right(starts, year.start) - 1
    if index >= 0 and year.start < quoted[index][1]:
        return "quoted"
    if _pattern(_RANGE_AFTER).match(text, year.after) or _pattern(_RANGE_BEFORE).search(
        text, max(begin, year.start - 4), year.start
    ):
        return "range"
    return ""


def _read_sentence(
    report: Report, text: str, sentence: tuple[int, int], years: list[Year], section: str | None
) -> list[Reading]:
    if len(years) > _MOST_YEARS:
        return [Reading(year, "other") for year in years]
    clauses = [_Clause.around(text, sentence, year) for year in years]
    readings = [clause.read(report, section) for clause in clauses]
    return _apart(clauses, readings) if len({year.value for year in years}) > 1 else readings


class _Clause(NamedTuple):
    """A year within its clause (from ； to ；) and its segment of it (from ， on)."""

    text: str
    begin: int
    segment: int
    year: Year
    end: int

    @classmethod
    def around(cls, text: str, sentence: tuple[int, int], year: Year) -> _Clause:
        start, stop = max(sentence[0], year.start - _WINDOW), min(sentence[1], year.after + _WINDOW)
        begin = 1 + max(text.rfind(mark, start, year.start) for mark in "；;")
        ends = [at for mark in "；;" if (at := text.find(mark, year.after, stop)) >= 0]
        begin = max(begin, start)
        segment = max(begin, 1 + max(text.rfind(mark, begin, year.start) for mark in _SEGMENT_ENDS))
        return cls(text, begin, segment, year, min(ends, default=stop))

    @property
    def after(self) -> str:
        return self.text[self.year.after : self.end]

    @property
    def is_first(self) -> bool:
        """Whether nothing of the clause stands before the year's segment but a short heading."""
        return self.segment == self.begin or self.text[self.segment - 1] in "：:"

    def read(self, report: Report, section: str | None) -> Reading:
        start = self.year.start
        before = self.text[self.segment : start].strip(_BLANK + "（(、") if start - self.segment < _NEAR else "?"
        lead = _pattern(_LEAD).fullmatch(before)
        subject = lead["subject"].strip(_BLANK) if lead else "?"
        if lead is not None and (not subject or _is_subject(report, subject)):
            own = self._about(report, has_subject=bool(subject), is_until=lead["until"] is not None)
            if own:
                return Reading(self.year, own, any(word in self.after for word in PLANS))
        before = self.text[self.begin : start]
        if _reports(before, self.after, section):
            other = _other(before + self.after, self.text[self.begin : self.end])
            return Reading(self.year, other or "statement", any(word in self.after for word in PLANS))
        return Reading(self.year, "other")

    def _about(self, report: Report, *, has_subject: bool, is_until: bool) -> str:
        """What a year is about that opens its segment, alone or after those who report; "" if not their year."""
        after = self.after
        year_end = _pattern(_YEAR_END).match(after) if is_until else None
        rest = after[year_end.end() :] if year_end else after.lstrip(_BLANK).removeprefix("度").removeprefix("内")
        rest = rest.lstrip(_BLANK).removeprefix("全年").lstrip("，,、" + _BLANK)
        counts = _pattern(_FIGURES).search(after) is not None
        named = _after_first_segment(rest) if rest.startswith(UNDER) else rest
        if has_subject:
            own = counts and (_is_count(rest) or _is_deed(rest))
        elif self.is_first:
            own = _is_own(report, named) or (counts and _is_deed(rest)) or _is_work(rest)
        else:
            own = counts and (_is_own(report, named) or _is_work(rest))
        if not own:
            return ""
        if any(word in self.text[self.begin : self.segment] for word in EARLIER):
            return "other"
        near = rest[: len(rest) - len(named)] + _first_segment(named)
        return _other(near, self.text[self.begin : self.end]) or ("figures" if counts else "statement")


def _first_segment(text: str) -> str:
    return re.split("[，,]", text, maxsplit=1)[0]


def _after_first_segment(text: str) -> str:
    return text[len(_first_segment(text)) :].lstrip("，," + _BLANK)


def _other(near: str, clause: str) -> str:
    """Whose matter it is that a clause of a year speaks of; "" if nothing tells that it is another's."""
    for about, words in THROUGHOUT.items():
        if any(word in clause for word in words):
            return about
    for about, words in NEAR.items():
        if any(word in near for word in words):
            return about
    return ""


def _is_subject(report: Report, text: str) -> bool:
    """Whether a text is those who report: 我局, 本单位, 全县, the body's name."""
    if text[0] in "我本全":
        return _pattern(_SUBJECT).fullmatch(text) is not None
    return len(text) > 2 and report.agency.value is not None and text == str(report.agency.value)


def _is_own(report: Report, text: str) -> bool:
    """Whether what follows a year speaks of those who report, not of another body."""
    if text.startswith(TERRITORIES):
        return any(word in text[:_NEAR] for word in MATTERS)
    if text.startswith(OWN_WORDS):
        return not text.startswith(NOT_OWN) and not _pattern(_OF).match(text)
    body, reporting = _body(text), report.agency.value
    if not body:
        return False
    return reporting is None or body in str(reporting) or body.startswith(str(reporting))


def _is_count(text: str) -> bool:
    """Whether a text says how often something occurred, or that it did not; not 未公开的信息."""
    return _pattern(_COUNTS).match(text) is not None and not _pattern(_OF).match(text)


def _is_deed(text: str) -> bool:
    """Whether a text says what was done, or how much was published where; not 召开的会议."""
    if text.startswith(CHANNELS):
        return _pattern(_PUBLISHED).match(text) is not None
    return text.startswith(DEEDS) and not _pattern(_NOUN_PHRASE).match(text)


def _is_work(text: str) -> bool:
    """政府信息公开工作未出现…: what did not occur in the work of the year."""
    for word in WORK:
        if text.startswith(word):
            rest = text.removeprefix(word).removeprefix("工作").removeprefix("中").removeprefix("方面")
            return rest.startswith(("未", "没有", "无"))
    return False


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
    if section not in (None, "overview") or any(word in before + after for word in AS_ALWAYS):
        return False
    return _pattern(_REPORTS).search(before[-_NEAR:]) is not None and _pattern(_IS_REPORT).match(after) is not None


def _apart(clauses: list[_Clause], readings: list[Reading]) -> list[Reading]:
    """The readings of a sentence of several years: most compare them, or tell what came of a year's matter."""
    own = {reading.year.value for reading in readings if reading.is_own}
    sentence = clauses[0].text[clauses[0].begin : clauses[-1].end]
    if len(own) > 1 and any(word in sentence for word in COMPARING):
        return [_compared(reading) for reading in readings]
    ends = [clause.year.start for clause in clauses[1:]] + [clauses[-1].end]
    parts = [
        _Part(clause, reading, clause.text[clause.year.after : min(clause.end, end)])
        for clause, reading, end in zip(clauses, readings, ends, strict=True)
    ]
    return [part.beside([each for each in parts if each.is_beside(part)]) for part in parts]


class _Part(NamedTuple):
    """A year in a sentence of several: its clause, its reading, and the text up to the next year."""

    clause: _Clause
    reading: Reading
    text: str

    def is_beside(self, other: _Part) -> bool:
        """Whether this year is another than *other*'s and speaks in its clause or for its own."""
        if self.reading.year.value == other.reading.year.value:
            return False
        return self.reading.is_own or self.clause.begin == other.clause.begin

    def beside(self, others: list[_Part]) -> Reading:
        """The reading, given the other years."""
        if not self.reading.is_own or not others:
            return self.reading
        return self.reading._replace(about=self._about(others))

    @property
    def counts(self) -> bool:
        """Whether the year has figures before the next year begins."""
        return _pattern(_FIGURES).search(self.text) is not None

    def _about(self, others: list[_Part]) -> str:
        if not all(other.reading.is_own for other in others):
            told = all(other.reading.is_own or other.is_compared for other in others)
            return "statement" if told else "comparison"
        other = others[0]
        is_before = self.clause.year.start < other.clause.year.start
        if self.counts and other.counts:
            return "comparison" if _same_measure(self.text, other.text) else "figures"
        if self.counts:
            return "comparison" if is_before else "figures"
        if not other.counts:
            return "comparison"
        goes_on = any(word in _first_segment(self.text.lstrip("度，, ")) for word in CONDUCT)
        return "statement" if is_before and goes_on else "comparison"

    @property
    def is_compared(self) -> bool:
        """Whether the year is what another is compared with: 较2023年, 与2023年相比."""
        clause = self.clause
        return _pattern(_COMPARED).search(clause.text, clause.segment, clause.year.start) is not None


def _same_measure(one: str, other: str) -> bool:
    """Whether two texts count the same, as far as their verbs tell."""
    return any(verb in one and verb in other for verb in MEASURES)


def _compared(reading: Reading) -> Reading:
    return reading._replace(about="comparison") if reading.is_own else reading


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
