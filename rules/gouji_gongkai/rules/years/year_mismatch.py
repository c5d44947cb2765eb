"""Y101 year-mismatch: every year that stands for the report's year is that year."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import (
    Claim,
    Finding,
    Message,
    Option,
    Options,
    Paragraph,
    Related,
    Report,
    Severity,
    Span,
    option_group,
    rule,
)
from gouji_gongkai.rules.years.school_year import YEARS, school_years
from gouji_gongkai.years.year_left_over import INTO_ITSELF, left_over
from gouji_gongkai.years.year_of_plans import PLANNED, plans_left_over

__all__ = ["year_mismatch"]

_WHERE = {
    "title": Message("标题", "the title"),
    "period": Message("统计期限", "the period covered (统计期限)"),
    "figures": Message("本年数据的表述", "a statement of this year's figures"),
    "statement": Message("正文", "the text"),
}
_MISMATCH = Message(
    "{where}中的年份是 {year}，而报告年度是 {expected}", "{where_en} says {year}; the report is of {expected}"
)
_INTO_ITSELF = Message(
    "正文写结转至{year}年，而{year}年是报告年度，应为{next}年",
    "the text carries requests into {year}, the year of the report; that should be {next}",
)
_OF_PLANS = Message(
    "改进措施写的是今后的打算，年份却是{year}年，而报告年度是 {expected}，应为{next}年",
    "plans for the year to come name {year}; the report is of {expected}, so that should be {next}",
)
_STOPS = "。！？!?；;"
_PLACES = {
    "title": "title",
    "period": "period",
    "figures": "figures",
    "statement": "text",
    INTO_ITSELF: "text",
    PLANNED: "text",
}
"""The place, as the option ``in`` names it, of each kind of claim."""

_LEVELS = ("off", "info", "warning", "error")
_IN = option_group(
    "in",
    Message("各处年份不符时的级别；off 表示不报告", "the severity in each place; off: not reported"),
    Option("title", "string", "error", Message("标题", "in the title"), _LEVELS),
    Option("period", "string", "error", Message("统计期限", "in 统计期限"), _LEVELS),
    Option("figures", "string", "error", Message("本年数据的表述", "in statements of this year's figures"), _LEVELS),
    Option("text", "string", "warning", Message("正文的其他表述", "in other statements"), _LEVELS),
)
_IGNORE = Option(
    "ignore",
    "array",
    (),
    Message("所在句子有这些词语的年份不检查", "years in whose sentence one of these phrases stands are not looked at"),
)
_SOURCE = Message("报告年度（{year}年）据此确定", "the report's year {year} is read here")


@rule(
    code="Y101",
    name="year-mismatch",
    kind="gongkai",
    severity="error",
    summary=Message("标题、统计期限和正文的年份应一致", "title, period and statements speak of one year"),
    source="政府信息公开条例第四十九条、第五十条",
    since="0.1",
    statuses=("report", "old"),
    options=(_IN, _IGNORE, YEARS),
    messages=(_MISMATCH, _INTO_ITSELF, _OF_PLANS, _SOURCE),
)
def year_mismatch(report: Report, options: Options) -> Iterator[Finding]:
    """Check that every year that stands for the report's year is that year.

    ## What it does

    Takes the report's year from its title, else from 统计期限, else from most of its sentences, else the
    last of their years, and compares it with each year that claims to be the report's: in the title, in
    统计期限, in a statement of this year's figures (error) and in other statements about this year
    (warning), at the beginning of a sentence or amid it (我局2024年度未收取…; …，截至2024年12月31日，…).
    Where 统计期限 and the statements agree against the title, the title is wrong, as it is where a
    statement and the day of publication do.

    Three signs show a year to be wrong that the sentence alone does not: the figures after it are all those
    of this year's tables (error); it opens section one, where nothing else is of that year; it stands in
    the report's own title by which the text presents itself (现将《…2023年…年度报告》公布如下). Requests that
    were carried out, and are said to be carried into the report's own year, are told, too, and so are plans of section
    five that name the year to come by one that is over (2024年，我局将继续… in a report of 2024).

    ## Why is this bad

    Last year's file was filled in again, and a date was left in it. Whoever reads the report cannot
    know which year the figures are of.

    ## What is not reported

    - Last year's problems and next year's plans: in section five nothing but plans for a year that is over, and those
      not where a word tells of the past (2023年提出，2024年将继续…).
    - Titles in 《》, document numbers such as 〔2021〕, quotations, ranges such as 2024—2026年.
    - A sentence of two years that compares them, or gives a figure of the same measure for each (2023年新收
      8件，2024年新收12件). Where one of them goes on with this year's figures
      (2023年，我局继续…，2024年全年累计发布…), the other is taken for an oversight.
    - Comparisons with other years, what was carried over, final accounts, honours, assessments and
      events of other years, what other bodies did, last year's annual report.
    - The date of publication.

    ## Options

    `in`: the severity in each place, `off`, `info`, `warning` or `error`: `title`, `period` (统计期限), `figures` (statements of
    this year's figures; all three `error`) and `text` (other statements; `warning`). For those who send reports back for
    the title and 统计期限 alone. A severity that is set for the rule holds everywhere but where this is off.

    ```yaml
    rules:
      year-mismatch: {in: {text: off}}
    ```

    ```text bad
    澄江县气象局2024年政府信息公开工作年度报告
    本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。
    一、总体情况
    2024年，我局主动公开政府信息35条。
    二、主动公开政府信息情况
    ```

    ```text good
    澄江县气象局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我局主动公开政府信息35条。
    2023年度，我局认真落实政府信息公开要求。
    二、主动公开政府信息情况
    ```

    `ignore`: phrases: a year in whose sentence one of them stands is not looked at. For seasons that are named by the year in
    which they began.

    ```yaml
    rules:
      year-mismatch: {ignore: [榨季]}
    ```

    ```text bad
    澄江县糖业局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我局主动公开政府信息35条。
    2023年度，我局认真落实政府信息公开要求。
    二、主动公开政府信息情况
    ```

    ```text good
    澄江县糖业局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我局主动公开政府信息35条。
    2023年度，我局按榨季公开糖料蔗收购价格。
    二、主动公开政府信息情况
    ```

    `years`: which years the period of the figures may cover: `calendar` (default), or `school`: then one from 1 September to
    31 August that begins or ends in the report's year is right too. For education offices.

    ```yaml
    rules:
      year-mismatch: {years: school}
      period-invalid: {years: school}
    ```

    ```text bad
    澄江县教育局2024年政府信息公开工作年度报告
    本报告所列数据的统计期限自2022年9月1日起至2023年8月31日止。
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
    本报告所列数据的统计期限自2023年1月1日起至2024年12月31日止。
    一、总体情况
    2024年，我局主动公开政府信息35条。
    二、主动公开政府信息情况
    ```

    ```text good
    澄江县气象局2024年政府信息公开工作年度报告
    本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。
    一、总体情况
    2024年，我局主动公开政府信息35条，较2023年增加4条。
    二、主动公开政府信息情况
    ```
    """
    found, year = report.identity.claims, report.period.value
    if not isinstance(year, int):
        return
    source = next((claim.span for claim in found if claim.period == year), report.period.span)
    agreed = sum(1 for claim in found if claim.period == year) > 1
    wrong = [
        claim
        for claim in found
        if claim.period != year and claim.kind in _WHERE and not (agreed and _looks_ahead(claim, year))
    ]
    told = {claim.span.start for claim in wrong}
    accepted = _accepted(report, options, year)
    others = (*left_over(report, year), *plans_left_over(report, year))
    for claim in (*wrong, *(claim for claim in others if claim.span.start not in told)):
        severity = options["in"][_PLACES[claim.kind]]
        if severity == "off" or claim.span.start in accepted or _is_ignored(report, claim, options["ignore"]):
            continue
        own: Severity | None = None if severity == "error" else severity
        ahead = claim.kind in (INTO_ITSELF, PLANNED)
        yield _of_next_year(claim, year, own) if ahead else _finding(claim, year, source, own)


def _accepted(report: Report, options: Options, year: int) -> frozenset[int]:
    """Return where years stand that are right because the period of the figures may be a school year."""
    if options["years"] != "school":
        return frozenset()
    return frozenset(start for paragraph in report.paragraphs for start in school_years(paragraph, year))


def _is_ignored(report: Report, claim: Claim, phrases: tuple[str, ...]) -> bool:
    """Return whether one of some phrases stands in the sentence of a claim."""
    if not phrases:
        return False
    paragraph = next((each for each in report.paragraphs if each.start <= claim.span.start < each.end), None)
    sentence = _sentence_at(paragraph, claim.span.start) if paragraph else ""
    return any(phrase in sentence for phrase in phrases)


def _sentence_at(paragraph: Paragraph, start: int) -> str:
    """Return the sentence of a paragraph that has a place of the source."""
    begin = 0
    for at, character in enumerate(paragraph.text):
        if character in _STOPS:
            if start < paragraph.source_span(begin, at + 1).end:
                return paragraph.text[begin : at + 1]
            begin = at + 1
    return paragraph.text[begin:]


def _looks_ahead(claim: Claim, year: int) -> bool:
    """Return whether a claim of a year later than *year* most likely speaks of plans."""
    return claim.period > year and (claim.kind == "statement" or (claim.kind == "figures" and claim.is_plan))


def _finding(claim: Claim, year: int, source: Span | None, severity: Severity | None) -> Finding:
    where = _WHERE[claim.kind]
    return Finding(
        _MISMATCH.format(where=where.zh, where_en=where.en, year=claim.period, expected=year),
        claim.span,
        expected=str(year),
        actual=str(claim.period),
        related=(Related(source, _SOURCE.format(year=year)),) if source else (),
        severity=severity,
        cause=f"year:{claim.span.start}",
    )


def _of_next_year(claim: Claim, year: int, severity: Severity | None) -> Finding:
    message = _INTO_ITSELF if claim.kind == INTO_ITSELF else _OF_PLANS
    return Finding(
        message.format(year=claim.period, expected=year, next=year + 1),
        claim.span,
        expected=str(year + 1),
        actual=str(claim.period),
        severity=severity,
        cause=f"year:{claim.span.start}",
    )
