"""Shares in prose: 占80%, 占答复总数的37.8%, 分别占60%、40%, each with the readings of its whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gouji.api import NamedTuple, Pattern, Report, contains_any
from gouji_gongkai.prose.bases import Base, base_in
from gouji_gongkai.prose.mentions import Mention, is_change
from gouji_gongkai.prose.numbers import PERCENT, PERCENT_SIGNS
from gouji_gongkai.prose.readings import PLAIN, Claim, Context, Operand, Reading, contexts, of_table, printed_before
from gouji_gongkai.prose.statements import ReadPassage

__all__ = ["Share", "shares_in", "shares_of"]

_HUNDRED = Decimal(100)
_FILLERS = Pattern(
    r"其中|所|其|数量|总体|各自?|仅|约|只|均|共计?|合计|件数|条数|比例|两项|二者|两者|三项|三者|分别|信息|的|在|，|,|和"
)
_OF_WHOLE = ("的", "的比例为", "的比重为", "的比例达", "的比例是", "的比重达")
_HAN_DIGITS = frozenset("一两二三四五六七八九")
_TOGETHER = ("共", "合计", "两", "二者", "三")
_REQUESTS = (
    "requests.new",
    "requests.handled_total",
    "requests.new+requests.carried_in",
    "requests.handled_total-requests.carried_in",
)
_OF_REQUESTS = ("申请", "答复", "办结", "予以公开", "不予公开", "无法提供", "不予处理")


class _Opening(NamedTuple):
    """How a share begins: the words with 占, the place of the numbers before it, its whole, how many it counts."""

    head: str
    place: int
    whole: Mention | None
    counted: int
    direct: bool


class Share(NamedTuple):
    """A percentage, the figures of which it may be the share (one, or several that are named together), its base."""

    percent: Mention
    parts: Sequence[Sequence[Mention]]
    base: Base
    whole: Mention | None = None
    """Its whole, where it stands between 占 and the percentage: 占办结总数91件的48.4%."""

    @property
    def part(self) -> Mention:
        """The figure that the share is most likely of."""
        return self.parts[0][0]


def shares_of(report: Report) -> list[tuple[ReadPassage, Claim]]:
    """Return every share of a report with its readings; to be called by ``report.derive``."""
    return [(context.read, claim) for context in report.derive(contexts) for claim in _claims(context)]


def _claims(context: Context) -> Iterator[Claim]:
    shares = list(shares_in(context.read))
    lists: dict[int, list[Share]] = {}
    for share in shares:
        lists.setdefault(share.percent.sentence, []).append(share)
    for together in lists.values():
        yield from _of_one_list([Claim(share.percent, list(_readings(context, share, together))) for share in together])


def _of_one_list(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims of one list, with the whole first that most of them fit: they belong to one whole.

    Where all others fit a whole, one that does not is excused by no weaker reading.
    """
    fits: dict[Decimal, int] = {}
    for claim in claims:
        for value in {reading.operands[-1].value for reading in claim.readings if reading.holds(claim.told)}:
            fits[value] = fits.get(value, 0) + 1
    for claim in claims:
        readings = sorted(claim.readings, key=lambda reading: -fits.get(reading.operands[-1].value, 0))
        if not readings or readings[0].support == "named":
            yield claim
            continue
        best = fits.get(readings[0].operands[-1].value, 0)
        if best and not readings[0].holds(claim.told):
            readings = [_as_whole_of_list(readings[0]), *readings[1:]]
            if 2 <= best == len(claims) - 1:
                readings = [r for r in readings if r.support in ("named", "sentence")] or readings[:1]
        yield Claim(claim.told, readings)


def _as_whole_of_list(reading: Reading) -> Reading:
    """Return a reading whose whole is supported by the other shares of its list."""
    whole = reading.operands[-1]
    if whole.support in PLAIN:
        return reading
    return reading._replace(operands=(*reading.operands[:-1], whole._replace(support="sentence")))


def _readings(context: Context, share: Share, together: Sequence[Share]) -> Iterator[Reading]:
    wholes = list(_wholes(context, share, together))
    for part in share.parts:
        for whole in wholes:
            reading = _reading(Operand.printed("sentence", *part), whole, share.percent)
            if reading is not None:
                yield reading


def _reading(part: Operand, whole: Operand, percent: Mention) -> Reading | None:
    if not whole.value or whole.value < part.value:
        return None
    right = part.value * _HUNDRED / whole.value
    slack = percent.number.step
    if part.slack or whole.slack:
        slack += (part.slack + right / _HUNDRED * whole.slack) * _HUNDRED / whole.value
    return Reading((part, whole), f"{part.terms}÷{whole.terms}", right, slack)


def _wholes(context: Context, share: Share, together: Sequence[Share]) -> Iterator[Operand]:
    """Yield the figures that may be a share's whole; only those that its words name, where any is named."""
    if share.whole is not None:
        yield Operand.printed("named", share.whole)
        return
    others = {id(m) for other in together for part in other.parts[:1] for m in part}
    inner = {id(m) for m in context.read.mentions if id(m) in others and not _divides(m, share.part)}
    printed = list(printed_before(context, share.part, inner))
    table = list(_in_table(context, share))
    if share.base.words:
        named = [*_named(share.base, printed), *(_named(share.base, table))]
        if named or share.base.foreign:
            yield from named
            return
    siblings = _siblings(share, together)
    yield from sorted([*printed, *siblings], key=lambda operand: operand.support not in PLAIN)
    yield from table


