"""What the text gives for facts of the tables, as evidence where their relations are broken."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.api import Report, Stated
from gouji_gongkai.prose.cells import sum_for, sum_of
from gouji_gongkai.prose.claims import claims_of
from gouji_gongkai.prose.statements import read_prose

__all__ = ["stated"]


def stated(report: Report) -> Iterator[Stated]:
    """Yield, each once, the figures that the text gives for one fact or for several together, and that there were none.

    Only what has one meaning counts.
    """
    yield from dict.fromkeys((*_figures(report), *_none(report)))


def _figures(report: Report) -> Iterator[Stated]:
    for statement in report.derive(read_prose).statements:
        if not statement.sure or statement.measure.others or statement.passage.section == "problems":
            continue
        found = sum_for(report, statement)
        if found is not None and not found.minus:
            yield Stated(tuple([fact.id for fact in found.plus]), statement.mention.number.value)


def _none(report: Report) -> Iterator[Stated]:
    for claim in claims_of(report):
        found = sum_of(report, claim.name) if claim.kind == "none" else None
        if found is not None:
            yield from (Stated((fact.id,), Decimal(0)) for fact in found.facts)
