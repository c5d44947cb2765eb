"""Lists of growth rates: 2023年、2024年、2025年分别为51件、63件、77件，后两年分别增长23.5%、22.2%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.api import Pattern, Report
from gouji_gongkai.prose.mentions import Mention, is_change
from gouji_gongkai.prose.numbers import PERCENT
from gouji_gongkai.prose.pairs import change_by, claims_by, figures_around, other_pairs
from gouji_gongkai.prose.readings import Claim, Context, Operand, Reading
from gouji_gongkai.prose.statements import ReadPassage

__all__ = ["growth_lists_of"]

_BEGINS = Pattern(r"分别(?:增长|增加|上升|下降|减少|降低|增幅为|降幅为)[了约]?$")
_JOINTS = Pattern(r"[、，,]?(?:和|及|与)?(?:同比)?(?:增长|增加|上升|下降|减少|降低)?")
_YEARS = Pattern(r"(20\d\d)年")
_MOST = 6


def growth_lists_of(report: Report) -> list[tuple[ReadPassage, Claim]]:
    """Return each rate of a list of growth rates with its readings; to be called by ``report.derive``."""
    return claims_by(report, _all, ("分别",))


def _all(context: Context) -> Iterator[Claim]:
    for index, first in enumerate(context.read.mentions):
        if first.number.unit == PERCENT and _BEGINS.search(first.head) is not None:
            yield from _claims(context, list(_run(context, index)))


def _run(context: Context, first: int) -> Iterator[Mention]:
    """Yield the percentages of one list: only 、 or 和 stands between them."""
    mentions, text = context.read.mentions, context.read.passage.text
    yield mentions[first]
    for one, other in pairwise(mentions[first : first + _MOST]):
        between = text[one.number.after : other.number.start]
        if other.number.unit != PERCENT or _JOINTS.fullmatch(between) is None:
            return
        yield other


def _claims(context: Context, rates: Sequence[Mention]) -> Iterator[Claim]:
    figures = [m for m in figures_around(context, rates[0]) if not is_change(m)]
    own = [m for m in figures if m.sentence == rates[0].sentence and m.number.start < rates[0].number.start]
    levels = own[-len(rates) - 1 :]
    one_unit = len({m.number.unit for m in levels}) == 1 and not any(m.number.about for m in levels)
    years = _years_before(context, rates[0])
    pairs = list(pairwise(levels)) if one_unit and len(levels) == len(own) == len(years) == len(rates) + 1 else []
    if years[:1] > years[-1:]:
        pairs = [(prior, level) for level, prior in pairs]
    for number, told in enumerate(rates):
        yield Claim.first_of(told, _readings(told, pairs[number : number + 1], figures))


def _years_before(context: Context, first: Mention) -> list[str]:
    """Return the years of a sentence before a figure, each once."""
    years = (match[1] for match in _YEARS.finditer(context.read.passage.text, first.sentence, first.number.start))
    return list(dict.fromkeys(years))


def _readings(told: Mention, named: Sequence[tuple[Mention, Mention]], figures: Sequence[Mention]) -> Iterator[Reading]:
    for prior, level in named:
        reading = change_by(Operand.printed("sentence", level), Operand.printed("sentence", prior), told)
        if reading is not None:
            yield reading
    yield from other_pairs(figures, told, change_by)
