"""F112 mixed-bullets: the row labels of one table are numbered in one style."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gouji.api import BoundTable, Cell, Edit, Finding, Fix, Message, Options, Ordinal, Report, When, read_ordinal, rule

__all__ = ["mixed_bullets"]

_MARKS = (".", "．", "、")
_MIXED = Message(
    "{table}的序号写法不一：{kinds}；应统一为“{usual}”",
    "the bullets of {table} are written in different ways: {kinds}; write all as “{usual}”",
)


@rule(
    code="F112",
    name="mixed-bullets",
    kind="any",
    severity="info",
    summary=Message("同一张表的序号写法应一致（“1．”与“1.”）", "the bullets of one table are in one style"),
    source="practice",
    since="0.1",
    fix="safe",
    messages=(_MIXED,),
    when=When(signs=("marks",)),
)
def mixed_bullets(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the row labels of one table are numbered in one style.

    ## What it does

    Says once a table that its row labels are numbered `1．` here and `1.` or `1、` there, at the first
    label of the rarer style.

    ## Why is this bad

    It shows that parts of the table were pasted from different templates.

    ## What is not reported

    - A table in one style throughout, whichever it is.

    ## Fix

    The rarer bullets are replaced by the usual one (safe).

    ## Example

    ```text bad
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    （三）不予公开 | 1．属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | |
    2．其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ||
    3.危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ||
    ```

    ```text good
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    （三）不予公开 | 1．属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | |
    2．其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ||
    3．危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ||
    ```
    """
    for bound in report.tables.values():
        bullets = [
            (row.label, bullet)
            for row in bound.rows
            if row.label is not None
            and row.label.text.lstrip()[:1].isdigit()
            and (bullet := read_ordinal(row.label.text)) is not None
            and bullet.style == "arabic"
            and bullet.mark in _MARKS
        ]
        if len({bullet.mark for _, bullet in bullets}) > 1:
            yield _finding(bound, bullets)


def _finding(bound: BoundTable, bullets: list[tuple[Cell, Ordinal]]) -> Finding:
    counts = Counter(bullet.mark for _, bullet in bullets)
    usual = min(counts, key=lambda mark: (-counts[mark], mark))
    rare = [cell.source_span(bullet.end - 1, bullet.end) for cell, bullet in bullets if bullet.mark != usual]
    kinds = "、".join(f"“1{mark}”×{count}" for mark, count in sorted(counts.items()))
    return Finding(
        _MIXED.format(table=bound.table.title, kinds=kinds, usual=f"1{usual}"),
        rare[0],
        section=bound.table.section,
        expected=usual,
        fix=Fix("safe", tuple(Edit(span, usual) for span in rare)),
    )
