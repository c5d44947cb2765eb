"""LJ102 lanjiang-contact: the preface tells where to ask questions about the report."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Option, Options, Paragraph, Report, rule

__all__ = ["contact"]

_MISSING = Message(
    "开头没有联系方式（应有其中之一：{words}）", "the preface names no contact (any of {words} would do)"
)


@rule(
    code="LJ102",
    name="lanjiang-contact",
    kind="gongkai",
    severity="info",
    summary=Message("报告开头写明联系方式", "the preface names a contact"),
    source="岚江省政府信息公开年度报告编制提示（虚构）",
    since="1.0",
    options=(
        Option(
            "words",
            "array",
            ["联系", "电话", "邮箱"],
            Message("出现其中之一即可", "any of these words will do"),
        ),
    ),
    messages=(_MISSING,),
    pack="lanjiang",
)
def contact(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the preface tells where to ask questions about the report.

    ## What it does

    Looks for one of `words` in what stands before the first section.

    ## Why is this bad

    Who has a question about a figure does not know whom to ask.

    ## What is not reported

    - A report whose first section has no heading: what is preface and what is not cannot be told.

    ## Options

    `words`: the words that will do; 联系, 电话 and 邮箱 by default.

    ## Example

    ```text bad
    望溪县林业局2024年政府信息公开工作年度报告
    本报告统计期限自2024年1月1日起至2024年12月31日止。
    一、总体情况
    2024年，我局公开造林验收信息12条。
    二、主动公开政府信息情况
    ```

    ```text good
    望溪县林业局2024年政府信息公开工作年度报告
    本报告统计期限自2024年1月1日起至2024年12月31日止。对报告有疑问的，请与局办公室联系。
    一、总体情况
    2024年，我局公开造林验收信息12条。
    二、主动公开政府信息情况
    ```
    """
    first = report.sections.get("overview")
    if first is None or first.heading is None:
        return
    words = [str(word) for word in options["words"]]
    preface = [block for block in report.front if isinstance(block, Paragraph)]
    if any(word in paragraph.text for paragraph in preface for word in words):
        return
    place = preface[-1].span if preface else first.heading.span
    yield Finding(_MISSING.format(words="、".join(words)), place)
