"""Tell quickly in which of many texts something may stand twice in a row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
import re

from gouji.api import contains_any
from gouji_common.rules.writing.doubled_characters import doubled_characters
from gouji_common.rules.writing.doubled_words import NEVER_DOUBLED

__all__ = ["suspects"]

_WITH_OF = re.compile("的(..)..\\1")
"""公开的内容公开内容, from 的 on, and more than that."""
_WORDS_AROUND = tuple(
    f"{word}{between}{word}" for word in ("内容", "情况", "措施", "问题") for between in ("公开", "工作")
)
_LONGEST = 12


def suspects(texts: Sequence[str], joined: str) -> set[int]:
    """Return the numbers of the texts, which are *joined* by line breaks, in which anything may stand twice in a row."""
    ends = list(accumulate([len(text) + 1 for text in texts]))
    found = {bisect_right(ends, start) for start, _ in doubled_characters(joined)}
    found.update([bisect_right(ends, match.start()) for match in _WITH_OF.finditer(joined)])
    if contains_any(joined, _WORDS_AROUND):
        found.update([number for number, text in enumerate(texts) if contains_any(text, _WORDS_AROUND)])
    found.update(bisect_right(ends, place) for place in _repeats(joined, ends))
    return found


def _repeats(joined: str, ends: Sequence[int]) -> Iterator[int]:
    """Yield one place of each line at which so many characters follow each other as stand there at once again.

    All characters are compared at once: the low halves of their codes as one number, xor itself shifted by a distance,
    have a run of zero bytes where the text repeats.
    """
    data = joined.encode("utf-16-le", "replace")[::2]
    if len(data) > len(joined):
        joined = re.sub("[\U00010000-\U0010ffff]", "一", joined)
        data = joined.encode("utf-16-le", "replace")[::2]
    number = int.from_bytes(data, "little")
    for distance in range(2, _LONGEST + 1):
        differences = (number ^ (number >> (8 * distance))).to_bytes(len(data), "little")
        zeros = bytes(distance)
        at = differences.find(zeros)
        while at >= 0:
            phrase, end = joined[at : at + distance], at + 1
            if joined.startswith(phrase, at + distance):
                if _is_phrase(phrase):
                    yield at
                    end = ends[bisect_right(ends, at)]
                else:  # nor is what else lies in the run
                    end = _end_of_run(joined, at, distance)
            at = differences.find(zeros, end)


def _end_of_run(joined: str, at: int, distance: int) -> int:
    """Return where the repetition ends that begins at a place: in all of it, the same characters come round."""
    end = at + distance
    while joined[end : end + 1] == joined[end + distance : end + distance + 1]:
        end += 1
    return end


def _is_phrase(text: str) -> bool:
    if len(text) > 2:
        return text.isalnum()
    return text in NEVER_DOUBLED or text[::-1] in NEVER_DOUBLED
