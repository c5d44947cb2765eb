"""N106 blank-number: no figure is left out before its unit."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Pattern, Report, contains_any, rule

__all__ = ["blank_number"]

_BLANK = Message("数字漏填：“{words}”", "a figure was left out: “{words}”")
_CONTEXT = 10
_GAPS = (" ", "\u3000", "\u00a0", "_", "＿", "（）", "()")


_BEFORE = r"(?<=[\u4e00-\u9fff])(?<![逐每各本该此几多数整首末前上下这那某同第另何哪按一二三四五六七八九十])"
_GAP = r"(?P<gap>[ \u3000\u00a0]{1,20}|[_＿]{1,20}|[ \u3000\u00a0]{0,5}(?:（[ \u3000\u00a0]{0,8}）|\([ \u3000\u00a0]{0,8}\))[ \u3000\u00a0]{0,5})"
_UNIT = r"(?:件次|条次|人次|篇次|万元|件|条|份|宗|项|个|次|篇|期|场)"
_LOST = Pattern(rf"{_BEFORE}{_GAP}{_UNIT}(?=[ \u3000\u00a0]{{0,3}}(?:[，,。；;、）)]|$|其中))")


@rule(
    code="N106",
    name="blank-number",
    kind="gongkai",
    severity="error",
    summary=Message("正文中的数字不应漏填", "no figure is left out of the text"),
    source="practice",
    since="0.1",
    messages=(_BLANK,),
)
def blank_number(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no figure is left out before its unit.

    ## What it does

    Reports a gap where a figure should stand: white space, underscores or empty brackets between a noun or
    a verb and a unit that ends the clause (公开信息  条，).

    ## Why is this bad

    The template was sent out before it was filled in.

    ## What is not reported

    - 逐 条, 每 件 and the like, in which the unit counts nothing.
    - A unit without a gap before it (未收到依申请公开信息件).

    ## Example

    ```text bad
    一、总体情况
    2024年，我局主动公开政府信息  条，举办培训3次。
    二、主动公开政府信息情况
    ```

    ```text good
    一、总体情况
    2024年，我局主动公开政府信息25条，逐 条核对，举办培训3次。
    二、主动公开政府信息情况
    ```
    """
    gaps = tuple(gap for gap in _GAPS if gap in report.text)
    for paragraph in report.paragraphs if gaps else ():
        text = paragraph.text
        if not contains_any(text, gaps):
            continue
        for match in _LOST.finditer(text):
            start, end = match.start("gap"), match.end()
            words = text[max(0, start - _CONTEXT) : end]
            yield Finding(_BLANK.format(words=words), paragraph.source_span(start, end), actual=text[start:end])
