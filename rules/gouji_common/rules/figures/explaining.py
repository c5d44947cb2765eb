"""Messages on broken relations: what is wrong where that is certain, what may be, or the equation alone."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from gouji.api import Message, Outcome, Report, agreeing, counted
from gouji_common.rules.figures.bounds import BOUNDS, bound_message
from gouji_common.rules.figures.equations import equation_of, sum_of
from gouji_common.rules.figures.naming import name_of, short_name_of, signed_difference

if TYPE_CHECKING:
    from gouji.api import Change, Explanation

__all__ = ["EXPLAINING", "MOST_OPTIONS", "is_bound", "message_of"]

MOST_OPTIONS = 3
"""So many ways to repair what is broken are listed; more are counted."""

_REPAIR = Message(
    "{name}应为 {expected}（{sum}），实为 {actual}，{more} {difference}",
    "{name} should be {expected} ({sum}); it is {actual}, {difference} too {more_en}",
)
_BALANCE = Message("；{equation}", "; {equation}")
_SEVERAL = Message("{equation}{further}：{changes}", "{equation}{further}: {changes}")
_SHOULD = Message("{name}应为 {value}（实为 {actual}）", "{name} should be {value} (it is {actual})")
_OPEN = Message("{equation}，相差 {difference}{further}", "{equation}, {difference} apart{further}")
_FURTHER = Message("，另有 {count} 条勾稽关系不成立", "; {count}")
_PERHAPS = Message("：可能是{options}", ": perhaps {options}")
_WRONG = Message("{names}有误（改为 {values} 即可相符）", "{names} {are} wrong ({values} would make it hold)")
_WRONG_SOMEHOW = Message("{names}有误", "{names} {are} wrong")
_MANY = Message(
    "：{count} 种改法都可相符，须核对原始数据",
    ": {count} ways to repair it are equally likely; check against the records",
)
_NO_WAY = Message("，须核对原始数据", "; check against the records")
_BY_TEXT = Message("；改后与正文一致", "; so corrected, it agrees with the text")
_MOVED = Message(
    "；合计不变：可能有 {difference} 件填错了位置",
    "; the totals hold: {difference} may have been entered in the wrong place",
)

EXPLAINING = (_REPAIR, _SEVERAL, _OPEN)
"""The messages on broken relations that do not leave room: certain and at one figure, certain and at several, open."""


def is_bound(explanation: Explanation) -> bool:
    """Return whether all that is broken leaves room: what would be right is not known then."""
    return all(outcome.relation.kind in BOUNDS for outcome in explanation.broken)


def message_of(report: Report, explanation: Explanation) -> Message:
    """Return what is said of some broken relations that are explained together."""
    if is_bound(explanation):
        return _joined("；", "; ", [bound_message(report, outcome) for outcome in explanation.broken])
    if len(explanation.right) == 1:
        message = _repair(report, explanation, explanation.right[0])
    elif explanation.right:
        message = _several(report, explanation)
    else:
        message = _open(report, explanation)
    moved = _moved(explanation.broken) if len(explanation.right) != 1 else None
    if moved is not None:
        message = _plus(message, _MOVED.format(difference=moved))
    return _plus(message, _BY_TEXT) if explanation.by_text else message


def _repair(report: Report, explanation: Explanation, change: Change) -> Message:
    """Return the message on the one figure that is wrong; a further balance that it breaks is written out."""
    fact, expected = report.facts[change.fact], change.value or Decimal(0)
    exact = [outcome for outcome in explanation.broken if outcome.relation.kind not in BOUNDS]
    own = next((outcome for outcome in exact if outcome.relation.total == fact.id), exact[0])
    difference = (fact.value or Decimal(0)) - expected
    more, more_en = signed_difference(difference)
    message = _REPAIR.format(
        name=name_of(report, fact.id),
        expected=expected,
        sum=sum_of(report, own, fact.id),
        actual=fact.raw.strip() or "0",
        more=more,
        more_en=more_en,
        difference=abs(difference),
    )
    balance = next((outcome for outcome in exact if outcome.relation.kind == "equal"), None)
    if balance is None or balance is own:
        return message
    return _plus(message, _BALANCE.format(equation=equation_of(report, balance)))


def _several(report: Report, explanation: Explanation) -> Message:
    """Return the message on several figures that are wrong together."""
    changes = [
        _SHOULD.format(
            name=short_name_of(report, change.fact), value=change.value, actual=report.facts[change.fact].value
        )
        for change in explanation.right
    ]
    return _SEVERAL.format(
        equation=equation_of(report, explanation.headline),
        further=_further(explanation),
        changes=_joined("，", ", ", changes),
    )


def _open(report: Report, explanation: Explanation) -> Message:
    """Return the message on relations of which it is not certain what would repair them."""
    headline, options = explanation.headline, explanation.options
    message = _OPEN.format(
        equation=equation_of(report, headline),
        difference=Message(*[str(abs(headline.difference))] * 2),
        further=_further(explanation),
    )
    if not options:
        return _plus(message, _NO_WAY)
    if len(options) > MOST_OPTIONS:
        return _plus(message, _MANY.format(count=len(options)))
    return _plus(message, _PERHAPS.format(options=_joined("，也可能是", ", or ", [_wrong(report, o) for o in options])))


def _wrong(report: Report, option: Sequence[Change]) -> Message:
    names = "、".join(short_name_of(report, change.fact) for change in option)
    are = agreeing(len(option), "is", "are")
    if any(change.value is None for change in option):
        return _WRONG_SOMEHOW.format(names=names, are=are)
    return _WRONG.format(names=names, are=are, values="、".join(str(change.value) for change in option))


def _further(explanation: Explanation) -> Message:
    """Return that more relations are broken than the one that is written out; nothing where it is the only one."""
    count = len(explanation.broken) - 1
    further = counted(count, "more relation does not hold", "more relations do not hold")
    return _FURTHER.format(count=further) if count else Message("", "")


def _moved(broken: Sequence[Outcome]) -> Decimal | None:
    """Return by how much two relations of one pattern are off in opposite directions, if those are all."""
    if len(broken) != 2:
        return None
    first, second = broken
    is_alike = first.relation.id.rsplit(".", 1)[0] == second.relation.id.rsplit(".", 1)[0]
    return abs(first.difference) if is_alike and first.difference == -second.difference else None


def _plus(message: Message, addition: Message) -> Message:
    return Message(message.zh + addition.zh, message.en + addition.en)


def _joined(zh: str, en: str, messages: Sequence[Message]) -> Message:
    return Message(zh.join(each.zh for each in messages), en.join(each.en for each in messages))
