"""The identity of a report: title, body, website and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
import re

from gouji.api import Cell, Claim, Draft, Found, Identity, Span, Year, identify_by_title, years_in
from gouji_websites.told import day_of, nodes, told

__all__ = ["identify"]

_FRONT = 24
"""How many lines and cells the title and the year stand among."""
_LONGEST = 60
_OTHERS_WORDS = ("位置", "首页", ">", "＞", "»")
_AFTER_YEAR = "度"
_YEAR_ALONE = r"[\s（(]*\S{4}\s*年?\s*[)）\s]*|(?:报告)?年度\s*[：:].*"
_BARE_IN_TITLE = r"(?<!\d)(?:19|20)\d{2}(?!\d)"
_BARE_ALONE = rf"\s*[（(]\s*{_BARE_IN_TITLE}\s*[)）]\s*|(?:报告)?年度\s*[：:]\s*{_BARE_IN_TITLE}\s*"
"""A year without its 年; what has four digits and nothing else may be a figure."""
_CODE = r"[0-9A-Za-z]{6,20}"


def identify(draft: Draft) -> Identity:
    """Return title, subject and year of a report.

    The subject is 填报单位, else 主办单位, else the text before the title's name. The year is that of the title or of the
    line below it; where they differ, the one that 填报日期 follows.
    """
    title = identify_by_title(draft)
    if title.title.value is None:
        title = Identity(_title_in_table(draft))
    claims = tuple(_claims(draft, title.title.span))
    period = _period(claims, _year_before_filing(draft))
    disagree = claims if len({claim.period for claim in claims}) > 1 else ()
    return Identity(title.title, _subject(draft, title.subject), period, _mark(draft), disagree)


def _title_in_table(draft: Draft) -> Found:
    """Return the title where it stands in a cell; empty where no cell near the beginning has it."""
    for node in islice(nodes(draft), _FRONT):
        text = "".join(node.text.split())
        named = len(text) <= _LONGEST and any(name in text for name in draft.form.names)
        if named and not any(word in text for word in _OTHERS_WORDS):
            return Found(text, "title", Span(node.start, node.end))
    return Found()


def _claims(draft: Draft, title: Span | None) -> Iterator[Claim]:
    """Yield the years of the title, and those of the lines near it that give the year of the report."""
    if title is None:
        return
    for node in islice(nodes(draft), _FRONT):
        is_title = title.start <= node.start < title.end
        year = _year_of_title(node.text) if is_title else _year_of_period(node.text)
        if year is not None:
            yield Claim(year.value, node.source_span(year.start, year.end), "title" if is_title else "period")


def _year_of_title(text: str) -> Year | None:
    """Return the first year of a title, with 年 or without; None where it has none."""
    return next(iter(years_in(text)), None) or _bare_year(text)


def _year_of_period(text: str) -> Year | None:
    """Return the year of the report that a line gives: as 2024年度, or as all that it has; None where it gives none."""
    if len(text) > _LONGEST:
        return None
    is_alone = re.fullmatch(_YEAR_ALONE, text) is not None
    named = (year for year in years_in(text) if is_alone or text[year.after :].lstrip()[:1] == _AFTER_YEAR)
    return next(named, None) or (_bare_year(text) if re.fullmatch(_BARE_ALONE, text) else None)


def _bare_year(text: str) -> Year | None:
    """Return the first four digits of a text that may be a year; None where it has none."""
    found = re.search(_BARE_IN_TITLE, text)
    return Year(int(found[0]), found.start(), found.end(), found.end()) if found else None


def _period(claims: Iterable[Claim], filed_after: int | None) -> Found:
    """Return the year that most of the claims and 填报日期 give; of equally many, that of the first claim.

    *filed_after* is the year before that of 填报日期, None where there is none.
    """
    known = list(claims)
    years = Counter([claim.period for claim in known] + [filed_after] * (filed_after is not None))
    for claim in known:
        if years[claim.period] == max(years[each.period] for each in known):
            return Found(claim.period, "title" if claim.kind == "title" else "period", claim.span)
    return Found()


def _year_before_filing(draft: Draft) -> int | None:
    filed = told(draft, "填报日期")
    day = day_of(filed) if filed else None
    return day.year.value - 1 if day and day.year else None


def _subject(draft: Draft, before_name: Found) -> Found:
    for label in ("填报单位", "主办单位"):
        found = told(draft, label)
        if found is not None:
            return Found(found.text, "cell" if isinstance(found.node, Cell) else "title", found.span)
    return before_name


def _mark(draft: Draft) -> str:
    """Return the code of the website, by which the websites of one body are distinguished; "" without a valid one."""
    found = told(draft, "政府网站标识码") or told(draft, "网站标识码")
    return found.text if found and re.fullmatch(_CODE, found.text) else ""
