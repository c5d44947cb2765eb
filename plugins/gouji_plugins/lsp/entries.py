"""The keys and values of YAML with their places, and the place where something is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

import attrs

from gouji.api.documents import Span

__all__ = ["Entry", "Outline", "Spot", "Step", "Style"]

Step: TypeAlias = str | int
"""A key, or the number of an item, on the way to a value."""

Style: TypeAlias = Literal["", "'", '"', "|"]
"""How a text is written: plain, in quotes, or as a block of lines."""


@attrs.frozen
class Entry:
    """A key with its value, or an item of a list that is a text.

    ``path`` leads to what it stands in, of an item to itself; ``key`` is None for an item. ``place`` is where the key stands,
    without quotes, and ``value`` where the text of its value stands; it is empty where that is a list or a mapping, or nothing.
    """

    path: tuple[Step, ...]
    key: str | None
    place: Span
    value: Span
    style: Style = ""

    @property
    def value_path(self) -> tuple[Step, ...]:
        """The path of its value."""
        return self.path if self.key is None else (*self.path, self.key)


@attrs.frozen
class Spot:
    """A place where something is written: the path of what stands there, and where its text begins.

    Where it is a value, ``path`` leads to it; else to what a key, or the text of an item, stands in. ``in_flow`` tells whether
    it is within brackets.
    """

    path: tuple[Step, ...]
    is_value: bool
    start: int
    style: Style = ""
    in_flow: bool = False


@attrs.frozen
class Outline:
    """All entries of a text in their order, and where the items of its lists begin, by their paths."""

    entries: tuple[Entry, ...] = ()
    items: tuple[tuple[tuple[Step, ...], int], ...] = ()

    def below(self, path: tuple[Step, ...]) -> Iterator[Entry]:
        """Yield the keys of the mapping at a path."""
        yield from (each for each in self.entries if each.path == path and each.key is not None)

    def at(self, offset: int) -> Entry | None:
        """Return the entry whose key or value stands at an offset; None for none."""
        for each in self.entries:
            if _covers(each.place, offset) or _covers(each.value, offset):
                return each
        return None


def _covers(span: Span, offset: int) -> bool:
    return span.start <= offset <= span.end and span.start < span.end
