"""Years of plans: those of the coming year that are named by the report's own year or by an earlier one."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import Claim, Paragraph, Pattern, Report, contains_any

__all__ = ["PLANNED", "plans_left_over"]

PLANNED = "planned"
"""The kind of a claim by which the coming year is one that is over."""

_OLDEST = 3
_SENTENCE = Pattern(r"[^。！？!?；;\n]+")
_NUMBER = r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．][、.．]?|[一二三四五六七八九十]是)?\s?"
_YEAR = r"(?P<year>20[0-9]{2})\s?年"
_WILL = (
    r"(?:我们?[局委办县市区镇乡厅旗省街]?|我街道|本[局委办县市区镇乡厅]|本机关|本单位|全[县市区镇乡局])?"
    r"(?:还|也)?(?:将|计划|拟)(?:继续|进一步|持续|不断|加强|加大|着力|切实|努力|坚持|围绕|重点做好|从[^，。]{1,8}方面|积极|深入|严格)"
)
_OPENS = Pattern(
    rf"{_NUMBER}(?:(?:下一步|下步|今后|接下来|下一阶段)(?:工作打算|打算)?[，,：:]?)?在?{_YEAR}度?的?"
    rf"(?:政务公开|政府信息公开|信息公开|公开)?(?:工作)?中?[，,]?{_WILL}"
)
_HEADS = Pattern(rf"{_NUMBER}{_YEAR}度?(?:政务公开|政府信息公开|信息公开)?工作(?:打算|思路)[：:]?\s*")
_PLANS = ("打算", "思路")
_INTENDS = ("将", "计划", "拟")
"""Without one of these nothing is planned."""
_AHEAD = ("下一步", "下步", "今后", "接下来", "来年", "明年", "下一年")
_SET_FOR = Pattern(
    rf"(?:作为|列为|列入|纳入){_YEAR}度?的?(?:政务公开|政府信息公开|信息公开|公开)?(?:工作)?(?:重点|要点|计划|任务)"
)
"""What something is made in plans, where 下一步 and then 将 stand before it, outside of what is quoted."""
_QUOTES = "《》“”"
_PAST = (
    "已", "曾", "原", "当时", "年初", "此前", "去年", "上年", "提出", "承诺", "明确提", "了", "过", "未能", "没有", "未完成",
    "实际", "结果", "完成情况", "落实情况", "《", "“", "年报中", "报告中",
)  # fmt: skip
"""Words of a sentence that may tell of plans made before."""
_TAKEN = ("作为", "列为", "列入", "纳入", "摆在", "摆上", "放在", "当作", "视为", "融入", "贯穿")
"""Words behind 将 that make it 把: 2024年，我局将加强培训作为重点."""
_RECALLS = ("提出", "承诺", "上年", "去年", "上一年", "回头看", "原定", "此前")
"""Words of the sentences before by which plans of an earlier report are quoted."""
_NOT_PAST = Pattern("通过|经过|过程|不过|超过|过时|过于|为了|了解|除了|原则|原因|原文|原创|自己")


def plans_left_over(report: Report, year: int) -> Iterator[Claim]:
    """Yield the years by which section five of a report of *year* names the year to come, and which are over by then."""
    for paragraph in report.paragraphs:
        if "20" in paragraph.text and report.section_at(paragraph.start) == "problems":
            yield from _of_paragraph(paragraph, year)


def _of_paragraph(paragraph: Paragraph, year: int) -> Iterator[Claim]:
    years = tuple([str(each) for each in range(year - _OLDEST, year + 1)])
    recalled = min((at + len(word) for word in _RECALLS if (at := paragraph.text.find(word)) >= 0), default=None)
    for sentence in _SENTENCE.finditer(paragraph.text):
        text = sentence[0]
        if recalled is not None and recalled <= sentence.start():
            return
        if str(year + 1) in text or not contains_any(text, years):
            continue
        found = (_HEADS.fullmatch(text) if contains_any(text, _PLANS) else None) or _planned(text)
        if found is not None and found["year"] in years:
            at = sentence.start() + found.start("year")
            yield Claim(int(found["year"]), paragraph.source_span(at, at + 4), PLANNED)


def _planned(text: str) -> re.Match[str] | None:
    """Return the match of the year of a sentence of plans; None for one that may tell of what was."""
    if "20" not in text or not contains_any(text, _INTENDS):
        return None
    plain = _NOT_PAST.sub("", text)
    if contains_any(plain, _PAST):
        return None
    opening = _OPENS.match(text)
    if opening is not None and not contains_any(text[opening.end() :], _TAKEN):
        return opening
    return next((match for match in _SET_FOR.finditer(text) if _is_ahead(text, match.start())), None)


def _is_ahead(text: str, end: int) -> bool:
    """Return whether 下一步 or the like, and 将 after it, stand between the last quotation and a place."""
    begin = max(text.rfind(quote, 0, end) for quote in _QUOTES) + 1
    words = [at + len(word) for word in _AHEAD if (at := text.find(word, begin, end)) >= 0]
    return bool(words) and text.find("将", min(words), end) >= 0
