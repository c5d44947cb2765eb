"""S106 extra-section: no seventh heading of the top level."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Option, Options, Paragraph, Report, fold, ordinal, rule, strip_ordinal

__all__ = ["extra_section"]

_EXTRA = Message("“{heading}”不在规定的六个部分之内", "“{heading}” is none of the six prescribed sections")
_LONGEST_HEADING = 40
_ANNEXES = ("附件", "附表", "附录", "附注", "附")


@rule(
    code="S106",
    name="extra-section",
    kind="gongkai",
    severity="warning",
    summary=Message("不应有第七个部分", "there is no seventh section"),
    source="国办公开办函〔2021〕30号、〔2019〕60号",
    since="0.1",
    options=(
        Option("allow", "array", (), Message("可以另设的部分，不写序号", "headings that may follow, without ordinal")),
    ),
    messages=(_EXTRA,),
)
def extra_section(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no seventh section follows the six prescribed ones.

    ## What it does

    Reports a heading that goes on counting after the last prescribed one (七、…).

    ## Why is this bad

    The form has six sections; what else there is to say belongs into the sixth.

    ## What is not reported

    - 附件, 附表 after the report.
    - Numbered items of a list that begins anew within a section.

    ## Options

    `allow`: headings that may follow the prescribed ones, without ordinal. For those whose own notice asks for a seventh part.

    ```yaml
    rules:
      extra-section: {allow: [重点领域信息公开情况]}
    ```

    ```text bad
    五、存在的主要问题及改进情况
    公开的内容不够丰富，下一步将加强培训。
    六、其他需要报告的事项
    本年度未收取信息处理费。
    七、明年工作要点
    继续做好政府信息公开工作。
    ```

    ```text good
    五、存在的主要问题及改进情况
    公开的内容不够丰富，下一步将加强培训。
    六、其他需要报告的事项
    本年度未收取信息处理费。
    七、重点领域信息公开情况
    继续做好政府信息公开工作。
    ```

    ## Example

    ```text bad
    五、存在的主要问题及改进情况
    公开的内容不够丰富，下一步将加强培训。
    六、其他需要报告的事项
    本年度未收取信息处理费。
    七、下一步工作打算
    继续做好政府信息公开工作。
    ```

    ```text good
    五、存在的主要问题及改进情况
    公开的内容不够丰富，下一步将加强培训。
    六、其他需要报告的事项
    本年度未收取信息处理费。
    附件：数据表
    ```
    """
    count = len(report.form.sections)
    last = report.sections[report.form.sections[-1].id]
    top = ordinal(last.heading.text)[0] if last.heading else ""
    if top not in ("comma", "part"):
        return
    allowed = {fold(strip_ordinal(heading)) for heading in options["allow"]}
    expected = count + 1
    for paragraph in last.paragraphs:
        style, value = ordinal(paragraph.text)
        if style == top and value == expected and _is_heading(paragraph):
            expected += 1
            if fold(strip_ordinal(paragraph.text)) not in allowed:
                yield Finding(_EXTRA.format(heading=paragraph.text), paragraph.span, section=last.id)


def _is_heading(paragraph: Paragraph) -> bool:
    words = strip_ordinal(paragraph.text)
    return len(paragraph.text) <= _LONGEST_HEADING and "。" not in words and not fold(words).startswith(_ANNEXES)
