"""Who reports, of which year, under which title, each with where it was read and how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
import re

import attrs

from gouji.binding.title import AGENCY_END, find_title
from gouji.document.model import Block, Document, Paragraph
from gouji.forms.model import Form
from gouji.report.model import Found
from gouji.text.dates import announced_years
from gouji.text.source import Span

__all__ = ["Identity", "identify", "own_years"]

# The patterns are compiled when they are needed: most reports have a title that says it all.
_SENTENCE_AGENCY = (
    rf"(?:19|20)\d{{2}}年度?[，,]?(?P<agency>[\u4e00-\u9fff（）()]{{2,30}}?(?:{AGENCY_END}))"
    r"(?=政府信息公开|高度重视|认真|严格|深入|坚持|积极|全面|按照|根据|在|以|持续|切实|进一步|扎实|主动|不断|紧紧|围绕|贯彻)"
)
_NO_AGENCY = tuple("我本全各该在由按根依经通加上度为")
_FEWEST_AGAINST = 2
"""So many words of period and sentences outweigh a title that none of them bears out."""

_OWN_SENTENCE = r"(?P<year>(?:19|20)\d{2})年度?[，,]?(?:我|本|全)(?:局|县|市|区|镇|乡|街道|委|办|厅|部|院|所|处|中心|单位|机关|部门|省|校|园区|系统|年)"
_FRONT_SENTENCE = r"(?P<year>(?:19|20)\d{2})年度?[\u4e00-\u9fff]{0,30}?(?:政府信息公开|信息公开|政务公开)"


@attrs.frozen(eq=False, repr=False)
class Identity:
    """Title, agency and year of a report."""

    title: Found
    agency: Found
    year: Found


def identify(document: Document, front: Sequence[Block], form: Form) -> Identity:
    """Read the identity from the title, else from the period, else from the sentences.

    A title's year stands unless the period and the sentences together say another.
    """
    lines = [block for block in front if isinstance(block, Paragraph)]
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    title = find_title(lines, form)
    year = _year(title.year, paragraphs)
    agency = _agency(paragraphs) if title.agency.value is None else title.agency
    return Identity(title.found, agency, year)


def _year(title: Found, paragraphs: Sequence[Paragraph]) -> Found:
    period = _period_year(paragraphs)
    if title.value is None:
        return period if period.value is not None else _majority(own_years(paragraphs))
    if title.value == period.value:
        return title
    own = own_years(paragraphs)
    against = Counter(year for year, _ in own if year != title.value)
    if isinstance(period.value, int):
        against[period.value] += 1
    for_it = sum(1 for year, _ in own if year == title.value)
    if against and max(against.values()) >= max(_FEWEST_AGAINST, for_it + 1):
        year = against.most_common(1)[0][0]
        return period if period.value == year else _majority([each for each in own if each[0] == year])
    return title


def _period_year(paragraphs: Sequence[Paragraph]) -> Found:
    for paragraph in paragraphs:
        for year in announced_years(paragraph.text):
            return Found(year.value, "period", paragraph.source_span(year.start, year.end))
    return Found()


def own_years(paragraphs: Iterable[Paragraph]) -> list[tuple[int, Span]]:
    """Each year that a sentence says to be its own (2024年，我局…), with its place."""
    found = []
    for paragraph in paragraphs:
        if "年" not in paragraph.text:
            continue
        for pattern in (_OWN_SENTENCE, _FRONT_SENTENCE):
            for match in re.finditer(pattern, paragraph.text):
                found.append((int(match["year"]), paragraph.source_span(*match.span("year"))))
    return found


def _majority(years: list[tuple[int, Span]]) -> Found:
    if not years:
        return Found()
    counts = Counter(year for year, _ in years)
    (year, most), *others = counts.most_common()
    span = next(span for value, span in years if value == year)
    return Found(year, "sentence", span, sure=not others or most > 2 * others[0][1])


def _agency(paragraphs: Iterable[Paragraph]) -> Found:
    for paragraph in paragraphs:
        if "年" not in paragraph.text:
            continue
        for match in re.finditer(_SENTENCE_AGENCY, paragraph.text[:2000]):
            agency = match["agency"]
            if not agency.startswith(_NO_AGENCY):
                span = paragraph.source_span(*match.span("agency"))
                return Found(agency, "sentence", span, sure=False)
    return Found()
