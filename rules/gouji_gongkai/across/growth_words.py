"""Messages on changes since last year, where last year's report gives the earlier figure."""

from __future__ import annotations

from decimal import Decimal

from gouji.api import Message

__all__ = ["ABSENT", "LEVEL_ACROSS", "OFF_ACROSS", "RELATION", "change_of"]

OFF_ACROSS = Message(
    "正文写“{stated}”，按{year}年报告的数字应为{change}（{sum}）",
    "it says “{stated}”; by the figures of the report of {year} it should be {change} ({sum})",
)
LEVEL_ACROSS = Message(
    "正文写“与上年持平”，但{year}年报告为 {prior}，本年为 {level}",
    "said to be unchanged: {prior} in the report of {year}, {level} now",
)
RELATION = Message("与上年相比的增减", "changes since last year")
ABSENT = Message("没有{year}年的报告", "there is no report of {year}")

_MORE = (Message("增加 {figure}", "{figure} more"), Message("减少 {figure}", "{figure} less"))
_GROWN = (Message("增长 {figure}%", "{figure}% more"), Message("下降 {figure}%", "{figure}% less"))
_SAME = Message("持平", "no change")
_HUNDREDTH = Decimal("0.01")


def change_of(level: Decimal, prior: Decimal, *, as_rate: bool = False) -> dict[str, Message | str]:
    """Return the fields ``change`` and ``sum`` of a message: by how much a figure has changed, and how that follows."""
    difference = level - prior
    if as_rate and prior > 0 and difference:
        figure = (abs(difference) / prior * 100).quantize(_HUNDREDTH).normalize()
        return {"change": _GROWN[difference < 0].format(figure=f"{figure:f}"), "sum": f"({level}−{prior})÷{prior}"}
    change = _MORE[difference < 0].format(figure=abs(difference)) if difference else _SAME
    return {"change": change, "sum": f"{level}−{prior}"}
