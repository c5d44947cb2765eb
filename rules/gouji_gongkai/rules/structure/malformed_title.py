"""S109 malformed-title: a title with its year twice, without 年, or without what it must name."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import Finding, Message, Options, Report, Span, rule, years_in

__all__ = ["malformed_title"]

_TWICE = Message("标题中年份出现了两次", "the title has the year twice")
_WITHOUT_YEAR_CHARACTER = Message("标题中“{year}”后缺少“年”", "年 is missing after {year} in the title")
_LACKS = Message("标题中没有“{words}”", "the title lacks “{words}”")
_BARE_YEAR = r"(?<![\d（(])((?:19|20)\d{2})(?!\d|\s*年|\s*[-—－~～])"


@rule(
    code="S109",
    name="malformed-title",
    kind="gongkai",
    severity="warning",
    summary=Message("标题应有年度、“政府信息公开”和“年度报告”", "the title has its year, 政府信息公开 and 年度报告"),
    source="国办公开办函〔2021〕30号；practice",
    since="0.1",
    messages=(_TWICE, _WITHOUT_YEAR_CHARACTER, _LACKS),
)
def malformed_title(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the title has its year once, 年, 政府信息公开 and 年度报告.

    ## What it does

    Reports a title with the year twice, one whose year lacks 年, and one without 政府信息公开 or without
    年度报告 (年报).

    ## Why is this bad

    Titles are what lists and search engines show.

    ## What is not reported

    - Titles over two lines, year first or year last, with 工作 or without.
    - A year without 年 that stands in brackets: 年度报告（2024）.
    - Two different years in a title: that is `year-mismatch`.

    ## Example

    ```text bad
    2024年澄江县气象局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我局依法公开政府信息。
    ```

    ```text good
    2024年澄江县气象局政府信息公开工作年度报告
    一、总体情况
    2024年，我局依法公开政府信息。
    ```
    """
    title, span = report.title.value, report.title.span
    if not isinstance(title, str) or span is None:
        return
    found = list(years_in(title))
    years = [year.value for year in found]
    if len(years) > 1 and len(set(years)) == 1:
        yield Finding(_TWICE, _part(report, found[1].start, found[1].end))
    bare = None if years else re.search(_BARE_YEAR, title)
    if bare:
        yield Finding(_WITHOUT_YEAR_CHARACTER.format(year=bare[1]), _part(report, *bare.span(1)))
    if "政府信息公开" not in title:
        yield Finding(_LACKS.format(words="政府信息公开"), span, expected="政府信息公开")
    if "年度报告" not in title and "年报" not in title and not re.search(_BARE_YEAR, title):
        yield Finding(_LACKS.format(words="年度报告"), span, expected="年度报告")


def _part(report: Report, start: int, end: int) -> Span | None:
    """Return the place of a part of the title; of the whole where the document has it in other characters."""
    span, title = report.title.span, report.title.value
    if span is None or report.document.source[span] != title:
        return span
    return Span(span.start + start, span.start + end)
