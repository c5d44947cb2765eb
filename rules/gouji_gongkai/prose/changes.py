"""Changes in prose: by how much a figure has grown or shrunk since the year before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
import re

from gouji.api import NamedTuple, Pattern, Report, contains_any
from gouji_gongkai.prose.mentions import Mention, is_change, reaches
from gouji_gongkai.prose.numbers import Number
from gouji_gongkai.prose.readings import Claim, Context, Operand, Reading, contexts, printed_before
from gouji_gongkai.prose.statements import ReadPassage, read_prose

__all__ = ["Change", "changes_of", "gives_prior", "is_off", "levels_of", "rates_of"]


class Change(NamedTuple):
    """A figure of this year (``level``), and by how much it differs from the year before.

    ``amount`` is the difference as a count and ``percent`` as a percentage, both without sign; ``amount_up`` and
    ``percent_up`` say whether the words beside each mean growth. ``prior`` is the earlier figure if it is printed.
    """

    level: Mention
    amount: Mention | None
    percent: Mention | None
    amount_up: bool
    percent_up: bool
    prior: Mention | None

    @property
    def base(self) -> Decimal | None:
        """The earlier figure, printed or computed; None where neither can be."""
        if self.prior is not None:
            return self.prior.number.value
        if self.amount is None:
            return None
        difference = self.amount.number.value
        return self.level.number.value - (difference if self.amount_up else -difference)


_HUNDRED = Decimal(100)
_MOST_TOLD = 2
"""A difference and a percentage."""
_COMPARED = ("上年", "上一年", "去年", "同比", "前一年")
_LAST = Pattern("(?:上一?年度?|去年|前一年)(?:同期)?[为是]?$")
_THIS = Pattern("(?:本年度?|今年|当年)[为是]?$")
_CHANGING = ("增", "减", "升", "降", "多", "少", "回落")
"""Without one of these nothing has changed."""
_DOWN = ("减", "下降", "降", "少", "下滑", "回落")


def _is_compared(head: str) -> bool:
    """Return whether the words before a change say what it is compared with: 比上年, 同比."""
    return contains_any(head, _COMPARED) or ("年" in head and contains_any(head, ("比", "较", "与")))


def changes_of(report: Report) -> list[tuple[ReadPassage, list[Change]]]:
    """Return every passage of a report that has numbers, with its changes; to be called by ``report.derive``."""
    return [(read, list(_changes_in(read))) for read in report.derive(read_prose).with_numbers]


def _changes_in(read: ReadPassage) -> Iterator[Change]:
    """Yield each change of a passage whose figure of this year stands in the same sentence."""
    text, mentions = read.passage.text, read.mentions
    if len(mentions) < 2 or not contains_any(text, _CHANGING) or not any(map(is_change, mentions)):
        return
    for index, level in enumerate(mentions):
        if is_change(level):
            change = _bracketed(text, mentions, index)
        elif level.number.unit == "%" or level.number.about:
            continue
        else:
            change = _change(text, mentions, index)
        if change is not None:
            yield change


def _change(text: str, mentions: Sequence[Mention], index: int) -> Change | None:
    level, prior = mentions[index], _prior(mentions, index)
    following = [mention for mention in mentions[index + 1 : index + 6] if mention.depth <= level.depth]
    if index + 1 < len(mentions) and gives_prior(text, level, mentions[index + 1]):
        return None
    if prior is None:
        prior = _compared_in_bracket(text, level, mentions[index + 1 : index + 2])
    if prior is None and index and gives_prior(text, mentions[index - 1], level):
        if index > 1 and gives_prior(text, mentions[index - 2], mentions[index - 1]):
            return None
        level, prior = mentions[index - 1], level
    told = _told(level, following)
    if not told:
        return None
    amount, percent = (next((m for m in told if (m.number.unit == "%") is rate), None) for rate in (False, True))
    if prior is None and not _is_compared_with(level):
        after = [*following[len(told) : len(told) + 1], *_opening_bracket(mentions[index + 1 :], told[-1])]
        prior = next((m for m in after if gives_prior(text, level, m)), None)
    if prior is None and not any(_is_compared(mention.head) for mention in told):
        return None
    return Change(level, amount, percent, _is_up(amount), _is_up(percent), prior)


def _compared_in_bracket(text: str, level: Mention, following: Sequence[Mention]) -> Mention | None:
    """Return the earlier figure in a bracket before the change: 173件，较上年（189件）下降8.5%; else None."""
    for mention in following:
        alone = text[mention.bracket + 1 : mention.number.start] == "" and text[
            mention.number.after : mention.number.after + 1
        ] in ("）", ")")
        own = (mention.depth, mention.sentence, mention.number.unit) == (
            level.depth + 1,
            level.sentence,
            level.number.unit,
        )
        if own and alone and not mention.number.about and _SIGN.search(text, level.number.after, mention.bracket):
            return mention
    return None


def _opening_bracket(following: Sequence[Mention], told: Mention) -> Iterator[Mention]:
    """Yield the first figure in the bracket right after a change: 增长8.2%（2023年为3985条）."""
    inside = (m for m in following[: _MOST_TOLD + 1] if m.depth == told.depth + 1 and m.bracket == told.number.after)
    yield from islice(inside, 1)


def _told(level: Mention, following: Sequence[Mention]) -> list[Mention]:
    """Return the figures right after one by which it has changed: a difference, a percentage, or both."""
    found: list[Mention] = []
    for mention in following[:_MOST_TOLD]:
        if mention.sentence != level.sentence or not is_change(mention) or mention.number.about:
            break
        if mention.number.unit not in ("%", level.number.unit) or mention.number.unit in [m.number.unit for m in found]:
            break
        found.append(mention)
    return found


def _bracketed(text: str, mentions: Sequence[Mention], index: int) -> Change | None:
    """Return a change whose figures stand in a bracket after it: 较去年增加4件（去年31件、今年35件）; else None."""
    told, inside = mentions[index], mentions[index + 1 : index + 3]
    if len(inside) < 2 or not is_change(told) or told.number.about or not _is_compared(told.head):
        return None
    if any(m.depth != told.depth + 1 or m.bracket != told.number.after for m in inside):
        return None
    units = {m.number.unit for m in (*inside, told) if m.number.unit != "%"}
    by_year = {_LAST.search(m.head) is not None: m for m in inside if _LAST.search(m.head) or _THIS.search(m.head)}
    if len(by_year) < 2 or len(units) > 1 or any(m.number.about for m in inside):
        return None
    amount, percent = (told, None) if told.number.unit != "%" else (None, told)
    return Change(by_year[False], amount, percent, _is_up(amount), _is_up(percent), by_year[True])


def _is_up(mention: Mention | None) -> bool:
    return mention is not None and not contains_any(mention.head[-6:], _DOWN)


def _prior(mentions: Sequence[Mention], index: int) -> Mention | None:
    """Return the mention of the earlier figure in 由16件增加到20件; None where the mention at *index* is no later one."""
    level = mentions[index]
    if index == 0:
        return None
    before = mentions[index - 1]
    same = before.sentence == level.sentence and before.number.unit in (level.number.unit, "")
    return before if same and reaches(before, level) and not before.number.about else None


_PRIOR = Pattern(
    r"(?P<sign>[比较与同])?(?:(?P<year>20\d\d)年|上一?年|去年|前一年)(?:度|全年|年?[底末])?(?:同期)?(?(sign)的?|(?:[为是有共]|仅为)?)$"
)
_NEAREST = 8
"""Among so many characters right before a figure stands the 年 of what names the year before."""
_SIGN = Pattern(r"[较比与同](?:20\d\d年|上一?年|去年|前一年)(?:度|全年)?(?:同期)?$")
_YEAR = Pattern(r"(20\d\d)年")
_FARTHEST = 300
"""A year that stands farther before a figure is not looked for."""


def _year_before(mention: Mention) -> re.Match[str] | None:
    """Return the match of what names the year before, right before a figure; None where nothing does."""
    return _PRIOR.search(mention.head) if "年" in mention.head[-_NEAREST:] else None


def _is_compared_with(mention: Mention) -> bool:
    """Return whether a figure is itself the one that another is compared with: 同比2024年的76件增长18.4%."""
    match = _year_before(mention)
    return match is not None and match["sign"] is not None


def gives_prior(text: str, level: Mention, mention: Mention) -> bool:
    """Return whether a figure is that of the year before for the one before it: 14件，2023年为19件; 比上年的19件."""
    number = mention.number
    if (number.unit, mention.sentence) != (level.number.unit, level.sentence) or number.about or level.number.about:
        return False
    match = _year_before(mention)
    if match is None or (not match["sign"] and match.start()) or is_change(level):
        return False
    begin = max(level.sentence, level.number.start - _FARTHEST)
    own = [year[1] for year in _YEAR.finditer(text, begin, level.number.start)]
    return not (own and match["year"]) or own[-1] > match["year"]


def is_off(level: Decimal, earlier: Decimal, amount: Number | None, percent: Number | None, *, up: bool) -> bool:
    """Return whether a stated difference, else a stated percentage, does not follow from two figures.

    *up* says that the words mean growth. Without an amount, and with an earlier figure of 0, nothing is off.
    """
    change = level - earlier
    if amount is not None:
        stated = amount.value if up else -amount.value
        return not amount.equals(abs(change)) or bool((stated > 0) != (change > 0) and stated)
    if percent is not None and earlier > 0:
        return abs(abs(change) * 100 / earlier - percent.value) > percent.step
    return False


def rates_of(report: Report) -> list[tuple[ReadPassage, Claim]]:
    """Return each growth rate of a report with its readings; to be called by ``report.derive``."""
    return [
        (read, Claim(change.percent, list(_rates(context, change))))
        for context, (read, changes) in zip(report.derive(contexts), report.derive(changes_of), strict=True)
        for change in changes
        if change.percent is not None
    ]


def levels_of(read: ReadPassage, change: Change) -> list[Decimal]:
    """Return the figures of a change's sentence that may be its level, the one beside it first, and sums of two."""
    own = [
        m.number.value
        for m in read.mentions_near(change.level.number.start)
        if m.sentence == change.level.sentence and m.number.unit == change.level.number.unit and m is not change.prior
        if not is_change(m) and m.number.start < change.level.number.start
    ]
    level = change.level.number.value
    return [level, *own, *(level + each for each in own)]


