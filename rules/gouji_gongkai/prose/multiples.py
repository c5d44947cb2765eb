"""Multiples: how many times a figure is another, or has grown by: 是上年8件的3倍, 由4万增至8万，翻了一番."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
import re

from gouji.api import Pattern, Report
from gouji_gongkai.prose.mentions import Mention, is_change, reaches
from gouji_gongkai.prose.numbers import Number, han_value
from gouji_gongkai.prose.pairs import claims_by, figures_around, multiple, other_pairs
from gouji_gongkai.prose.readings import Claim, Context, Operand, Reading
from gouji_gongkai.prose.statements import ReadPassage

__all__ = ["multiples_of"]

_TIMES = Pattern(
    r"(?P<times>(?<![\d.])\d{1,4}(?:\.\d{1,3})?|[一二两三四五六七八九十]{1,3})倍(?!多|以上|左右|有余|余)|"
    r"翻了?(?P<doubled>[一两二三]?)番(?!多|有余)"
)
_ABOUT = ("近", "约", "超", "超过", "逾", "不足", "将近", "接近", "几", "数", "多", "达到近")
_PRIOR = Pattern(r"(?:上一?年度?|去年|前一年|20\d\d年度?|同期|由|从)[^，,。；;\d]{0,8}$")
_GROWN = ("增长", "增加", "增", "上升", "提高", "扩大", "提升", "多")
_ONE = Decimal(1)
_NEARLY = Decimal("0.3")
"""How far from twice as much 翻一番 may be."""


def multiples_of(report: Report) -> list[tuple[ReadPassage, Claim]]:
    """Return each multiple that is told with both figures, and its readings; to be called by ``report.derive``."""
    return claims_by(report, _claims, ("倍", "番"))


def _claims(context: Context) -> Iterator[Claim]:
    for told in _told(context.read):
        yield Claim.first_of(told, _readings(context, told))


def _told(read: ReadPassage) -> Iterator[Mention]:
    """Yield the multiples of a passage as figures of their own."""
    text = read.passage.text
    for match in _TIMES.finditer(text):
        before = [m for m in read.mentions_near(match.start()) if m.number.after <= match.start()]
        last = before[-1] if before else None
        value = _value(match)
        if last is None or value is None or text.endswith(_ABOUT, 0, match.start()) or _ends_between(text, last, match):
            continue
        head = text[last.number.after : match.start()]
        step = _ONE.scaleb(int(value.as_tuple().exponent)) if match["times"] else _NEARLY
        number = Number(value, step, "倍", "", match.start(), match.end() - 1, match.end())
        yield last._replace(number=number, head=head if match["times"] else "翻番", tail="")


def _ends_between(text: str, last: Mention, match: re.Match[str]) -> bool:
    return any(stop in text[last.number.after : match.start()] for stop in "。；;")


def _value(match: re.Match[str]) -> Decimal | None:
    times = match["times"]
    if times is None:
        return Decimal(2) ** (han_value(match["doubled"] or "一") or 1)
    if times[0].isdigit():
        return Decimal(times)
    han = han_value(times)
    return None if han is None else Decimal(han)


def _readings(context: Context, told: Mention) -> Iterator[Reading]:
    """Yield what the two figures before give, where one is told to be the earlier; then what any two give."""
    figures = [m for m in figures_around(context, told) if not is_change(m) and not m.number.about]
    before = [m for m in figures if m.sentence == told.sentence and m.number.start < told.number.start]
    grown = told.head.rstrip("了约为达").endswith(_GROWN)
    if len(before) > 1 and before[-1].number.unit == before[-2].number.unit:
        level, prior = before[-2:]
        if reaches(level, prior):
            level, prior = prior, level
        if _PRIOR.search(prior.head) is not None:
            yield from _of(Operand.printed("sentence", level), Operand.printed("sentence", prior), told, grown=grown)
    for compute in (multiple, _growth) if grown else (multiple,):
        yield from other_pairs(figures, told, compute)


def _of(level: Operand, prior: Operand, told: Mention, *, grown: bool) -> Iterator[Reading]:
    for compute in (_growth, multiple) if grown else (multiple,):
        reading = compute(level, prior, told)
        if reading is not None:
            yield reading


def _growth(level: Operand, prior: Operand, told: Mention) -> Reading | None:
    """Return the reading by which a number of times is that by which a figure has grown."""
    reading = multiple(level, prior, told)
    if reading is None or level.value <= prior.value:
        return None
    return reading._replace(terms=f"{level.value - prior.value:f}÷{prior.terms}", value=reading.value - 1)
