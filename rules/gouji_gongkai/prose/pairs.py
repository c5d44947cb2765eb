"""Pairs of figures that a quotient or a difference may be of, beside those that its words name: they only excuse."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import islice, permutations
from typing import TypeAlias

from gouji.api import Report, contains_any
from gouji_gongkai.prose.mentions import Mention
from gouji_gongkai.prose.numbers import PERCENT
from gouji_gongkai.prose.readings import Claim, Context, Operand, Reading, contexts
from gouji_gongkai.prose.statements import ReadPassage

__all__ = ["Compute", "change_by", "claims_by", "difference", "figures_around", "multiple", "other_pairs", "share_of"]

Compute: TypeAlias = Callable[[Operand, Operand, Mention], Reading | None]
"""Makes of two figures, and of the one that is told, a reading; None where nothing can be computed."""
_MOST_CLAIMS = 30
"""No more claims of one kind than these are looked at in one passage."""
_MOST = 6
"""No more figures than these around a claim are looked at."""
_HUNDRED = Decimal(100)


def claims_by(
    report: Report, make: Callable[[Context], Iterator[Claim]], signs: tuple[str, ...]
) -> list[tuple[ReadPassage, Claim]]:
    """Return the claims that are made of each passage of a report with one of some signs, with the passage; of many the first."""
    return [
        (context.read, claim)
        for context in report.derive(contexts)
        if contains_any(context.read.passage.text, signs)
        for claim in islice(make(context), _MOST_CLAIMS)
    ]


def figures_around(context: Context, told: Mention, unit: str | None = None) -> list[Mention]:
    """Return the nearest figures of a unit (None: counts and amounts of any) in the sentence of one and right before."""
    mentions = context.read.mentions
    index = bisect_left(mentions, told.number.start, key=lambda each: each.number.start)
    before = [m for m in mentions[max(0, index - _MOST) : index] if _is_of(m, unit)]
    after = [m for m in mentions[index : index + _MOST] if m.sentence == told.sentence and m.number != told.number]
    return [*before, *(m for m in after if _is_of(m, unit))]


def _is_of(mention: Mention, unit: str | None) -> bool:
    own = mention.number.unit
    return own == unit if unit is not None else own not in (PERCENT, "个百分点", "倍")


def other_pairs(figures: Sequence[Mention], told: Mention, compute: Compute) -> Iterator[Reading]:
    """Yield what comes out of any two figures of one unit, as readings that only excuse."""
    operands = [Operand.printed("earlier", figure) for figure in figures]
    for one, other in permutations(operands, 2):
        if one.mentions[0].number.unit == other.mentions[0].number.unit:
            reading = compute(one, other, told)
            if reading is not None:
                yield reading


def share_of(part: Operand, whole: Operand, told: Mention) -> Reading | None:
    """Return the reading by which a percentage is the share of a part in a whole."""
    if not whole.value or whole.value < part.value:
        return None
    right = part.value * _HUNDRED / whole.value
    slack = told.number.step + (part.slack + right / _HUNDRED * whole.slack) * _HUNDRED / whole.value
    return Reading((part, whole), f"{part.terms}÷{whole.terms}", right, slack)


def multiple(level: Operand, prior: Operand, told: Mention) -> Reading | None:
    """Return the reading by which a number of times is a figure over an earlier one."""
    if not prior.value or not level.value:
        return None
    right = level.value / prior.value
    slack = told.number.step.next_minus() + right * (level.slack / level.value + prior.slack / prior.value)
    return Reading((level, prior), f"{level.terms}÷{prior.terms}", right, slack)


def change_by(level: Operand, prior: Operand, told: Mention) -> Reading | None:
    """Return the reading by which a percentage is the change from an earlier figure, in either direction."""
    if not prior.value:
        return None
    change = abs(level.value - prior.value)
    right = change * _HUNDRED / prior.value
    slack = told.number.step + (level.slack + prior.slack * level.value / prior.value) * _HUNDRED / prior.value
    return Reading((level, prior), f"{change:f}÷{prior.terms}", right, slack)


def difference(level: Operand, prior: Operand, told: Mention) -> Reading | None:
    """Return the reading by which a number of percentage points is the difference of two percentages."""
    right = abs(level.value - prior.value)
    steps = sum((m.number.step for m in (*level.mentions, *prior.mentions)), Decimal(0))
    more, less = sorted((level.value, prior.value), reverse=True)
    return Reading((level, prior), f"{more:f}−{less:f}", right, steps / 2 + told.number.step / 2)
