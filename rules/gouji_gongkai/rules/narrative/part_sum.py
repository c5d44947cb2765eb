"""N103 part-sum: the parts in a clause add up to the total in the clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gouji.api import Finding, Message, Options, Related, Report, Severity, rule
from gouji_gongkai.prose.cell_readings import disagreeing
from gouji_gongkai.prose.mentions import Mention
from gouji_gongkai.prose.part_readings import is_rest
from gouji_gongkai.prose.parts import LEAST_COVERED, MOST_COVERED, PartList, told_within, unequal_lists
from gouji_gongkai.prose.statements import ReadPassage

__all__ = ["part_sum"]

_MOST_TERMS = 12
_CHANNELS = (
    "网站", "网络", "门户", "公众号", "微信", "微博", "新媒体", "平台", "客户端", "APP", "抖音", "快手", "显示屏", "LED", "栏",
    "渠道", "媒体", "报纸", "报刊", "日报", "电视", "广播", "头条", "视频号", "短信", "发布会", "网",
)  # fmt: skip
"""Channels of publication; one piece may be published through several."""
_OVERLAP = ("重复", "重叠", "交叉", "兼有", "线上线下", "同时以", "同时通过", "两种方式", "多种方式")
"""Words by which one piece is counted in several parts."""
_RECEIVED = ("申请", "收到", "新收", "受理", "来信", "来件")
_DISJOINT = ("requests.", "litigation.")

_OFF = Message(
    "总数为 {total}{unit}，所列各项之和为 {terms}={sum}，{more} {difference}",
    "{total}: the parts named come to {terms}={sum}, {difference} too {more_en}",
)
_PART = Message("其中 {part}", "a part: {part}")


@rule(
    code="N103",
    name="part-sum",
    kind="gongkai",
    severity="warning",
    summary=Message("“其中”各项之和应等于总数", "the parts named after 其中 come to their total"),
    source="practice",
    since="0.1",
    messages=(_OFF, _PART),
)
def part_sum(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the parts in a clause add up to the total in the clause.

    ## What it does

    Adds up the figures that follow 其中 (in the same sentence, or at the beginning of the next), that stand in a
    bracket after a figure, or that are written as a sum (407=287+106+14), nested ones each for itself, and
    compares them with the figure before, also where others that are compared with stand between (9件，较上年的6件增长50%，其中);
    those after 受理的54件中, and after a colon where they end with 其他, too. Those before a 合计, 总计 or 共 (会议3次、督查2次，合计5次) are compared with the figure after. Parts that exclude each other for sure (the outcomes of requests, the
    results of reviews, a written sum) are an error where they come to more than the whole or are said to be all.

    A list ends with its bracket, before a 合计 of its parts, with another unit, with what became of the whole (办结, 结转), with a verb or
    after ；. Where each part has figures in several units (1件，收取70元；2件，收取60元), each unit is a list.

    ## Why is this bad

    One of the figures is wrong, and everyone with a pocket calculator sees it.

    ## What is not reported

    - Figures without 其中 or a bracket; a single part; figures that are not exact; lists with 等, 主要 or 包括,
      unless there is an 其他 among the parts and they come to more than the whole.
    - Parts that cover less than 80 % of the whole, or less than all of it where 其他 is not the last of them: the
      list is no complete one.
    - Any reading that adds up: the list ends where its marks or words change (the rest divides the whole in
      another way), a part is divided again, an earlier figure of the sentence is the whole, or its sum with what
      was carried over.
    - Parts after 受理的54件中 or a colon, or with other figures before 其中, that come to less than the whole.
    - Channels that come to more than the whole are reported as info: one piece may be published twice. Their own 合计
      is none of these.
    - A list that comes out with the sum of the list that divides one of its parts again: that one is reported.
    - A part that contradicts its own cell: that is `narrative-mismatch`.

    ## Example

    ```text bad
    一、总体情况
    2024年，我局主动公开政府信息86条，其中政策文件31条，财政信息12条，工作动态40条，其他信息6条。
    二、主动公开政府信息情况
    ```

    ```text good
    一、总体情况
    2024年，我局主动公开政府信息86条，其中政策文件31条，财政信息12条，工作动态37条，其他信息6条。
    二、主动公开政府信息情况
    ```
    """
    unequal = report.derive(unequal_lists)
    within = told_within(unequal)
    for read, parts in unequal:
        if id(parts) in within:
            continue
        finding = _finding(report, read, parts)
        if finding is not None:
            yield finding


