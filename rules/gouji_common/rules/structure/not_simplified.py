"""S122 not-simplified: the report is written in simplified script."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Report, Span, When, rule

__all__ = ["not_simplified"]

_TRADITIONAL = Message(
    "全文用繁体字：已按对应的简体字读取和检查；规范汉字是简体字",
    "the text is in traditional script: it was read and checked in simplified script, which is the standard one",
)


@rule(
    code="S122",
    name="not-simplified",
    kind="any",
    severity="info",
    summary=Message("报告应使用简体字", "the report is written in simplified script"),
    source="国家通用语言文字法第三条、第九条",
    since="0.2",
    messages=(_TRADITIONAL,),
    when=When(signs=("traditional",)),
)
def not_simplified(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the report is written in simplified script.

    ## What it does

    Says once that a text is written in traditional script. Each of its characters is then read as the
    simplified one, so that its sections, tables and sentences are checked as those of any other report.

    ## Why is this bad

    Bodies of the state write standard characters; a search for a word does not find it in the other script.

    ## What is not reported

    - Some traditional characters, as in a name or a quotation.

    ## Example

    ```text bad
    青嵐縣水務局2024年政府信息公開工作年度報告
    一、總體情況
    本機關嚴格執行條例規定，按時發佈機構職能、業務辦理和財務信息，開展業務培訓，組織檢查。
    ```

    ```text good
    青岚县水务局2024年政府信息公开工作年度报告
    一、总体情况
    本机关严格执行条例规定，按时发布机构职能、业务办理和财务信息，开展业务培训，组织检查。
    ```
    """
    if report.document.script == "traditional":
        yield Finding(_TRADITIONAL, _first(report))


def _first(report: Report) -> Span | None:
    """Return the place of the first characters in traditional script; None where no paragraph has any."""
    for paragraph in report.paragraphs:
        written = report.document.source[paragraph.span]
        if len(written) == len(paragraph.text):
            differs = [one != other for one, other in zip(written, paragraph.text, strict=True)]
            if any(differs):
                start = differs.index(True)
                end = next((at for at in range(start, len(differs)) if not differs[at]), len(differs))
                return paragraph.source_span(start, end)
    return None
