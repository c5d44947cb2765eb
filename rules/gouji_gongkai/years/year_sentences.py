"""Readings of all years of a sentence: which are given as the report's own, and what the others are about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from gouji.api import Found, NamedTuple, Paragraph, Pattern, Year, contains_any, years_in
from gouji_gongkai.years.year_clause import Clause, Reading
from gouji_gongkai.years.year_phrases import first_segment, has_figures
from gouji_gongkai.years.year_words import COMPARING, CONDUCT, MEASURES

__all__ = ["read_years"]

_SENTENCE = Pattern(r"[^。！？\n]+")
_QUOTED = Pattern(r"《[^》]{0,200}》|〔[^〕]{0,20}〕|“[^”]{0,100}”|「[^」]{0,100}」")
_MOST_YEARS = 20
_RANGE_AFTER = Pattern(r"\s{0,3}年?\s{0,3}(?:[—–\-－~～至到]{1,2})\s{0,3}(?:20)?\d{2}\s{0,3}年")
_RANGE_BEFORE = Pattern(r"\d[—–\-－~～至到]{1,2}$|年[—–\-－~～至到]{1,2}$")
_THIS_YEAR = Pattern(r"[，,；;]\s?(?:而|到)?(?:本年度?(?![级市县区])|今年|当前年度|本报告期)")
_COMPARED = Pattern(r"(?:较|比|与|同|相比)\s?$")


def read_years(
    agency: Found, paragraph: Paragraph, section: str | None, *, besides: int | None = None
) -> Iterator[Reading]:
    """Yield what each year of a paragraph is about; sentences that have no year but *besides* are skipped."""
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
            yield from _read_sentence(agency, text, sentence.span(), plain, section)


def _quoted(text: str) -> list[tuple[int, int]]:
    if "《" in text or "“" in text or "〔" in text or "「" in text:
        return [match.span() for match in _QUOTED.finditer(text)]
    return []


def _between(years: list[Year], begin: int, end: int) -> list[Year]:
    first = bisect_left(years, begin, key=lambda year: year.start)
    return years[first : bisect_left(years, end, first, key=lambda year: year.start)]


def _set_apart(text: str, year: Year, begin: int, quoted: list[tuple[int, int]], starts: list[int]) -> str:
    """Return ``quoted`` or ``range`` for a year in a quotation or a range of years; "" for any other."""
    index = bisect_right(starts, year.start) - 1
    if index >= 0 and year.start < quoted[index][1]:
        return "quoted"
    if _RANGE_AFTER.match(text, year.after) or _RANGE_BEFORE.search(text, max(begin, year.start - 4), year.start):
        return "range"
    return ""


def _read_sentence(
    agency: Found, text: str, sentence: tuple[int, int], years: list[Year], section: str | None
) -> list[Reading]:
    if len(years) > _MOST_YEARS:
        return [Reading(year, "other") for year in years]
    clauses = [Clause.around(text, sentence, year) for year in years]
    readings = [clause.read(agency, section) for clause in clauses]
    if len({year.value for year in years}) > 1:
        return _apart(clauses, readings)
    return (
        [_compared(each) for each in readings] if _this_year_follows(text[years[0].after : sentence[1]]) else readings
    )


def _this_year_follows(text: str) -> bool:
    """Return whether this year's figure stands behind that of the year that is named: 2023年新收3件；本年度新收5件."""
    this_year = _THIS_YEAR.search(text)
    if this_year is None:
        return False
    before, after = text[: this_year.start()], text[this_year.end() :]
    return has_figures(before) and has_figures(after) and _same_measure(before, after)


def _apart(clauses: list[Clause], readings: list[Reading]) -> list[Reading]:
    """Return the readings of the years of a sentence, adjusted to each other.

    Most sentences of several years compare them, or say in one year what became of another year's matter.
    """
    own = {reading.year.value for reading in readings if reading.is_own}
    sentence = clauses[0].text[clauses[0].begin : clauses[-1].end]
    if len(own) > 1 and contains_any(sentence, COMPARING):
        return [_compared(reading) for reading in readings]
    ends = [clause.year.start for clause in clauses[1:]] + [clauses[-1].end]
    parts = [
        _Part(clause, reading, clause.text[clause.year.after : min(clause.end, end)])
        for clause, reading, end in zip(clauses, readings, ends, strict=True)
    ]
    return [part.beside([each for each in parts if each.is_beside(part)]) for part in parts]


class _Part(NamedTuple):
    """A year in a sentence of several: its clause, its reading, and the text from it to the next year."""

    clause: Clause
    reading: Reading
    text: str

    def is_beside(self, other: _Part) -> bool:
        """Return whether this year differs from *other*'s and may bear on it.

        It does where it is given as the report's own, stands in the same clause, or has a figure and nothing else.
        """
        if self.reading.year.value == other.reading.year.value:
            return False
        if self.reading.is_own or self.clause.begin == other.clause.begin:
            return True
        return self.counts and not _counted(self.text)

    def beside(self, others: list[_Part]) -> Reading:
        """Return the reading of the year, adjusted to the other years of its sentence."""
        if not self.reading.is_own or not others:
            return self.reading
        return self.reading._replace(about=self._about(others))

    @property
    def counts(self) -> bool:
        """Whether figures stand between the year and the next one."""
        return has_figures(self.text)

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
        goes_on = contains_any(first_segment(self.text.lstrip("度，, ")), CONDUCT)
        return "statement" if is_before and goes_on else "comparison"

    @property
    def is_compared(self) -> bool:
        """Whether another year is compared with this one: 较2023年, 与2023年相比."""
        clause = self.clause
        return _COMPARED.search(clause.text, clause.segment, clause.year.start) is not None


def _same_measure(one: str, other: str) -> bool:
    """Return whether two texts count the same thing: by the same verb, by the same words, or the second without any."""
    if any(verb in one and verb in other for verb in MEASURES):
        return True
    first, second = _counted(one), _counted(other)
    return not second or (first[-2:] == second[-2:] and len(first) > 1)


def _counted(text: str) -> str:
    """Return the words before the first figure of a text, without fillers."""
    words = text[: next((at for at, character in enumerate(text) if character.isdigit()), len(text))]
    return words.strip("度，,、 ").removeprefix("全年").rstrip("共累计达到为约合总数量是有的")


def _compared(reading: Reading) -> Reading:
    return reading._replace(about="comparison") if reading.is_own else reading
