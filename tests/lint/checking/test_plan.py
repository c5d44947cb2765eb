"""Which rules apply is decided once for reports that are alike; rules that decide together are asked once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs
import pytest

from gouji.checking.plan import Plans
from gouji.checking.run import check_report
from gouji.message import Message
from gouji.report.model import Report
from gouji.rules.active import ActiveRule
from gouji.rules.finding import Finding
from gouji.rules.holding import Holding, Unknown
from gouji.text.source import Span

Bind = Callable[[str], Report]
MakeRule = Callable[..., ActiveRule]
Told = Sequence[Holding | Unknown]

FOUND = Finding(Message("有误", "wrong"), Span(0, 3))


def of_year(bind: Bind, year: str) -> Report:
    return bind(f"白杨镇{year}政府信息公开工作年度报告\n一、总体情况\n我镇公开信息。\n")


@pytest.mark.parametrize("year", ["", "2007年", "2020年", "2021年", "2022年", "2023年", "2024年", "2025年"])
def test_the_plan_of_a_report_has_the_rules_that_apply_to_it_in_order(bind: Bind, making: MakeRule, year: str) -> None:
    fields = [
        {"years": (2021, None)},
        {"years": (None, 2022)},
        {"years": (2022, 2023)},
        {"forms": ("2021",)},
        {"kind": "websites"},
        {"statuses": ("report", "old", "other")},
        {},
    ]
    rules = tuple([making(**each) for each in fields])
    report = of_year(bind, year)
    plans = Plans(rules)
    for other in ("2020年", "2022年", "2025年", ""):
        plans.of(of_year(bind, other))

    assert list(plans.of(report).rules) == [active for active in rules if active.meta.applies_to(report)]


def test_reports_that_are_alike_for_the_rules_have_one_plan(bind: Bind, making: MakeRule) -> None:
    plans = Plans((making(years=(2023, None)), making(years=(None, 2024))))

    found = [plans.of(of_year(bind, f"{year}年")) for year in (2023, 2024, 2025)]

    assert (found[0] is found[1], found[1] is found[2]) == (True, False)


def decided(making: MakeRule, together: object) -> list[ActiveRule]:
    """Return three rules that decide with one function, between others."""
    rules = [making(FOUND, name=f"rule-{number}", code=f"Z10{number}") for number in range(5)]
    return [
        attrs.evolve(made, rule=attrs.evolve(made.rule, holds=lambda report, options: "nowhere", together=together))
        if number in (0, 2, 3)
        else made
        for number, made in enumerate(rules)
    ]


def test_rules_that_decide_together_are_asked_once_for_all_of_them(bind: Bind, making: MakeRule) -> None:
    asked: list[int] = []

    def together(rules: Sequence[object]) -> Callable[[Report], Told]:
        asked.append(len(rules))
        return lambda report: ["kept", "no", "yes"]

    plans = Plans(tuple(decided(making, together)))
    results = [check_report(of_year(bind, "2024年"), plans, "甲.txt") for _ in range(2)]

    assert asked == [3]
    assert [result.held for result in results] == [(("rule-0", "yes"), ("rule-3", "yes"))] * 2
    assert [each.rule for each in results[0].diagnostics] == ["rule-1"]


def _raising(report: Report) -> Told:
    raise ValueError(str(report))


@pytest.mark.parametrize(
    "ask", [_raising, lambda report: ["yes"], lambda report: ("yes",) * 3, lambda report: ["yes", "yes", "maybe"]]
)
def test_where_rules_cannot_tell_together_each_is_asked_by_itself(
    bind: Bind, making: MakeRule, ask: Callable[[Report], Told]
) -> None:
    rules = decided(making, lambda rules: ask)

    result = check_report(of_year(bind, "2024年"), rules, "甲.txt")

    assert (result.failures, result.held) == ((), tuple((f"rule-{number}", "nowhere") for number in (0, 2, 3)))
