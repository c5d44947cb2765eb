"""S105 section-numbering: the six headings are numbered in order and in one style."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import Edit, Finding, Fix, Message, Options, Paragraph, Related, Report, Span, ordinal, rule
from gouji_gongkai.rules.structure.headings import NumberedHeading, numbered_headings

__all__ = ["section_numbering"]

_STYLE = Message(
    "“{heading}”的序号应与其他标题一致，写作“{right}”",
    "“{heading}” is numbered in another style than the other headings; it should be {right}",
)
_NUMBER = Message("“{heading}”的序号应为“{right}”", "“{heading}” should be numbered {right}")
_RUN_ON = Message(
    "第一部分的各方面从“{first}”到“{last}”接着“{heading}”编号，与六个部分的序号混为两套：应改为（一）（二）等下一级序号",
    "aspects of section one are numbered {first} to {last}, on after “{heading}”, beside the numbers of the six "
    "sections; they should be numbered （一）, （二）, …",
)
_ASPECT = Message("“{heading}”", "“{heading}”")
_FEWEST_RUN_ON = 2
_LONGEST_HEADING = 40
_NUMERALS = "一二三四五六七八九十"
_FORMS = {"comma": "{}、", "part": "第{}部分", "bracket": "（{}）"}
_ORDINAL = r"\s*(?:第[一二三四五六七八九十](?:部分|章|节)|[（(]?[一二三四五六七八九十\d]\s*[)）]?\s*[、.．，,:：]?)[ \t\u00a0\u3000]*"


@rule(
    code="S105",
    name="section-numbering",
    kind="gongkai",
    severity="warning",
    summary=Message("六个标题的序号应正确、写法一致", "the six headings are numbered rightly and in one style"),
    source="国办公开办函〔2021〕30号、〔2019〕60号",
    since="0.1",
    fix="safe",
    messages=(_STYLE, _NUMBER, _RUN_ON, _ASPECT),
)
def section_numbering(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the six headings are numbered rightly and in one style.

    ## What it does

    Reports a heading whose ordinal is another section's, and one whose ordinal is written in another
    style than the others' (`6、` among 一、 to 五、). Where the aspects of section one run on as 二、, 三、 and so
    on, so that there are two systems of numbers, it says so once, at the first of them.

    ## Why is this bad

    A wrong number sends the reader to the wrong section; a change of style shows where a heading was
    generated or typed anew.

    ## What is not reported

    - Headings that are all numbered in another style, or not at all.
    - Headings that were numbered through after one was lost: that is `missing-section`.
    - Sections in the wrong order: that is `section-order`.

    ## Fix

    An ordinal of the right value in another style is rewritten (safe). A wrong number is not touched.

    ## Example

    ```text bad
    一、总体情况
    二、主动公开政府信息情况
    三、收到和处理政府信息公开申请情况
    四、政府信息公开行政复议、行政诉讼情况
    五、存在的主要问题及改进情况
    6、其他需要报告的事项
    ```

    ```text good
    一、总体情况
    二、主动公开政府信息情况
    三、收到和处理政府信息公开申请情况
    四、政府信息公开行政复议、行政诉讼情况
    五、存在的主要问题及改进情况
    六、其他需要报告的事项
    ```
    """
    headings = [heading for heading in report.derive(numbered_headings) if heading.style]
    if len(headings) < 2:
        return
    styles = [heading.style for heading in headings]
    usual = max(dict.fromkeys(styles), key=lambda style: (styles.count(style), style == "comma"))
    aspects = _run_on(report, headings[0], usual)
    if len(aspects) >= _FEWEST_RUN_ON:
        yield _two_systems(headings[0], aspects)
        return
    through = [heading.value for heading in headings] == list(range(1, len(headings) + 1))
    for heading in headings:
        if heading.value != heading.place:
            if not through:
                yield _wrong_number(heading, usual)
        elif heading.style != usual and usual in _FORMS:
            yield _other_style(heading, usual)


def _run_on(report: Report, first: NumberedHeading, usual: str) -> list[Paragraph]:
    """Return the lines in section one that are numbered as the sections are, on after its heading."""
    found: list[Paragraph] = []
    if first.place != 1 or first.style != usual or usual == "bracket":
        return found  # （一） below （一） is a list of its own, wherever it begins
    for paragraph in report.sections[first.section].paragraphs:
        style, value = ordinal(paragraph.text)
        if style != usual:
            continue
        if value == first.value:
            return []  # a list of its own
        is_heading = len(paragraph.text) <= _LONGEST_HEADING and "。" not in paragraph.text
        if is_heading and value == first.value + len(found) + 1:
            found.append(paragraph)
    return found


def _two_systems(first: NumberedHeading, aspects: list[Paragraph]) -> Finding:
    numerals = (_NUMERALS[first.value], _NUMERALS[first.value + len(aspects) - 1])
    return Finding(
        _RUN_ON.format(first=numerals[0], last=numerals[1], heading=first.paragraph.text),
        aspects[0].span,
        section=first.section,
        related=tuple(Related(aspect.span, _ASPECT.format(heading=aspect.text)) for aspect in aspects[1:]),
    )


def _right(heading: NumberedHeading, style: str) -> str:
    return _FORMS.get(style, "{}、").format(_NUMERALS[heading.place - 1])


def _wrong_number(heading: NumberedHeading, usual: str) -> Finding:
    right = _right(heading, usual)
    return Finding(
        _NUMBER.format(heading=heading.paragraph.text, right=right),
        _ordinal_span(heading.paragraph) or heading.paragraph.span,
        section=heading.section,
        expected=right,
        cause="section-order",
    )


def _other_style(heading: NumberedHeading, usual: str) -> Finding:
    right = _right(heading, usual)
    span = _ordinal_span(heading.paragraph)
    return Finding(
        _STYLE.format(heading=heading.paragraph.text, right=right),
        span or heading.paragraph.span,
        section=heading.section,
        expected=right,
        fix=Fix("safe", (Edit(span, right),)) if span else None,
    )


def _ordinal_span(heading: Paragraph) -> Span | None:
    """Return the place of a heading's ordinal, with the blanks after it; None where it has none."""
    match = re.match(_ORDINAL, heading.text)
    return heading.source_span(*match.span()) if match else None
