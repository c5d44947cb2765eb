"""Totals that stand after their parts: 会议3次、推进会5次、培训会2次，合计10次."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from gouji.api import CHINESE, Pattern, contains_any
from gouji_gongkai.prose.mentions import Mention
from gouji_gongkai.prose.readings import Claim, Context, Operand, Reading, is_level

__all__ = ["parts_before", "total_claim"]

_TOTAL = Pattern(
    rf"(?P<tail>[^，,；;。（(]{{0,12}}?)等?(?P<comma>[，,]?)(?:以上|上述|[两二三四五六七八九十]项|各类{CHINESE}{{0,4}})?"
    r"(?P<word>共计|合计|总计|总共|共)[为达有是]?"
)
_TOTALS = ("共", "合计", "总计")
"""What each of its words has: it takes 0.8 ms to compile, and many reports have none between two figures."""
_VERBS = ("办结", "答复", "收到", "受理", "其中", "占", "增", "减", "结转", "参", "培训", "惠及", "覆盖")
"""Words after the last part by which the total counts something else: 会议3次培训共120人."""
_BODIES = {"家", "所", "个", "户"}
_PLUS = ("+", "＋", "加")
_DIGITS = Pattern(r"\d[\d,.]*")
_FEWEST = 2
_MOST = 8
"""A run of so many parts is not looked through for some that come to the total."""
_LONGEST = 300
_ZERO = Decimal(0)


def parts_before(context: Context, index: int) -> Sequence[Mention]:
    """Return the figures that the one at an index is told to be the total of (3次、5次，合计8次); none for no total."""
    text, mentions = context.read.passage.text, context.read.mentions
    total = mentions[index]
    if index and _is_counter(text, mentions[index - 1]):
        mentions, index = [*mentions[max(0, index - _MOST) : index - 1], total], min(index, _MOST) - 1
    last = mentions[index - 1] if index else None
    if last is None or not is_level(total) or last.sentence != total.sentence:
        return ()
    between = text[last.number.after : total.number.start]
    if between in ("=", "＝"):
        parts = list(_summands(text, mentions, index))[::-1]
        return parts if len(parts) >= _FEWEST else ()
    match = _TOTAL.fullmatch(between) if contains_any(between, _TOTALS) else None
    if match is None or contains_any(match["tail"], _VERBS) or (match["comma"] and match["word"] == "共"):
        return ()
    parts = list(_run(mentions, index))[::-1]
    return parts if _FEWEST <= len(parts) < _MOST and _are_all(text, parts, total) else ()


def _is_counter(text: str, mention: Mention) -> bool:
    """Return whether a number counts the figures before it: 两项合计210条."""
    return mention.number.unit in ("项", "类") and text[mention.number.start] in "两二三四五六七八九十"


def _summands(text: str, mentions: Sequence[Mention], index: int) -> Iterator[Mention]:
    """Yield the figures of a written sum before its result, the last first: 新收88件+上年结转6件=94件."""
    following = None
    for mention in reversed(mentions[max(0, index - _MOST) : index]):
        between = text[mention.number.after : following.number.start] if following is not None else "+"
        if not contains_any(between, _PLUS) or any(stop in between for stop in "，,；;。="):
            return
        yield mention
        following = mention


def _run(mentions: Sequence[Mention], index: int) -> Iterator[Mention]:
    """Yield the figures before a total, the nearest first, as long as they may be its parts."""
    total, last = mentions[index], mentions[index - 1]
    for mention in reversed(mentions[max(0, index - _MOST) : index]):
        same = (mention.segment, mention.depth, mention.listed) == (last.segment, total.depth, last.listed)
        if not same or not _is_alike(mention.number.unit, total.number.unit) or not is_level(mention):
            return
        yield mention


def _is_alike(part: str, total: str) -> bool:
    """Return whether figures in two units add up: people and people's visits, bodies of several kinds."""
    return part == total or (part, total) == ("人", "人次") or {part, total} <= _BODIES


def _are_all(text: str, parts: Sequence[Mention], total: Mention) -> bool:
    """Return whether every figure between the first part and the total is one of the parts."""
    begin = parts[0].number.start
    if total.number.start - begin > _LONGEST:
        return False
    found = {match.start() for match in _DIGITS.finditer(text, begin, total.number.start)}
    return found <= {part.number.start for part in parts}


def total_claim(context: Context, index: int, parts: Sequence[Mention]) -> Claim:
    """Return the claim of a total after its parts: all of them, then, as excuses, some of them, or with a bracket."""
    total, following = context.read.mentions[index], context.read.mentions[index + 1 : index + 3]
    beside = [m for m in following if m.depth > total.depth and m.sentence == total.sentence]
    return Claim.first_of(total, _readings(total, parts, beside))


def _readings(total: Mention, parts: Sequence[Mention], beside: Sequence[Mention]) -> Iterator[Reading]:
    whole = Operand.printed("sentence", total)
    yield _reading(whole, Operand.printed("sentence", *parts))
    every = [*parts, *beside]
    for run in (run for count in range(1, len(every) + 1) for run in combinations(every, count)):
        if abs(sum((m.number.value for m in run), _ZERO) - whole.value) <= whole.slack:
            yield _reading(whole, Operand.printed("siblings", *run))


def _reading(whole: Operand, listed: Operand) -> Reading:
    return Reading((listed, whole), listed.terms.strip("()"), listed.value, listed.slack + whole.slack)
