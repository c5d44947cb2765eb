"""A year in its clause, and what the clause says the year is about."""

from __future__ import annotations

from gouji.api import Found, NamedTuple, Pattern, Year, contains_any
from gouji_gongkai.years.year_phrases import (
    BLANK,
    after_first_segment,
    announces_report,
    first_segment,
    has_figures,
    is_count,
    is_deed,
    is_own,
    is_subject,
    is_work,
    whose,
)
from gouji_gongkai.years.year_words import EARLIER, PLANS, UNDER

__all__ = ["Clause", "Reading"]

_FARTHEST_LEAD = 40
_WINDOW = 300
_SEGMENT_ENDS = "，,：:"

_LEAD = Pattern(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．][、.．]?|[一二三四五六七八九十]是)?\s?"
    r"(?P<subject>.*?)(?P<until>截至|截止|截至到|截止到)?(?:在|至|到)?"
)
_YEAR_END = Pattern(r"\s*(?:12\s*月\s*31\s*日|十二月三十一日|年?底|年?末)(?![之以]?前)")


class Reading(NamedTuple):
    """A year and what it is about.

    ``about`` is ``figures`` or ``statement`` where the sentence gives it as the report's own year; else ``quoted``
    (in a title, a document number, a quotation), ``range``, ``comparison``, ``accounts``, ``plan``, ``event``,
    ``problems``, ``honour``, ``carried``, or ``other`` for any other year. ``is_plan`` is True where the sentence has
    words of plans, so that a later year may be meant as the future.
    """

    year: Year
    about: str
    is_plan: bool = False

    @property
    def is_own(self) -> bool:
        """Whether the sentence gives the year as the report's own."""
        return self.about in ("figures", "statement")


class Clause(NamedTuple):
    """A year in its clause, which is the text between two ；.

    ``text`` is the whole text; ``begin`` and ``end`` are those of the clause, ``segment`` is where the part of it after
    the last ， or ： before the year begins.
    """

    text: str
    begin: int
    segment: int
    year: Year
    end: int

    @classmethod
    def around(cls, text: str, sentence: tuple[int, int], year: Year) -> Clause:
        """Return the clause around a year of a sentence, cut off where it is longer than `_WINDOW` to either side."""
        start, stop = max(sentence[0], year.start - _WINDOW), min(sentence[1], year.after + _WINDOW)
        begin = 1 + max(text.rfind(mark, start, year.start) for mark in "；;")
        ends = [at for mark in "；;" if (at := text.find(mark, year.after, stop)) >= 0]
        begin = max(begin, start)
        segment = max(begin, 1 + max(text.rfind(mark, begin, year.start) for mark in _SEGMENT_ENDS))
        return cls(text, begin, segment, year, min(ends, default=stop))

    @property
    def after(self) -> str:
        """The text from the year to the end of its clause."""
        return self.text[self.year.after : self.end]

    @property
    def is_first(self) -> bool:
        """Whether the year's segment opens its clause, or follows a short heading with ：."""
        return self.segment == self.begin or self.text[self.segment - 1] in "：:"

    def read(self, agency: Found, section: str | None) -> Reading:
        """Return the reading of the year, by all that its clause says."""
        start = self.year.start
        before = (
            self.text[self.segment : start].strip(BLANK + "（(、") if start - self.segment < _FARTHEST_LEAD else "?"
        )
        lead = _LEAD.fullmatch(before)
        subject = lead["subject"].strip(BLANK) if lead else "?"
        if lead is not None and (not subject or is_subject(agency, subject)):
            own = self._about(agency, has_subject=bool(subject), is_until=lead["until"] is not None)
            if own:
                return Reading(self.year, own, contains_any(self.after, PLANS))
        before = self.text[self.begin : start]
        if announces_report(before, self.after, section):
            other = whose(before + self.after, self.text[self.begin : self.end])
            return Reading(self.year, other or "statement", contains_any(self.after, PLANS))
        return Reading(self.year, "other")

    def _about(self, agency: Found, *, has_subject: bool, is_until: bool) -> str:
        """Return what a year is about that opens its segment; "" where it is not given as the report's own.

        *has_subject* says that the reporting body stands before the year, *is_until* that 截至 does.
        """
        after = self.after
        year_end = _YEAR_END.match(after) if is_until else None
        rest = after[year_end.end() :] if year_end else after.lstrip(BLANK).removeprefix("度").removeprefix("内")
        rest = rest.lstrip(BLANK).removeprefix("全年").lstrip("，,、" + BLANK)
        counts = has_figures(after)
        named = after_first_segment(rest) if rest.startswith(UNDER) else rest
        if has_subject:
            own = counts and (is_count(rest) or is_deed(rest))
        elif self.is_first:
            own = is_own(agency, named) or (counts and is_deed(rest)) or is_work(rest)
        else:
            own = counts and (is_own(agency, named) or is_work(rest))
        if not own:
            return ""
        if contains_any(self.text[self.begin : self.segment], EARLIER):
            return "other"
        near = rest[: len(rest) - len(named)] + first_segment(named)
        if agency.value is not None:  # 审计局 audits, but its name tells nothing of the year
            near = near.replace(str(agency.value), "")
        return whose(near, self.text[self.begin : self.end]) or ("figures" if counts else "statement")
