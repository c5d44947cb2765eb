"""Figures as reports contribute them: their values and their places."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from gouji.api import (
    AcrossRelated,
    Contributing,
    FormTable,
    Member,
    Message,
    NamedTuple,
    PackedCells,
    Report,
    Spot,
)

__all__ = ["ABSENT", "UNKNOWN", "Figures", "figures_of", "figures_of_row", "of_year"]

ABSENT = Message("没有{year}年的报告", "there is no report of {year}")
UNKNOWN = Message("其中一年没有可以读取的数字", "one of the two years has no figure that can be read")
"""Why a figure is not compared with that of the year before."""

_OF_YEAR = Message("{year}年报告：{figure}", "report of {year}: {figure}")


class Figures(NamedTuple):
    """Numbers of the tables by what their facts' ids have after a ``prefix``, and the places of their cells."""

    prefix: str
    values: dict[str, Decimal]
    cells: PackedCells

    def spot(self, name: str) -> Spot:
        """Return the place of one of them."""
        return self.cells.spot(self.prefix + name)


def figures_of(
    report: Report, contributing: Contributing, facts: Iterable[str], *, shown: bool, prefix: str = ""
) -> Figures:
    """Return the figures of those facts that have a value and a place; the ids of all of them begin with the *prefix*.

    *shown* is True for places that findings may be reported at; False for those that are only compared with.
    """
    known = [fact for each in facts if (fact := report.facts[each]).cell is not None]
    values = {fact.id: fact.value for fact in known if fact.value is not None}
    cells = contributing.packed_cells(values, shown=shown)
    return Figures(prefix, {fact.removeprefix(prefix): value for fact, value in values.items()}, cells)


def figures_of_row(report: Report, contributing: Contributing, name: str, *, shown: bool) -> Figures:
    """Return the figures of a row (``requests.carried_in``) by column; none where its table has no such row."""
    table, _, row = name.partition(".")
    bound = report.tables.get(table)
    facts = _facts_of(bound.table, row) if bound is not None else ()
    return figures_of(report, contributing, facts, shown=shown, prefix=f"{name}.")


@lru_cache(maxsize=64)
def _facts_of(table: FormTable, row: str) -> tuple[str, ...]:
    return next((each.facts for each in table.rows if each.id == row), ())


def of_year(member: Member[Any], spot: Spot, value: Decimal) -> AcrossRelated:
    """Return the related place of a figure in another year's report."""
    return AcrossRelated(member, spot, _OF_YEAR.format(year=member.period, figure=value))