def _rates(context: Context, change: Change) -> Iterator[Reading]:
    """Yield what the growth rate of a change may be: of the figure beside it, else of an earlier one or of a sum."""
    if change.prior is not None:
        prior = Operand.printed("sentence", change.prior)
        for level in (Operand.printed("sentence", change.level), *printed_before(context, change.level)):
            yield from _rate(change, level, prior)
    elif change.amount is not None:
        for level in (Operand.printed("sentence", change.level), *printed_before(context, change.level)):
            yield from _rate(change, level, None)


def _rate(change: Change, level: Operand, prior: Operand | None) -> Iterator[Reading]:
    """Yield the rate by a difference, printed or computed, and the figure of the year before; nothing for a base of 0."""
    amount = change.amount
    base, slack = (prior.value, prior.slack) if prior is not None else (level.value, level.slack)
    if amount is None:
        difference = abs(level.value - base)
    else:
        difference = amount.number.value
        if prior is None:
            base -= difference if change.amount_up else -difference
    if base <= 0 or change.percent is None:
        return
    right = difference * _HUNDRED / base
    operands = [level, Operand.printed("sentence", amount)] if amount is not None else [level]
    operands = [*([prior] if prior is not None else []), *operands]
    terms = f"{difference:f}÷{base:f}"
    spread = change.percent.number.step + right * slack / base
    yield Reading(tuple(operands), terms, right, spread)
    if amount is not None and prior is not None:
        yield from _rates_besides(change, level, prior)


def _rates_besides(change: Change, level: Operand, prior: Operand) -> Iterator[Reading]:
    """Yield, as excuses, the rates by two of the three figures of a change: where one is wrong, that is told itself."""
    if change.amount is None or change.percent is None:
        return
    amount = change.amount.number.value
    before = level.value - (amount if change.amount_up else -amount)
    weak = prior._replace(support="earlier")
    for difference, base in ((abs(level.value - prior.value), prior.value), (amount, before)):
        if base > 0:
            right = difference * _HUNDRED / base
            yield Reading((weak, level), f"{difference:f}÷{base:f}", right, change.percent.number.step)
