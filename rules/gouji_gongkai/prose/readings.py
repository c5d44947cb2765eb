"""Readings: what a claim of a passage may mean, each with its operands, the words that speak for it, and its result.

A claim (a share, a list of parts, a change) is laid out in readings, the best supported first. It is broken where none
of them holds, and then compared with the first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, islice
from typing import Literal, TypeAlias

from gouji.api import Fact, NamedTuple, Report
from gouji_gongkai.prose.cells import sum_of
from gouji_gongkai.prose.mentions import Mention, is_change
from gouji_gongkai.prose.numbers import PERCENT, Number
from gouji_gongkai.prose.statements import ReadPassage, read_prose

__all__ = [
    "PLAIN",
    "Claim",
    "Context",
    "Operand",
    "Reading",
    "Support",
    "contexts",
    "is_level",
    "of_table",
    "printed_before",
    "slack_of",
]

Support: TypeAlias = Literal["named", "sentence", "before", "siblings", "carried", "earlier", "table"]
"""What gives an operand: words that name it, the sentence itself, the one before, the sum of the siblings, a sum with
what was carried over, the passage (or the one before it) farther back, the table."""

PLAIN: tuple[Support, ...] = ("named", "sentence", "before")
"""Supports that are enough to report by; the others only excuse."""

_ZERO = Decimal(0)
_FARTHEST = 40
"""So many numbers before a claim are looked at."""
_LONGEST_SENTENCE = 200
_ABOUT = Decimal("0.15")
_CARRIED = ("结转", "转结", "遗留", "顺延", "转下年", "转入")


class Context(NamedTuple):
    """A passage with what may speak for a claim in it: the report's tables, and the passage before it."""

    report: Report
    read: ReadPassage
    earlier: ReadPassage | None


class Operand(NamedTuple):
    """A figure that readings compute with: one that is printed, a cell, or a sum of several.

    ``slack`` is how far the true value may be from the printed one (1.2万).
    """

    value: Decimal
    slack: Decimal
    support: Support
    mentions: tuple[Mention, ...] = ()
    facts: tuple[Fact, ...] = ()

    @classmethod
    def printed(cls, support: Support, *mentions: Mention) -> Operand:
        """Return the sum of figures that are printed."""
        value = sum((mention.number.value for mention in mentions), _ZERO)
        return cls(value, slack_of(mentions), support, mentions)

    @property
    def terms(self) -> str:
        """The operand as people write it: ``24``, ``(20+4)``."""
        if len(self.mentions) < 2:
            return f"{self.value:f}"
        return "(" + "+".join(f"{mention.number.value:f}" for mention in self.mentions) + ")"


