"""S112 missing-fee-statement: the report says whether fees for handling information were charged."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Report, Span, contains_any, rule

__all__ = ["missing_fee_statement"]

_MISSING = Message(
    "没有说明是否收取信息处理费（一般写在“{heading}”）",
    "nothing is said of whether 信息处理费 was charged (it belongs into “{heading}”)",
)
_WORDS = ("处理费", "收费", "费用")


@rule(
    code="S112",
    name="missing-fee-statement",
    kind="gongkai",
    severity="warning",
    summary=Message("应说明信息处理费收取情况", "the report says whether 信息处理费 was charged"),
    source="国办函〔2020〕109号：政府信息公开信息处理费管理办法",
    since="0.1",
    years=(2021, None),
    messages=(_MISSING,),
)
def missing_fee_statement(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the report says whether 信息处理费 was charged.

    ## What it does

    Looks in the whole report of 2021 and later for a sentence on 信息处理费, and reports its absence at
    section six, where it is usually said.

    ## Why is this bad

    Since 2021 the fee may be charged, and the annual report says whether it was, and how much.

    ## What is not reported

    - Reports of 2020 and before.
    - The row 行政事业性收费 in the table is no such sentence.
    - A report without section six: that is `missing-section`.

    ## Example

    ```text bad
    澄江县气象局2024年政府信息公开工作年度报告
    五、存在的主要问题及改进情况
    公开的内容不够丰富，下一步将加强培训。
    六、其他需要报告的事项
    无其他需要报告的事项。
    ```

    ```text good
    澄江县气象局2024年政府信息公开工作年度报告
    五、存在的主要问题及改进情况
    公开的内容不够丰富，下一步将加强培训。
    六、其他需要报告的事项
    本年度未收取信息处理费。
    ```
    """
    section = report.sections["other"]
    if section.heading is None or not section.whole or not section.blocks or not isinstance(report.period.value, int):
        return
    if any(contains_any(paragraph.text, _WORDS) for paragraph in reversed(report.paragraphs)):
        return
    first = section.paragraphs[0].start if section.paragraphs else section.heading.span.end
    yield Finding(_MISSING.format(heading=section.heading.text), Span(first, first), section=section.id)
