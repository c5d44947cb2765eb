"""V105 repealed-law: the regulation cited by a decree that was replaced."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import Finding, Message, Options, Report, When, rule

__all__ = ["repealed_law"]

_REPEALED = Message(
    "《政府信息公开条例》自2019年5月15日起为国务院令第711号，此处引用的“{text}”已被修订",
    "since 15 May 2019 the regulation is 国务院令第711号; {text}, cited here, was replaced",
)
_NO_SUCH_LAW = Message(
    "没有“{text}”，应为《中华人民共和国政府信息公开条例》",
    "there is no {text}; it is 《中华人民共和国政府信息公开条例》",
)
_LAW = r"《(?:中华人民共和国)?政府信息公开法》|(?<!《)中华人民共和国政府信息公开法(?![律规治制定])"
_REGULATION = "《中华人民共和国政府信息公开条例》"
_PROPOSED = ("立法", "制定", "出台", "起草", "建议", "呼吁", "研究", "草案", "尚未", "没有", "升格", "上升")
_FIRST_YEAR = 2019
_DECREE = (
    r"(?:中华人民共和国)?(?:国务院|国)(?:"
    r"令\s?[（(〔\[【]\s?第?\s?492\s?号?\s?[）)〕\]】]|令?\s?第?\s?492\s?号令?)"
)
_RIGHT = "国务院令第711号"
_PAST = (
    "711",
    "原",
    "旧",
    "废止",
    "修订前",
    "修改前",
    "修订后",
    "修订自",
    "同时",
    "代替",
    "取代",
    "此前",
    "曾",
    "施行前",
    "实施前",
    "历史",
    "2007",
)
_NEAR = 60
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


@rule(
    code="V105",
    name="repealed-law",
    kind="gongkai",
    severity="warning",
    summary=Message("引用的条例应为现行条例", "the regulation is cited as it is in force"),
    source="国务院令第711号（2019年5月15日起施行）",
    since="0.2",
    messages=(_REPEALED, _NO_SUCH_LAW),
    when=When(words=("492", "４９２", "信息公开法")),
)
def repealed_law(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the regulation is not cited by a decree that was replaced.

    ## What it does

    Reports 国务院令第492号, by which the regulation was first made, cited in a report of 2019 or later: since 15 May 2019
    the regulation is 国务院令第711号. Also 《中华人民共和国政府信息公开法》: there is no such law, only the regulation (条例).

    ## Why is this bad

    The old text has other articles; whoever looks up what the report is based on finds what no longer holds.

    ## What is not reported

    - A sentence that tells of the past: 原国务院令第492号, 2007年国务院令第492号公布、2019年修订.
    - A sentence that speaks of making a law: 建议制定《政府信息公开法》; and 政府信息公开法律法规.
    - 国务院令第492号 in reports of years before 2019, and reports whose year is not known.

    ## Example

    ```text bad
    白杨镇人民政府2024年政府信息公开工作年度报告
    根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制本报告。
    一、总体情况
    ```

    ```text good
    白杨镇人民政府2024年政府信息公开工作年度报告
    根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制本报告。
    一、总体情况
    ```
    """
    yield from _of_no_law(report)
    year = report.period.value
    if not isinstance(year, int) or year < _FIRST_YEAR:
        return
    for paragraph in report.paragraphs:
        text = paragraph.text.translate(_HALF_WIDTH)
        for match in re.finditer(_DECREE, text) if "492" in text else ():
            around = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            if not any(word in around for word in _PAST):
                span = paragraph.source_span(*match.span())
                yield Finding(_REPEALED.format(text=match[0]), span, expected=_RIGHT, actual=match[0])


def _of_no_law(report: Report) -> Iterator[Finding]:
    """Yield a finding for each law on disclosure that is cited as if there were one."""
    for paragraph in report.paragraphs:
        for match in re.finditer(_LAW, paragraph.text) if "信息公开法" in paragraph.text else ():
            before = re.split("[。；]", paragraph.text[: match.start()])[-1]
            after = re.split("[。；，]", paragraph.text[match.end() :])[0]
            if not any(word in before[-_NEAR:] or word in after for word in _PROPOSED):
                span = paragraph.source_span(*match.span())
                yield Finding(_NO_SUCH_LAW.format(text=match[0]), span, expected=_REGULATION, actual=match[0])
