"""S103 section-order: the six sections stand in the form's order."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Related, Report, When, rule
from gouji_gongkai.rules.structure.headings import numbered_headings

__all__ = ["section_order"]

_ORDER = Message("“{heading}”应在“{other}”之前", "“{heading}” belongs before “{other}”")
_OTHER = Message("“{other}”", "“{other}”")


@rule(
    code="S103",
    name="section-order",
    kind="gongkai",
    severity="error",
    summary=Message("六个部分应按规定的顺序排列", "the six sections stand in the form's order"),
    source="国办公开办函〔2021〕30号、〔2019〕60号",
    since="0.1",
    messages=(_ORDER, _OTHER),
    when=When(signs=("order",)),
)
def section_order(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the six sections stand in the form's order.

    ## What it does

    Compares the order of the headings that were found with the form's, and reports each heading that
    stands after one that should follow it.

    ## Why is this bad

    The order is prescribed; a section out of order is overlooked.

    ## What is not reported

    - Numbered lists within a section.

    ## Example

    ```text bad
    一、总体情况
    二、主动公开政府信息情况
    三、收到和处理政府信息公开申请情况
    四、政府信息公开行政复议、行政诉讼情况
    五、其他需要报告的事项
    六、存在的主要问题及改进情况
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
    furthest = None
    for heading in report.derive(numbered_headings):
        if furthest is None or heading.place > furthest.place:
            furthest = heading
            continue
        other = furthest.paragraph
        yield Finding(
            _ORDER.format(heading=heading.paragraph.text, other=other.text),
            heading.paragraph.span,
            section=heading.section,
            related=(Related(other.span, _OTHER.format(other=other.text)),),
            cause="section-order",
        )
