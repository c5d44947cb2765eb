"""Y106 published-early: the report was published before the period that it covers has ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gouji.api import Finding, Message, Options, Report, Span, rule
from gouji_gongkai.periods import announced_periods
from gouji_gongkai.years.publication import publication

__all__ = ["published_early"]

_EARLY = Message(
    "发布日期为 {day}，早于报告所涵盖的 {year} 年度的终了（{end}）",
    "published on {day}, before the period of the report, {year}, ended on {end}",
)
_LAST_LINES = 6


@rule(
    code="Y106",
    name="published-early",
    kind="gongkai",
    severity="warning",
    summary=Message("年度报告应在年度终了后发布", "the report is published when its period has ended"),
    source="政府信息公开条例第四十九条、第五十条",
    since="0.2",
    messages=(_EARLY,),
)
def published_early(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the report was not published before its period had ended.

    ## What it does

    Compares the day of publication, where the page or a line such as 发布日期 above or below the report gives it, with the
    end of the year that the report covers.

    ## Why is this bad

    The figures of the last weeks cannot be known yet; or the day, or the year, is wrong.

    ## What is not reported

    - A report that says that its period ended earlier, as of a body that was dissolved.
    - A report whose year is doubtful, or of which another year claims to be: that is `year-mismatch`.
    - Days in the text of the report, such as those of meetings. The day at its end is that of writing.

    ## Example

    ```text bad
    澄江县气象局2024年政府信息公开工作年度报告
    发布日期：2024年12月19日
    一、总体情况
    2024年，我局主动公开政府信息35条。
    ```

    ```text good
    澄江县气象局2024年政府信息公开工作年度报告
    发布日期：2025年1月19日
    一、总体情况
    2024年，我局主动公开政府信息35条。
    ```
    """
    year = report.period.value
    published = publication(report) if isinstance(year, int) and report.period.sure else None
    if published is None or not isinstance(year, int) or not _is_around(report, published.span):
        return
    end = min([date(year, 12, 31), *_announced_ends(report, year)])
    if published.day >= end or any(claim.period != year for claim in report.identity.claims):
        return
    yield Finding(
        _EARLY.format(day=published.day.isoformat(), year=year, end=end.isoformat()),
        published.span or report.title.span,
        actual=published.day.isoformat(),
    )


def _is_around(report: Report, span: Span | None) -> bool:
    """Return whether a place is above the first section or among the last lines; None is the page's metadata."""
    if span is None:
        return True
    above = any(block.span.start <= span.start < block.span.end for block in report.front)
    return above or span.start >= report.paragraphs[-_LAST_LINES:][0].start


def _announced_ends(report: Report, year: int) -> list[date]:
    """Return the last days of the periods that the report announces, as far as they are in the calendar."""
    return [
        day
        for paragraph in report.paragraphs
        for period in announced_periods(paragraph.text)
        if (day := period.last.on(year, last=True)) is not None
    ]
