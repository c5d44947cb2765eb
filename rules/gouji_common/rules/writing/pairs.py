"""Marks that come in pairs, such as brackets: which ones of a text lack their partner."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
import re

from gouji.api import Paragraph, Report

__all__ = ["BRACKETS", "QUOTES", "lone_marks"]

BRACKETS = ("（）", "()", "《》", "【】", "〔〕", "［］", "[]", "「」", "『』")
QUOTES = ("“”",)
_MARKS = f"[\n{re.escape(''.join((*BRACKETS, *QUOTES)))}]"
_MOST_MARKS = 40
"""Of a line with more marks it is not remembered whether they have their partners."""
_SAME = {"(": "（", ")": "）", "[": "［", "]": "］"}
"""Full-width and half-width marks pair with each other."""

_FARTHEST = 5
"""How many lines below may stand the partner of a mark in text with hard line breaks."""

_ENDS = tuple("。！？")
_LONGEST_NUMBER = 3
_LIST_NUMBER = r"(?:^|[。；;：:，,、\s])[（(]?(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,2}|[①-⑳])$"


def lone_marks(report: Report, pairs: Sequence[str]) -> Iterator[tuple[Paragraph, int]]:
    """Yield each mark of some pairs without a partner, as its paragraph and its index there, in reading order.

    A partner may stand on the next line; further down, where no sentence ends at the breaks between. A list's number
    such as ``1）`` needs none.
    """
    paragraphs = report.paragraphs
    numbers = [
        number
        for number, marks in enumerate(report.derive(_marks_of_lines))
        if marks and (len(marks) > _MOST_MARKS or not _are_nested(marks, pairs))
    ]
    if not numbers:
        return
    closing = {_SAME.get(pair[1], pair[1]): _SAME.get(pair[0], pair[0]) for pair in pairs}
    opening = set(closing.values())
    open_lines: dict[str, list[tuple[int, int]]] = {mark: [] for mark in opening}
    lone: list[tuple[int, int]] = []
    signs = frozenset((*opening, *closing, *_SAME))
    for number in numbers:
        paragraph = paragraphs[number]
        begun = number > 0 and _SAME.get(paragraphs[number - 1].text[-1:], paragraphs[number - 1].text[-1:]) == "（"
        for at, mark in _unmatched(paragraph.text, signs, opening, closing, begun=begun):
            if mark in opening:
                open_lines[mark].append((number, at))
                continue
            partners = open_lines[closing[mark]]
            if partners and _is_broken(paragraphs, partners[-1][0], number):
                partners.pop()
            else:
                lone.append((number, at))
    lone += [place for places in open_lines.values() for place in places]
    for number, at in sorted(lone):
        yield paragraphs[number], at


def _marks_of_lines(report: Report) -> list[str]:
    """Return the marks of each paragraph, in their order; they are sought in all text at once."""
    paragraphs = report.paragraphs
    found = "".join(re.findall(_MARKS, report.prose)).split("\n")
    if len(found) > len(paragraphs):  # some have line breaks of their own
        found = ["".join(re.findall(_MARKS, paragraph.text)).replace("\n", "") for paragraph in paragraphs]
    return found[: len(paragraphs)]


@lru_cache(maxsize=1024)
def _are_nested(marks: str, pairs: Collection[str]) -> bool:
    """Return whether all the *marks* that belong to some pairs have a partner, and none of them stands across another."""
    own = "".join([mark for mark in marks if any(mark in pair for pair in pairs)])
    before = ""
    while own != before:
        before = own
        for pair in pairs:
            own = own.replace(pair, "")
    return not own


def _unmatched(
    text: str, marks: Collection[str], opening: set[str], closing: dict[str, str], *, begun: bool
) -> list[tuple[int, str]]:
    """Return those of the *marks* of one text that have no partner in it, each with its index.

    A list's number is none of them, but where the line above has *begun* its bracket: （ and 一）主动公开.
    """
    open_marks: list[tuple[int, str]] = []
    count = dict.fromkeys(opening, 0)
    alone: list[tuple[int, str]] = []
    for at, mark in [(at, _SAME.get(sign, sign)) for at, sign in enumerate(text) if sign in marks]:
        if mark in opening:
            open_marks.append((at, mark))
            count[mark] += 1
        elif mark in closing:
            if count[closing[mark]]:
                while (last := open_marks.pop())[1] != closing[mark]:
                    alone.append(last)
                    count[last[1]] -= 1
                count[closing[mark]] -= 1
            elif (
                mark != "）"
                or (begun and at <= _LONGEST_NUMBER)
                or not re.search(_LIST_NUMBER, text[max(0, at - 4) : at])
            ):
                alone.append((at, mark))
    return sorted(alone + open_marks)


def _is_broken(paragraphs: Sequence[Paragraph], first: int, last: int) -> bool:
    """Return whether a pair may have been parted by line breaks from one line to another."""
    if last - first == 1:
        return True
    between = paragraphs[first:last]
    return last - first <= _FARTHEST and not any(line.text.rstrip().endswith(_ENDS) for line in between)
