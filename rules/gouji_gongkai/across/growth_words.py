"""Messages on changes since last year, where last year's report gives the earlier figure."""

from __future__ import annotations

from gouji.api import Message

__all__ = ["ABSENT", "LEVEL_ACROSS", "OFF_ACROSS", "RELATION"]

OFF_ACROSS = Message(
    "{stated} 与 {year} 年报告不符：{level}−{prior}={right}",
    "{stated} does not follow from the report of {year}: {level}−{prior}={right}",
)
LEVEL_ACROSS = Message(
    "“与上年持平”，而 {year} 年报告为 {prior}，本年为 {level}",
    "said to be unchanged: {prior} in the report of {year}, {level} now",
)
RELATION = Message("与上年相比的增减", "changes since last year")
ABSENT = Message("没有 {year} 年的报告", "there is no report of {year}")
