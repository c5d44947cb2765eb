"""Lists of items whose number the words before them give: 存在两个问题：一是…；二是…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.api import NamedTuple, Pattern, contains_any

__all__ = ["FIRST", "PromisedItems", "promised_items"]

FIRST = "一是"
_NUMERALS = "零一二三四五六七八九十"
_PROMISE = Pattern(
    r"(?P<said>(?P<count>[两二三四五六七八九2-9])(?<![\d第、.一二三四五六七八九十].)\s?(?:个|大|项)?"
    r"(?:方面|工作|问题|不足|短板|措施|举措|任务|重点))"
    r"(?:的?(?:工作|问题|不足|差距|困难|措施|举措|任务|内容|重点))?(?:[^。；：:，,\d一二三四五六七八九十]{0,6}[：:]|[，,])\s?一是"
)
"""It begins with a set, which is sought fast."""
_MARK = Pattern(r"([一二三四五六七八九十])是")
_SENTENCE_ENDS = "。！？"
_CLAUSE_ENDS = Pattern(r"[。！？；;，,：:]")
_NAMES = Pattern(r"[、和与及]")
_WINDOW = 60
"""So many marks before and behind the first of a list are looked at."""

_MORE = ("此外", "同时", "另外", "最后", "还有", "其次", "再次", "再者", "除此之外", "（二）", "等")
"""Words by which a list goes on otherwise."""


class PromisedItems(NamedTuple):
    """A number of items as a text gives it (``said``, from ``begin`` to ``end``; ``promised``), and how many it lists."""

    said: str
    begin: int
    end: int
    promised: int
    listed: int


class _Mark(NamedTuple):
    """A word that begins an item (二是): its place, its number, the sentence that it is in, and whether it begins a clause."""

    at: int
    number: int
    sentence: int
    sure: bool


def promised_items(text: str) -> Iterator[PromisedItems]:
    """Yield the lists of a text that have more or fewer items than it says.

    Items are counted by 一是, 二是 and so on. Lists may stand in an item of another one, whose numbers then go on behind
    them: one that is read in two ways is only judged by what both have. One that may go on in other words is not short.
    """
    every = _marks(text) if _PROMISE.search(text) else ()
    places = {mark.at: index for index, mark in enumerate(every)}
    for match in _PROMISE.finditer(text):
        count = (
            _NUMERALS.index(match["count"].replace("两", "二")) if not match["count"].isdigit() else int(match["count"])
        )
        if _names_before(text, match.start()) == count:
            continue
        first = places[match.end() - len(FIRST)]
        earlier, marks = every[max(0, first - _WINDOW) : first], every[first : first + _WINDOW]
        listed, most = _surely_listed(earlier, marks), _perhaps_listed(marks)
        short = listed > 1 and most < count and not _goes_on(text, marks[listed - 1 :])
        if listed > count or short:
            yield PromisedItems(match["said"], *match.span("said"), count, listed)


def _marks(text: str) -> list[_Mark]:
    """Return all marks of a text, the first of a list and the others."""
    found, sentence, before = [], 0, 0
    for match in _MARK.finditer(text):
        sentence += sum(text.count(end, before, match.start()) for end in _SENTENCE_ENDS)
        before = match.start()
        sure = before == 0 or not text[before - 1].isalnum()
        found.append(_Mark(before, _NUMERALS.index(match[1]), sentence, sure))
    return found


def _names_before(text: str, begin: int) -> int:
    """Return how many names a clause has before a number, which are what it counts: 围绕公开、解读两方面工作."""
    clause = _CLAUSE_ENDS.split(text[max(0, begin - 60) : begin])[-1]
    return len(_NAMES.split(clause))


def _surely_listed(earlier: Sequence[_Mark], marks: Sequence[_Mark]) -> int:
    """Return how many items follow each other of which none can be one of a list around them, which began *earlier*."""
    sentence = marks[0].sentence
    listed = 1
    for mark in marks[1:]:
        around = {each.number for each in earlier if mark.sentence != sentence or each.sentence == sentence}
        if not mark.sure or mark.number != listed + 1 or listed in around:
            break
        listed += 1
    return listed


def _perhaps_listed(marks: Sequence[_Mark]) -> int:
    """Return how many items there are at most: those of other lists count, but where a sentence holds such a list alone."""
    alone = _lists_alone(marks[1:])
    listed = 1
    for mark in marks[1:]:
        if mark.number == listed + 1 and mark.sentence not in alone:
            listed += 1
    return listed


def _lists_alone(marks: Sequence[_Mark]) -> set[int]:
    """Return the sentences whose marks are one list from its first item on."""
    numbers: dict[int, list[int]] = {}
    for mark in marks:
        numbers.setdefault(mark.sentence, []).append(mark.number)
    return {sentence for sentence, each in numbers.items() if len(each) > 1 and each == [*range(1, len(each) + 1)]}


def _goes_on(text: str, marks: Sequence[_Mark]) -> bool:
    """Return whether a list may go on behind its last item, the first of *marks*, in other words or in a list within it."""
    end = next((mark.at for mark in marks if mark.number == 1), None)
    rest = text[marks[0].at : end]
    return contains_any(rest, _MORE) or (end is not None and not any(each in rest for each in _SENTENCE_ENDS))
