"""Several parts of an output, each made of all files, for which the files are read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from gouji.output.held import Held
from gouji.results import FileResult

__all__ = ["Part", "in_one_pass"]

Part: TypeAlias = Callable[[FileResult], Iterable[str]]
"""What a part of an output has of one file."""

_MOST = 1_000_000
"""So many characters of each part are kept in memory until their turn comes."""


def in_one_pass(files: Iterable[FileResult], first: Part, *others: Part) -> tuple[Iterable[str], ...]:
    """Return what each part has of all files, to be iterated over once and in this order.

    The first is made piece by piece; the others then are, too, and wait on disk where they are long.
    """
    held = [Held[str](most=_MOST) for _ in others]

    def making() -> Iterator[str]:
        for file in files:
            yield from first(file)
            for part, keep in zip(others, held, strict=True):
                keep.add(part(file))

    return (making(), *held)
