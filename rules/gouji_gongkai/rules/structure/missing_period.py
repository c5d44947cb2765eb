"""S117 missing-period: the report says which period its figures cover."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Report, Span, periods_in, rule
from gouji_gongkai.periods import announces_period

__all__ = ["missing_period"]

_MISSING = Message("没有写明数据的统计期限", "the period that the figures cover (统计期限) is not told")


@rule(
    code="S117",
    name="missing-period",
    kind="gongkai",
    severity="off",
    summary=Message("应写明统计期限", "the report tells the period that its figures cover"),
    source="practice",
    since="0.1",
    messages=(_MISSING,),
)
def missing_period(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the report says which period its figures cover.

    ## What it does

    Looks for 统计期限 or for a period from one day to another.

    ## Why is this bad

    Some provinces ask for it; without it, figures of a body that was founded or dissolved in the year
    cannot be compared.

    ## Example

    ```text bad
    澄江县气象局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我局依法公开政府信息。
    ```

    ```text good
    澄江县气象局2024年政府信息公开工作年度报告
    本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。
    一、总体情况
    2024年，我局依法公开政府信息。
    ```
    """
    texts = [paragraph.text for paragraph in report.paragraphs if "年" in paragraph.text]
    if any(announces_period(text) or any(True for _ in periods_in(text)) for text in texts):
        return
    blocks = report.document.blocks
    yield Finding(_MISSING, report.title.span or (blocks[0].span if blocks else Span(0, 0)))
