"""S104 duplicate-section: no prescribed section stands twice."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Related, Report, When, ordinal, rule

__all__ = ["duplicate_section"]

_AGAIN = Message("“{heading}”一节重复出现", "the section “{heading}” is there twice")
_FIRST = Message("另一处在此", "the other one is here")
_TOP = ("comma", "part")


@rule(
    code="S104",
    name="duplicate-section",
    kind="gongkai",
    severity="warning",
    summary=Message("同一部分不应出现两次", "no section is there twice"),
    source="国办公开办函〔2021〕30号、〔2019〕60号",
    since="0.1",
    messages=(_AGAIN, _FIRST),
    when=When(signs=("headings",)),
)
def duplicate_section(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no prescribed section stands in the report twice.

    ## What it does

    Reports a prescribed heading that stands in the report a second time as a heading of the top level.

    ## Why is this bad

    Something was pasted twice, or another section lost its own heading to a copy of this one.

    ## What is not reported

    - Sub-headings with the words of a section, such as （一）主动公开政府信息情况.

    ## Example

    ```text bad
    一、总体情况
    2024年，我局依法公开政府信息。
    五、存在的主要问题及改进情况
    公开的内容不够丰富，下一步将加强培训。
    五、存在的主要问题及改进情况
    平台建设还有差距，下一步将继续改进。
    ```

    ```text good
    一、总体情况
    （一）主动公开政府信息情况
    2024年，我局依法公开政府信息。
    二、主动公开政府信息情况
    五、存在的主要问题及改进情况
    公开的内容不够丰富，下一步将加强培训。
    ```
    """
    for section in report.sections.values():
        top = [heading for heading in section.headings if ordinal(heading.text)[0] in _TOP]
        if section.heading is None or len(top) < 2:
            continue
        first, *others = top
        for heading in others:
            yield Finding(
                _AGAIN.format(heading=heading.text),
                heading.span,
                section=section.id,
                related=(Related(first.span, _FIRST),),
            )
