"""W104 duplicate-punctuation: no punctuation mark stands twice."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import Edit, Finding, Fix, Message, Options, Report, When, rule

__all__ = ["duplicate_punctuation"]

_TWICE = Message("标点重复：“{text}”", "punctuation twice: “{text}”")
_PAIRS = ("。。", "，，", "、、", "；；", "：：", ",,", ";;", "，。", "、。", "；。", "：。", "。，", "。、", "。；")
_DOUBLED = r"。{2,9}|，{2,9}|、{2,9}|；{2,9}|：{2,9}|,{2,9}|;{2,9}|[，、；：][。]|。[，、；]"


@rule(
    code="W104",
    name="duplicate-punctuation",
    kind="any",
    severity="warning",
    summary=Message("标点不应重复", "no punctuation mark stands twice"),
    source="GB/T 15834—2011 标点符号用法",
    since="0.1",
    fix="safe",
    messages=(_TWICE,),
    when=When(words=_PAIRS),
)
def duplicate_punctuation(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no punctuation mark stands twice in a row.

    ## What it does

    Reports the same mark twice in a row (。。, ，，) and a comma before a full stop (，。).

    ## Why is this bad

    It is what a deleted word leaves behind.

    ## What is not reported

    - …… and ——.

    ## Fix

    Of the same mark one is kept (safe).

    ## Example

    ```text bad
    一、总体情况
    2024年，我局主动公开政府信息35条。。
    ```

    ```text good
    一、总体情况
    2024年，我局主动公开政府信息35条……
    ```
    """
    for paragraph in report.paragraphs:
        for match in re.finditer(_DOUBLED, paragraph.text):
            span = paragraph.source_span(*match.span())
            same = len(set(match[0])) == 1
            fix = Fix("safe", (Edit(span, match[0][0]),)) if same else None
            yield Finding(_TWICE.format(text=match[0]), span, actual=match[0], fix=fix)
