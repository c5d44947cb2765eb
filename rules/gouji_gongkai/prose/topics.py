"""Topics: whether a place of a passage is about requests, reviews, suits, documents or something else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from gouji.api import contains_any
from gouji_gongkai.prose.passages import Passage

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
]

REQUESTS = "requests"
RECONSIDERATION = "litigation.reconsideration"
SUIT = "litigation.suit"
DIRECT_SUIT = "litigation.direct_suit"
LATER_SUIT = "litigation.suit_after_reconsideration"
DOCUMENTS = "proactive.normative_documents"
REGULATIONS = "proactive.regulations"
OTHER = "other"
_BARE = "bare"
LITIGATION = frozenset((RECONSIDERATION, SUIT, DIRECT_SUIT, LATER_SUIT))

_SPEAKS = (
    "申请", "复议", "诉讼", "规范性文件", "规章", "行政许可", "行政处罚", "行政强制", "收费", "处理费", "结转", "予以公开", "答复", "办结",
)  # fmt: skip
_PLAIN = (
    ("规范性文件", DOCUMENTS),
    ("规章", REGULATIONS),
    ("行政许可", "proactive.licensing"),
    ("行政处罚", "proactive.penalties"),
    ("行政强制", "proactive.coercion"),
    ("行政事业性收费", "proactive.fees"),
    ("信息处理费", "fees.processing"),
    *(
        (word, OTHER)
        for word in ("信访", "投诉", "举报", "咨询", "留言", "来信", "来电", "来访", "热线", "建议", "提案")
    ),
    *((word, OTHER) for word in ("意见", "诉求", "工单", "栏目", "培训", "会议")),
)
_ASKING = ("公开", "信息", "依", "重复", "反复", "投诉类", "举报类", "投诉类的", "举报类的")
"""What stands before 申请 where it is a request for information."""
_ASKING_ELSE = (
    "许可", "审批", "登记", "救助", "补贴", "贷款", "仲裁", "执行", "商标", "专利", "资质", "备案", "报名", "认定", "入学",
    "公租房", "复核",
)  # fmt: skip
"""What stands before 申请 where something else is applied for."""


class Topics:
    """Topics of a passage in order, each from the end of the words that name it; the first is that of its section or sub-heading.

    They are looked for when they are first asked for.
    """

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def at(self, offset: int) -> str:
        """Return the topic in force at an offset: that of the last words before it, else the first; "" for none."""
        ends, topics = self._found
        return topics[bisect_right(ends, offset)]

    def within(self, begin: int, end: int) -> list[str]:
        """Return the topics whose words end after *begin* and not after *end*, in order."""
        ends, topics = self._found
        return topics[bisect_right(ends, begin) + 1 : bisect_right(ends, end) + 1]

    @cached_property
    def has_any(self) -> bool:
        """Whether the passage has words for any of those that its statements may be on."""
        return contains_any(self._passage.text, _SPEAKS)

    @cached_property
    def _found(self) -> tuple[list[int], list[str]]:
        """Where the words end that name a topic, and the topics, before which stands the first."""
        begin = _begin(self._passage)
        found = _topics_in(self._passage.text, begin)
        return [end for end, _ in found], [begin, *(topic for _, topic in found)]


def _topics_in(text: str, begin: str) -> list[tuple[int, str]]:
    """Return the topics that a text names, in order, each with the end of its words; *begin* is that in force before."""
    found = [(at + len(word), topic) for word, topic in _PLAIN if word in text for at in _places(text, word)]
    found += [(at + 2, _of_suit(text, at)) for word in ("诉讼", "起诉", "应诉") for at in _places(text, word)]
    found += [(at + 2, _of_review(text, at)) for at in _places(text, "复议")]
    found += [(at + 2, DIRECT_SUIT) for at in _places(text, "直接") if text.startswith(("提起", "起诉", "向"), at + 2)]
    asked = [(at + 2, topic) for at in _places(text, "申请") if (topic := _of_request(text, at))]
    return _with_bare(sorted(found + asked), begin, text)


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _of_suit(text: str, at: int) -> str:
    before = text[max(0, at - 8) : at]
    if "复议后" in before:
        return LATER_SUIT
    return DIRECT_SUIT if "直接" in before or "未经复议" in before else SUIT


def _of_review(text: str, at: int) -> str:
    if text.startswith("后", at + 2):
        return LATER_SUIT
    return DIRECT_SUIT if text.endswith("未经", 0, at) else RECONSIDERATION


def _of_request(text: str, at: int) -> str:
    """Return the topic of 申请 at a place, `_BARE` where only the context shows it, "" where it names none."""
    if text.startswith(("公开", "政府信息公开"), at + 2) or text.endswith(_ASKING, 0, at):
        return REQUESTS
    if text.endswith(_ASKING_ELSE, 0, at):
        return OTHER
    return "" if text.startswith(("人", "书", "表", "材料"), at + 2) else _BARE


def _with_bare(found: list[tuple[int, str]], begin: str, text: str) -> list[tuple[int, str]]:
    """Return the topics in order; a bare 申请 is kept as a request only amid requests and after 新收."""
    topic, kept = begin, []
    for end, named in _within_sentences(found, begin, text):
        if named == _BARE:
            if topic != REQUESTS and not text.endswith("新收", 0, end - 2):
                continue
            named = REQUESTS
        topic = named
        kept.append((end, topic))
    return kept


def _within_sentences(found: list[tuple[int, str]], begin: str, text: str) -> list[tuple[int, str]]:
    """Return the topics with that of a sentence in force again after it where 其中 leads to another matter: 其中举报人2件."""
    if "其中" not in text or all(topic != OTHER for _, topic in found):
        return found
    topic, kept = begin, []
    for end, named in found:
        kept.append((end, named))
        if named == OTHER and topic not in ("", OTHER):
            stop = text.find("。", end)
            if stop >= 0 and "其中" in text[max(text.rfind("。", 0, end), 0) : end]:
                kept.append((stop + 1, topic))
        elif named != _BARE:
            topic = named
    return sorted(kept)


def _begin(passage: Passage) -> str:
    if passage.section == "requests" or "依申请" in passage.heading or "公开申请" in passage.heading:
        return REQUESTS
    return ""
