"""Lists of parts: a total, then 其中 or a bracket, and the figures that the total is said to consist of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Literal, TypeAlias

from gouji.api import NamedTuple, Pattern, Report, contains_any
from gouji_gongkai.prose.changes import gives_prior
from gouji_gongkai.prose.mentions import Mention, is_change
from gouji_gongkai.prose.numbers import PERCENT
from gouji_gongkai.prose.part_readings import APPLICANTS, FEWEST, firm_parts, is_rest, kind_of_part, readings_of
from gouji_gongkai.prose.readings import PLAIN, Claim, Context, Reading, contexts, is_level
from gouji_gongkai.prose.statements import ReadPassage
from gouji_gongkai.prose.totals import parts_before, total_claim

__all__ = [
    "LEAST_COVERED",
    "MOST_COVERED",
    "PartList",
    "all_lists",
    "is_slip",
    "list_told_for",
    "told_within",
    "unequal_lists",
]

Fits: TypeAlias = Callable[[Decimal, Decimal], bool]
"""Tells whether a quotient follows from a part and a whole."""
ListKind: TypeAlias = Literal["list", "bracket", "formula", "named", "among", "behind", "total"]

_OPEN_ENDED = ("主要", "包括", "另", "除", "例如", "不含")
_NONE_BESIDES = tuple(f"，除{this}外{none}" for this in ("此之", "此以", "上述渠道") for none in ("无", "没有", "别无"))
"""Words right after a list by which it is all there is."""
_NAME_SOME = frozenset(("主要", "包括", "等"))
"""Words of a list that names only some parts; what it names are parts all the same."""
_PLUS = frozenset("+＋=＝")
_MOST = 60
"""No more figures than these are looked at for one list."""
_WHOLES = {
    0: ("申请", "收到", "受理", "来信"),
    1: ("办结", "答复", "办理", "处理"),
    3: ("清理",),
    4: ("意见", "建议", "留言"),
}
"""Words of the wholes that parts of each kind divide, without 其中."""
_AMONG = Pattern(r"[^，,。；;：:（()\d]{0,8}[中里][，,：:]")
"""Words after a figure by which those behind it are some of it: 受理的20件中，20件申请中，."""
_LESS = Pattern(r"\d[-－−–]\d[^）)]*[）)]")
"""A figure that is taken off in a bracket: （71+96-13件）."""
_LONGEST_BRACKET = 60
_NAMES = Pattern(r"[^，,。；;：:（()\d]{0,8}[：:]")
"""Words after a figure by which those behind it may be all of it: 公开信息20条：政策12条、其他8条."""
_SIGNS = ("其中", "中，", "：", "（", "(", "=", "具体为", "分为", "构成", "组成", "法人", "公开", "废止", "采纳")
"""Without one of these nothing is divided."""
_SIGNS_OF_TOTALS = ("共", "计", "=", "＝")
_MOST_UNITS = 3
_MOST_LISTS = 100
"""No more lists than these are looked at in one passage."""
_MYRIAD = Decimal(10**4)
LEAST_COVERED = Decimal("0.8")
MOST_COVERED = Decimal("1.5")
"""A list whose sum is farther from its total is no list of all its parts."""


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Return whether one figure is ten thousand times the other."""
    return one * _MYRIAD == other or other * _MYRIAD == one if one and other else False


class PartList(NamedTuple):
    """A total, the parts that may be listed after it, and the readings of the sum.

    ``kind`` is ``list`` (其中), ``bracket``, ``formula`` (407=287+106+14), ``named`` (办结20件，予以公开12件、部分公开8件),
    ``among`` (受理的20件中，维持12件、撤销8件), ``behind`` (20件，较上年的15件增加，其中) or ``total`` (网站12条、公众号8条，合计20条).
    ``some`` says that the list may name only some of the parts (包括, 等).
    """

    total: Mention
    parts: Sequence[Mention]
    kind: ListKind
    some: bool
    claim: Claim

    @property
    def listed(self) -> Sequence[Mention]:
        """Parts that belong to the list in its best supported reading."""
        first = next(iter(self.claim.readings), None)
        return first.operands[0].mentions if first is not None and first.support in PLAIN else ()

    @property
    def broken(self) -> Reading | None:
        """The best supported reading of a list whose parts do not add up in any; else None."""
        return self.claim.broken if self.slipped is None else None

    @property
    def slipped(self) -> Mention | None:
        """Mention that lacks 万 or has it by mistake, so that the parts do not add up; None without one."""
        parts = self.listed
        total, values = self.total.number.value, [part.number.value for part in parts]
        reached = sum(values, Decimal(0))
        if len(parts) < FEWEST or total == reached:
            return None
        if is_slip(total, reached):
            return self.total
        return next(
            (p for p, value in zip(parts, values, strict=True) if is_slip(total - reached + value, value)), None
        )


def all_lists(report: Report) -> list[tuple[ReadPassage, PartList]]:
    """Return every list of parts in the report, with its passage; to be called by ``report.derive``."""
    return [
        (context.read, found) for context in report.derive(contexts) for found in islice(_lists(context), _MOST_LISTS)
    ]


