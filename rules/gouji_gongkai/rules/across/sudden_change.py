"""X109 sudden-change: a figure is many times that of last year, or a small part of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.api import AcrossFinding, Contributing, Joined, Member, Message, NotCompared, Option, Report, across_rule
from gouji_gongkai.across.figures import ABSENT, Figures, figures_of, of_year

__all__ = ["sudden_change"]

_NOT_COMPARED = (".change", ".prior_items")

_RELATION = Message("比上年骤增骤减的数字", "figures that change much")
_CHANGED = Message(
    "{address} 由上年的 {prior} 变为 {now}，相差 {times} 倍以上，请核实",
    "{address} was {prior} last year and is {now}, more than {times} times apart: make sure of it",
)


def _figures(report: Report, contributing: Contributing) -> Figures:
    """Contribute the totals of all rows, and the other figures of rows without one."""
    facts = [
        fact
        for fact in report.facts
        if (fact.startswith("proactive.") or fact.endswith(".total")) and not fact.endswith(_NOT_COMPARED)
    ]
    return figures_of(report, contributing, facts, shown=True)


@across_rule(
    code="X109",
    name="sudden-change",
    kind="gongkai",
    severity="off",
    summary=Message("数字与上年相差过大，需要核实", "a figure far from last year's is made sure of"),
    source="practice",
    since="0.2",
    contributes=_figures,
    options=(
        Option(
            "times",
            "integer",
            5,
            Message("与上年相差多少倍以上才报告", "how many times apart two figures must be to be reported"),
            minimum=2,
        ),
        Option(
            "least",
            "integer",
            10,
            Message("两年中较大的数字低于此数时不报告", "nothing is reported where the larger figure is below this"),
            minimum=1,
        ),
    ),
    messages=(_CHANGED, ABSENT),
)
def sudden_change(joined: Joined) -> Iterator[AcrossFinding | NotCompared]:
    """Check that no figure has leapt since last year.

    ## What it does

    Compares the totals of the rows of all tables with those of the same body's report of the year before, and reports
    a figure that is more than five times last year's, or less than a fifth of it.

    ## Why is this bad

    It need not be: a body takes over another's work, a campaign ends. As often a digit was typed twice, a figure
    stands in the wrong row, or the unit has changed. The rule is for reviewers who look at every leap, and is off
    unless it is asked for.

    ## What is not reported

    - Small figures: where neither of the two is 10 or more.
    - 本年增/减 and 上一年项目数量, which are no figures of the year; rows that only one of the two forms has.
    - A figure like that of one of several versions of last year's report.

    ## Options

    `times`: how many times apart two figures must be (default 5).

    ```yaml
    rules:
      sudden-change: {severity: info, times: 2}
    ```

    ```text bad
    --- 2023.txt
    云麓县水务局2023年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（五）项 | |||
    信息内容 | 本年处理决定数量 | |||
    行政许可 | 120 | |||
    --- 2024.txt
    云麓县水务局2024年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（五）项 | |||
    信息内容 | 本年处理决定数量 | |||
    行政许可 | 300 | |||
    ```

    ```text good
    --- 2023.txt
    云麓县水务局2023年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（五）项 | |||
    信息内容 | 本年处理决定数量 | |||
    行政许可 | 120 | |||
    --- 2024.txt
    云麓县水务局2024年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（五）项 | |||
    信息内容 | 本年处理决定数量 | |||
    行政许可 | 220 | |||
    ```

    `least`: nothing is reported where the larger of the two is below this (default 10).

    ```yaml
    rules:
      sudden-change: {severity: info, least: 100}
    ```

    ```text bad
    --- 2023.txt
    云麓县水务局2023年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（五）项 | |||
    信息内容 | 本年处理决定数量 | |||
    行政许可 | 12 | |||
    --- 2024.txt
    云麓县水务局2024年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（五）项 | |||
    信息内容 | 本年处理决定数量 | |||
    行政许可 | 120 | |||
    ```

    ```text good
    --- 2023.txt
    云麓县水务局2023年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（五）项 | |||
    信息内容 | 本年处理决定数量 | |||
    行政许可 | 8 | |||
    --- 2024.txt
    云麓县水务局2024年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（五）项 | |||
    信息内容 | 本年处理决定数量 | |||
    行政许可 | 80 | |||
    ```

    ## Example

    ```text bad
    --- 2023.txt
    云麓县水务局2023年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（五）项 | |||
    信息内容 | 本年处理决定数量 | |||
    行政许可 | 120 | |||
    --- 2024.txt
    云麓县水务局2024年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（五）项 | |||
    信息内容 | 本年处理决定数量 | |||
    行政许可 | 1200 | |||
    ```

    ```text good
    --- 2023.txt
    云麓县水务局2023年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（五）项 | |||
    信息内容 | 本年处理决定数量 | |||
    行政许可 | 120 | |||
    --- 2024.txt
    云麓县水务局2024年政府信息公开工作年度报告
    二、主动公开政府信息情况
    第二十条第（五）项 | |||
    信息内容 | 本年处理决定数量 | |||
    行政许可 | 133 | |||
    ```
    """
    compared = joined.read(Figures)
    for member in compared.checked:
        versions = compared.before(member)
        if not versions:
            yield NotCompared(member, "sudden-change", ABSENT.format(year=member.period - 1), _RELATION)
        for fact, value in member.given.values.items():
            priors = [version for version in versions if fact in version.given.values]
            if priors and all(_is_leap(member, value, prior.given.values[fact]) for prior in priors):
                yield _finding(member, priors[0], fact)


def _is_leap(member: Member[Figures], now: Decimal, prior: Decimal) -> bool:
    """Return whether two figures are farther apart than the options allow."""
    small, large = sorted((abs(now), abs(prior)))
    return bool(large >= member.options["least"] and large > small * member.options["times"])


def _finding(member: Member[Figures], version: Member[Figures], fact: str) -> AcrossFinding:
    now, prior, spot = member.given.values[fact], version.given.values[fact], member.given.spot(fact)
    return AcrossFinding(
        member,
        _CHANGED.format(address=spot.address, prior=prior, now=now, times=member.options["times"]),
        spot,
        actual=str(now),
        related=(of_year(version, version.given.spot(fact), prior),),
    )
