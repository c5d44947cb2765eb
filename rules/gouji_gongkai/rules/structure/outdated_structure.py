"""S116 outdated-structure: a report since 2019 does not have the structure of before."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Report, When, rule
from gouji_gongkai.rules.structure.headings import is_outdated, outdated_headings

__all__ = ["outdated_structure"]

_OUTDATED = Message(
    "{year}年的报告用了2019年以前的结构（“{heading}”等）：自2019年起应为六个部分和三张表",
    "a report of {year} with the structure of before 2019 (“{heading}” and others): since 2019 it has six "
    "sections and three tables",
)


@rule(
    code="S116",
    name="outdated-structure",
    kind="gongkai",
    severity="error",
    summary=Message("2019年起的报告不应沿用以前的结构", "a report since 2019 has not the structure of before"),
    source="国办公开办函〔2019〕60号、〔2021〕30号",
    since="0.1",
    years=(2019, None),
    messages=(_OUTDATED,),
    when=When(signs=("headings",)),
)
def outdated_structure(report: Report, options: Options) -> Iterator[Finding]:
    """Check that a report since 2019 does not have the structure of before.

    ## What it does

    Recognises the headings of the reports before 2019 (概述, 收费及减免情况 …) in a later report and says
    once that the structure is outdated, in place of each missing section and table.

    ## Why is this bad

    Since 2019 the six sections and three tables are prescribed; the old report lacks the figures.

    ## What is not reported

    - A report that has all six prescribed headings.

    ## Example

    ```text bad
    白杨镇人民政府2022年政府信息公开工作年度报告
    一、概述
    2022年，我镇依法公开政府信息。
    二、主动公开政府信息情况
    三、收费及减免情况
    ```

    ```text good
    白杨镇人民政府2022年政府信息公开工作年度报告
    一、总体情况
    2022年，我镇依法公开政府信息。
    二、主动公开政府信息情况
    三、收到和处理政府信息公开申请情况
    ```
    """
    if is_outdated(report):
        heading = report.derive(outdated_headings)[0]
        yield Finding(_OUTDATED.format(year=report.period.value, heading=heading.text.strip()), heading.span)
