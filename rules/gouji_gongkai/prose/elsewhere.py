"""Figures that are in no table of the report: of other matters, other bodies' cases, plans, and what is counted elsewhere."""

from __future__ import annotations

from gouji.api import Pattern, contains_any
from gouji_gongkai.prose.mentions import Mention
from gouji_gongkai.prose.passages import Passage
from gouji_gongkai.prose.topics import DOCUMENTS, LITIGATION, REGULATIONS, REQUESTS

__all__ = ["bracket_before", "end_of_sentence", "is_elsewhere", "is_of_information"]

_FARTHEST = 300
_OF_INFORMATION = ("信息公开", "政府信息", "依申请", "公开申请", "政务公开")
_COUNTED = (
    "未列入",
    "未计入",
    "不计入",
    "另行统计",
    "统一计入",
    "单独统计",
    "包含在上述",
    "包含在以上",
    "包括在上述",
    "含在上述",
    "均计入",
    "一并计入",
    "统计在",
    "归入",
)
"""Words after a figure by which it is not in the tables, or only as a part."""
_EACH = ("各", "各有", "各为")
_PROPERTIES = ("公文", "属性", "定密", "标注")
"""Words before 不予公开 by which it is a property of documents, not an answer to requests."""
_KINDS_OF_OPENNESS = Pattern(r"依申请公开(?:的|类|信息)?\d")
_OF_ITS_ROW = Pattern(
    r"[^。；\d]{0,16}占(?:全部|所有)?(?:不予公开|予以公开|部分公开|无法提供|不予处理|其他处理)(?:的?申请|的?决定)?的?(?:总|件数|数量)"
)
"""A share of an outcome: the figure before it is a part of that outcome's row."""
_OF_A_REGION = Pattern(r"占(?:到|据)?(?:了)?全[国省市州盟区县旗镇乡系][^，,。；（(]{0,24}[（(]?[共计为约达]*$")
"""A share of what a whole region counts, before its figure: 占全市复议案件（412件）的七成."""
_REVIEWING = ("作为复议机关", "作为行政复议机关", "履行复议", "复议机关职责")
_PLANNED = Pattern("(?<![模草虚])拟(?![定订])|建议(?:保留|废止|修改|修订)|计划(?:保留|废止|修改|修订|制定)")


def is_elsewhere(text: str, mention: Mention, topic: str) -> bool:
    """Return whether the words around a figure show that no cell of the report's tables is to be that figure."""
    start = mention.number.start
    before = text[max(mention.sentence, start - _FARTHEST) : start]
    after = text[mention.number.after : end_of_sentence(text, mention.number.after)]
    if contains_any(after, _COUNTED) or "分项" in before or mention.head.endswith(_EACH):
        return True
    if "占" in before and _OF_A_REGION.search(before):
        return True
    if topic == REQUESTS and "占" in after and _OF_ITS_ROW.match(after):
        return True
    if topic == REQUESTS and "公开" in mention.head:
        return contains_any(before, _PROPERTIES) or (
            "不予公开" in mention.head and _KINDS_OF_OPENNESS.search(before) is not None
        )
    if topic in LITIGATION:
        return any(word in before or word in after for word in _REVIEWING)
    return topic in (DOCUMENTS, REGULATIONS) and _PLANNED.search(before) is not None


def end_of_sentence(text: str, offset: int) -> int:
    """Return where the sentence of an offset ends."""
    end = text.find("。", offset, offset + _FARTHEST)
    return end if end >= 0 else min(len(text), offset + _FARTHEST)


def is_of_information(passage: Passage, mention: Mention) -> bool:
    """Return whether reviews and suits are those on government information, not all of the body's."""
    start = mention.number.start
    before = passage.text[max(mention.sentence, start - _FARTHEST) : start]
    if contains_any(before, _OF_INFORMATION):
        return True
    if passage.section != "litigation":
        return False
    after = passage.text[mention.number.after : end_of_sentence(passage.text, mention.number.after)]
    return not contains_any(after, _OF_INFORMATION)


def bracket_before(text: str, mention: Mention) -> tuple[int, int]:
    """Return where the last bracket before a mention in its sentence opens and closes; -1 for none, and inside one."""
    begin = max(mention.sentence, mention.number.start - _FARTHEST)
    closed = max(text.rfind(mark, begin, mention.number.start) for mark in "）)")
    opened = max(text.rfind(mark, begin, max(closed, begin)) for mark in "（(")
    return (opened, closed) if opened >= 0 and not mention.depth else (-1, -1)
