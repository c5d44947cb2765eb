"""Mentions: each number of a passage with its clause, its sentence and its brackets."""

from __future__ import annotations

from functools import lru_cache

from gouji.api import NamedTuple, Pattern
from gouji_gongkai.prose.numbers import Number, numbers_in

__all__ = ["Mention", "begins_reach", "is_change", "mentions_in", "reaches"]

_LONGEST_TAIL = 24
_LONGEST_HEAD = 120
_FILLERS = (
    "其中", "分别", "共计", "合计", "总计", "累计", "总数", "数量", "全年", "达到", "包括", "为", "有", "约", "近", "是", "含", "达", "共",
    "、", "的", "了", "均", "各", "都", "计",
)  # fmt: skip
_LONGEST_FILLERS = 8
_MEANS = ("通过", "经由", "以", "其中通过")
"""A clause that begins so names a channel; the number of the next clause is its number."""


class Mention(NamedTuple):
    """A number and the words around it; places are indices in the passage's text.

    ``head`` are the words before it, back to the beginning of the clause or to the number before; where these mean
    nothing by themselves (共, 为), the clause before is included. ``tail`` are the words after its unit.
    ``depth`` counts the brackets around it, ``bracket`` is where the innermost one opens (-1: none).
    ``sentence`` is where its sentence begins, ``segment`` where the part of it between two ； begins.
    ``listed`` counts the 其中 (分为, 具体为, 由…构成) before it in its sentence; one in a bracket counts up to where the bracket closes.
    """

    number: Number
    head: str
    tail: str
    depth: int
    bracket: int
    sentence: int
    segment: int
    listed: int

    @property
    def part(self) -> bool:
        """Whether 其中 makes the number a part of another."""
        return self.listed > 0


_STOPS = Pattern(r"[，,；;：:（）()。！？!?、]")


_DIVIDES = ("其中", "具体为", "分为", "由")
_MARKS = Pattern(r"[。！？!?；;（）()由其具分](?:(?<=其)中|(?<=具)体为|(?<=分)为|(?<!其)(?<!具)(?<!分))")
"""A mark that ends or encloses something, or one of the words that divide. It begins with a set, which is sought fast."""
_COMPOSED = Pattern(r"[^，,。；;]{2,60}(?:构成|组成)")
_BRACKETS = Pattern(r"[。！？!?（）()]")
_LONGEST_BRACKET = 300


def mentions_in(text: str) -> list[Mention]:
    """Return the numbers of a text in order, each with its head, tail and place."""
    numbers = numbers_in(text)
    found: list[Mention] = []
    at = sentence = segment = listed = 0
    opened: list[tuple[int, int]] = []
    for index, number in enumerate(numbers):
        for mark in _MARKS.finditer(text, at, number.start):
            character = mark[0]
            if character in "（(":
                opened.append((mark.start(), listed))
            elif character in "）)":
                listed = opened.pop()[1] if opened else listed
            elif character in _DIVIDES:
                listed += character != "由" or _COMPOSED.match(text, mark.end()) is not None
            else:
                segment = mark.end()
                if character not in "；;":
                    sentence, listed, opened = segment, 0, []
                elif opened and not _closes(text, segment):
                    listed, opened = opened[0][1], []
        following = numbers[index + 1].start if index + 1 < len(numbers) else len(text)
        bracket = opened[-1][0] if opened else -1
        head = _head(text, max(_after_tail(text, at, number.start), sentence, segment), number.start)
        tail = _tail(text, number.after, following)
        found.append(Mention(number, head, tail, len(opened), bracket, sentence, segment, listed))
        at = number.after
    return found


def _closes(text: str, begin: int) -> bool:
    """Return whether a bracket closes before another opens and before the sentence ends."""
    mark = _BRACKETS.search(text, begin, begin + _LONGEST_BRACKET)
    return mark is not None and mark[0] in "）)"


def _after_tail(text: str, at: int, end: int) -> int:
    """Return where the words of the number before end and those of the next number may begin."""
    match = _STOPS.search(text, at, end) if at else None
    return match.start() if match else at


def _head(text: str, begin: int, end: int) -> str:
    stop = begin = max(begin, end - _LONGEST_HEAD)
    for match in _STOPS.finditer(text, begin, end):
        after = match.end()
        if match[0] != "、" and not (_says_nothing(text, after, end) or text.startswith(_MEANS, stop)):
            stop = after
    return text[stop:end].lstrip("，,；;：:（）()、")


def _says_nothing(text: str, begin: int, end: int) -> bool:
    return end - begin <= _LONGEST_FILLERS and _is_filler(text[begin:end])


@lru_cache(maxsize=512)
def _is_filler(words: str) -> bool:
    for filler in _FILLERS:
        words = words.replace(filler, "")
    return not words


def _tail(text: str, begin: int, following: int) -> str:
    limit = min(following, begin + _LONGEST_TAIL)
    match = _STOPS.search(text, begin, limit)
    return text[begin : match.start() if match else limit]


_REACHES = (
    "增加到", "增加至", "增加为", "上升为", "提高为", "增长为", "下降为", "降低为", "增至", "增到", "增长到", "增长至", "上升到", "上升至", "提高到", "提高至", "升至", "升到", "减少到",
    "减少至", "减少为", "减至", "下降到", "下降至", "降低到", "降低至", "降至", "降到", "降为",
)  # fmt: skip
_EARLIER = ("由", "从", "上年", "上一年", "去年", "前一年", "同期", "年")


def begins_reach(mention: Mention) -> bool:
    """Return whether a figure is the earlier one of a change: 由上年的16件."""
    head = mention.head.removesuffix("的").removesuffix("度")
    return head.endswith(_EARLIER) and ("由" in head[-8:] or "从" in head[-8:])


def reaches(earlier: Mention, later: Mention) -> bool:
    """Return whether two figures are the earlier and the later one of a change: 由上年的16件增加到20件."""
    head = later.head.removesuffix("的").removesuffix("今年").removesuffix("本年")
    return begins_reach(earlier) and head.endswith(_REACHES)


_CHANGES = (
    "增加",
    "增长",
    "上升",
    "提高",
    "提升",
    "多",
    "增",
    "减少",
    "下降",
    "降低",
    "少",
    "下滑",
    "回落",
    "减",
    "降",
)
_COMPARED = Pattern("(?:[较比](?:上一?年度?|去年|20\\d\\d年度?)(?:同期)?|同比)(?:净)?$")


def is_change(mention: Mention) -> bool:
    """Return whether a figure is the amount by which something has grown or shrunk."""
    return _tells_change(mention.head)


@lru_cache(maxsize=512)
def _tells_change(words: str) -> bool:
    head = words.rstrip("了为达约幅度率")
    if head.endswith("新增"):
        return _COMPARED.search(head, 0, len(head) - 2) is not None
    return head.endswith(_CHANGES) and "新增" not in words[-4:]
