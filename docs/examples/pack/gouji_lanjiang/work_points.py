"""LJ101 lanjiang-work-points: section six tells how the year's 政务公开工作要点 were carried out."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Report, rule

__all__ = ["work_points"]

_WORDS = "工作要点"
_MISSING = Message(
    "“{heading}”没有写政务公开工作要点的落实情况", "“{heading}” does not say how the 政务公开工作要点 were carried out"
)


@rule(
    code="LJ101",
    name="lanjiang-work-points",
    kind="gongkai",
    severity="warning",
    summary=Message("第六部分写明政务公开工作要点落实情况", "section six reports on the 政务公开工作要点"),
    source="岚江省政府信息公开年度报告编制提示（虚构）",
    since="1.0",
    years=(2021, None),
    messages=(_MISSING,),
    pack="lanjiang",
)
def work_points(report: Report, options: Options) -> Iterator[Finding]:
    """Check that section six tells how the year's 政务公开工作要点 were carried out.

    ## What it does

    Looks for 工作要点 in the paragraphs of section six, 其他需要报告的事项.

    ## Why is this bad

    The province asks every body for it, and compares the answers.

    ## What is not reported

    - A report without section six: that is `missing-section`.

    ## Example

    ```text bad
    望溪县林业局2024年政府信息公开工作年度报告
    五、存在的主要问题及改进情况
    问题：更新不及时。改进：每月检查一次。
    六、其他需要报告的事项
    我局没有收取信息处理费。
    ```

    ```text good
    望溪县林业局2024年政府信息公开工作年度报告
    五、存在的主要问题及改进情况
    问题：更新不及时。改进：每月检查一次。
    六、其他需要报告的事项
    我局没有收取信息处理费。省政务公开工作要点涉及我局的3项任务全部完成。
    ```
    """
    section = report.sections.get("other")
    if section is None or section.heading is None:
        return
    if any(_WORDS in paragraph.text for paragraph in section.paragraphs):
        return
    heading = section.heading
    yield Finding(_MISSING.format(heading=heading.text), heading.span, section="other")
