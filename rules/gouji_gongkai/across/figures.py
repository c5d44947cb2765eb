"""Figures as reports contribute them: the value and the place where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from gouji.api import AcrossRelated, Contributing, Member, Message, Report, Spot

__all__ = ["ABSENT", "UNKNOWN", "Figure", "figures_of", "of_year"]

ABSENT = Message("没有 {year} 年的报告", "there is no report of {year}")
UNKNOWN = Message("两年之一没有可读的数字", "one of the two years has no figure that can be read")
"""Why a figure is not compared with that of the year before."""

_OF_YEAR = Message("{year}年报告：{figure}", "report of {year}: {figure}")


class Figure(NamedTuple):
    """A number of the tables and its place."""

    value: Decimal
    spot: Spot


def figures_of(report: Report, contributing: Contributing, facts: Iterable[str], *, shown: bool) -> dict[str, Figure]:
    """Those of some facts that are numbers; ``shown``: findings may be told at their places."""
    found = {}
    for fact in facts:
        value = report.facts[fact].value
        spot = contributing.cell(fact, shown=shown) if value is not None else None
        if value is not None and spot is not None:
            found[fact] = Figure(value, spot)
    return found


def of_year(member: Member[Any], figure: Figure) -> AcrossRelated:
    """The place of another year's figure."""
    return AcrossRelated(member, figure.spot, _OF_YEAR.format(year=member.period, figure=figure.value))
