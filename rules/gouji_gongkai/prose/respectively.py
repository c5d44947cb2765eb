"""Lists that 分别 joins to a list of figures: 2023年、2024年新收申请分别为63件、77件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.api import NamedTuple, Pattern
from gouji_gongkai.prose.mentions import Mention

__all__ = ["Item", "items_of"]

_BEGINS = Pattern(r"分别?(?:为|是|有|达到?|共|计)*$")
_JOINTS = ("、", "和", "及", "与", "以及", "，", "和其他")
_SPLIT = Pattern("、|和|及|与|以及")
_YEAR = Pattern(r"(20\d\d|上|去|今|本|当|前)年度?")
_MOST = 20


class Item(NamedTuple):
    """What one figure of a list joined by 分别 is of: its words, where they end, and its year if the items are years.

    ``words`` is "" where the two lists are not of one length: then it is not known what the figure is of.
    """

    words: str
    end: int
    year: str = ""


def items_of(text: str, mentions: Sequence[Mention]) -> dict[int, Item]:
    """Return the item that each figure after 分别 is of, by the index of its mention."""
    found: dict[int, Item] = {}
    if "分" not in text:
        return found
    for index, mention in enumerate(mentions):
        if index not in found and mention.number.unit != "%" and _BEGINS.search(mention.head) is not None:
            run = list(_run(text, mentions, index))
            items = _items(text, mention)
            whole = items if len(items) == len(run) > 1 else [Item("", 0)] * len(run)
            found |= dict(zip(run, whole, strict=True))
    return found


def _run(text: str, mentions: Sequence[Mention], first: int) -> Iterator[int]:
    """Yield the indices of the figures of one list: only 、 or 和 stands between them."""
    yield first
    for index in range(first + 1, min(len(mentions), first + _MOST)):
        if text[mentions[index - 1].number.after : mentions[index].number.start] not in _JOINTS:
            return
        yield index


def _items(text: str, mention: Mention) -> list[Item]:
    """Return the items before 分别; years carry the words after the last of them."""
    begin = mention.number.start - len(mention.head)
    match = _BEGINS.search(mention.head)
    end = begin + match.start() if match else begin
    if _YEAR.match(text[begin:end]) is None and _YEAR.match(text[mention.sentence : end]) is not None:
        begin = mention.sentence
    cuts = [begin]
    for joint in _SPLIT.finditer(text, begin, end):
        cuts.append(joint.end())
    stops = [*(cut for cut in cuts[1:]), end]
    pieces = [text[a:b] for a, b in zip(cuts, stops, strict=True)]
    years = [_YEAR.match(piece) for piece in pieces]
    if all(years):
        words = pieces[-1][years[-1].end() :] if years[-1] else ""
        return [Item(words, end, year[0]) for year in years if year]
    return [Item(piece, stop) for piece, stop in zip(pieces, stops, strict=True)]
