"""Readings of a list of parts: where it may end, which runs divide a part again, and which figure it may be all of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from gouji.api import contains_any
from gouji_gongkai.prose.mentions import Mention
from gouji_gongkai.prose.numbers import PERCENT
from gouji_gongkai.prose.readings import Context, Operand, Reading, of_table, printed_before

__all__ = ["APPLICANTS", "FEWEST", "REST", "firm_parts", "is_rest", "kind_of_part", "readings_of"]

FEWEST = 2
_MOST = 12
"""No more ends and parts than these are looked at for parts that are divided again."""
_MOST_ENDS = 30
_MOST_WHOLES = 30
REST = ("其他", "其它", "其余", "剩余")
"""Words for the remaining part, by which a list of parts is complete."""
_SUBTOTALS = ("合计", "共计", "总计", "小计")
_ROWS = ("其他处理", "其他结果", "其他组织")
_BEGINNINGS = (
    "办理", "承办", "举办", "召开", "开展", "组织", "参加", "接待", "收到", "受理", "制发", "编制", "回应",
)  # fmt: skip
"""Verbs that a clause on another matter begins with, where the parts before have none."""
_STAGES = ("结转", "转结", "顺延", "办结", "办理完毕", "已答复", "均已", "上年度", "转下", "复议", "诉讼")
"""Words for what has become of the whole, which is no part of it."""
_KINDS = (
    ("自然人", "公民", "个人", "法人", "企业", "社会组织", "科研机构", "商业"),
    ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "不掌握", "不存在", "其他处理", "补正"),
    ("网上", "网络", "在线", "邮寄", "信函", "邮件", "当面", "现场", "窗口", "传真", "当场"),
    ("保留", "继续有效", "修改", "修订", "废止", "失效"),
    ("采纳",),
)
APPLICANTS = 0
"""What parts of a list may all be: applicants, outcomes, ways in which something was received, what becomes
of documents and of opinions."""
_REQUESTS = (
    "requests.new",
    "requests.new+requests.carried_in",
    "requests.handled_total",
    "requests.handled_total-requests.carried_in",
)


def is_rest(part: Mention) -> bool:
    """Return whether a part is what remains of the whole (其他), and no row that is called so (其他处理)."""
    return contains_any(part.head, REST) and not contains_any(part.head, _ROWS)


def firm_parts(text: str, total: Mention, parts: Sequence[Mention]) -> Sequence[Mention]:
    """Return the parts up to the place where another matter may begin.

    That is a part that sums up those before it, or whose words begin with a verb or tell what has become of the whole, or the first ； unless 其中：,
    其他 or parts of one kind show that the list goes on.
    """
    first = parts[0]
    parts = _until(parts, lambda part: part is not first and contains_any(part.head, _SUBTOTALS))
    if not first.head.startswith(_BEGINNINGS):
        parts = _until(parts, lambda part: part.head.startswith(_BEGINNINGS))
    if not _is_stage(first):
        outcomes = kind_of_part(first) == 1
        parts = _until(parts, lambda part: _is_stage(part) and not (outcomes and "下" in part.head))
    within = [part for part in parts if part.segment == first.segment]
    if len(within) == len(parts) or any(is_rest(part) for part in parts):
        return parts
    one_kind = len(parts) > 1 and kind_of_part(total) != kind_of_part(first) == kind_of_part(parts[1]) >= 0
    announced = (
        one_kind or text[: first.number.start].rpartition("其中")[2][:1] in ("：", ":") or _is_beginning(text, first)
    )
    return parts if announced else within


def _is_beginning(text: str, part: Mention) -> bool:
    return text[part.sentence :].lstrip("，,（(").startswith("其中")


def _until(parts: Sequence[Mention], ends: Callable[[Mention], bool]) -> Sequence[Mention]:
    return parts[: next((n for n, part in enumerate(parts) if ends(part)), len(parts))]


def _is_stage(part: Mention) -> bool:
    return contains_any(part.head + part.tail, _STAGES)


def kind_of_part(part: Mention) -> int:
    """Return the number of the kind that a part's words are of; -1 for none."""
    return _kind_of(part.head)


@lru_cache(maxsize=512)
def _kind_of(head: str) -> int:
    return next((n for n, words in enumerate(_KINDS) if contains_any(head, words)), -1)


def readings_of(context: Context, total: Mention, parts: Sequence[Mention], firm: Sequence[Mention]) -> list[Reading]:
    """Return the readings of a list, the nearest of those first that are enough to report by; of others, what holds."""
    few = parts[:_MOST]
    if any(len(run) < FEWEST for run in _without_nested(few)):
        return []
    own = Operand.printed("sentence", total)
    ends = list(_ends(context.read.passage.text, total, parts))
    plain = [_reading(total, own, _outer(parts[:end])) for end, sure in ends if sure and end <= len(firm)]
    plain.sort(key=lambda reading: abs(reading.value - total.number.value))
    if plain and plain[0].holds(total):
        return plain
    sums: dict[Decimal, Sequence[Mention]] = {}
    for end, _ in ends:
        for run in (parts[:end], _outer(parts[:end]), *(_without_nested(few[:end]))):
            sums.setdefault(sum((part.number.value for part in run), Decimal(0)), run)
    for run in _with_other_units(context, parts):
        sums.setdefault(sum((part.number.value for part in run), Decimal(0)), run)
    wholes = {whole.value: whole for whole in islice(_wholes(context, total, parts), _MOST_WHOLES)}
    every = (_reading(total, whole, run) for whole in wholes.values() for run in sums.values())
    return [*plain, *(_as_excuse(reading) for reading in every if reading.holds(total))]


