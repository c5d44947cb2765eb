"""S113 thin-problems: section five names problems and what is done about them."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Option, Options, Report, Span, counted, fold, rule

__all__ = ["thin_problems"]

_THIN = Message("“{heading}”只有 {count} 个字", "“{heading}” has {count}")
_NO_IMPROVEMENT = Message("“{heading}”只写了问题，没有写改进措施", "“{heading}” tells problems and no improvement")
_IMPROVEMENT = (
    "改进", "整改", "下一步", "下步", "措施", "将", "加强", "强化", "提升", "提高", "完善", "优化", "进一步", "推进", "加大",
    "健全", "规范", "丰富", "拓宽", "深化", "落实", "打算", "继续", "对此", "针对", "今后", "明年", "年内", "已建", "已编", "已制", "已完",
    "已于", "已将", "已经", "已对", "已在", "拟", "计划", "力争", "建立", "编制", "制定", "修订", "新设", "增设", "增加", "调整",
    "督促", "邀请", "配备", "选聘", "开设", "改为", "改用", "改由", "缩短", "起按", "确保", "建成", "解决", "实现", "推行", "出台", "印发",
    "举办", "采取", "纠正", "实行", "压减", "压缩", "新增", "配齐", "补齐",
)  # fmt: skip
"""Words of what is done, was done or will be done about a problem; one is enough."""


@rule(
    code="S113",
    name="thin-problems",
    kind="gongkai",
    severity="warning",
    summary=Message(
        "“存在的主要问题及改进情况”应有实质内容", "section five tells problems and what is done about them"
    ),
    source="国办公开办函〔2021〕30号：五、存在的主要问题及改进情况",
    since="0.1",
    options=(
        Option(
            "least",
            "integer",
            20,
            Message("少于此数（字）即报告", "fewer characters than this are reported"),
            minimum=1,
        ),
    ),
    messages=(_THIN, _NO_IMPROVEMENT),
)
def thin_problems(report: Report, options: Options) -> Iterator[Finding]:
    """Check that section five names problems and what is done about them.

    ## What it does

    Reports a section on problems that is 无 or shorter than 20 characters, and one that names problems
    and no improvement.

    ## Why is this bad

    Reviewers read this section first; 无 is not believed.

    ## What is not reported

    - Last year's problems and this year's improvements.
    - An empty section: that is `empty-section`.

    ## Options

    `least`: the fewest characters that are enough (default 20), punctuation not counted. For those whose notice asks for more.

    ```yaml
    rules:
      thin-problems: {least: 50}
    ```

    ```text bad
    四、政府信息公开行政复议、行政诉讼情况
    五、存在的主要问题及改进情况
    公开的内容还不够丰富，解读形式单一，下一步将加强培训。
    六、其他需要报告的事项
    本年度未收取信息处理费。
    ```

    ```text good
    四、政府信息公开行政复议、行政诉讼情况
    五、存在的主要问题及改进情况
    公开的内容还不够丰富，解读形式单一，群众查找文件要翻多个栏目。下一步将分行业整理文件库，每季度组织一次业务培训，请企业代表试用。
    六、其他需要报告的事项
    本年度未收取信息处理费。
    ```

    ## Example

    ```text bad
    四、政府信息公开行政复议、行政诉讼情况
    五、存在的主要问题及改进情况
    无。
    六、其他需要报告的事项
    本年度未收取信息处理费。
    ```

    ```text good
    四、政府信息公开行政复议、行政诉讼情况
    五、存在的主要问题及改进情况
    2023年存在的公开不及时的问题已经整改；公开的内容还不够丰富，下一步将加强培训。
    六、其他需要报告的事项
    本年度未收取信息处理费。
    ```
    """
    section = report.sections["problems"]
    text = "".join(_words(paragraph.text) for paragraph in section.paragraphs)
    if section.heading is None or not section.whole or not text:
        return
    first = section.paragraphs[0]
    if len(text) < options["least"]:
        yield Finding(
            _THIN.format(heading=section.heading.text, count=counted(len(text), "character")),
            first.span,
            section=section.id,
        )
    elif not any(word in text for word in _improvement(report)):
        last = section.paragraphs[-1].span.end
        yield Finding(_NO_IMPROVEMENT.format(heading=section.heading.text), Span(last, last), section=section.id)


def _improvement(report: Report) -> tuple[str, ...]:
    """Return the words of which one is enough: with the coming year, what is said of it is a plan."""
    year = report.period.value
    return (*_IMPROVEMENT, f"{year + 1}年") if isinstance(year, int) else _IMPROVEMENT


def _words(text: str) -> str:
    """Return the folded text, without punctuation; folded piece by piece, so that it may be of any length."""
    return "".join(fold(text[at : at + 500]) for at in range(0, len(text), 500))
