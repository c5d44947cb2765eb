"""W101 halfwidth-punctuation: where most punctuation is full-width, all of it is."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import CHINESE, Edit, Finding, Fix, Message, Options, Report, When, rule

__all__ = ["halfwidth_punctuation"]

_NARROW = Message("半角“{text}”应为全角“{right}”", "half-width “{text}” should be full-width “{right}”")
_SHARE = 0.85
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
"""A Chinese character. A range of them takes a millisecond to compile."""
_HALF = rf"[,;:?!](?:(?<={CHINESE}.)|(?<=[”》）].))(?={CHINESE}|[“《（]|\s*$)"
"""It begins with a set, which is sought fast."""
_FULL = "[，；：？！]"


@rule(
    code="W101",
    name="halfwidth-punctuation",
    kind="any",
    severity="info",
    summary=Message("全角标点的文件中不应夹杂半角标点", "punctuation is full-width throughout where most of it is"),
    source="GB/T 15834—2011 标点符号用法",
    since="0.1",
    fix="safe",
    messages=(_NARROW,),
    when=When(words=tuple(_WIDE)),
)
def halfwidth_punctuation(report: Report, options: Options) -> Iterator[Finding]:
    """Check that punctuation is full-width throughout where most of it is.

    ## What it does

    In a file whose punctuation between Chinese characters is full-width to 85 % or more, reports each
    half-width comma, semicolon, colon, question or exclamation mark between Chinese characters.

    ## Why is this bad

    A single half-width mark in full-width text is a slip.

    ## What is not reported

    - Files in half-width punctuation throughout.
    - 1,234, times such as 9:30, addresses of web pages and mail.

    ## Fix

    The mark is replaced by the full-width one (safe).

    ## Example

    ```text bad
    一、总体情况
    2024年，我局加强培训，完善制度，健全机制，优化平台，公开信息，接受监督,增加渠道，及时回应。
    ```

    ```text good
    一、总体情况
    2024年，我局加强培训，主动公开信息1,234条，网址：https://www.example.org，时间为9:30。
    ```
    """
    marks = [(p, match) for p in report.paragraphs for match in re.finditer(_HALF, p.text)]
    if not marks:
        return
    full = len(re.findall(_FULL, report.prose))
    if full < _SHARE * (full + len(marks)):
        return
    for paragraph, match in marks:
        span = paragraph.source_span(*match.span())
        right = _WIDE[match[0]]
        yield Finding(
            _NARROW.format(text=match[0], right=right),
            span,
            expected=right,
            actual=match[0],
            fix=Fix("safe", (Edit(span, right),)),
        )