def _with_other_units(context: Context, parts: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """Yield the parts with one or two figures right after them that count in another unit: 网站285条、公开栏53期."""
    mentions, last = context.read.mentions, parts[-1]
    at = bisect_right(mentions, last.number.start, key=lambda mention: mention.number.start)
    following = [m for m in mentions[at : at + 2] if m.segment == last.segment and m.number.unit != PERCENT]
    if not following or following[0].number.unit == last.number.unit:
        return
    for count in range(1, len(following) + 1):
        yield [*parts, *following[:count]]


def _reading(total: Mention, whole: Operand, parts: Sequence[Mention]) -> Reading:
    """Return the reading by which the total comes out of its parts, less what the whole counts besides it."""
    listed = Operand.printed("sentence", *parts)
    value = listed.value - (whole.value - total.number.value)
    return Reading((listed, whole), listed.terms.strip("()"), value, listed.slack + whole.slack)


def _as_excuse(reading: Reading) -> Reading:
    listed, whole = reading.operands
    return reading._replace(operands=(listed, whole._replace(support="earlier")))


def _wholes(context: Context, total: Mention, parts: Sequence[Mention]) -> Iterator[Operand]:
    """Yield the figures that a list may be all of: its total, others of the sentence, sums with the total, the table."""
    yield Operand.printed("sentence", total)
    for operand in printed_before(context, parts[0], {id(total)}):
        if any(m.sentence == total.sentence for m in operand.mentions):
            yield operand
            if len(operand.mentions) == 1:
                yield Operand.printed("siblings", *operand.mentions, total)
    yield from (each for each in printed_before(context, parts[0]) if each.support in ("carried", "siblings"))
    if kind_of_part(parts[0]) >= 0:
        yield from of_table(context.report, _REQUESTS)


def _ends(text: str, total: Mention, parts: Sequence[Mention]) -> Iterator[tuple[int, bool]]:
    """Yield where a list may end, as the number of its parts, and whether the words there are enough to report by."""
    for end in range(FEWEST, min(len(parts), _MOST_ENDS)):
        last, following = parts[end - 1], parts[end]
        stronger = _marks(text, parts[0], last) < _marks(text, last, following)
        begins = following.head.startswith(_BEGINNINGS) or _is_stage(following)
        if stronger or begins or _turns(parts[:end], following):
            yield end, True
        elif is_rest(last) or _may_be_all(total, parts[end:]) or _is_all(total, parts[:end], parts[end:]):
            yield end, False
    yield len(parts), True


def _marks(text: str, begin: Mention, end: Mention) -> int:
    """Return how strong the marks are that separate two parts: none or 、, ，, ；."""
    if begin is end:
        return 0
    between = text[begin.number.after : end.number.start]
    return 2 if "；" in between or ";" in between else int("，" in between or "," in between)


def _turns(before: Sequence[Mention], following: Mention) -> bool:
    """Return whether a part is of another kind than those before: applicants, then outcomes."""
    kinds = {kind_of_part(part) for part in before} - {-1}
    return len(kinds) == 1 and kind_of_part(following) not in {-1, *kinds}


def _may_be_all(total: Mention, rest: Sequence[Mention]) -> bool:
    """Return whether what follows an end divides the whole again, or is a new whole."""
    value = sum(part.number.value for part in rest)
    return rest[0].number.value >= total.number.value or (len(rest) >= FEWEST and value == total.number.value)


def _is_all(total: Mention, before: Sequence[Mention], rest: Sequence[Mention]) -> bool:
    """Return whether the parts up to an end are the whole, and what follows tells more of some: 不合格10件，限期整改10件."""
    values = [part.number.value for part in before]
    return sum(values) == total.number.value and all(part.number.value in values for part in rest)


def _outer(parts: Sequence[Mention]) -> Sequence[Mention]:
    """Return the parts without those that a further 其中 divides them into."""
    return [part for part in parts if part.listed == parts[0].listed]


def _divides_again(above: Mention, part: Mention) -> bool:
    """Return whether the words of a part say that it is one of the part before: 其中, 属于国家秘密的."""
    return part.listed > above.listed or contains_any(part.head, ("属于", "涉及", "因"))


def _without_nested(parts: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """Yield the parts with runs left out that may be the parts of the part before: after 其中, or with its sum."""
    yield parts
    for begin in range(1, len(parts)):
        value = Decimal(0)
        for end in range(begin, len(parts)):
            value += parts[end].number.value
            above = parts[begin - 1]
            nested = _divides_again(above, parts[begin]) and value <= above.number.value
            if nested or (end > begin and value == above.number.value):
                yield [*parts[:begin], *parts[end + 1 :]]
