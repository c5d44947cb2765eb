"""Mutations of bytes, whatever they mean: flipped, cut, repeated, spliced."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random

from gouji.testing.fuzz.case import Good, Mutation

__all__ = ["RAW", "piece", "repeated", "splicing"]

_LARGEST_RUN = 300_000
_ODD_BYTES = (b"\0", b"\xff", b"\x1a", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff\0", b"\x80", b"\x1b[2J", b"\r", b"\x85")


def piece(random: Random, size: int, most: int = 200) -> tuple[int, int]:
    """Return the start and end of a piece of something of that size, at least one long if there is anything."""
    start = random.randrange(size) if size else 0
    return start, min(size, start + random.randint(1, random.choice((1, 4, 20, most))))


def repeated(random: Random, unit: int, most: int = _LARGEST_RUN) -> int:
    """Return how often a piece of *unit* bytes or characters is repeated: 2 to the power of something."""
    largest = max(1, (most // max(unit, 1)).bit_length() - 1)
    return 1 << random.randint(1, min(largest, random.choice((2, 5, 9, 17))))


def _flip(random: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8, 64))):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _randomise(random: Random, data: bytes) -> bytes:
    start, end = piece(random, len(data), 40)
    return data[:start] + random.randbytes(end - start) + data[end:]


def _cut(random: Random, data: bytes) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _behead(random: Random, data: bytes) -> bytes:
    return data[piece(random, len(data))[1] if random.random() < 0.5 else random.randrange(len(data) + 1) :]


def _delete(random: Random, data: bytes) -> bytes:
    start, end = piece(random, len(data), 2000)
    return data[:start] + data[end:]


def _repeat(random: Random, data: bytes) -> bytes:
    start, end = piece(random, len(data))
    return data[:end] + data[start:end] * repeated(random, end - start) + data[end:]


def _insert(random: Random, data: bytes) -> bytes:
    at = random.choice((0, len(data), random.randrange(len(data) + 1)))
    return data[:at] + random.choice(_ODD_BYTES) + data[at:]


def _splice(random: Random, data: bytes, *, goods: Callable[[Random], Good]) -> bytes:
    """Return the head of one file and the tail of another, or a piece of the other within the one."""
    other = goods(random).data
    at = random.randrange(len(data) + 1)
    start, end = piece(random, len(other), 5000)
    if random.random() < 0.5:
        return data[:at] + other[start:]
    return data[:at] + other[start:end] + data[at:]


RAW = (
    Mutation("bytes flipped", _flip),
    Mutation("bytes at random", _randomise),
    Mutation("cut short", _cut),
    Mutation("beginning lost", _behead),
    Mutation("bytes lost", _delete),
    Mutation("bytes repeated", _repeat),
    Mutation("odd bytes inserted", _insert),
)
"""What can be done to any file."""


def splicing(goods: Callable[[Random], Good]) -> Mutation:
    """Return the mutation that puts parts of another good file into a file."""
    return Mutation("spliced with another", partial(_splice, goods=goods))
