"""Rows or columns that are hidden: as intervals, for a sheet may hide a million of them."""

from __future__ import annotations

from bisect import bisect_right

import attrs

__all__ = ["Intervals"]


@attrs.define(eq=False)
class Intervals:
    """Numbers in intervals that are added from the lowest to the highest."""

    _firsts: list[int] = attrs.field(factory=list)
    _lasts: list[int] = attrs.field(factory=list)

    def add(self, first: int, last: int) -> None:
        """Add the numbers from *first* to *last*."""
        if self._lasts and self._firsts[-1] <= first <= self._lasts[-1] + 1:
            self._lasts[-1] = max(self._lasts[-1], last)
        elif not self._lasts or first > self._lasts[-1]:
            self._firsts.append(first)
            self._lasts.append(last)

    def __bool__(self) -> bool:
        return bool(self._firsts)

    def __contains__(self, number: int) -> bool:
        return self._at(number) >= 0

    def after(self, number: int) -> int:
        """The first number from *number* on that is in none of them."""
        at = self._at(number)
        return self._lasts[at] + 1 if at >= 0 else number

    def _at(self, number: int) -> int:
        index = bisect_right(self._firsts, number) - 1
        return index if index >= 0 and number <= self._lasts[index] else -1