def _finding(report: Report, read: ReadPassage, found: PartList) -> Finding | None:
    parts = found.listed
    total = found.total.number
    reached = sum((part.number.value for part in parts), Decimal(0))
    severity = _severity(read, found, parts, reached)
    if severity is None or found.slipped is not None:
        return None
    difference = reached - total.value
    terms = "+".join(str(part.number.value) for part in parts[:_MOST_TERMS])
    text = read.passage.text
    return Finding(
        _OFF.format(
            total=text[total.start : total.end],
            unit=total.unit,
            terms=terms + ("+…" if len(parts) > _MOST_TERMS else ""),
            sum=reached,
            more="多" if difference > 0 else "少",
            more_en="much" if difference > 0 else "little",
            difference=abs(difference),
        ),
        read.passage.span(total.start, total.end),
        expected=str(reached),
        actual=text[total.start : total.end],
        related=tuple(
            Related(
                read.passage.span(part.number.start, part.number.end),
                _PART.format(part=f"{part.head[-12:].removeprefix('其中')}{part.number.value}{part.number.unit}"),
            )
            for part in parts
        ),
        severity=severity,
        cause=_cause(report, read, (found.total, *parts)),
    )


def _cause(report: Report, read: ReadPassage, mentions: Sequence[Mention]) -> str:
    """Return the cause of a finding: the figure of the list that contradicts its own cell, else the total."""
    wrong = disagreeing(report, mentions)
    if wrong is not None:
        return f"prose:{wrong.span.start}"
    total = mentions[0].number
    return f"prose:{read.passage.span(total.start, total.end).start}"


def _severity(read: ReadPassage, found: PartList, parts: Sequence[Mention], reached: Decimal) -> Severity | None:
    """Return the severity for parts that do not add up to their total; None where other meanings are likely.

    A written sum is an error, and so are parts that exclude each other where they exceed the total or claim to be
    all of it. *reached* is the sum of the parts.
    """
    total = found.total.number.value
    if len(parts) < 2 or any(part.number.value > total for part in parts) or not total:
        return None
    if found.kind == "formula" or read.passage.text[found.total.number.start - 1] in "=＝":
        return "error"
    whole = is_rest(parts[-1])
    if reached > total and any(word in read.sentence(found.total) for word in _OVERLAP):
        return None
    if reached > total * MOST_COVERED or (reached < total and not _claims_all(found, parts, reached)):
        return None
    if (
        found.kind != "total"
        and not _is_received(found)
        and any(channel in part.head for part in parts for channel in _CHANNELS)
    ):
        return "info" if reached > total else "warning"
    names = {id(statement.mention): statement.name for statement in read.statements}
    disjoint = all(names.get(id(part), "").startswith(_DISJOINT) for part in parts)
    return "error" if disjoint and (reached > total or whole) else "warning"


def _is_received(found: PartList) -> bool:
    """Return whether a total is of something that comes in by one way only."""
    return any(word in found.total.head + found.total.tail for word in _RECEIVED)


def _claims_all(found: PartList, parts: Sequence[Mention], reached: Decimal) -> bool:
    """Return whether a list that comes to less than its total says that it is complete: 其他 last, or most of it."""
    if found.some:
        return False
    rest = any(is_rest(part) for part in parts)
    return is_rest(parts[-1]) if rest else reached >= found.total.number.value * LEAST_COVERED
