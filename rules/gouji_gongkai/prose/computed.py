"""All figures of a text that are computed from others: percentages, percentage points, multiples."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Report
from gouji_gongkai.prose.changes import rates_of
from gouji_gongkai.prose.growth_lists import growth_lists_of
from gouji_gongkai.prose.multiples import multiples_of
from gouji_gongkai.prose.points import points_of
from gouji_gongkai.prose.rates import proportions_of
from gouji_gongkai.prose.readings import Claim
from gouji_gongkai.prose.shares import shares_of
from gouji_gongkai.prose.statements import ReadPassage

__all__ = ["computed"]

_KINDS = (
    ("growth", rates_of),
    ("growth", growth_lists_of),
    ("share", shares_of),
    ("rate", proportions_of),
    ("points", points_of),
    ("multiple", multiples_of),
)


def computed(report: Report) -> Iterator[tuple[str, ReadPassage, Claim]]:
    """Yield each claim with its passage and its kind: ``growth``, ``share``, ``rate``, ``points`` or ``multiple``."""
    for kind, claims in _KINDS:
        yield from ((kind, read, claim) for read, claim in report.derive(claims))
