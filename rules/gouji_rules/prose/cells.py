"""Cells: which figures of the tables a measure is the sum of, and whether a statement agrees with them."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from gouji.api import Fact, Report, repairs
from gouji_rules.prose.numbers import Number
from gouji_rules.prose.statements import Statement

__all__ = ["Sum", "agrees", "disagreement", "in_unit_of_table", "is_in_doubt", "is_repaired", "sum_of", "sums_of"]

_ZERO = Decimal(0)
_UNITS = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10000)}


class Sum(NamedTuple):
    """The figures that a measure is the sum of (``minus``: less these), and what they come to."""

    plus: tuple[Fact, ...]
    minus: tuple[Fact, ...]
    value: Decimal

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All its figures."""
        return self.plus + self.minus

    @property
    def words(self) -> str:
        """The sum as people write it: ``12+4−1``; figures of 0 are left out."""
        plus = "+".join(str(fact.value) for fact in self.plus if fact.value) or "0"
        return "−".join([plus, *(str(fact.value) for fact in self.minus if fact.value)])


def sum_of(report: Report, name: str) -> Sum | None:
    """The sum of a measure; None where the form has no such row or a figure of it is unknown."""
    first, *less = name.split("-")
    plus = _facts(report, first)
    minus = _facts(report, "+".join(less)) if less else ()
    if plus is None or minus is None:
        return None
    value = sum((fact.value or _ZERO for fact in plus), _ZERO) - sum((fact.value or _ZERO for fact in minus), _ZERO)
    return Sum(plus, minus, value)


def sums_of(report: Report, statement: Statement) -> list[Sum]:
    """The sums that a statement may agree with, the plain one first; none where that is not known.

    A figure that includes requests carried in is compared with new and carried in together.
    """
    measure = statement.measure
    plain = sum_of(report, statement.compared)
    if plain is None:
        return []
    others = [sum_of(report, other) for other in measure.others]
    return [plain, *(other for other in others if other is not None)]


def agrees(statement: Statement, value: Decimal) -> bool:
    """Whether a statement gives a figure of the tables, at the precision that it is printed with."""
    number = statement.mention.number
    if number.unit in _UNITS:
        step = number.step * _UNITS[number.unit]
        return abs(in_unit_of_table(number) - value) < step
    return number.equals(value)


def in_unit_of_table(number: Number) -> Decimal:
    """A figure in the unit of the tables: money in 万元."""
    return (number.value * _UNITS.get(number.unit, Decimal(1))).normalize() + 0


def disagreement(report: Report, statement: Statement) -> Sum | None:
    """The sum of the tables that a statement speaks of and contradicts; None where it agrees or is not judged."""
    if not statement.sure or statement.passage.section == "problems":
        return None
    sums = sums_of(report, statement)
    if not sums or any(agrees(statement, each.value) for each in sums):
        return None
    return sums[0]


def is_in_doubt(report: Report, facts: tuple[Fact, ...]) -> bool:
    """Whether the table that the figures stand in breaks its own sums."""
    tables = {fact.id.split(".", 1)[0] for fact in facts}
    return any(o.state == "broken" and o.relation.total.split(".", 1)[0] in tables for o in report.outcomes)


def is_repaired(report: Report, facts: tuple[Fact, ...], statement: Statement) -> bool:
    """Whether a cell that breaks its table's sums would, once repaired, agree with the statement."""
    if len(facts) != 1:
        return False
    return any(repair.fact == facts[0].id and agrees(statement, repair.value) for repair in repairs(report))


def _facts(report: Report, name: str) -> tuple[Fact, ...] | None:
    found: list[Fact] = []
    for part in name.split("+"):
        facts = _row(report, part)
        if not facts or any(fact.value is None for fact in facts):
            return None
        found += facts
    return tuple(found)


def _row(report: Report, name: str) -> list[Fact]:
    """The figures of a row, of a group of rows, or of both kinds of suits."""
    facts = report.facts
    if name.startswith("litigation.suit."):
        result = name.rpartition(".")[2]
        names = [f"litigation.{kind}.{result}" for kind in ("direct_suit", "suit_after_reconsideration")]
        return [facts[each] for each in names if each in facts]
    if name.endswith(".issued") and name not in facts:
        name = name.replace(".issued", ".produced")
    for each in (name, f"{name}.total"):
        if each in facts:
            return [facts[each]]
    return [fact for key, fact in facts.items() if key.startswith(f"{name}.") and key.endswith(".total")]
