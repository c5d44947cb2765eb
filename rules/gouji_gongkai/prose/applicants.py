"""Applicants: which column of the table on requests a figure is of: 按申请人分，自然人44件、商业企业8件."""

from __future__ import annotations

from gouji.api import Pattern
from gouji_gongkai.prose.measures import Measure
from gouji_gongkai.prose.mentions import Mention

__all__ = ["applicants_of"]

_COLUMNS = {
    "自然人": "natural_person",
    "商业企业": "enterprise",
    "科研机构": "research",
    "社会公益组织": "welfare",
    "法律服务机构": "legal_service",
}
_HEAD = Pattern(
    r"(?:其中|按?申请人[为是]|来自|由)?(自然人|商业企业|科研机构|社会公益组织|法律服务机构)(?:提出的?|申请的?|有|为)*"
)
_BEFORE = Pattern(
    r"(?:按(?:照)?申请(?:人|主体)(?:类型|类别|身份|性质)?(?:来?[分看]|划分|统计|区分)?|从申请(?:人|主体)(?:类型|类别|身份|性质|构成)?来?看)[，,：:]"
)
"""Words by which all requests of the year are divided by applicant."""
_LONGEST = 60


def applicants_of(text: str, mention: Mention) -> Measure | None:
    """Return the column of a figure in a list that divides all requests by applicant; None for any other figure."""
    match = _HEAD.fullmatch(mention.head)
    if match is None or mention.depth:
        return None
    start = mention.number.start
    opening = _BEFORE.search(text, max(mention.sentence, start - _LONGEST), start)
    if opening is None or opening.start() > mention.sentence:
        return None
    column = _COLUMNS[match[1]]
    names = [f"requests.{row}.{column}" for row in ("new", "handled_total", "carried_in")]
    return Measure(names[0], (names[1], f"{names[0]}+{names[2]}"))