def _divides(whole: Mention, part: Mention) -> bool:
    """Return whether 其中 or a bracket stands between two figures."""
    return whole.sentence == part.sentence and (whole.listed < part.listed or whole.depth < part.depth)


def _named(base: Base, operands: Sequence[Operand]) -> Iterator[Operand]:
    for operand in operands:
        if base.names(operand):
            yield operand._replace(support="named")


def _siblings(share: Share, together: Sequence[Share]) -> Iterator[Operand]:
    parts = {id(other.part): other.part for other in together if other.part.number.unit == share.part.number.unit}
    if len(parts) < 2:
        return
    percents = sum(other.percent.number.value for other in together)
    steps = sum(other.percent.number.step for other in together)
    whole = Operand.printed("siblings", *parts.values())
    yield whole._replace(support="before") if abs(percents - _HUNDRED) <= steps else whole


def _in_table(context: Context, share: Share) -> Iterator[Operand]:
    part = share.part
    sentence = context.read.passage.text[part.sentence : share.percent.number.after]
    if contains_any(sentence, _OF_REQUESTS):
        yield from of_table(context.report, _REQUESTS)


def shares_in(read: ReadPassage) -> Iterator[Share]:
    """Yield each share of a passage that has a count of its own."""
    text, mentions = read.passage.text, read.mentions
    if "占" not in text or not contains_any(text, PERCENT_SIGNS):
        return
    for index, percent in enumerate(mentions):
        opening = _opening(text, mentions, index) if percent.number.unit == PERCENT else None
        if opening is None:
            continue
        run = [percent, *_run(text, mentions, index)]
        for number, each in enumerate(run):
            share = _share(mentions, opening, each, number - len(run))
            if share is not None and not each.number.about:
                yield share


def _opening(text: str, mentions: Sequence[Mention], index: int) -> _Opening | None:
    """Return how a share begins whose percentage is at *index*; None for a percentage that is no share."""
    percent, before = mentions[index], mentions[index - 1] if index else None
    head, place = percent.head, index
    if before is None or before.sentence != percent.sentence:
        return None
    whole = None
    if "占" not in head and "占" in before.head and before.number.unit != PERCENT:
        if head not in _OF_WHOLE:
            return None
        head, place, whole = before.head, index - 1, before
    if "占" not in head:
        return None
    begin = mentions[place].number.start - len(head)
    counter = mentions[place - 1] if place else None
    if counter is not None and _is_counter(text, counter) and begin == counter.number.after:
        return _Opening(counter.head + head, place - 1, whole, int(counter.number.value), direct=False)
    return _Opening(head, place, whole, 0, direct=counter is not None and begin == counter.number.after)


def _is_counter(text: str, mention: Mention) -> bool:
    """Return whether a number counts the figures before it: 两项占54.5%."""
    return mention.number.unit in ("项", "类", "个") and text[mention.number.start] in _HAN_DIGITS


def _run(text: str, mentions: Sequence[Mention], index: int) -> Iterator[Mention]:
    """Yield the percentages that directly follow another: 占比分别为60%、40%."""
    before = mentions[index]
    for mention in mentions[index + 1 :]:
        between = text[before.number.after : mention.number.start]
        if mention.number.unit != PERCENT or between.strip("、，,和及") or before.sentence != mention.sentence:
            return
        yield mention
        before = mention


def _share(mentions: Sequence[Mention], opening: _Opening, percent: Mention, place: int) -> Share | None:
    """Return the share that a percentage gives; None without a count.

    *place* is that of its part among the figures before: -1 for the last.
    """
    words, _, after = opening.head.rpartition("占")
    base = base_in(words, after)
    counts = _counts(mentions, opening.place, percent)
    if base is None or len(counts) < -place or counts[place].number.about or opening.counted == 1:
        return None
    if not opening.direct and not opening.counted and _FILLERS.sub("", base.before):
        return None
    parts = [[counts[place]]]
    last = mentions[opening.place - 1]
    if is_change(last) and last.number.unit == counts[place].number.unit:
        parts.append([last])
    if opening.counted or contains_any(words, _TOGETHER):
        same = [m for m in counts if m.number.unit == counts[-1].number.unit]
        sums = sorted(range(2, len(same) + 1), key=lambda count: count != opening.counted)
        parts = [*(same[-count:] for count in sums), *parts]
    return Share(percent, parts, base, opening.whole)


def _counts(mentions: Sequence[Mention], index: int, percent: Mention) -> list[Mention]:
    """Return the figures before an index that a share may be of: in its sentence, no changes, none in a closed bracket."""
    return [
        m
        for m in mentions[max(0, index - 12) : index]
        if m.sentence == percent.sentence and m.number.unit != PERCENT and not is_change(m) and m.depth <= percent.depth
    ]
