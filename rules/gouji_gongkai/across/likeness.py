"""Likeness of two texts: the share of short pieces that they have in common, and which texts may be alike at all.

Of each text a sample of its pieces is kept: those that begin with certain characters, so that a piece which two
texts share is in the samples of both. To find the few that are alike among thousands, only texts that share one
of their smallest pieces are compared.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable
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
    """Index of texts by year and by their smallest pieces: texts that are alike have some of these in common."""

    def __init__(self) -> None:
        self._by_piece: dict[tuple[int, int], list[int]] = {}

    def add(self, number: int, year: int, pieces: array[int]) -> None:
        """Add the pieces of the text with a number, which is higher than those added before."""
        for piece in pieces[:_SMALLEST]:
            self._by_piece.setdefault((year, piece), []).append(number)

    def near(self, year: int, pieces: array[int], before: int) -> list[int]:
        """Return the numbers, below *before*, of texts of a year that may be alike; of many the first and last."""
        found: set[int] = set()
        for piece in pieces[:_SMALLEST]:
            numbers = self._by_piece.get((year, piece), [])
            end = bisect_left(numbers, before)
            found.update(numbers[: min(_COMPARED, end)], numbers[max(0, end - _COMPARED) : end])
        return sorted(found)
