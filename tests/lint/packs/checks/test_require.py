"""The check ``require``: an expression that is false is found at its first fact, what is not known is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.api import Finding, Message, Options, Report
from gouji.packs.checks.require import Require
from gouji.packs.expressions.expression import read_expression
from gouji.packs.expressions.names import Names
from gouji.rules.holding import Unknown

Bind = Callable[[str], Report]

TEXT = """澄江市气象局2024年政府信息公开工作年度报告
一、总体情况
2024年，我局依法公开政府信息。
三、收到和处理政府信息公开申请情况
申请人情况 | ||||||||
自然人 | 法人或其他组织 | 总计 | |||||||
商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
一、本年新收政府信息公开申请数量 | 10 | 0 | 0 | 0 | 0 | 0 | 10 | ||
二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 2 | ||
（七）总计 | 11 | 0 | 0 | 0 | 0 | 0 |  | ||
四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
"""
NEW, IN, OUT = "requests.new.total", "requests.carried_in.total", "requests.carried_out.total"


def judged(bind: Bind, text: str, message: str = "不对") -> list[Finding | Unknown]:
    """Return what a requirement finds in the report."""
    report = bind(TEXT)
    names = Names.of([report.form], options={"most": "integer"})
    check = Require(Message(message, message), expression=read_expression(text, names))
    return list(check.judge(report, Options({"most": 5})))


def found(bind: Bind, text: str, message: str = "不对") -> Finding:
    """Return the one finding of a requirement."""
    (only,) = judged(bind, text, message)
    assert isinstance(only, Finding)
    return only


def test_a_requirement_that_holds_finds_nothing(bind: Bind) -> None:
    assert judged(bind, f"{NEW} > {IN}") == []


def test_a_fact_that_is_not_as_expected_is_found_with_the_others_related(bind: Bind) -> None:
    finding = found(bind, f"{OUT} == {NEW} + {IN} - 7")

    assert (finding.fact, finding.expected, finding.actual) == (OUT, "5", "3")
    assert bind(TEXT).document.source[finding.span] == "3"
    assert [(related.fact, related.message.zh) for related in finding.related] == [
        (NEW, "第三部分 · 一、本年新收政府信息公开申请数量 · 总计：10"),
        (IN, "第三部分 · 二、上年结转政府信息公开申请数量 · 总计：2"),
    ]


def test_of_several_facts_those_that_are_not_0_are_told(bind: Bind) -> None:
    finding = found(bind, f"sum(requests.carried_out.*) == {IN}")

    assert (finding.fact, finding.expected, finding.actual) == ("requests.carried_out.natural_person", "2", "6")
    assert [related.fact for related in finding.related] == [OUT, IN]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{NEW} + {IN} == {OUT}", (NEW, "3", "12")),
        (f"{NEW} / {OUT} == 3.5", (NEW, "3.5", "3.333333")),
        (f"{NEW} > 1 implies {IN} > 2", (NEW, None, None)),
        (f"{NEW} <= $most", (NEW, "5", "10")),
        (f"3 == {NEW}", (NEW, "10", "3")),
        ('mentions("overview", "收费")', (None, None, None)),
        (f"known({NEW}) == false", (NEW, "否", "是")),
    ],
)
def test_the_sides_of_a_comparison_are_what_is_expected_and_what_there_is(
    bind: Bind, text: str, told: tuple[str | None, str | None, str | None]
) -> None:
    finding = found(bind, text)

    assert (finding.fact, finding.expected, finding.actual) == told


def test_a_message_has_the_sides_facts_and_options_filled_in(bind: Bind) -> None:
    finding = found(
        bind, f"{NEW} <= $most", "{agency}{year}：{requests.new.total}，应不大于 {expected}（{$most}），实为 {actual}"
    )

    assert finding.message.zh == "澄江市气象局2024：10，应不大于 5（5），实为 10"


def test_a_requirement_without_facts_is_found_at_the_title(bind: Bind) -> None:
    finding = found(bind, 'mentions("overview", "收费")')

    assert bind(TEXT).document.source[finding.span] == "澄江市气象局2024年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("text", "fact", "reason"),
    [
        (
            f"requests.handled_total.total == {NEW}",
            "requests.handled_total.total",
            "第三部分 · （七）总计 · 总计空白",
        ),
        ("requests.granted.total == 3", "requests.granted.total", "第三部分 · （一）予以公开 · 总计所在行缺失"),
        (f"proactive.fees.amount > 0 and {NEW} > 0", "proactive.fees.amount", "没有找到第二部分表格"),
        (
            f"(proactive.fees.amount > 0 and {NEW} < 0) or requests.granted.total == 3",
            "requests.granted.total",
            "第三部分 · （一）予以公开 · 总计所在行缺失",
        ),
        ("sum(requests.denied.*.total) == 3", "requests.denied.state_secret.total", None),
        (f"{NEW} / ({NEW} - 10) == 3", None, "表达式没有结果（如除以 0）"),
        ('mentions("problems", "收费")', None, "没有找到“五、存在的主要问题及改进情况”，或正文在此处中断"),
        ('level == "city"', None, "机关的层级不能确定"),
    ],
)
def test_why_a_requirement_cannot_be_judged_is_told(
    bind: Bind, text: str, fact: str | None, reason: str | None
) -> None:
    (unknown,) = judged(bind, text)

    assert isinstance(unknown, Unknown)
    assert (unknown.fact, unknown.reason.zh) == (fact, reason or unknown.reason.zh)
