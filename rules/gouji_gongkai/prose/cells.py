"""Sums of cells: which facts a measure is the sum of, its value, and whether a statement agrees with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from gouji.api import Fact, FormTable, NamedTuple, Report
from gouji_gongkai.prose.numbers import Number
from gouji_gongkai.prose.statements import Statement

__all__ = [
    "Sum",
    "agrees",
    "group_of",
    "in_unit_of_table",
    "in_unit_of_text",
    "is_in_doubt",
    "repaired",
    "sum_for",
    "sum_of",
    "values_of",
]

_ZERO = Decimal(0)
_UNITS = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10000)}


class Sum(NamedTuple):
    """Facts of the tables that a measure adds up (``plus``) and subtracts (``minus``), and the result (``value``)."""

    plus: tuple[Fact, ...]
    minus: tuple[Fact, ...]
    value: Decimal

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts of the sum."""
        return self.plus + self.minus

    @property
    def words(self) -> str:
        """The sum as people write it: ``12+4−1``; figures of 0 are left out."""
        plus = "+".join(str(fact.value) for fact in self.plus if fact.value) or "0"
        return "−".join([plus, *(str(fact.value) for fact in self.minus if fact.value)])


def sum_of(report: Report, name: str) -> Sum | None:
    """Return the sum for the name of a measure; None where the form has no such row or a figure is unknown.

    The name joins rows by + and, for what is subtracted, by -: ``requests.new+requests.carried_in``.
    """
    ids = _ids_of(report.derive(_tables_of), name)
    value = _value(report.others, *ids) if ids is not None else None
    if ids is None or value is None:
        return None
    plus, minus = ids
    return Sum(tuple(report.terms(plus)), tuple(report.terms(minus)), value)


def values_of(report: Report, names: tuple[str, ...]) -> dict[str, tuple[Decimal, str]]:
    """Return the values of those measures that are known, by name, each with the first fact that it adds up."""
    others, found = report.others, {}
    for name, plus, minus in _ids_of_all(report.derive(_tables_of), names):
        value = _value(others, plus, minus)
        if value is not None:
            found[name] = value, plus[0]
    return found


def _value(others: Mapping[str, Fact], plus: Iterable[str], minus: Iterable[str]) -> Decimal | None:
    """Return what the first facts come to, less the second ones; None where one has no value.

    *others* are the facts that are no figure printed as 0.
    """
    value = _ZERO
    for each in plus:
        if (fact := others.get(each)) is not None:
            if fact.value is None:
                return None
            value += fact.value or 0
    for each in minus:
        if (fact := others.get(each)) is not None:
            if fact.value is None:
                return None
            value -= fact.value or 0
    return value


def sum_for(report: Report, statement: Statement) -> Sum | None:
    """Return the sum for the first meaning of a statement; None where it is not known."""
    return sum_of(report, statement.compared)


def agrees(statement: Statement, value: Decimal) -> bool:
    """Return whether a statement gives the *value* of the tables, within the precision that it is printed with."""
    number = statement.mention.number
    if number.unit in _UNITS:
        step = number.step * _UNITS[number.unit]
        return abs(in_unit_of_table(number) - value) < step
    return number.equals(value)


def in_unit_of_table(number: Number) -> Decimal:
    """Return the value of a number in the unit of the tables: money in 万元."""
    return (number.value * _UNITS.get(number.unit, Decimal(1))).normalize() + 0


def in_unit_of_text(value: Decimal, number: Number) -> Decimal:
    """Return a value of the tables in the unit that a number is printed in."""
    return value / _UNITS.get(number.unit, Decimal(1))


def is_in_doubt(report: Report, facts: tuple[Fact, ...]) -> bool:
    """Return whether a table with one of the facts breaks its own relations."""
    tables = {fact.id.split(".", 1)[0] for fact in facts}
    return any(o.state == "broken" and o.relation.total.split(".", 1)[0] in tables for o in report.outcomes)


def repaired(report: Report, found: Sum) -> Decimal:
    """Return the value of a sum with the cells repaired that are certain to break their table's own relations."""
    if not is_in_doubt(report, found.facts):
        return found.value
    from gouji.api import explain

    right = [change for explanation in report.derive(explain) for change in explanation.right]
    values = {change.fact: change.value or _ZERO for change in right}
    plus = sum((values.get(fact.id, fact.value or _ZERO) for fact in found.plus), _ZERO)
    return plus - sum((values.get(fact.id, fact.value or _ZERO) for fact in found.minus), _ZERO)


@lru_cache(maxsize=16)
def _ids_of_all(
    tables: tuple[FormTable, ...], names: tuple[str, ...]
) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """Return those measures of which the tables have the rows, each with what it adds up and what it subtracts."""
    return tuple([(name, *ids) for name in names if (ids := _ids_of(tables, name)) is not None])


@lru_cache(maxsize=1024)
def _ids_of(tables: tuple[FormTable, ...], name: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the ids of the facts that a measure adds up, and of those that it subtracts: the same for all reports of a form.

    None where the tables have no row of that name.
    """
    first, *less = name.split("-")
    plus = [_row(tables, part) for part in first.split("+")]
    minus = [_row(tables, part) for each in less for part in each.split("+")]
    if not all(plus) or not all(minus):
        return None
    return tuple(chain.from_iterable(plus)), tuple(chain.from_iterable(minus))


def _row(tables: tuple[FormTable, ...], name: str) -> list[str]:
    """Return the facts of a row's total, of the totals of a group of rows, or of one result of both kinds of suits.

    The list is empty for a name that the form does not have.
    """
    facts = _known(tables)
    if name.startswith("litigation.suit."):
        result = name.rpartition(".")[2]
        names = [f"litigation.{kind}.{result}" for kind in ("direct_suit", "suit_after_reconsideration")]
        return [each for each in names if each in facts]
    if name.endswith(".issued") and name not in facts:
        name = name.replace(".issued", ".produced")
    for each in (name, f"{name}.total"):
        if each in facts:
            return [each]
    table, _, group = name.partition(".")
    own = next((each for each in tables if each.id == table), None)
    return list(_totals_of(own, group)) if own is not None and group else []


@lru_cache(maxsize=16)
def _known(tables: tuple[FormTable, ...]) -> frozenset[str]:
    """Return the ids of all facts of some tables."""
    return frozenset(fact for table in tables for row in table.rows for fact in row.facts)


def _tables_of(report: Report) -> tuple[FormTable, ...]:
    return tuple([bound.table for bound in report.tables.values()])


def group_of(report: Report, name: str) -> list[Fact]:
    """Return the totals of the rows of a group (``requests.denied``); none for a name that is no group."""
    table, _, group = name.partition(".")
    bound = report.tables.get(table)
    return [report.facts[fact] for fact in _totals_of(bound.table, group)] if bound is not None and group else []


@lru_cache(maxsize=256)
def _totals_of(table: FormTable, group: str) -> tuple[str, ...]:
    """Return the ids of the totals of a group's rows: the same for every report of a form."""
    rows = [row for row in table.rows if row.id.startswith(f"{group}.")]
    return tuple([fact for row in rows for fact in row.facts if fact.endswith(".total")])