def unequal_lists(report: Report) -> list[tuple[ReadPassage, PartList]]:
    """Return the lists whose parts do not add up in any possible meaning; to be called by ``report.derive``."""
    found = report.derive(all_lists)
    return [(read, each) for read, each in found if each.slipped is not None or each.claim.broken is not None]


def told_within(lists: Sequence[tuple[ReadPassage, PartList]]) -> set[int]:
    """Return the ids of the lists that come out where the total of another, which is a part of theirs, is its own sum."""
    sums = {id(each.total): _sum(each.listed) - _value(each.total) for _, each in lists}
    return {
        id(each)
        for _, each in lists
        for part in each.listed
        if part is not each.total and id(part) in sums and _sum(each.listed) + sums[id(part)] == _value(each.total)
    }


def list_told_for(report: Report, read: ReadPassage, part: Mention, whole: Mention, fits: Fits) -> PartList | None:
    """Return the list of a passage that does not add up for the same figure as a quotient of a part and a whole.

    *fits* tells whether the quotient would follow from other figures: from those with which the list adds up.
    """
    for other, each in report.derive(unequal_lists):
        if other is not read:
            continue
        reached, total = _sum(each.listed), _value(each.total)
        if part is each.total and fits(reached, _value(whole)):
            return each
        if any(part is own for own in each.listed) and any(
            (whole is each.total and fits(_value(own), reached)) or fits(_value(own) - reached + total, _value(whole))
            for own in each.listed
        ):
            return each
    return None


def _sum(parts: Sequence[Mention]) -> Decimal:
    return sum(map(_value, parts), Decimal(0))


def _lists(context: Context) -> Iterator[PartList]:
    text, mentions = context.read.passage.text, context.read.mentions
    if len(mentions) <= FEWEST:
        return
    if contains_any(text, _SIGNS_OF_TOTALS):
        yield from _totals(context)
    if not contains_any(text, _SIGNS):
        return
    for index, total in enumerate(mentions[:-FEWEST]):
        if is_level(total):
            for kind, parts in _candidates(text, mentions, index):
                yield from _list(context, total, parts, kind)


def _totals(context: Context) -> Iterator[PartList]:
    """Yield the lists whose total stands after its parts."""
    for index, total in enumerate(context.read.mentions):
        parts = parts_before(context, index)
        if parts:
            yield PartList(total, parts, "total", some=False, claim=total_claim(context, index, parts))


def _list(context: Context, total: Mention, parts: Sequence[Mention], kind: ListKind) -> Iterator[PartList]:
    """Yield the list of a total and its parts; nothing where there are too few, or some that are not exact."""
    text = context.read.passage.text
    if len(parts) < FEWEST or any(part.number.about for part in parts):
        return
    is_listed = kind in ("list", "among", "behind")
    firm = firm_parts(text, total, parts) if is_listed else parts
    words = _open_words(text, total, firm) if is_listed else set()
    some = bool(words) and words <= _NAME_SOME and any(is_rest(part) for part in firm)
    if not words or some:
        some = some or kind == "among" or (kind in ("named", "behind") and kind_of_part(firm[0]) != APPLICANTS)
        claim = Claim(total, readings_of(context, total, parts, firm))
        yield PartList(total, parts, kind, some, claim)


def _open_words(text: str, total: Mention, parts: Sequence[Mention]) -> set[str]:
    """Return the words of a list by which it names only some parts (12条等, 主要) or other things too (另)."""
    words = text[total.number.after : parts[-1].number.after + 4]
    if text.startswith(_NONE_BESIDES, parts[-1].number.after):
        words = text[total.number.after : parts[-1].number.after]
    found = {word for word in _OPEN_ENDED if word in words}
    return found | {"等"} if any("等" in part.tail for part in parts) else found


def _candidates(text: str, mentions: Sequence[Mention], index: int) -> Iterator[tuple[ListKind, Sequence[Mention]]]:
    total, following = mentions[index], mentions[index + 1 : index + _MOST]
    yield from _bracketed(text, total, following)
    outer = (mention for mention in following if mention.depth <= total.depth and _is_part(mention))
    first = next(outer, None)
    if first is None:
        return
    if first.sentence == total.sentence and text[first.number.start - 1] in "=＝":
        yield "formula", _formula(text, [first, *outer])
        return
    kind: ListKind = "list"
    if first.sentence == total.sentence and first.listed == total.listed:
        if _is_named(total, first):
            yield "named", _of_kind(_of_unit([first, *outer], first, total))
            return
        if _AMONG.match(text, total.number.after):
            yield "among", _of_unit([first, *outer], first, total)
            return
        if _NAMES.match(text, total.number.after):
            parts = _of_unit([first, *outer], first, total)
            if parts and (is_rest(parts[-1]) or all(kind_of_part(part) >= 0 for part in parts)):
                yield "among", parts
            return
        kind = "behind"
        first = next((m for m in outer if m.sentence != total.sentence or m.listed != total.listed), None)
    if first is not None and _is_divided(text, total, first):
        parts = _of_unit([first, *outer], first, total)
        rivals = _rivals(text, total, parts, mentions[max(0, index - _MOST) : index + _MOST])
        if total is _likeliest(rivals, parts) and (kind == "list" or total is max(rivals, key=_value)):
            yield kind, parts


