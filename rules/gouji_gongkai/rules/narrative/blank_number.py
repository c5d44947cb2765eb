"""N106 blank-number: no figure is left out before its unit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from gouji.api import CHINESE, Finding, Message, Options, Pattern, Report, contains_any, is_ideograph, rule

__all__ = ["blank_number"]

_BLANK = Message("数字漏填：“{words}”", "a figure was left out: “{words}”")
_CONTEXT = 10
_FARTHEST = 60
_GAPS = (" ", "\u3000", "\u00a0", "_", "＿", "（）", "()")


_BEFORE = rf"(?<={CHINESE})(?<![逐每各本该此几多数整首末前上下这那某同第另何哪按一二三四五六七八九十])"
_GAP = r"(?P<gap>[ \u3000\u00a0]{1,20}|[_＿]{1,20}|[ \u3000\u00a0]{0,5}(?:（[ \u3000\u00a0]{0,8}）|\([ \u3000\u00a0]{0,8}\))[ \u3000\u00a0]{0,5})"
_UNIT = r"(?:件次|条次|人次|篇次|万元|件|条|份|宗|项|个|次|篇|期|场)"
_LOST = Pattern(rf"{_BEFORE}{_GAP}{_UNIT}(?=[ \u3000\u00a0]{{0,3}}(?:[，,。；;、）)]|$|其中))")
_MARKS = "，,。；;、：:（()）！？!?"
_BESIDE = Pattern(r"(?:、|，其中[：:]?|[（(](?:其中[：:]?)?)[^，,。；;、：:（()）]{0,30}\d(?P<unit>.)")
_DIVIDED = Pattern(r"，其中[：:]?[^，,。；;、：:（()）]{0,30}\d")
_NO_COUNTS = {
    "条": "头信线面链词法教枝油便借欠白字回纸",
    "件": "文案证附邮要条信软硬稿事部零急收来办批原印子描构组插配物密开请函元抄快号回发寄退样课备理诉访报议",
    "份": "身月省股年成备县部",
    "篇": "长短全开名单",
    "次": "层频人件条档批班首多再依其名场历数初屡位梯主期户车轮座",
    "个": "整单",
    "宗": "大卷正祖全",
}
"""What stands before a unit where the two are a word: 头条, 文件, 身份."""
_ENDED_UNIT = Pattern(rf"[{''.join(_NO_COUNTS)}](?=[，,。；;、（(])")
_NOT_COUNTING = "逐每各本该此几多数首末前上下这那某同第另何哪按一二两三四五六七八九十百千万亿零〇余来半若干"
_NONE = ("未", "没", "无", "占")
"""Words of an item by which no figure is due: there were none, or it names the base of a share (占办结件（48件）的一成)."""
_ALL = ("共", "累计", "合计", "总计", "全年", "年度")
_PUBLISHES = ("公开", "发布", "推送", "更新", "转载", "编发", "刊发")


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
    a verb and a unit that ends the clause (公开信息  条，). Where there is no gap, it reports a unit whose
    neighbours in a list have their figures (企业资质条、施工许可证76条; 共公开条，其中公告18条), and one
    after all that was published (全年共发布信息条。).

    ## Why is this bad

    The template was sent out before it was filled in.

    ## What is not reported

    - 逐 条, 每 件 and the like, in which the unit counts nothing.
    - A unit that is part of a word (头条, 文件, 身份), or of what there was none of (未收到依申请公开信息件).

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
    texts = [paragraph.text for paragraph in report.paragraphs]
    for number, start, end in sorted([*_at_gaps(texts, report.prose), *_without_gap(texts, report.prose)]):
        words = texts[number][max(0, start - _CONTEXT) : end]
        span = report.paragraphs[number].source_span(start, end)
        yield Finding(_BLANK.format(words=words), span, actual=texts[number][start:end])


def _at_gaps(texts: Sequence[str], joined: str) -> Iterator[tuple[int, int, int]]:
    """Yield the gaps in which a figure was left out, each with its unit: the number of its text, its start and end."""
    gaps = tuple([gap for gap in _GAPS if gap in joined])
    for number, text in enumerate(texts) if gaps else ():
        if contains_any(text, gaps):
            yield from ((number, match.start("gap"), match.end()) for match in _LOST.finditer(text))


def _without_gap(texts: Sequence[str], joined: str) -> Iterator[tuple[int, int, int]]:
    """Yield the units before which a figure was left out without a gap: the number of their text, their start and end."""
    ends: list[int] = []
    for match in _ENDED_UNIT.finditer(joined, 1):
        at = match.start()
        unit, before = joined[at], joined[at - 1]
        if is_ideograph(before) and before not in _NOT_COUNTING and before not in _NO_COUNTS[unit]:
            ends = ends or [*accumulate([len(text) + 1 for text in texts])]
            number = bisect_right(ends, at)
            place = at - (ends[number - 1] if number else 0)
            if _lacks_figure(texts[number], place):
                yield number, place, place + 1


def _lacks_figure(text: str, at: int) -> bool:
    """Return whether the neighbours of a unit in a list have figures, or all that was published stands before it."""
    begin = max(text.rfind(mark, max(0, at - _FARTHEST), at) for mark in _MARKS) + 1
    item, unit = text[begin:at], text[at]
    if contains_any(item, _NONE):
        return False
    after = _BESIDE.match(text, at + 1)
    if after is not None and after["unit"] == unit:
        return True
    if text.endswith(f"{unit}、", 0, begin) and text[max(0, begin - 3)].isdigit():
        return True
    divided = _DIVIDED.match(text, at + 1) is not None
    return unit in "条篇份" and contains_any(item, _PUBLISHES) and (divided or contains_any(item, _ALL))
