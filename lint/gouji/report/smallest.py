"""Search the smallest sets of figures whose change makes every relation hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from gouji.report.solving import Limit, solve
from gouji.value import NamedTuple

__all__ = ["Bound", "Changed", "Puzzle", "smallest_sets"]

LARGEST = 6
"""More figures than these are not looked for: where seven are wrong, the table is to be read anew."""
_MOST_STEPS = 6000
_MOST_SETS = 200

Changed = dict[str, Decimal | None]
"""How much each figure of a set changes; None where that leaves room."""


class Bound(NamedTuple):
    """A relation as the search takes it: the signs of its figures, and by how much their sum must or may change."""

    signs: Mapping[str, int]
    least: Decimal | None
    most: Decimal | None

    @property
    def is_exact(self) -> bool:
        """Whether the sum has one right value."""
        return self.least is not None and self.least == self.most

    @property
    def is_broken(self) -> bool:
        """Whether the relation does not hold as it is."""
        return (self.least is not None and self.least > 0) or (self.most is not None and self.most < 0)


class Puzzle:
    """Relations of known figures: ``floors`` are the least changes of each figure (None: any), ``whole`` those that are right as whole numbers alone."""

    def __init__(
        self, bounds: Sequence[Bound], floors: Mapping[str, Decimal | None], whole: Mapping[str, Decimal]
    ) -> None:
        self.bounds = bounds
        self.floors = floors
        self.whole = whole
        self.touched: dict[str, list[int]] = {}
        for number, bound in enumerate(bounds):
            for fact in bound.signs:
                self.touched.setdefault(fact, []).append(number)
        self.broken = frozenset(number for number, bound in enumerate(bounds) if bound.is_broken)
        self.most_touched = max(map(len, self.touched.values()), default=0)

    def solution(self, facts: Sequence[str]) -> Changed | None:
        """Return by how much these figures change so that all their relations hold; None if nothing does it."""
        numbers = {number for fact in facts for number in self.touched[fact]}
        if not self.broken <= numbers:
            return None
        limits = [self._limit(self.bounds[number], facts) for number in sorted(numbers)]
        floors = [(fact, self.floors[fact]) for fact in facts]
        limits += [Limit({fact: 1}, Fraction(floor), None) for fact, floor in floors if floor is not None]
        found = solve(facts, limits)
        if found is None or not all(self._is_change(fact, value) for fact, value in found.items()):
            return None
        return {fact: None if value is None else _decimal(value) for fact, value in found.items()}

    def _limit(self, bound: Bound, facts: Sequence[str]) -> Limit:
        signs = {fact: bound.signs[fact] for fact in facts if fact in bound.signs}
        return Limit(
            signs,
            None if bound.least is None else Fraction(bound.least),
            None if bound.most is None else Fraction(bound.most),
        )

    def _is_change(self, fact: str, value: Fraction | None) -> bool:
        if value is None or value == 0:
            return value is None
        return fact not in self.whole or (value + Fraction(self.whole[fact])).denominator == 1


def smallest_sets(puzzle: Puzzle, largest: int = LARGEST) -> list[Changed] | None:
    """Return every smallest set that repairs all broken relations and breaks none; [] if there is none up to *largest*.

    None where the search is given up: it takes too many steps, or there are too many sets.
    """
    search = _Search(puzzle)
    for size in range(1, largest + 1):
        if len(puzzle.broken) > size * puzzle.most_touched:
            continue
        found = list(search.sets(size))
        if search.steps > _MOST_STEPS or len(found) > _MOST_SETS:
            return None
        if found:
            return found
    return []


class _Search:
    """A search through the sets of one size after the other; ``steps`` counts what was tried."""

    def __init__(self, puzzle: Puzzle) -> None:
        self.puzzle = puzzle
        self.steps = 0

    def sets(self, size: int) -> Iterator[Changed]:
        """Yield the sets of a size, each once."""
        yield from self._extended((), self.puzzle.broken, frozenset(), size)

    def _extended(
        self, chosen: tuple[str, ...], open_: frozenset[int], left_out: frozenset[str], size: int
    ) -> Iterator[Changed]:
        """Yield the sets that have the chosen figures, none that is left out, and so many more.

        ``open_`` are the relations of which one more figure must change: broken ones with none that is chosen, and
        exact ones that hold with just one.
        """
        self.steps += 1
        if self.steps > _MOST_STEPS or len(open_) > size * self.puzzle.most_touched:
            return
        if not open_:
            found = self.puzzle.solution(chosen)
            if found is not None and not size:
                yield found
            if found is not None or not size:
                return
        for fact in self._next(chosen, open_, size):
            if fact in left_out or fact in chosen:
                continue
            yield from self._extended((*chosen, fact), self._opened(chosen, open_, fact), left_out, size - 1)
            left_out |= {fact}

    def _next(self, chosen: tuple[str, ...], open_: frozenset[int], size: int) -> list[str]:
        """Return the figures of which one must be in the set."""
        bounds = self.puzzle.bounds
        if not open_:
            numbers = sorted({number for fact in chosen for number in self.puzzle.touched[fact]})
            return list(dict.fromkeys(fact for number in numbers for fact in bounds[number].signs))
        fewest = min(sorted(open_), key=lambda number: len(bounds[number].signs))
        facts = list(bounds[fewest].signs)
        return [fact for fact in facts if open_.issubset(self.puzzle.touched[fact])] if size == 1 else facts

    def _opened(self, chosen: tuple[str, ...], open_: frozenset[int], fact: str) -> frozenset[int]:
        """Return the relations that are open once a figure is chosen too."""
        touched = self.puzzle.touched[fact]
        new = {number for number in touched if self._opens(number, chosen)}
        return (open_ - frozenset(touched)) | new

    def _opens(self, number: int, chosen: tuple[str, ...]) -> bool:
        """Return whether the first change in a relation leaves it open: it is exact and holds."""
        bound = self.puzzle.bounds[number]
        return number not in self.puzzle.broken and bound.is_exact and not any(each in bound.signs for each in chosen)


def _decimal(value: Fraction) -> Decimal:
    whole = Decimal(value.numerator)
    return whole if value.denominator == 1 else whole / Decimal(value.denominator)
