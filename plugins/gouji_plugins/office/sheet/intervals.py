"""Numbers of hidden rows or columns, kept as intervals: a sheet may hide a million of them."""

from __future__ import annotations

from bisect import bisect_right

import attrs

__all__ = ["Intervals"]


@attrs.define(eq=False)
class Intervals:
    """A set of numbers, kept as intervals, which are added from the lowest to the highest."""

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
        """Return *number* or, where it is in an interval, the first number after that interval."""
        at = self._at(number)
        return self._lasts[at] + 1 if at >= 0 else number

    def _at(self, number: int) -> int:
        index = bisect_right(self._firsts, number) - 1
        return index if index >= 0 and number <= self._lasts[index] else -1