class Reading(NamedTuple):
    """One meaning of a claim: its operands, how they are put together (``42÷98``), and what comes out."""

    operands: tuple[Operand, ...]
    terms: str
    value: Decimal
    slack: Decimal = _ZERO

    @property
    def support(self) -> Support:
        """What gives the operand that speaks least for it; else the last, with which the others are compared."""
        return next((each.support for each in self.operands if each.support not in PLAIN), self.operands[-1].support)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The printed figures that it computes with, in the order of its sentence."""
        return tuple(sorted((m for operand in self.operands for m in operand.mentions), key=_start))

    def holds(self, told: Mention) -> bool:
        """Return whether a printed figure is what comes out, within one unit of its last digit."""
        return told.number.value == self.value or abs(told.number.value - self.value) <= self.slack


def _start(mention: Mention) -> int:
    return mention.number.start


class Claim(NamedTuple):
    """A figure that a passage tells (``told``) and the readings from which it may follow, the best supported first."""

    told: Mention
    readings: Sequence[Reading]

    @classmethod
    def first_of(cls, told: Mention, readings: Iterable[Reading]) -> Claim:
        """Return the claim with the best supported reading, and with the first that holds where that is another.

        No further reading is computed: there may be many.
        """
        every = iter(readings)
        first = next(every, None)
        if first is None or first.holds(told):
            return cls(told, [] if first is None else [first])
        return cls(told, [first, *islice((each for each in every if each.holds(told)), 1)])

    @property
    def taken(self) -> Reading | None:
        """The first reading that holds; None where none does."""
        return next((reading for reading in self.readings if reading.holds(self.told)), None)

    @property
    def broken(self) -> Reading | None:
        """The best supported reading, where none holds and its support is enough to report by; else None."""
        if not self.readings or self.readings[0].support not in PLAIN or self.taken is not None:
            return None
        return self.readings[0]


def contexts(report: Report) -> list[Context]:
    """Return every passage of a report that has numbers, with the one before it; to be called by ``report.derive``."""
    read = report.derive(read_prose).passages
    return [Context(report, each, before) for each, before in zip(read, [None, *read], strict=False) if each.mentions]


def slack_of(mentions: Iterable[Mention]) -> Decimal:
    """Return how far a sum of figures may be from the printed one: less than a unit of the last digit, 15 % for 余."""
    return sum((_slack(mention.number) for mention in mentions), _ZERO)


def _slack(number: Number) -> Decimal:
    if number.about:
        return number.value * _ABOUT
    return number.step - 1 if number.step > 1 else _ZERO


def is_level(mention: Mention) -> bool:
    """Return whether a figure is an exact count or amount, and no percentage and no change."""
    return mention.number.unit != PERCENT and not mention.number.about and not is_change(mention)


def printed_before(context: Context, mention: Mention, skip: Container[int] = ()) -> Iterator[Operand]:
    """Yield the figures before a mention in its unit that it may be a part of, the best supported first.

    They stand in its sentence, in the nearest one before that has any, farther back, or are sums with what was
    carried over. *skip* holds the ids of mentions that are none.
    """
    own, before, far = _by_distance(context, mention, skip)
    yield from (_printed("sentence", each) for each in _nearest_first(own, mention))
    yield from (_printed("before", each) for each in _nearest_first(before, mention))
    for group in (own, before):
        yield from _carried(group)
        yield from (Operand.printed("siblings", *group[-count:]) for count in range(2, len(group) + 1))
    yield from (Operand.printed("earlier", each) for each in far)


def _printed(support: Support, mention: Mention) -> Operand:
    return Operand.printed("earlier" if mention.number.about else support, mention)


def _by_distance(
    context: Context, mention: Mention, skip: Container[int]
) -> tuple[list[Mention], list[Mention], list[Mention]]:
    """Return the figures before a mention in its sentence, in the nearest one before that has any, and farther back."""
    mentions = context.read.mentions
    index = bisect_left(mentions, mention.number.start, key=_start)
    usable = [m for m in mentions[max(0, index - _FARTHEST) : index] if _may_hold(m, mention) and id(m) not in skip]
    own = [m for m in usable if m.sentence == mention.sentence]
    far = usable[: len(usable) - len(own)]
    near = far[-1].sentence if far and far[-1].number.after + _LONGEST_SENTENCE > mention.sentence else -1
    before = [m for m in far if m.sentence == near]
    far = far[: len(far) - len(before)]
    if context.earlier is not None:
        far = [m for m in context.earlier.mentions[-_FARTHEST:] if _may_hold(m, mention)] + far
    return own, before, far[::-1]


def _may_hold(whole: Mention, part: Mention) -> bool:
    return whole.number.unit == part.number.unit and not is_change(whole)


def _nearest_first(mentions: Sequence[Mention], part: Mention) -> list[Mention]:
    """Return figures that may be wholes in order: one that 其中 or a bracket divides, then outer ones, the last first."""
    return sorted(
        mentions,
        key=lambda m: (m.listed >= part.listed and m.depth >= part.depth, m.depth, m.listed, -m.number.start),
    )


def _carried(mentions: Sequence[Mention]) -> Iterator[Operand]:
    """Yield the sums and differences of a figure with one that was carried over: 新收20件，上年结转4件."""
    for one, other in combinations(mentions, 2):
        if not any(word in each.head + each.tail for each in (one, other) for word in _CARRIED):
            continue
        yield Operand.printed("carried", one, other)
        difference = abs(one.number.value - other.number.value)
        yield Operand(difference, slack_of((one, other)), "carried", (one, other))


def of_table(report: Report, names: Iterable[str]) -> Iterator[Operand]:
    """Yield the sums of cells that measures are compared with (``requests.new+requests.carried_in``)."""
    for name in names:
        found = sum_of(report, name)
        if found is not None:
            yield Operand(found.value, _ZERO, "table", (), found.facts)
