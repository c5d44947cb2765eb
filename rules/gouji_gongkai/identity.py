"""The identity of a report: title, body and year, each with where it was read and whether it is sure."""

from __future__ import annotations

from collections.abc import Iterable
import re

from gouji.api import Draft, Found, Identity, Paragraph
from gouji_gongkai.bodies import AGENCY_END
from gouji_gongkai.title import find_title
from gouji_gongkai.years.own_year import year_of

__all__ = ["identify"]

# The patterns are compiled when they are needed: most reports have a title that says it all.
_SENTENCE_AGENCY = (
    rf"(?:19|20)\d{{2}}年度?[，,]?(?P<agency>[\u4e00-\u9fff（）()]{{2,30}}?(?:{AGENCY_END}))"
    r"(?=政府信息公开|高度重视|认真|严格|深入|坚持|积极|全面|按照|根据|在|以|持续|切实|进一步|扎实|主动|不断|紧紧|围绕|贯彻)"
)
_NO_AGENCY = tuple("我本全各该在由按根依经通加上度为")
_LONGEST = 2000


def identify(draft: Draft) -> Identity:
    """Return title, agency and year of a report; a part that is not found has no value.

    The agency is that of the title, else that of the sentences. The title's year stands unless the period and the
    sentences together give another (`own_year`).
    """
    title = find_title([block for block in draft.front if isinstance(block, Paragraph)], draft.form.names)
    agency = _agency(draft.paragraphs) if title.agency.value is None else title.agency
    year, claims = year_of(draft, title, agency)
    return Identity(title.found, agency, year, claims=claims)


def _agency(paragraphs: Iterable[Paragraph]) -> Found:
    """Return the body that a sentence such as 2024年，临川县水务局认真… begins with; not sure, and empty without one."""
    for paragraph in paragraphs:
        if "年" not in paragraph.text:
            continue
        for match in re.finditer(_SENTENCE_AGENCY, paragraph.text[:_LONGEST]):
            agency = match["agency"]
            if not agency.startswith(_NO_AGENCY):
                span = paragraph.source_span(*match.span("agency"))
                return Found(agency, "sentence", span, sure=False)
    return Found()
