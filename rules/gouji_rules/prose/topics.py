"""Topics: whether a passage speaks of requests, reviews, suits, documents or something else at a place."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
import re

from gouji_rules.prose.passages import Passage

__all__ = [
    "DIRECT_SUIT",
    "DOCUMENTS",
    "LATER_SUIT",
    "LITIGATION",
    "OTHER",
    "RECONSIDERATION",
    "REGULATIONS",
    "REQUESTS",
    "SUIT",
    "Topics",
    "topics_of",
]

REQUESTS = "requests"
RECONSIDERATION = "litigation.reconsideration"
SUIT = "litigation.suit"
DIRECT_SUIT = "litigation.direct_suit"
LATER_SUIT = "litigation.suit_after_reconsideration"
DOCUMENTS = "proactive.normative_documents"
REGULATIONS = "proactive.regulations"
OTHER = "other"
LITIGATION = frozenset((RECONSIDERATION, SUIT, DIRECT_SUIT, LATER_SUIT))

_WORDS = (
    (
        REQUESTS,
        "依申请|申请公开|公开(?:政府)?(?:信息)?申请|信息(?:公开)?申请|(?:重复|大量反复|信访举报投诉类)申请|信访、?举报、?投诉类",
    ),
    (DIRECT_SUIT, "(?:未经复议)?直接(?:提起|起诉|向)(?:行政)?(?:诉讼)?|未经复议"),
    (LATER_SUIT, "复议后(?:再|又)?(?:提起|起诉)?(?:行政)?(?:诉讼|起诉)?"),
    (RECONSIDERATION, "行政复议|复议"),
    (SUIT, "行政诉讼|诉讼|起诉|应诉"),
    (DOCUMENTS, "规范性文件"),
    (REGULATIONS, "规章"),
    ("proactive.licensing", "行政许可"),
    ("proactive.penalties", "行政处罚"),
    ("proactive.coercion", "行政强制"),
    ("proactive.fees", "行政事业性收费"),
    ("fees.processing", "信息处理费"),
    (
        OTHER,
        "信访|投诉|举报|咨询|留言|来信|来电|来访|热线|建议|提案|意见|诉求|工单|栏目|培训|会议|(?:许可|审批|登记|救助|补贴|贷款|仲裁|执行|商标|专利|资质|备案|报名|认定|入学|公租房|复核)申请",
    ),
    ("neutral", "申请(?:人|书|表|材料)"),
    ("bare", "申请"),
)


class Topics:
    """The topics of a passage, each with the place at which its words end."""

    __slots__ = ("_begin", "_ends", "_topics")

    def __init__(self, found: list[tuple[int, str]], begin: str) -> None:
        self._ends = [end for end, _ in found]
        self._topics = [topic for _, topic in found]
        self._begin = begin

    def at(self, offset: int) -> str:
        """The topic of the last words before an offset; "" where there are none."""
        index = bisect_right(self._ends, offset) - 1
        return self._topics[index] if index >= 0 else self._begin

    def within(self, begin: int, end: int) -> list[str]:
        """The topics whose words end after *begin* and not after *end*, in order."""
        return self._topics[bisect_right(self._ends, begin) : bisect_right(self._ends, end)]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"({words})" for _, words in _WORDS))


def topics_of(passage: Passage) -> Topics:
    """The topics of a passage; it begins with that of its section or sub-heading."""
    begin = _begin(passage)
    topic, found = begin, []
    for match in _pattern().finditer(passage.text):
        named = _WORDS[(match.lastindex or 1) - 1][0]
        if named == "neutral":
            continue
        if named == "bare":
            if topic != REQUESTS and not passage.text.endswith("新收", 0, match.start()):
                continue
            named = REQUESTS
        topic = named
        found.append((match.end(), topic))
    return Topics(found, begin)


def _begin(passage: Passage) -> str:
    if passage.section == "requests" or "依申请" in passage.heading or "公开申请" in passage.heading:
        return REQUESTS
    return ""
