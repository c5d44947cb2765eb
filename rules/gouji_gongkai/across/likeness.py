"""Likeness of two texts: the share of short pieces that they have in common, and which texts may be alike at all.

Of each text a sample of its pieces is kept: those that begin with certain characters, so that a piece which two
texts share is in the samples of both. To find the few that are alike among thousands, only texts that share one
of their smallest pieces are compared, and of these only those whose outlines do not tell them apart.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, groupby
from operator import attrgetter
import re
from zlib import crc32

from gouji.api import NamedTuple, Paragraph, Report

__all__ = [
    "FEWEST",
    "Outline",
    "Outlined",
    "bits_of",
    "likeness",
    "nearby",
    "numbers_of",
    "outline_of",
    "outlined",
    "pieces_of",
    "text_of",
]

FEWEST = 60
"""Texts with fewer pieces are too short to tell a copy from a custom."""

_SECTIONS = ("overview", "problems")
_LENGTH = 6
_REMAINDERS = bytes(number % 3 for number in range(256))
_IS_MULTIPLE = bytes(number % 3 == 0 for number in range(256))
_SMALLEST = 8
_COMPARED = 16
_LONGEST = 50_000
_BITS = 1024
_SIZE = array("I").itemsize
_ONE = ord("1")
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
_SENTENCE = re.compile(r"[^。；！？\n]{12,}")
_NOT_TEXT = r"《[^》]{0,80}》|[^\u4e00-\u9fff]+"


def text_of(report: Report, names: Iterable[str]) -> str:
    """Return the characters of sections one and five, without figures, marks, titles of laws, *names*, set phrases."""
    sections = [report.sections[name] for name in _SECTIONS if name in report.sections]
    lines = "\n".join([each.text for section in sections for each in section.blocks if isinstance(each, Paragraph)])
    kept: list[str] = _SENTENCE.findall(lines)
    for phrase in [each for each in _BOILERPLATE if each in lines]:
        kept = [sentence for sentence in kept if phrase not in sentence]
    text = re.sub(_NOT_TEXT, "", "".join(kept)[:_LONGEST])
    for name in names:
        text = text.replace(name, "")
    return text


def pieces_of(text: str) -> bytes:
    """Return a sample of the pieces of a text, each as a number of 4 bytes, sorted and without repetition.

    Sampled are those whose first character is a multiple of 3, as then is the sum of its two bytes: 256 leaves 1.
    """
    data = text.encode("utf-16-le")
    count = max(0, len(data) // 2 - _LENGTH + 1)
    low, high = (data[at : 2 * count : 2].translate(_REMAINDERS) for at in (0, 1))
    sums = (int.from_bytes(low, "little") + int.from_bytes(high, "little")).to_bytes(count, "little")
    starts = compress(range(0, 2 * count, 2), sums.translate(_IS_MULTIPLE))
    found = {crc32(data[start : start + 2 * _LENGTH]) for start in starts}
    return array("I", sorted(found)).tobytes()


def numbers_of(pieces: bytes) -> array[int]:
    """Return the numbers of a sample."""
    return array("I", pieces)


def likeness(one: set[int], other: array[int]) -> int:
    """Return the share of pieces that two samples have in common, in whole percent."""
    whole = len(one) + len(other)
    return 200 * len(one.intersection(other)) // whole if whole else 0


class Outline(NamedTuple):
    """What tells most samples apart at once: their size, and a number in which each piece has set the bit of its remainder.

    A bit that one number has and the other has not stands for a piece, at least, that the samples do not share.
    """

    size: int
    bits: int

    def may_share(self, other: Outline, least: int) -> bool:
        """Return whether two samples may have *least* percent in common; they have not where this is False."""
        return (self.bits ^ other.bits).bit_count() <= self.most_apart(other.size, least)

    def most_apart(self, size: int, least: int) -> int:
        """Return in how many bits the outline of a sample of a *size* may differ if they have *least* percent in common."""
        return (100 - least) * (self.size + size) // 100


def bits_of(pieces: bytes) -> bytes:
    """Return the bits of a sample's outline."""
    bits = bytearray(b"0" * _BITS)
    for piece in numbers_of(pieces):
        bits[piece % _BITS] = _ONE
    return int(bits, 2).to_bytes(_BITS // 8, "little")


def outline_of(pieces: bytes, bits: bytes) -> Outline:
    """Return the outline of a sample, of which the bits are known."""
    return Outline(len(pieces) // _SIZE, int.from_bytes(bits, "little"))


class Outlined(NamedTuple):
    """A text among others: its year, its outline, its smallest pieces, and the share that is asked for, in percent.

    Where it does not ``ask``, no text is looked for that may be like it.
    """

    year: int
    outline: Outline
    smallest: array[int]
    least: int
    asks: bool = True


def outlined(year: int, pieces: bytes, outline: Outline, least: int, *, asks: bool = True) -> Outlined:
    """Return what is kept of a text with a sample, to find those that may be like it by *least* percent."""
    return Outlined(year, outline, numbers_of(pieces[: _SMALLEST * _SIZE]), least, asks)


class _Year:
    """The texts of one year, numbered on from *first*, by their smallest pieces; of the texts, only outlines are kept."""

    def __init__(self, first: int, texts: Sequence[Outlined]) -> None:
        self.first, self.end = first, first + len(texts)
        self._bits = [text.outline.bits for text in texts]
        self._sizes = array("I", [text.outline.size for text in texts])
        self._largest = max(self._sizes, default=0)
        index = sorted(piece << _HALF | at for at, text in enumerate(texts) for piece in text.smallest)
        self._pieces = array("I", [each >> _HALF for each in index])
        self._places = array("I", [each & _LOWER for each in index])

    def near(self, number: int, text: Outlined) -> list[int]:
        """Return the texts before a number that may be like one, sorted; of many that share a piece, the first and last."""
        pieces, places, before = self._pieces, self._places, number - self.first
        found: set[int] = set()
        for piece in text.smallest:
            start = bisect_left(pieces, piece)
            end = bisect_left(places, before, start, bisect_right(pieces, piece, start))
            if end - start > 2 * _COMPARED:
                found.update(places[start : start + _COMPARED], places[end - _COMPARED : end])
            else:
                found.update(places[start:end])
        most_apart, sizes, least = text.outline.most_apart, self._sizes, text.least
        most = most_apart(self._largest, least)
        apart = map(int.bit_count, map(text.outline.bits.__xor__, map(self._bits.__getitem__, found)))
        near = [
            at for at, bits in zip(found, apart, strict=True) if bits <= most and bits <= most_apart(sizes[at], least)
        ]
        return [self.first + at for at in sorted(near)]


def nearby(texts: Iterable[Outlined]) -> Iterator[tuple[int, list[int]]]:
    """Yield the number of each text that asks and may be like others before it, of its year or of the year before, with theirs.

    The texts are numbered from 0 and come with their years, the earliest first; those of two years are kept.
    """
    before, last = _Year(0, ()), None
    for year, group in groupby(texts, attrgetter("year")):
        of_year = list(group)
        own = _Year(before.end, of_year)
        known = (before, own) if last is not None and year == last + 1 else (own,)
        for number, text in enumerate(of_year, own.first):
            near = [other for each in known for other in each.near(number, text)] if text.asks else []
            if near:
                yield number, near
        before, last = own, year
