"""Rates: 办结率98.7%, 采纳率为23.3%: the quotient of the figure that the word names and what it is a part of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.api import Pattern, Report, contains_any
from gouji_gongkai.prose.mentions import Mention
from gouji_gongkai.prose.numbers import PERCENT
from gouji_gongkai.prose.pairs import claims_by, figures_around, other_pairs, share_of
from gouji_gongkai.prose.readings import (
    Claim,
    Context,
    Operand,
    Reading,
    is_level,
    of_table,
    printed_before,
    slack_of,
)
from gouji_gongkai.prose.statements import ReadPassage

__all__ = ["proportions_of"]

_RATE = Pattern(r"(?P<name>..)率(?:[为达是仅均共已：:]|达到|分别)*$")
_NAMES = frozenset(
    [
        "办结",
        "答复",
        "完成",
        "采纳",
        "采用",
        "整改",
        "原创",
        "维持",
        "纠错",
        "纠正",
        "解读",
        "复议",
        "诉讼",
        "起诉",
        "败诉",
        "公开",
        "回复",
        "回应",
        "办理",
        "受理",
        "节约",
        "合格",
        "达标",
        "落实",
        "化解",
        "签收",
        "兑现",
        "退回",
        "更新",
        "销号",
        "录用",
        "通过",
    ]
)
"""Rates of a part in a whole, both of which a sentence tells as figures of one unit."""
_MEANT = {
    "办结": ("办结", "办理完毕", "答复"),
    "答复": ("答复", "办结"),
    "纠错": ("纠错", "纠正"),
    "诉讼": ("诉讼", "起诉"),
    "败诉": ("败诉", "纠正"),
}
"""Words by which a rate's part may be told, besides its own."""
_QUALIFIED = ("时", "期", "限", "次")
"""Ends of the words before a rate's own by which it is of a part of the figure: 按时办结率."""
_NOT = ("未", "不", "没", "无", "非")
_SAVED = ("节约", "节省", "结余", "压减")
"""Words of a part that the figure before it no longer counts."""
_PENDING = ("尚未", "未审结", "未办结", "审理中", "正在审理", "在审", "撤")
"""Words of cases that have no result yet, or no more."""
_HUNDRED = 100
_MOST_PARTS = 3
_REVIEWS = (
    "litigation.reconsideration.total",
    "litigation.direct_suit.total+litigation.suit_after_reconsideration.total",
)
_REQUESTS = ("requests.new", "requests.new+requests.carried_in", "requests.handled_total")


def proportions_of(report: Report) -> list[tuple[ReadPassage, Claim]]:
    """Return each rate of a report with its readings; to be called by ``report.derive``.

    A rate of 100 % is left out: it is that of what was due.
    """
    return claims_by(report, _claims, ("率",))


def _claims(context: Context) -> Iterator[Claim]:
    for told in context.read.mentions:
        exact = told.number.unit == PERCENT and not told.number.about
        parts = _parts(context, told) if exact and told.number.value < _HUNDRED else []
        if parts:
            yield Claim.first_of(told, _readings(context, told, parts))


def _parts(context: Context, told: Mention) -> list[Mention]:
    """Return the figures that a rate may be of, the nearest before it with its word first.

    There are none for a rate of something else, and where the nearest stands in another sentence.
    """
    match = _RATE.search(told.head)
    if match is None or match["name"] not in _NAMES or told.head.endswith(_QUALIFIED, 0, match.start()):
        return []
    words = _MEANT.get(match["name"], (match["name"],))
    if told.head.endswith(_NOT, 0, match.start()):
        words = (told.head[match.start() - 1] + match["name"],)
    before = [m for m in figures_around(context, told) if m.number.start < told.number.start]
    found = [m for m in reversed(before) if is_level(m) and _tells(m, words)]
    return found[:_MOST_PARTS] if found and found[0].sentence == told.sentence else []


def _tells(mention: Mention, words: tuple[str, ...]) -> bool:
    if mention.head.endswith(("至", "到")):
        return False
    said = mention.head + "，" + mention.tail
    return any(word in said and not said.endswith(_NOT, 0, said.index(word)) for word in words)


def _readings(context: Context, told: Mention, parts: Sequence[Mention]) -> Iterator[Reading]:
    """Yield the shares of the nearest part in what it may be of, then those of other parts, alone and together."""
    operands = [Operand.printed("sentence", parts[0]), *(Operand.printed("earlier", part) for part in parts[1:])]
    operands += [Operand.printed("siblings", *parts[:count]) for count in range(2, len(parts) + 1)]
    for own in operands:
        part = own.mentions[0]
        after = (
            Operand.printed("earlier", m) for m in figures_around(context, told, part.number.unit) if m is not part
        )
        for whole in (*_wholes(context, part), *after):
            reading = share_of(own, whole, told)
            if reading is not None:
                yield reading
    yield from _without_some(context, told, parts[0])
    yield from other_pairs(figures_around(context, told, parts[0].number.unit), told, share_of)


def _without_some(context: Context, told: Mention, part: Mention) -> Iterator[Reading]:
    """Yield the shares in a whole less those that are not decided yet, and of a whole less those that it is not of.

    That is 审结案件纠错率 where 尚未审结 is told, and 合格率 where 不合格 is.
    """
    around = figures_around(context, told, part.number.unit)
    wholes = [each.mentions[0] for each in printed_before(context, part) if len(each.mentions) == 1]
    match = _RATE.search(told.head)
    name = match["name"] if match else ""
    for some in around:
        said = some.head + some.tail
        is_pending = contains_any(said, _PENDING)
        if not is_pending and not any(sign + name in said for sign in _NOT):
            continue
        for whole in wholes:
            rest = whole.number.value - some.number.value
            if rest <= 0:
                continue
            less = Operand(rest, slack_of((whole, some)), "earlier", (whole, some))
            of_pair = (
                (Operand.printed("earlier", part), less) if is_pending else (less, Operand.printed("earlier", whole))
            )
            reading = share_of(*of_pair, told)
            if reading is not None:
                yield reading


def _wholes(context: Context, part: Mention) -> Iterator[Operand]:
    """Yield what a rate's figure may be a part of: figures before it, sums with what stands beside it, the table.

    What was received and what was carried in are the whole of what is handled, wherever both are told.
    """
    before = sorted(printed_before(context, part), key=lambda whole: whole.support != "carried")
    for whole in before:
        yield whole._replace(support="sentence") if whole.support == "carried" else whole
    saved = contains_any(part.head, _SAVED)
    for other in figures_around(context, part):
        if other.number.unit == part.number.unit and (saved or other.number.start > part.number.start):
            yield Operand.printed("siblings", part, other)
    if contains_any(context.read.passage.text, ("申请", "结转", "予以公开", "办结")):
        yield from of_table(context.report, _REQUESTS)
    if contains_any(context.read.passage.text, ("复议", "诉讼")):
        yield from of_table(context.report, _REVIEWS)
