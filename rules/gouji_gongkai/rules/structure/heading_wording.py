"""S107 heading-wording: headings are in the prescribed words."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import (
    Edit,
    Finding,
    Fix,
    Message,
    Option,
    Options,
    Paragraph,
    Report,
    When,
    contains_any,
    fold,
    ordinal,
    rule,
    strip_ordinal,
)
from gouji_gongkai.rules.structure.headings import is_outdated

__all__ = ["heading_wording"]

_WORDING = Message("标题“{heading}”应为“{right}”", "the heading “{heading}” should be “{right}”")
_INSIDE = Message(
    "标题“{heading}”与其他文字在同一行：应单独成行",
    "the heading “{heading}” stands inside a line; it should stand alone",
)
_WITHOUT_INFORMATION = Message(
    "小标题“{heading}”漏了“信息”：应为“公开政府信息”", "the sub-heading “{heading}” lacks 信息 after 公开政府"
)
_LOST_WORDS = tuple(f"公开政府{after}" for after in ("办理", "情况", "工作情况", "的情况", "申请"))
_LOST_WORD = re.compile(r"公开政府(?=办理|情况|工作情况|的情况|申请)")
_LONGEST_HEADING = 40


@rule(
    code="S107",
    name="heading-wording",
    kind="gongkai",
    severity="info",
    summary=Message("标题应使用规定的文字", "headings are in the prescribed words"),
    source="国办公开办函〔2021〕30号、〔2019〕60号",
    since="0.1",
    fix="unsafe",
    options=(
        Option(
            "accept",
            "array",
            (),
            Message("也可以用的标题，不写序号", "further headings that are right, without ordinal"),
        ),
    ),
    messages=(_WORDING, _INSIDE, _WITHOUT_INFORMATION),
    when=When(_LOST_WORDS, ("wording",)),
)
def heading_wording(report: Report, options: Options) -> Iterator[Finding]:
    """Check that headings are in the prescribed words.

    ## What it does

    Reports a heading that is recognised by its number and its words (一、工作概述), yet is neither the
    form's nor one of its recognised variants, one that stands inside a line or ends a paragraph, and a
    sub-heading in which 信息 was lost after 公开政府.

    ## Why is this bad

    Headings are looked for by their words, by people and by programs.

    ## What is not reported

    - The recognised variants, such as 存在问题及改进措施, with 的 or without, 和 for 、.
    - Text that follows a heading on its line.

    ## Options

    `accept`: further headings that are right, without ordinal. For those whose own notice prescribes other words.

    ```yaml
    rules:
      heading-wording: {accept: [存在问题与下步打算]}
    ```

    ```text bad
    四、政府信息公开行政复议、行政诉讼情况
    五、工作中的问题和打算
    公开的内容不够丰富，下一步将加强培训。
    六、其他需要报告的事项
    ```

    ```text good
    四、政府信息公开行政复议、行政诉讼情况
    五、存在问题与下步打算
    公开的内容不够丰富，下一步将加强培训。
    六、其他需要报告的事项
    ```

    ## Fix

    The heading's words are replaced by the form's, the lost 信息 is put in (unsafe: ask for it).

    ## Example

    ```text bad
    四、政府信息公开行政复议、行政诉讼情况
    五、工作中存在的主要问题及其改进情况
    公开的内容不够丰富，下一步将加强培训。
    六、其他需要报告的事项
    ```

    ```text good
    四、政府信息公开行政复议、行政诉讼情况
    五、存在问题及改进措施
    公开的内容不够丰富，下一步将加强培训。
    六、其他需要报告的事项
    ```
    """
    accepted = {fold(strip_ordinal(heading)) for heading in options["accept"]}
    known = {*report.form.headings, *accepted} if accepted else report.form.headings
    lines = {paragraph.start for paragraph in report.paragraphs}
    for section in () if is_outdated(report) else report.form.sections:
        heading = report.sections[section.id].heading
        if heading is None:
            continue
        if heading.text != section.heading and fold(strip_ordinal(heading.text.rstrip("。：:；;"))) not in known:
            yield _wording(heading, section.id, section.name)
        elif heading.start not in lines:
            yield Finding(_INSIDE.format(heading=heading.text), heading.span, section=section.id)
    if contains_any(report.text, _LOST_WORDS):
        for paragraph in report.paragraphs:
            if len(paragraph.text) <= _LONGEST_HEADING and ordinal(paragraph.text)[0]:
                yield from _lost_word(paragraph)


def _wording(heading: Paragraph, section: str, name: str) -> Finding:
    begin = len(heading.text) - len(strip_ordinal(heading.text))
    span = heading.source_span(begin, len(heading.text))
    return Finding(
        _WORDING.format(heading=heading.text, right=name),
        span,
        section=section,
        expected=name,
        fix=Fix("unsafe", (Edit(span, name),)),
    )


def _lost_word(paragraph: Paragraph) -> Iterator[Finding]:
    match = _LOST_WORD.search(paragraph.text)
    if match:
        at = paragraph.source_span(match.end(), match.end())
        yield Finding(
            _WITHOUT_INFORMATION.format(heading=paragraph.text),
            paragraph.source_span(*match.span()),
            fix=Fix("unsafe", (Edit(at, "信息"),)),
        )
