"""Y106 published-early: the report was published before the period that it covers has ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gouji.api import Finding, Message, Options, Paragraph, Report, Span, days_in, rule
from gouji_gongkai.periods import periods_of
from gouji_gongkai.years.publication import Publication, publication

__all__ = ["published_early"]

_EARLY = Message(
    "发布日期为 {day}，早于{year}年度结束之日（{end}）",
    "published on {day}, before the period of the report, {year}, ended on {end}",
)
_SIGNED = Message(
    "落款日期为 {day}，早于{year}年度结束之日（{end}）",
    "signed on {day}, before the period of the report, {year}, ended on {end}",
)
_LAST_LINES = 6
_LONGEST_DAY = 32
"""No printed day is longer."""


@rule(
    code="Y106",
    name="published-early",
    kind="gongkai",
    severity="warning",
    summary=Message("年度报告应在年度终了后发布", "the report is published when its period has ended"),
    source="政府信息公开条例第四十九条、第五十条",
    since="0.2",
    messages=(_EARLY, _SIGNED),
)
def published_early(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the report was not published before its period had ended.

    ## What it does

    Compares the day of publication, where the page or a line such as 发布日期 above or below the report gives it, else the
    day under the text or, alone on its line, under the title, with the end of the year that the report covers.

    ## Why is this bad

    The figures of the last weeks cannot be known yet; or the day, or the year, is wrong.

    ## What is not reported

    - A report that says that its period ended earlier, as of a body that was dissolved.
    - A report whose year is doubtful, or of which another year claims to be: that is `year-mismatch`.
    - Days in the text of the report, such as those of meetings.

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
    if not isinstance(year, int) or not report.period.sure:
        return
    told = report.derive(publication)
    found = told if told is not None and _is_around(report, told.span) else _signature(report)
    if found is None:
        return
    end = min([date(year, 12, 31), *_announced_ends(report, year)])
    if found.day >= end or any(claim.period != year for claim in report.identity.claims):
        return
    message = _EARLY if found is told else _SIGNED
    yield Finding(
        message.format(day=found.day.isoformat(), year=year, end=end.isoformat()),
        found.span or report.title.span,
        actual=found.day.isoformat(),
    )


def _signature(report: Report) -> Publication | None:
    """Return the day that stands alone on one of the last lines, else above the first section; None where there is none."""
    front = [block for block in report.front if isinstance(block, Paragraph)]
    for paragraph in [*report.paragraphs[-_LAST_LINES:], *front]:
        text = paragraph.text.strip(" \t\u3000（()）")
        for printed in days_in(text) if len(text) <= _LONGEST_DAY else ():
            day = printed.on(printed.year.value) if printed.year and printed.day else None
            if day is not None and (printed.start, printed.end) == (0, len(text)):
                at = paragraph.text.index(text)
                return Publication(day, paragraph.source_span(at, at + len(text)))
    return None


def _is_around(report: Report, span: Span | None) -> bool:
    """Return whether a place is above the first section or among the last lines; None is the page's metadata."""
    if span is None:
        return True
    above = any(block.span.start <= span.start < block.span.end for block in report.front)
    return above or span.start >= report.paragraphs[-_LAST_LINES:][0].start


def _announced_ends(report: Report, year: int) -> list[date]:
    """Return the last days of the periods that the report announces, as far as they are in the calendar."""
    return [day for _, period in report.derive(periods_of) if (day := period.last.on(year, last=True)) is not None]
