"""Statements against the tables: which facts a measure is the sum of, and whether a statement agrees with that sum."""

# Annotations are evaluated here: as texts, each of a NamedTuple's would be compiled (1 ms in all of a check).

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from gouji.api import Fact, Report, contains_any
from gouji_gongkai.prose.measures import OWN_PART, PROCESSING
from gouji_gongkai.prose.mentions import Mention
from gouji_gongkai.prose.numbers import Number
from gouji_gongkai.prose.periods import THIS_YEAR
from gouji_gongkai.prose.statements import Statement, read_prose

__all__ = [
    "Disagreement",
    "Sum",
    "above_whole",
    "agrees",
    "disagreeing",
    "disagreements",
    "in_unit_of_table",
    "is_in_doubt",
    "repaired",
    "sum_for",
    "sum_of",
]

_ZERO = Decimal(0)
_LEAST_FEE = Decimal("0.005")
"""An amount in 万元 that is printed as 0.00."""
_WAYS_TO_COURT = ("复议后", "未经复议", "直接起诉", "直接提起")
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
    first, *less = name.split("-")
    plus = _facts(report, first)
    minus = _facts(report, "+".join(less)) if less else ()
    if plus is None or minus is None:
        return None
    value = sum((fact.value or _ZERO for fact in plus), _ZERO) - sum((fact.value or _ZERO for fact in minus), _ZERO)
    return Sum(plus, minus, value)


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


class Disagreement(NamedTuple):
    """A statement that contradicts the tables, and the sum that its figure should be."""

    statement: Statement
    sum: Sum


def disagreements(report: Report) -> list[Disagreement]:
    """Return the statements that contradict the tables in each of their possible meanings.

    To be called by ``report.derive(disagreements)``. Section five is left out, and so are statements that are not
    sure.
    """
    found = []
    for statement in report.derive(read_prose).statements:
        if not statement.sure or statement.passage.section == "problems" or _is_of_an_office(report, statement):
            continue
        plain = sum_for(report, statement)
        if plain is None or any(agrees(statement, value) for value in _values(report, statement, plain)):
            continue
        if not _is_whole_of(report, statement, plain):
            found.append(Disagreement(statement, plain))
    return found


def _is_of_an_office(report: Report, statement: Statement) -> bool:
    """Return whether a statement is of the office of the body that the report is of: 县政府办公室予以公开8件."""
    subject = report.subject.value
    return "办公室" in statement.mention.head and subject is not None and "办公室" not in str(subject)


def _is_whole_of(report: Report, statement: Statement, plain: Sum) -> bool:
    """Return whether a statement is of a larger whole, of which the table has a part: 全系统收到20件，其中本局收到12件."""
    return any(
        each.measure.scope == OWN_PART and each.name == statement.name and agrees(each, plain.value)
        for each in report.derive(read_prose).statements
        if each.passage is statement.passage and each.mention.sentence == statement.mention.sentence
    )


def _values(report: Report, statement: Statement, plain: Sum) -> Iterator[Decimal]:
    """Yield the figures that the tables have for each meaning of a statement, that of *plain* first."""
    yield plain.value
    for name in statement.measure.others:
        other = sum_of(report, name)
        if other is not None:
            yield other.value
    if statement.name == "litigation.suit.total" and contains_any(statement.passage.text, _WAYS_TO_COURT):
        kinds = (report.facts.get(f"litigation.{kind}.total") for kind in ("direct_suit", "suit_after_reconsideration"))
        yield from (fact.value for fact in kinds if fact is not None and fact.value is not None)
    if statement.beside is not None:
        yield plain.value - statement.beside.number.value
    yield from _with_another(report, statement, plain)


def _with_another(report: Report, statement: Statement, plain: Sum) -> Iterator[Decimal]:
    """Yield the sums of the row of a statement with one other of its group that its passage gives no figure for.

    Prose puts two kinds of one outcome under the name of one of them.
    """
    table, _, row = statement.name.partition(".")
    group = row.rpartition(".")[0]
    if table != "requests" or not group or "+" in row:
        return
    told = {each.name for each in report.derive(read_prose).statements if each.passage is statement.passage}
    for fact in _group(report, f"{table}.{group}"):
        name = fact.id.removesuffix(".total")
        if name not in told and fact.value:
            yield plain.value + fact.value


def above_whole(report: Report) -> list[Disagreement]:
    """Return the statements of processing fees that are more than all fees of the table; section five is left out."""
    found = []
    for statement in report.derive(read_prose).statements:
        exact = statement.period == THIS_YEAR and not statement.mention.number.about
        if statement.measure.scope != PROCESSING or not exact or statement.passage.section == "problems":
            continue
        whole = sum_for(report, statement)
        if whole is not None and in_unit_of_table(statement.mention.number) > whole.value + _rounding(whole):
            found.append(Disagreement(statement, whole))
    return found


def _rounding(whole: Sum) -> Decimal:
    """Return how much an amount may be above one in 万元 that is printed rounded; 0 is printed for nothing, not rounded."""
    _, _, exponent = whole.value.as_tuple()
    return Decimal(1).scaleb(int(exponent)) if whole.value else _LEAST_FEE


def disagreeing(report: Report, mentions: Iterable[Mention]) -> Statement | None:
    """Return the statement of the first of the mentions that contradicts the tables; None where none does."""
    found = report.derive(_by_mention)
    return next((found[id(mention)] for mention in mentions if id(mention) in found), None)


def _by_mention(report: Report) -> dict[int, Statement]:
    return {id(each.statement.mention): each.statement for each in report.derive(disagreements)}


def is_in_doubt(report: Report, facts: tuple[Fact, ...]) -> bool:
    """Return whether a table with one of the facts breaks its own relations."""
    tables = {fact.id.split(".", 1)[0] for fact in facts}
    return any(o.state == "broken" and o.relation.total.split(".", 1)[0] in tables for o in report.outcomes)


def repaired(report: Report, found: Sum) -> Decimal:
    """Return the value of a sum with the cells repaired that break their table's own relations."""
    if not is_in_doubt(report, found.facts):
        return found.value
    from gouji.api import repairs

    values = {repair.fact: repair.value for repair in repairs(report)}
    plus = sum((values.get(fact.id, fact.value or _ZERO) for fact in found.plus), _ZERO)
    return plus - sum((values.get(fact.id, fact.value or _ZERO) for fact in found.minus), _ZERO)


def _facts(report: Report, name: str) -> tuple[Fact, ...] | None:
    found: list[Fact] = []
    for part in name.split("+"):
        facts = _row(report, part)
        if not facts or any(fact.value is None for fact in facts):
            return None
        found += facts
    return tuple(found)


def _row(report: Report, name: str) -> list[Fact]:
    """Return the facts of a row's total, of the totals of a group of rows, or of one result of both kinds of suits.

    The list is empty for a name that the form does not have.
    """
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
    return _group(report, name)


def _group(report: Report, name: str) -> list[Fact]:
    table, _, group = name.partition(".")
    bound = report.tables.get(table)
    rows = [row for row in bound.table.rows if row.id.startswith(f"{group}.")] if bound is not None and group else []
    return [report.facts[fact] for row in rows for fact in row.facts if fact.endswith(".total")]
