"""Lists of parts: a total, then 其中 or a bracket, and the figures that the total is said to consist of."""

# Annotations are evaluated here: as texts, each of a NamedTuple's would be compiled (1 ms in all of a check).

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from gouji.api import Report
from gouji_gongkai.prose.mentions import Mention, is_change
from gouji_gongkai.prose.statements import ReadPassage, read_prose

__all__ = [
    "LEAST_COVERED",
    "MOST_COVERED",
    "REST",
    "PartList",
    "all_lists",
    "is_slip",
    "part_lists",
    "unequal_lists",
]

_OPEN_ENDED = ("等", "主要", "包括", "另", "除", "例如", "不含")
_BEGINNINGS = ("办理", "承办", "举办", "召开", "开展", "组织", "参加", "接待", "收到", "受理", "制发", "编制", "回应")
"""Verbs that a clause on another matter begins with, where the parts before have none."""
_PLUS = frozenset("+＋=＝")
_FEWEST = 2
_MOST = 60
"""No more figures than these are looked at for one list."""
_MYRIAD = Decimal(10**4)
LEAST_COVERED = Decimal("0.8")
MOST_COVERED = Decimal("1.5")
"""A list whose sum is farther from its total is no list of all its parts."""
REST = ("其他", "其它", "其余", "剩余")
"""Words for the remaining part, by which a list of parts is complete."""


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Return whether one figure is ten thousand times the other."""
    return one * _MYRIAD == other or other * _MYRIAD == one if one and other else False


class PartList(NamedTuple):
    """A total and its parts; ``sums`` are the figures that the parts may add up to.

    ``kind`` is ``list`` (其中), ``bracket`` or ``formula`` (407=287+106+14).
    """

    total: Mention
    parts: Sequence[Mention]
    sums: frozenset[Decimal]
    kind: str

    @property
    def listed(self) -> Sequence[Mention]:
        """Parts that belong to the list: up to 其他; else all; else so many that they come closest to the total."""
        first = self.parts[0].listed
        outer = [part for part in self.parts if part.listed == first]
        if len(outer) < _FEWEST:
            return outer
        rest = next((n for n, part in enumerate(outer, 1) if any(word in part.head for word in REST)), 0)
        if rest >= _FEWEST:
            return outer[:rest]
        sums = list(accumulate(part.number.value for part in outer))
        total = self.total.number.value
        if LEAST_COVERED * total <= sums[-1] <= MOST_COVERED * total:
            return outer
        count = min(range(_FEWEST, len(outer) + 1), key=lambda number: abs(sums[number - 1] - total))
        return outer[:count]

    @property
    def slipped(self) -> Mention | None:
        """Mention that lacks 万 or has it by mistake, so that the parts do not add up; None without one."""
        parts = self.listed
        total, values = self.total.number.value, [part.number.value for part in parts]
        reached = sum(values, Decimal(0))
        if len(parts) < _FEWEST or total == reached:
            return None
        if is_slip(total, reached):
            return self.total
        return next(
            (p for p, value in zip(parts, values, strict=True) if is_slip(total - reached + value, value)), None
        )

    @property
    def adds_up(self) -> bool:
        """Whether the parts, the first few, or all but some neighbours add up to one of ``sums``."""
        values = [part.number.value for part in self.parts]
        slack = sum((m.number.step for m in (self.total, *self.parts) if m.number.step > 1), Decimal(0))
        return any(abs(reached - total) <= slack for reached in _sums(values) for total in self.sums)


def _sums(values: Sequence[Decimal]) -> Iterator[Decimal]:
    """Yield the sums of the first parts, for each number of them, with any run of parts after the first left out.

    A run that is left out may be the parts of the part before it.
    """
    sums = [Decimal(0), *accumulate(values[:20])]
    for end in range(_FEWEST, len(sums)):
        for begin in range(1, end):
            for gap in range(begin, end):
                yield sums[end] - sums[gap] + sums[begin]


def all_lists(report: Report) -> list[tuple[ReadPassage, PartList]]:
    """Return every list of parts in the report, with its passage; to be called by ``report.derive``."""
    return [(read, parts) for read in report.derive(read_prose).passages for parts in part_lists(read)]


def unequal_lists(report: Report) -> list[tuple[ReadPassage, PartList]]:
    """Return the lists whose parts do not add up in any possible meaning; to be called by ``report.derive``."""
    found = report.derive(all_lists)
    return [(read, parts) for read, parts in found if parts.slipped is not None or not parts.adds_up]


def part_lists(read: ReadPassage) -> Iterator[PartList]:
    """Yield every list of two or more parts in a passage."""
    text, mentions = read.passage.text, read.mentions
    if len(mentions) <= _FEWEST or not ("其中" in text or "（" in text or "(" in text or "=" in text):
        return
    for index, total in enumerate(mentions[:-_FEWEST]):
        if total.number.unit == "%" or total.number.about or is_change(total):
            continue
        for kind, parts in _candidates(text, mentions, index):
            if len(parts) >= _FEWEST and not any(part.number.about for part in parts):
                yield PartList(total, parts, _totals(mentions, index), kind)


def _candidates(text: str, mentions: Sequence[Mention], index: int) -> Iterator[tuple[str, list[Mention]]]:
    total = mentions[index]
    after = total.number.after + len(total.tail)
    if text[after : after + 1] in ("（", "("):
        inside = [mention for mention in mentions[index + 1 : index + _MOST] if mention.bracket == after]
        words = text[after : inside[-1].number.after + 3] if inside else "含"
        if "含" not in words and not any(word in words for word in _OPEN_ENDED):
            yield _bracket(text, total, inside)
    following = [mention for mention in mentions[index + 1 : index + _MOST] if mention.depth <= total.depth]
    if not following or following[0].sentence != total.sentence:
        return
    first = following[0]
    if text[first.number.start - 1] in "=＝":
        yield "formula", _formula(text, following)
    elif first.listed > total.listed and first.depth == total.depth:
        parts = _in_one_list(text, list(_listed(following, total)))
        if parts and not _is_open(text, total, parts):
            yield "list", parts


def _bracket(text: str, total: Mention, inside: list[Mention]) -> tuple[str, list[Mention]]:
    if all(text[mention.number.start - 1] in _PLUS for mention in inside[1:]):
        return "formula", inside
    same = [mention for mention in inside if mention.number.unit == total.number.unit]
    return "bracket", same if len(same) == len(inside) and not any(is_change(part) for part in inside) else []


def _formula(text: str, following: Sequence[Mention]) -> list[Mention]:
    parts = [following[0]]
    for mention in following[1:]:
        if mention.depth != parts[0].depth:
            continue
        if text[mention.number.start - 1] not in _PLUS:
            break
        parts.append(mention)
    return parts


def _listed(following: Sequence[Mention], total: Mention) -> Iterator[Mention]:
    """Yield the mentions after a total that may be its parts: in its sentence, its brackets and its unit.

    Percentages are skipped; a change or another unit ends the list.
    """
    for mention in following:
        if mention.sentence != total.sentence or mention.depth != total.depth:
            return
        if mention.number.unit == "%":
            continue
        if mention.number.unit != total.number.unit or is_change(mention):
            return
        yield mention


def _in_one_list(text: str, parts: list[Mention]) -> list[Mention]:
    """Return the parts up to the place where another matter may begin.

    That is a part whose words begin with a verb, or the first ； unless 其中： or 其他 shows that the list goes on.
    """
    if parts and not parts[0].head.startswith(_BEGINNINGS):
        verb = next((n for n, part in enumerate(parts) if part.head.startswith(_BEGINNINGS)), len(parts))
        parts = parts[:verb]
    within = [part for part in parts if part.segment == parts[0].segment]
    if len(within) == len(parts) or any(word in part.head for part in parts for word in REST):
        return parts
    announced = text[: parts[0].number.start].rpartition("其中")[2][:1] in ("：", ":")
    return parts if announced else within


def _is_open(text: str, total: Mention, parts: Sequence[Mention]) -> bool:
    """Return whether the words of a list say that it names only some parts (等, 主要) or other things too (另)."""
    end = parts[-1].number.after
    return any(word in text[total.number.after : end + 4] for word in _OPEN_ENDED)


def _totals(mentions: Sequence[Mention], index: int) -> frozenset[Decimal]:
    """Return the figures that a list may be the parts of: the total, earlier ones, and their sum with the total."""
    total = mentions[index]
    values = {total.number.value}
    for earlier in mentions[max(0, index - 6) : index]:
        if earlier.sentence == total.sentence and earlier.number.unit == total.number.unit:
            values |= {earlier.number.value, earlier.number.value + total.number.value}
    return frozenset(values)
