"""Messages on relations that leave room: at most, at least, equal but for rounding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gouji.api import Message, Outcome, Report
from gouji_common.rules.figures.naming import name_of

__all__ = ["BOUNDS", "bound_message"]

BOUNDS: Mapping[str, Message] = {
    "at-most": Message(
        "{left}不应大于{right}：{left_sum} > {right_sum}，多 {difference}",
        "{left} should be no more than {right}: {left_sum} > {right_sum}, {difference} too much",
    ),
    "at-least": Message(
        "{left}不应小于{right}：{left_sum} < {right_sum}，少 {difference}",
        "{left} should be no less than {right}: {left_sum} < {right_sum}, {difference} too little",
    ),
    "rounded": Message(
        "{left}与{right}应相等：{left_sum} 与 {right_sum} 相差 {difference}，超出四舍五入的误差",
        "{left} and {right} should be equal: {left_sum} and {right_sum} differ by {difference}, more than rounding gives",
    ),
}
"""Messages on a broken relation, by its kind."""

_MOST_NAMES = 3


def bound_message(report: Report, outcome: Outcome) -> Message:
    """Return what is said of a broken relation that leaves room; which of its figures is wrong is not known."""
    relation = outcome.relation
    return BOUNDS[relation.kind].format(
        left=_side(report, relation.left),
        right=_side(report, relation.right),
        left_sum=outcome.left,
        right_sum=outcome.right,
        difference=abs(outcome.difference),
    )


def _side(report: Report, facts: Sequence[str]) -> str:
    """Join the names of the facts that are added up on one side of a relation; of many the first ones."""
    names = [name_of(report, fact) for fact in facts]
    return " + ".join(names if len(names) <= _MOST_NAMES else [*names[: _MOST_NAMES - 1], "…"])
