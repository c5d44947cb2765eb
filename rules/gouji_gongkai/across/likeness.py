"""Likeness of two texts: the share of short pieces that they have in common, and which texts may be alike at all.

Of each text a sample of its pieces is kept: those that begin with certain characters, so that a piece which two
texts share is in the samples of both. To find the few that are alike among thousands, only texts that share one
of their smallest pieces are compared.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
import re
from zlib import crc32

from gouji.api import Paragraph, Report

__all__ = ["FEWEST", "Nearby", "likeness", "numbers_of", "pieces_of", "text_of"]

FEWEST = 60
"""Texts with fewer pieces are too short to tell a copy from a custom."""

_SECTIONS = ("overview", "problems")
_LENGTH = 6
_SAMPLED = 3
_SMALLEST = 8
_SHORTEST = 12
_COMPARED = 16
_LONGEST = 50_000
_HALF = 32
_LOWER = (1 << _HALF) - 1
_BOILERPLATE = (
    "编制本",
    "现公布",
    "现予公布",
    "由总体情况",
    "统计期限",
    "所列数据",
    "电子版",
    "下载",
    "联系电话",
    "如有疑问",
    "如对本",
    "现将",
)
_SENTENCE = re.compile(r"[^。；！？\n]+")
_NOT_TEXT = r"《[^》]{0,80}》|[^\u4e00-\u9fff]+"


def text_of(report: Report, names: Iterable[str]) -> str:
    """Return the characters of sections one and five, without figures, marks, titles of laws, *names*, set phrases."""
    sections = [report.sections[name] for name in _SECTIONS if name in report.sections]
    lines = (block.text for section in sections for block in section.blocks if isinstance(block, Paragraph))
    sentences = (match[0] for line in lines for match in _SENTENCE.finditer(line))
    kept = (each for each in sentences if len(each) >= _SHORTEST and not any(word in each for word in _BOILERPLATE))
    text = re.sub(_NOT_TEXT, "", "".join(kept)[:_LONGEST])
    for name in names:
        text = text.replace(name, "")
    return text


def pieces_of(text: str) -> bytes:
    """Return a sample of the pieces of a text, each as a number of 4 bytes, sorted and without repetition."""
    data = text.encode("utf-16-le")
    length = 2 * _LENGTH
    found = {
        crc32(data[2 * at : 2 * at + length])
        for at, mark in enumerate(memoryview(data[: max(0, len(data) - length + 2)]).cast("H"))
        if mark % _SAMPLED == 0
    }
    return array("I", sorted(found)).tobytes()


def numbers_of(pieces: bytes) -> array[int]:
    """Return the numbers of a sample."""
    return array("I", pieces)


def likeness(one: set[int], other: array[int]) -> int:
    """Return the share of pieces that two samples have in common, in whole percent."""
    whole = len(one) + len(other)
    return 200 * len(one.intersection(other)) // whole if whole else 0


class Nearby:
    """Index of texts by year and by their smallest pieces: texts that are alike have some of these in common.

    The texts are numbered from 0 and come with their years, the earliest first. A few bytes are kept of each.
    """

    def __init__(self, texts: Iterable[tuple[int, array[int]]]) -> None:
        self._years = array("q")
        self._pieces: list[array[int]] = []
        self._numbers: dict[int, array[int]] = {}
        for year, pieces in texts:
            self._years.append(year)
            self._pieces.append(pieces[:_SMALLEST])

    def _of_year(self, year: int) -> array[int]:
        """Return the pieces of the texts of a year, sorted, each with the number of its text in its lower half."""
        if year not in self._numbers:
            texts = range(bisect_left(self._years, year), bisect_right(self._years, year))
            both = sorted(piece << _HALF | number for number in texts for piece in self._pieces[number])
            self._numbers = {near: self._numbers[near] for near in (year - 1, year + 1) if near in self._numbers}
            self._numbers[year] = array("Q", both)
        return self._numbers[year]

    def near(self, number: int) -> list[int]:
        """Return the texts before one, of its year and the year before, that may be like it; of many the first and last."""
        found: set[int] = set()
        year = self._years[number]
        for known in (self._of_year(year - 1), self._of_year(year)):
            for piece in self._pieces[number]:
                start = bisect_left(known, piece << _HALF)
                end = bisect_left(known, piece << _HALF | number)
                found.update(known[start : min(start + _COMPARED, end)], known[max(start, end - _COMPARED) : end])
        return sorted({each & _LOWER for each in found})

    def each(self) -> Iterator[tuple[int, list[int]]]:
        """Yield each text that may be like others before it, with those."""
        return ((number, near) for number in range(len(self._years)) if (near := self.near(number)))
