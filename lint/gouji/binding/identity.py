"""Who reports, of which year, under which title, each with where it was read and how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
import re

import attrs

from gouji.document.model import Block, Document, Paragraph
from gouji.forms.model import Form
from gouji.report.model import Found
from gouji.text.dates import PERIOD_WORDS, years_in
from gouji.text.source import Span

__all__ = ["Identity", "identify", "own_years"]

_TITLE_LINES = 8
_LONGEST_TITLE = 90
_AGENCY_END = (
    "人民政府|政府办公室|政府|办事处|街道办|街道|委员会|管委会|管理委员会|办公室|办公厅|局|厅|部|委|署|院|中心|银行|集团|"
    "公司|学校|大学|联合会|协会|总队|支队|大队|队|站|所|处|会|镇|乡|区|县|市|省|馆|社"
)
# The three that follow are compiled when they are needed: most reports have a title that says it all.
_SENTENCE_AGENCY = (
    rf"(?:19|20)\d{{2}}年度?[，,]?(?P<agency>[\u4e00-\u9fff（）()]{{2,30}}?(?:{_AGENCY_END}))"
    r"(?=政府信息公开|高度重视|认真|严格|深入|坚持|积极|全面|按照|根据|在|以|持续|切实|进一步|扎实|主动|不断|紧紧|围绕|贯彻)"
)
_NO_AGENCY = tuple("我本全各该在由按根依经通加上度为")
_OWN_SENTENCE = r"(?P<year>(?:19|20)\d{2})年度?[，,]?(?:我|本|全)(?:局|县|市|区|镇|乡|街道|委|办|厅|部|院|所|处|中心|单位|机关|部门|省|校|园区|系统|年)"
_FRONT_SENTENCE = r"(?P<year>(?:19|20)\d{2})年度?[\u4e00-\u9fff]{0,30}?(?:政府信息公开|信息公开|政务公开)"


@attrs.frozen(eq=False, repr=False)
class Identity:
    """Title, agency and year of a report."""

    title: Found
    agency: Found
    year: Found


def identify(document: Document, front: Sequence[Block], form: Form) -> Identity:
    """Read the identity from the title, else from the period, else from the sentences."""
    lines = [block for block in front if isinstance(block, Paragraph)]
    title = _title(lines, form)
    year = _year(title, document)
    agency = _agency_of_title(title, form) if title.value else Found()
    if agency.value is None:
        agency = _agency_of_sentence(block for block in document.blocks if isinstance(block, Paragraph))
    return Identity(title, agency, year)


def _title(lines: Sequence[Paragraph], form: Form) -> Found:
    """The first line, or two lines taken together, that hold one of the form's names."""
    for number, first in enumerate(lines[:_TITLE_LINES]):
        for last in lines[number : number + 3]:
            text = "".join(line.text for line in lines[number : lines.index(last) + 1])
            if len(text) > _LONGEST_TITLE or "。" in text:
                break
            squeezed = _squeeze(text)
            if any(name in squeezed for name in form.names) and not _is_sentence(text):
                return Found(squeezed, "title", Span(first.start, last.end))
    return Found()


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _is_sentence(text: str) -> bool:
    return text.endswith(("：", ":", "，", ",", "；")) or "如下" in text or "，" in text


def _year(title: Found, document: Document) -> Found:
    if isinstance(title.value, str) and title.span is not None:
        for year in years_in(document.source[title.span])[:1]:
            start = title.span.start
            return Found(year.value, "title", Span(start + year.start, start + year.end))
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    for paragraph in paragraphs:
        words = PERIOD_WORDS.search(paragraph.text) if "年" in paragraph.text else None
        for year in years_in(paragraph.text, words.end())[:1] if words else ():
            return Found(year.value, "period", paragraph.source_span(year.start, year.end))
    return _majority(own_years(paragraphs))


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


def _agency_of_title(title: Found, form: Form) -> Found:
    """What is left of a title without its year and the form's name."""
    rest = str(title.value)
    name = max((name for name in form.names if name in rest), key=len)
    rest = rest.replace(name, "", 1)
    rest = re.sub(r"(?:19|20)\d{2}年?度?|[〇○零一二三四五六七八九]{4}年度?", "", rest)
    rest = re.sub(r"^(?:关于|[《“\"（(]+)|(?:关于|的|[》”\"）)]+)$", "", rest).strip("，,、 -—_|")
    return Found(rest, "title", title.span) if len(rest) >= 2 else Found()


def _agency_of_sentence(paragraphs: Iterable[Paragraph]) -> Found:
    for paragraph in paragraphs:
        if "年" not in paragraph.text:
            continue
        for match in re.finditer(_SENTENCE_AGENCY, paragraph.text[:2000]):
            agency = match["agency"]
            if not agency.startswith(_NO_AGENCY):
                span = paragraph.source_span(*match.span("agency"))
                return Found(agency, "sentence", span, sure=False)
    return Found()
