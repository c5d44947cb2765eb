"""B102 report-year: title, year and day of filing fit each other."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Related, Report, rule
from gouji_websites.told import day_of, told

__all__ = ["report_year"]

_LAST_MONTH = 1
_YEARS = Message(
    "报告年度前后不一致：此处是{year}年，别处是{other}年",
    "the years of the report differ: here it is {year}, elsewhere {other}",
)
_FILED = Message(
    "填报日期 {day} 不在报告年度 {year} 的次年", "it was filed on {day}, which is not in the year after {year}"
)
_SOURCE = Message("报告年度（{year}年）据此确定", "the year of the report, {year}, is here")
_LATE = Message(
    "填报日期 {day} 晚于{year}年1月31日：年度报表应在1月31日前发布",
    "it was filed on {day}; a report is published by 31 January {year}",
)
_NO_DAY = Message("填报日期不是一个日期：“{text}”", "the day of filing is no day: “{text}”")


@rule(
    code="B102",
    name="report-year",
    kind="websites",
    severity="error",
    summary=Message("标题、年度与填报日期应相符", "title, year and day of filing fit each other"),
    source="国办函〔2018〕12号：每年1月31日前发布",
    since="0.2",
    messages=(_YEARS, _FILED, _LATE, _NO_DAY),
)
def report_year(report: Report, options: Options) -> Iterator[Finding]:
    """Check that title, year and day of filing fit each other.

    ## What it does

    Compares the year in the title with that below it, and both with 填报日期: a report is filed in January of the
    year after the one it is of. A day after 31 January of that year is a warning.

    ## Why is this bad

    Most often last year's report was taken for a template, and one of its years has stayed. What is read with
    the wrong year is compared with the wrong reports.

    ## What is not reported

    - A report that gives its year once and no day of filing.

    ## Example

    ```text bad
    2023年政府网站工作年度报表
    （2024年度）
    网站名称 | 临川水务 |
    首页网址 | www.example.org |
    填报日期：2025年1月20日
    ```

    ```text good
    2024年政府网站工作年度报表
    （2024年度）
    网站名称 | 临川水务 |
    首页网址 | www.example.org |
    填报日期：2025年1月20日
    ```
    """
    year = report.period.value
    if not isinstance(year, int):
        return
    related = (Related(report.period.span, _SOURCE.format(year=year)),)
    for claim in report.identity.claims:
        if claim.period != year:
            message = _YEARS.format(year=claim.period, other=year)
            yield Finding(message, claim.span, expected=str(year), actual=str(claim.period), related=related)
    yield from _filed(report, year)


def _filed(report: Report, year: int) -> Iterator[Finding]:
    """Yield a finding for a day of filing that does not follow the report's year."""
    found = told(report, "填报日期")
    if found is None:
        return
    day = day_of(found)
    date = day.on(year + 1) if day else None
    if day is None or date is None:
        yield Finding(_NO_DAY.format(text=found.text), found.span, actual=found.text, severity="warning")
        return
    span, printed = found.node.source_span(day.start, day.end), found.node.text[day.start : day.end]
    if date.year != year + 1:
        related = (Related(report.period.span, _SOURCE.format(year=year)),)
        yield Finding(_FILED.format(day=printed, year=year), span, actual=printed, related=related)
    elif date.month > _LAST_MONTH:
        yield Finding(_LATE.format(day=printed, year=year + 1), span, actual=printed, severity="warning")
