"""Y102 period-invalid: 统计期限 that ends before it begins, lies in two years, or is not a whole year."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Paragraph, Pattern, Period, Report, rule
from gouji_gongkai.periods import periods_of
from gouji_gongkai.rules.years.school_year import YEARS, is_school_year

__all__ = ["period_invalid"]

_INVERTED = Message("统计期限的起止颠倒：{first} 在 {last} 之后", "the period ends before it begins: {first} to {last}")
_TWO_YEARS = Message(
    "统计期限跨了两个年度：{first} 至 {last}，应为一个年度的1月1日至12月31日",
    "the period lies in two years: {first} to {last}; it is 1 January to 31 December of one",
)
_PART = Message(
    "统计期限不是整年：{first} 至 {last}，应为1月1日至12月31日",
    "the period is not a whole year: {first} to {last}; expected 1 January to 31 December",
)
_ENDS = Message("统计期限截至 {last}，应截至12月31日", "the period ends on {last}; expected 31 December")
_FOUNDED = Pattern(
    r"组建|挂牌|揭牌|机构改革|撤销|撤并|合并|划转|更名|转隶|注销|新设|"
    r"成立(?![^，。；]{0,24}(?:小组|专班|机构|委员会|队伍|中心))"
)


@rule(
    code="Y102",
    name="period-invalid",
    kind="gongkai",
    severity="error",
    summary=Message(
        "统计期限应为一个年度的1月1日至12月31日", "the period covered is 1 January to 31 December of one year"
    ),
    source="政府信息公开条例第四十九条、第五十条",
    since="0.1",
    options=(YEARS,),
    messages=(_INVERTED, _TWO_YEARS, _PART, _ENDS),
)
def period_invalid(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the period of the figures is 1 January to 31 December of one year.

    ## What it does

    Reads 统计期限 in its many wordings (自…起至…止, 为…—…, 2024.1.1-2024.12.31, 截至…) and reports one
    that ends before it begins or lies in two years (error), and one that is not a whole year (warning).

    ## Why is this bad

    The report is one of a calendar year. Figures of another period cannot be compared with those of
    other bodies or years, and what was carried over will not agree.

    ## What is not reported

    - 本年度 and a year alone (为2024年度).
    - A period of part of a year where the text says that a body was founded, merged or dissolved.
    - One wrong year in an otherwise whole period: that is `year-mismatch`.
    - Periods of other matters: 有效期, 征求意见, 专项行动.

    ## Options

    `years`: which years the period may cover: `calendar` (default), or `school`: then one from 1 September to 31 August that
    begins or ends in the report's year is right too. For education offices.

    ```yaml
    rules:
      period-invalid: {years: school}
    ```

    ```text bad
    澄江县教育局2024年政府信息公开工作年度报告
    本报告所列数据的统计期限自2023年10月1日起至2024年8月31日止。
    一、总体情况
    2024年，我局主动公开政府信息35条。
    二、主动公开政府信息情况
    ```

    ```text good
    澄江县教育局2024年政府信息公开工作年度报告
    本报告所列数据的统计期限自2023年9月1日起至2024年8月31日止。
    一、总体情况
    2024年，我局主动公开政府信息35条。
    二、主动公开政府信息情况
    ```

    ## Example

    ```text bad
    澄江县气象局2024年政府信息公开工作年度报告
    本报告所列数据的统计期限自2024年12月31日起至2024年1月1日止。
    一、总体情况
    2024年，我局主动公开政府信息35条。
    ```

    ```text good
    澄江县气象局2024年政府信息公开工作年度报告
    本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。
    一、总体情况
    2024年，我局主动公开政府信息35条。
    ```
    """
    for paragraph, period in report.derive(periods_of):
        if options["years"] == "school" and is_school_year(period, report.period.value):
            continue
        if period.first is not None:
            yield from _findings(report, paragraph, period)
        elif paragraph in report.front:
            yield from _end_findings(paragraph, period)


def _findings(report: Report, paragraph: Paragraph, period: Period) -> Iterator[Finding]:
    first, last = period.first, period.last
    if first is None or first.year is None or _is_whole_year(period):
        return
    begin, end = first.on(first.year.value), last.on(first.year.value, last=True)
    if begin is None or end is None:
        return
    days = {"first": begin.isoformat(), "last": end.isoformat()}
    span = paragraph.source_span(first.start, last.end)
    whole = f"{begin.year}-01-01/{begin.year}-12-31"
    if begin > end:
        yield Finding(_INVERTED.format(**days), span, cause=_wrong_year(report, paragraph, period))
    elif begin.year != end.year:
        yield Finding(_TWO_YEARS.format(**days), span, cause=_wrong_year(report, paragraph, period))
    elif (begin.month, begin.day, end.month, end.day) != (1, 1, 12, 31) and not _is_founded(report):
        actual = f"{days['first']}/{days['last']}"
        yield Finding(_PART.format(**days), span, expected=whole, actual=actual, severity="warning")


def _is_whole_year(period: Period) -> bool:
    """Return whether a period is one whole year, as nearly all are."""
    first, last = period
    if first is None or (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return False
    return last.year is None or first.year is None or first.year.value == last.year.value


def _end_findings(paragraph: Paragraph, period: Period) -> Iterator[Finding]:
    """Yield a finding where figures are said to run until a day that is not 31 December: 统计数据截至11月30日."""
    day = period.last
    end = day.on(day.year.value) if day.year and day.day else None
    if end is not None and (end.month, end.day) != (12, 31):
        span = paragraph.source_span(day.start, day.end)
        yield Finding(_ENDS.format(last=end.isoformat()), span, actual=end.isoformat(), severity="warning")


def _wrong_year(report: Report, paragraph: Paragraph, period: Period) -> str | None:
    """Return the cause that `year-mismatch` gives to the wrong one of the period's two years; None for one year."""
    years = period.years
    if len({year.value for year in years}) < 2:
        return None
    wrong = next((year for year in years if year.value != report.period.value), years[0])
    return f"year:{paragraph.source_span(wrong.start, wrong.end).start}"


def _is_founded(report: Report) -> bool:
    """Return whether the text says that a body was founded, merged or dissolved."""
    return any(_FOUNDED.search(paragraph.text) for paragraph in report.paragraphs)
