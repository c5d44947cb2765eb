"""Figures as reports contribute them: a value and its place."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from gouji.api import AcrossRelated, Contributing, Member, Message, NamedTuple, PackedSpot, Report, Spot, unpacked

__all__ = ["ABSENT", "UNKNOWN", "Figure", "figures_of", "of_year"]

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


def of_year(member: Member[Any], figure: Figure) -> AcrossRelated:
    """Return the related place of a figure in another year's report."""
    return AcrossRelated(member, figure.spot, _OF_YEAR.format(year=member.period, figure=figure.value))
