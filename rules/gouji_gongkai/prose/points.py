"""Percentage points: by how many of them one percentage is above or below another."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Pattern, Report
from gouji_gongkai.prose.mentions import Mention
from gouji_gongkai.prose.numbers import PERCENT
from gouji_gongkai.prose.pairs import claims_by, difference, figures_around, other_pairs
from gouji_gongkai.prose.readings import Claim, Context, Operand, Reading
from gouji_gongkai.prose.statements import ReadPassage

__all__ = ["points_of"]

_UNIT = "个百分点"
_PRIOR = Pattern(r"(?:上一?年度?|去年|前一年|20\d\d年度?|年初|同期|由|从)(?:同期|末|底)?[的为是]?$")
_CHANGED = ("提高", "提升", "上升", "增加", "增长", "下降", "降低", "减少", "回落", "下滑", "高", "低")


def points_of(report: Report) -> list[tuple[ReadPassage, Claim]]:
    """Return each number of percentage points with its readings; to be called by ``report.derive``."""
    return claims_by(report, _claims, (_UNIT,))


def _claims(context: Context) -> Iterator[Claim]:
    for told in context.read.mentions:
        if told.number.unit == _UNIT and not told.number.about and told.head.rstrip("了为达").endswith(_CHANGED):
            yield Claim.first_of(told, _readings(context, told))


def _readings(context: Context, told: Mention) -> Iterator[Reading]:
    """Yield the difference of the last two percentages before, if one is told to be the earlier; then of any two."""
    around = [m for m in figures_around(context, told, PERCENT) if not m.number.about]
    before = [m for m in around if m.sentence == told.sentence and m.number.start < told.number.start][-2:]
    if len(before) == 2 and any(_is_prior(mention) for mention in before):
        one, other = (Operand.printed("sentence", mention) for mention in before)
        reading = difference(one, other, told)
        if reading is not None:
            yield reading
    yield from other_pairs(around, told, difference)


def _is_prior(mention: Mention) -> bool:
    return _PRIOR.search(mention.head) is not None
