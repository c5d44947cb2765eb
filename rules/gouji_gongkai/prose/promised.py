"""Lists of items whose number the words before them give: 存在两个问题：一是…；二是…."""

# Annotations are evaluated here: as texts, each of a NamedTuple's would be compiled (1 ms in all of a check).

from collections.abc import Iterator
from typing import NamedTuple

from gouji.api import Pattern

__all__ = ["FIRST", "PromisedItems", "promised_items"]

FIRST = "一是"
_NUMERALS = "零一二三四五六七八九十"
_PROMISE = Pattern(
    r"(?<![\d第、.一二三四五六七八九十])(?P<said>(?P<count>[两二三四五六七八九2-9])\s?(?:个|大|项)?"
    r"(?:方面|工作|问题|不足|短板|措施|举措|任务|重点))"
    r"(?:的?(?:工作|问题|不足|差距|困难|措施|举措|任务|内容|重点))?(?:[^。；：:，,\d一二三四五六七八九十]{0,6}[：:]|[，,])\s?一是"
)
_MORE = ("此外", "同时", "另外", "最后", "还有", "其次", "再次", "再者", "除此之外", "（二）", "等")
"""Words by which a list goes on otherwise."""


class PromisedItems(NamedTuple):
    """A number of items as a text gives it (``said``, from ``begin`` to ``end``; ``promised``), and how many it lists."""

    said: str
    begin: int
    end: int
    promised: int
    listed: int


def promised_items(text: str) -> Iterator[PromisedItems]:
    """Yield the lists of a text that have more or fewer items than it says.

    Items are counted by 一是, 二是 and so on. One that may go on in other words is not said to be short.
    """
    for match in _PROMISE.finditer(text):
        count = (
            _NUMERALS.index(match["count"].replace("两", "二")) if not match["count"].isdigit() else int(match["count"])
        )
        listed, rest = _items(text, match.end() - len(FIRST))
        if listed > count or (1 < listed < count and not any(word in rest for word in _MORE)):
            yield PromisedItems(match["said"], *match.span("said"), count, listed)


def _items(text: str, first: int) -> tuple[int, str]:
    """Return how many items follow each other from the *first* on, and the text that may belong to the last one."""
    again = text.find(FIRST, first + len(FIRST))
    end = again if again >= 0 else len(text)
    at, listed = first, 1
    while (
        listed + 1 < len(_NUMERALS)
        and (following := text.find(f"{_NUMERALS[listed + 1]}是", at + len(FIRST), end)) >= 0
    ):
        at, listed = following, listed + 1
    rest = text[at:end]
    # A list that begins anew within the sentence is one of an item's own: what comes after it is not seen.
    return (listed, rest) if again < 0 or "。" in rest else (listed, _MORE[0])