def _is_divided(text: str, total: Mention, first: Mention) -> bool:
    """Return whether 其中 makes a figure a part of one before it, in its sentence or the next."""
    if first.sentence == total.sentence:
        return first.listed > total.listed and first.depth == total.depth
    return _opens_sentence(text, first)


def _is_named(total: Mention, first: Mention) -> bool:
    """Return whether the words of a figure name a part of the figure before, without 其中."""
    kind, words = kind_of_part(first), total.head + total.tail
    wholes = _WHOLES.get(kind, ())
    return kind != kind_of_part(total) and contains_any(words, wholes)


def _of_kind(parts: Sequence[Mention]) -> list[Mention]:
    """Return the first parts that are of one kind; none where applicants are not both natural persons and others."""
    kind = kind_of_part(parts[0]) if parts else -1
    count = next((n for n, part in enumerate(parts) if kind_of_part(part) != kind), len(parts))
    words = [part.head for part in parts[:count]]
    both = any("法人" in head or "组织" in head for head in words) and any("法人" not in head for head in words)
    return list(parts[:count]) if both or kind != APPLICANTS else []


def _is_part(mention: Mention) -> bool:
    return mention.number.unit != PERCENT and not is_change(mention)


def _opens_sentence(text: str, mention: Mention) -> bool:
    return text.startswith("其中", mention.sentence)


def _rivals(text: str, total: Mention, parts: Sequence[Mention], mentions: Sequence[Mention]) -> list[Mention]:
    """Return the figures of a total's sentence and unit before the parts, which may be all of them.

    A figure of the year before that is compared with is none.
    """
    rivals: list[Mention] = []
    for mention in mentions:
        own = (mention.sentence, mention.number.unit) == (total.sentence, total.number.unit)
        before = own and parts and mention.number.start < parts[0].number.start and mention.depth <= total.depth
        if before and is_level(mention) and not (rivals and gives_prior(text, rivals[-1], mention)):
            rivals.append(mention)
    return rivals


def _likeliest(rivals: Sequence[Mention], parts: Sequence[Mention]) -> Mention | None:
    """Return the figure that is nearest to the sum of the parts, the last of those that are as near; None for no figures."""
    reached = _sum(parts)
    most = max(map(_value, parts), default=Decimal(0))
    return min(reversed(rivals), key=lambda m: (_value(m) < most, abs(_value(m) - reached)), default=None)


def _value(mention: Mention) -> Decimal:
    return mention.number.value


def _bracketed(text: str, total: Mention, following: Sequence[Mention]) -> Iterator[tuple[ListKind, Sequence[Mention]]]:
    """Yield the figures of the bracket that opens after a total, or after the comma behind it."""
    after = total.number.after + len(total.tail)
    after += text[after : after + 1] in ("，", ",")
    if text[after : after + 1] not in ("（", "("):
        return
    inside = [mention for mention in following if mention.bracket == after]
    words = text[after : inside[-1].number.after + 3] if inside else "含"
    if "含" in words or contains_any(words, (*_OPEN_ENDED, "等")):
        return
    if all(text[mention.number.start - 1] in _PLUS and _is_part(mention) for mention in inside[1:]):
        if not _LESS.search(text, after, after + _LONGEST_BRACKET):
            yield "formula", inside
    elif not any(is_change(part) for part in inside):
        yield "bracket", _of_unit([each for each in inside if _is_part(each)], inside[0], total)


def _formula(text: str, following: Sequence[Mention]) -> list[Mention]:
    parts = [following[0]]
    for mention in following[1:]:
        if mention.depth != parts[0].depth:
            continue
        if text[mention.number.start - 1] not in _PLUS:
            break
        parts.append(mention)
    return parts


def _of_unit(following: Sequence[Mention], first: Mention, total: Mention) -> list[Mention]:
    """Return the mentions that may be the parts of a total: in one sentence, its brackets and its unit.

    Another unit ends the list, unless each part has figures in several (1件，收取880元；2件，收取290元).
    """
    near = []
    for mention in following:
        if mention.sentence != first.sentence or mention.depth != first.depth:
            break
        near.append(mention)
    units = [mention.number.unit for mention in near]
    turn = next((n for n in range(1, min(len(units), _MOST_UNITS + 1)) if units[n] == units[0]), 1)
    if len(set(units[:turn])) < turn or units[turn : 2 * turn] != units[:turn]:
        turn = 1
    parts = []
    for number, mention in enumerate(near):
        if mention.number.unit != units[number % turn]:
            break
        parts.append(mention)
    return [mention for mention in parts if mention.number.unit == total.number.unit]
