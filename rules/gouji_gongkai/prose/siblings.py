"""Siblings: what a number's neighbours in its clause and its brackets say of it."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.api import Pattern
from gouji_gongkai.prose.mentions import Mention

__all__ = ["bodies_before", "lead_of", "revised_beside"]

_BARE = Pattern(
    r"(?:[和及与、]|以及)?(?:被?提起)?(?:政府信息公开)?(?:行政)?(?:复议|诉讼|应诉)(?:案件?|申请)?(?:共|为)?"
)
"""A head that names reviews or suits and says nothing else of them."""
_REVISED = ("修订", "修改", "修正")


def lead_of(mentions: Sequence[Mention], index: int) -> str:
    """Return the head of a number of reviews or suits, after those of the numbers before it that speak for it as well.

    In 街道领域行政复议4件，行政诉讼2件 the second number is one of the streets, too.
    """
    first = index
    while first and _goes_on(mentions[first - 1], mentions[first]):
        first -= 1
    return "".join(mention.head for mention in mentions[first : index + 1])


def _goes_on(earlier: Mention, later: Mention) -> bool:
    return earlier.segment == later.segment and _BARE.fullmatch(later.head) is not None


def revised_beside(mentions: Sequence[Mention], index: int) -> Mention | None:
    """Return the number right after one of documents made, if it counts those revised: 新制定7件、修订4件; else None."""
    following = mentions[index + 1 : index + 2]
    beside = [m for m in following if m.segment == mentions[index].segment and m.head.startswith(_REVISED)]
    return beside[0] if beside else None


_BODIES = Pattern(r"(?:[^，,。；;]{0,4})(?:乡|镇|街道|村|社区|部门|单位|主体|机关|[县区市]|分局|派出所|学校|医院)")


def bodies_before(text: str, mentions: Sequence[Mention], index: int) -> str:
    """Return the words of the bodies that a number counts together (14个乡镇（街道）收到申请95件); "" for none."""
    before, mention = mentions[index - 1] if index else None, mentions[index]
    if before is None or before.number.unit not in ("个", "家", "所") or before.sentence != mention.sentence:
        return ""
    if any(comma in text[before.number.after : mention.number.start] for comma in "，,"):
        return ""
    match = _BODIES.match(before.tail)
    return match[0] if match else ""
