"""N109 year-on-year: a change that the text states is the difference from the year before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from gouji.api import Finding, Message, Options, Related, Report, rule
from gouji_gongkai.across.growth_words import ABSENT, LEVEL_ACROSS, OFF_ACROSS, change_of
from gouji_gongkai.prose.cell_readings import disagreeing
from gouji_gongkai.prose.changes import Change, changes_of, is_off, levels_of
from gouji_gongkai.prose.directions import directions_in
from gouji_gongkai.prose.mentions import Mention
from gouji_gongkai.prose.periods import LAST_YEAR
from gouji_gongkai.prose.statements import ReadPassage, Statement

if TYPE_CHECKING:
    from gouji.api import AcrossFinding, Contributing, Joined, NotCompared

__all__ = ["year_on_year", "year_on_year_findings"]

_OFF = Message(
    "正文写“{stated}”，按两年数字应为{change}（{sum}）",
    "it says “{stated}”; by the figures of both years it should be {change} ({sum})",
)
_OPPOSITE = Message(
    "增减方向前后相反：“{amount}”与“{percent}”", "grown by one account, shrunk by the other: {amount}, {percent}"
)
_LEVEL = Message(
    "正文写“与上年持平”，但上年为 {prior}，本年为 {level}", "said to be unchanged: {prior} before, {level} now"
)
_FIGURE = Message("{figure}", "{figure}")


def _growth(report: Report, contributing: Contributing) -> object:
    """Contribute the report's figures for the report of next year, and its changes that need last year's figures."""
    from gouji_gongkai.across.growth import growth_of

    return growth_of(report, contributing)


def _across_years(joined: Joined) -> Iterator[AcrossFinding | NotCompared]:
    from gouji_gongkai.across.growth import across_years

    return across_years(joined)


@rule(
    code="N109",
    name="year-on-year",
    kind="gongkai",
    severity="warning",
    summary=Message("“较上年”增减应等于两年之差", "a change since last year is the difference of both years"),
    source="practice",
    since="0.1",
    messages=(_OFF, _OPPOSITE, _LEVEL, _FIGURE, OFF_ACROSS, LEVEL_ACROSS, ABSENT),
    contributes=_growth,
    joins=_across_years,
)
def year_on_year(report: Report, options: Options) -> Iterator[Finding]:
    """Check that a change since last year is the difference between both years.

    ## What it does

    Where a sentence gives a figure, by how many it has grown or shrunk, and the figure of the year before,
    the three are compared; the earlier figure may stand before (由上年的 16 件增加到 20 件) or behind
    (20 件，比上年的 16 件增加; 20 件，2023 年为 16 件，同比增加; 增加 4 件（去年 16 件、今年 20 件）). A verb alone
    (由 27 件上升为 52 件, 连续三年下降 with the figures of the years) must have the direction of the figures. 与上年持平 and
    较上年的 26 件有所增加 with figures that say otherwise are reported too, and a difference that goes up beside a
    percentage that goes down.

    With the same body's report of last year at hand (in the same folder, or by `--prior`), a change whose
    earlier figure is not printed is compared with the tables of both years.

    ## Why is this bad

    One of the three figures is wrong.

    ## What is not reported

    - A change that fits any figure of its sentence in the unit, or a sum of two.
    - A change whose earlier figure is not known, or is that of one of several versions of last year's report.
    - A percentage that does not fit its difference: that is `percent-mismatch`.

    ## Example

    ```text bad
    一、总体情况
    2024年，我局新收政府信息公开申请由上年的16件增加到20件，增加6件。
    二、主动公开政府信息情况
    ```

    ```text good
    一、总体情况
    2024年，我局新收政府信息公开申请由上年的16件增加到20件，增加4件。
    二、主动公开政府信息情况
    ```
    """
    yield from year_on_year_findings(report, None)


def year_on_year_findings(report: Report, prior: Mapping[str, Decimal] | None) -> Iterator[Finding]:
    """Yield the findings on the changes that a report states.

    *prior* holds the figures of the year before by measure (``requests.new``); with None, only figures that the
    report prints itself are compared.
    """
    for read, changes in report.derive(changes_of):
        for change in changes:
            yield from _of_change(report, read, change, prior)
        yield from _only_said(report, read)
        if "持平" in read.passage.text:
            yield from _unchanged(report, read, prior)


def _of_change(
    report: Report, read: ReadPassage, change: Change, prior: Mapping[str, Decimal] | None
) -> Iterator[Finding]:
    amount, percent = change.amount, change.percent
    if amount is not None and percent is not None and change.amount_up != change.percent_up:
        message = _OPPOSITE.format(amount=_words(read, amount), percent=_words(read, percent))
        yield _finding(report, read, percent, message, [amount])
        return
    earlier, shown = _earlier(read, change, prior)
    if earlier is None:
        return
    level = change.level.number.value
    if amount is not None:
        if all(is_off(each, earlier, amount.number, None, up=change.amount_up) for each in levels_of(read, change)):
            message = _OFF.format(stated=_words(read, amount), **change_of(level, earlier))
            yield _finding(report, read, amount, message, [change.level, *shown])
    elif percent is not None and _is_rate_off(read, change, earlier):
        message = _OFF.format(stated=_words(read, percent), **change_of(level, earlier, as_rate=True))
        yield _finding(report, read, percent, message, [change.level, *shown])


def _is_rate_off(read: ReadPassage, change: Change, earlier: Decimal) -> bool:
    """Return whether a percentage follows from no figure; of printed ones, only whether it says grown for shrunk."""
    if change.percent is None:
        return False
    rate, up, levels = change.percent.number, change.percent_up, levels_of(read, change)
    fitting = [each for each in levels if not is_off(each, earlier, None, rate, up=up)]
    if change.prior is None:
        return not fitting
    return any(each != earlier for each in fitting) and not any((each > earlier) == up for each in fitting)


def _earlier(
    read: ReadPassage, change: Change, prior: Mapping[str, Decimal] | None
) -> tuple[Decimal | None, list[Mention]]:
    """Return the figure of the year before and the mentions that print it; (None, []) where it is not known.

    It is looked for in the change, then in its sentence, then in *prior*, the figures of last year's report.
    """
    if change.prior is not None:
        return change.prior.number.value, [change.prior]
    own = _statement_of(read, change.level)
    if own is None:
        return None, []
    printed = _last_years(read, own)
    if printed is not None:
        return printed.mention.number.value, [printed.mention]
    return (prior or {}).get(own.name), []


def _statement_of(read: ReadPassage, mention: Mention) -> Statement | None:
    near = read.statements_near(mention.number.start)
    return next((s for s in near if s.mention is mention and s.sure), None)


def _last_years(read: ReadPassage, own: Statement) -> Statement | None:
    """Return the statement of the same sentence that gives the same measure for the year before, if any."""
    return next(
        (
            other
            for other in read.statements_near(own.mention.number.start)
            if other.name == own.name
            and other.period == LAST_YEAR
            and not other.measure.scope
            and not other.mention.number.about
            and other.mention.sentence == own.mention.sentence
        ),
        None,
    )


def _unchanged(report: Report, read: ReadPassage, prior: Mapping[str, Decimal] | None) -> Iterator[Finding]:
    text = read.passage.text
    for statement in read.statements:
        number = statement.mention.number
        after = text[number.after : number.after + 16].split("。", 1)[0]
        if not statement.sure or "持平" not in after or "基本" in after or not ("上年" in after or "去年" in after):
            continue
        printed = _last_years(read, statement)
        earlier = printed.mention.number.value if printed is not None else (prior or {}).get(statement.name)
        if earlier is not None and earlier != number.value:
            message = _LEVEL.format(prior=earlier, level=number.value)
            shown = [printed.mention] if printed is not None else []
            yield _finding(report, read, statement.mention, message, shown)


def _only_said(report: Report, read: ReadPassage) -> Iterator[Finding]:
    """Yield directions without a figure of their own that are wrong: 54件，较上年的61件有所增加."""
    for found in directions_in(read):
        if found.wrong:
            one, other = found.level.number.value, found.prior.number.value
            message = _OFF.format(stated=found.words, **change_of(one, other))
            yield _finding(
                report, read, found.told, message, [found.level if found.told is found.prior else found.prior]
            )


def _words(read: ReadPassage, mention: Mention) -> str:
    return mention.head[-6:] + read.passage.text[mention.number.start : mention.number.after]


def _finding(report: Report, read: ReadPassage, mention: Mention, message: Message, shown: list[Mention]) -> Finding:
    number, passage = mention.number, read.passage
    wrong = disagreeing(report, (mention, *shown))
    start = wrong.span.start if wrong is not None else passage.span(number.start, number.end).start
    return Finding(
        message,
        passage.span(number.start, number.end),
        actual=passage.text[number.start : number.after],
        related=tuple(
            Related(
                passage.span(m.number.start, m.number.end),
                _FIGURE.format(figure=passage.text[m.number.start : m.number.after]),
            )
            for m in shown
        ),
        cause=f"prose:{start}",
    )
