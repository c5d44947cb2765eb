"""Figures as reports contribute them: a value and its place."""

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
    PackedSpot,
    Report,
    Spot,
    unpacked,
)

__all__ = ["ABSENT", "UNKNOWN", "Figure", "figures_of", "of_year", "row_of"]

ABSENT = Message("没有 {year} 年的报告", "there is no report of {year}")
UNKNOWN = Message("其中一年没有可以读取的数字", "one of the two years has no figure that can be read")
"""Why a figure is not compared with that of the year before."""

_OF_YEAR = Message("{year}年报告：{figure}", "report of {year}: {figure}")


class Figure(NamedTuple):
    """A number of the tables and its place."""

    value: Decimal
    packed: PackedSpot

    @property
    def spot(self) -> Spot:
        """Its place."""
        return unpacked(self.packed)


def figures_of(report: Report, contributing: Contributing, facts: Iterable[str], *, shown: bool) -> dict[str, Figure]:
    """Return the figures of those facts that have a value and a place.

    *shown* is True for places that findings may be reported at; False for those that are only compared with.
    """
    found = {}
    for fact in facts:
        value = report.facts[fact].value
        packed = contributing.packed_cell(fact, shown=shown) if value is not None else None
        if value is not None and packed is not None:
            found[fact] = Figure(value, packed)
    return found


def row_of(report: Report, name: str) -> tuple[str, ...]:
    """Return the ids of the facts of a row (``requests.carried_in``); () where its table has no such row."""
    table, _, row = name.partition(".")
    bound = report.tables.get(table)
    return _facts_of(bound.table, row) if bound is not None else ()


@lru_cache(maxsize=64)
def _facts_of(table: FormTable, row: str) -> tuple[str, ...]:
    return next((each.facts for each in table.rows if each.id == row), ())


def of_year(member: Member[Any], figure: Figure) -> AcrossRelated:
    """Return the related place of a figure in another year's report."""
    return AcrossRelated(member, figure.spot, _OF_YEAR.format(year=member.period, figure=figure.value))
