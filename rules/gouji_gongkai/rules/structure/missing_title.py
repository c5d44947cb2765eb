"""S108 missing-title: the report begins with its title."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Report, Span, When, rule

__all__ = ["missing_title"]

_MISSING = Message(
    "没有标题：开头应有机关名称、年度和“政府信息公开工作年度报告”",
    "no title: the report begins with its agency, its year and 政府信息公开工作年度报告",
)
_WITH_TITLE = ("html", "docx", "pdf")


@rule(
    code="S108",
    name="missing-title",
    kind="gongkai",
    severity="info",
    summary=Message("开头应有标题", "the report begins with its title"),
    source="国办公开办函〔2021〕30号；practice",
    since="0.1",
    messages=(_MISSING,),
    when=When(signs=("untitled",)),
)
def missing_title(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the report begins with its title.

    ## What it does

    Looks for the title in the first lines, on one line or on two. Text is often kept without it,
    so a missing title is information there; in HTML, Word and PDF, which are published as they stand, it is
    a warning.

    ## Why is this bad

    Without it nobody knows whose report of which year this is.

    ## What is not reported

    - A title in any order of its parts: agency first or year first.

    ## Example

    ```text bad
    一、总体情况
    2024年，我局依法公开政府信息。
    二、主动公开政府信息情况
    ```

    ```text good
    澄江县气象局2024年政府信息公开
    工作年度报告
    一、总体情况
    2024年，我局依法公开政府信息。
    二、主动公开政府信息情况
    ```
    """
    if report.title.value is not None or _may_be_unread(report):
        return
    start = report.document.blocks[0].start if report.document.blocks else 0
    yield Finding(
        _MISSING,
        Span(start, start),
        severity="warning" if report.document.loader in _WITH_TITLE else None,
    )


def _may_be_unread(report: Report) -> bool:
    """Return whether something that was not read, as a cover that is a picture, stands above the first heading."""
    headings = [section.heading.start for section in report.sections.values() if section.heading]
    return any(gap <= min(headings, default=gap) for gap in report.document.gaps)
