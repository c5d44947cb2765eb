"""What tells equally small repairs apart: what the text gives for facts, and figures that cannot be right."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.report.model import Report
from gouji.report.smallest import Changed
from gouji.report.stated import Stated

__all__ = ["Evidence"]

_ZERO = Decimal(0)


class Evidence:
    """The evidence of one report; its text is read when it is made."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._stated = list(report.stated(report)) if report.stated is not None else []
        unknown = (outcome for outcome in report.outcomes if outcome.state == "unknown")
        self._unsure = {fact for outcome in unknown for fact in outcome.relation.operands}

    def best(self, sets: list[Changed]) -> list[Changed]:
        """Return the sets that most of the evidence agrees with."""
        scores = [sum(1 for _ in self._agreeing(each)) + self._impossible(each) for each in sets]
        return [each for each, score in zip(sets, scores, strict=True) if score == max(scores)]

    def holds(self, changed: Changed) -> bool:
        """Return whether the right figures are known, and held by all relations that they are in, or by the text."""
        if any(move is None for move in changed.values()):
            return False
        return not changed.keys() & self._unsure or self.tells(changed)

    def tells(self, changed: Changed) -> bool:
        """Return whether the text gives one of the figures as it would be right."""
        return any(changed.keys() & set(stated.facts) for stated in self._agreeing(changed))

    def _agreeing(self, changed: Changed) -> Iterator[Stated]:
        """Yield what the text gives that is right once these figures are changed."""
        for stated in self._stated:
            moves = [changed.get(fact, _ZERO) for fact in stated.facts]
            known = [move for move in moves if move is not None]
            if len(known) == len(moves) and sum(map(self._value, stated.facts), sum(known, _ZERO)) == stated.value:
                yield stated

    def _impossible(self, changed: Changed) -> int:
        """Return how many of the figures are below 0, though they may not be."""
        return sum(1 for fact in changed if self._value(fact) < 0 and self._report.column(fact).type != "change")

    def _value(self, fact: str) -> Decimal:
        return self._report.facts[fact].value or _ZERO
