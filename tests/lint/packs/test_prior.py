"""A rule of a pack that uses figures of the year before compares a body's reports, in whatever order they come."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest

from gouji.api import Option, Report
from gouji.checking.run import check_report
from gouji.comparing.contribute import contribute
from gouji.comparing.contribution import (
    Contribution,
    ReportContribution,
    contribution_from_bytes,
    contribution_to_bytes,
)
from gouji.comparing.join import JoinResult, Offer, join
from gouji.comparing.names import Names as KnownNames
from gouji.message import Message
from gouji.packs.bodies import Bodies
from gouji.packs.checks.must_mention import MustMention
from gouji.packs.checks.must_not_mention import MustNotMention
from gouji.packs.checks.require import Require
from gouji.packs.expressions.expression import Expression, read_expression
from gouji.packs.expressions.names import Names
from gouji.packs.model import PackFile, PackRule
from gouji.packs.rules import rule_of
from gouji.packs.sought import Sought
from gouji.rules.active import ActiveRule
from gouji.rules.rule import Rule
from gouji.text.source import Source
from gouji.yaml.problems import Place

Bind = Callable[[str], Report]

PLACE = Place(Source.from_text("", "guizhou.yaml"), 0)
TITLE = Message("不对", "wrong")
FILE = PackFile("guizhou", Message("贵州", "Guizhou"), PLACE, version="1", kind="gongkai", source="文件")
NEW, OUT = "requests.new.total", "requests.carried_out.total"
GROWS = f"{NEW} >= prior.{NEW}"

TEXT = """澄江市{name}{year}年政府信息公开工作年度报告
一、总体情况
{year}年，我局依法公开政府信息，{words}。
三、收到和处理政府信息公开申请情况
申请人情况 | ||||||||
自然人 | 法人或其他组织 | 总计 | |||||||
商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
一、本年新收政府信息公开申请数量 | 10 | 0 | 0 | 0 | 0 | 0 | {new} | ||
四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
"""


def text(year: int, new: object, *, name: str = "气象局", words: str = "没有收费") -> str:
    return TEXT.format(year=year, new=new, name=name, words=words)


def expression(bind: Bind, written: str) -> Expression:
    form = bind(text(2024, 1)).form
    return read_expression(written, Names.of([form], options={"most": "integer", "words": "array"}))


def rule(check: Any, **fields: Any) -> Rule:
    return rule_of(PackRule("GZ101", "guizhou-growth", "warning", TITLE, "", check, PLACE, **fields), FILE)


def requires(bind: Bind, written: str, message: str = "不对", **fields: Any) -> Rule:
    return rule(Require(Message(message, message), expression=expression(bind, written)), **fields)


def offer(bind: Bind, made: Rule, path: str, content: str, *, is_prior: bool, options: dict[str, Any]) -> Offer:
    """Return what a report contributes, after it has been bytes."""
    assert made.across is not None
    active = ActiveRule(made.across, "warning", made.meta.defaults.over(options))
    contributed = contribute(bind(content), [active], KnownNames(), path)
    assert contributed.failures == ()
    data = contribution_to_bytes(Contribution((contributed.contribution or ReportContribution(),)))
    return Offer(path, 0, contribution_from_bytes(data).reports[0], {made.name: active}, is_prior)


def joined(
    bind: Bind, made: Rule, *texts: str, prior: tuple[str, ...] = (), options: dict[str, Any] | None = None
) -> JoinResult:
    """Return what comparing some reports gives, the same in any order."""
    given = [(f"{number}.txt", content, False) for number, content in enumerate(texts)]
    given += [(f"prior/{number}.txt", content, True) for number, content in enumerate(prior)]
    offers = [
        offer(bind, made, path, content, is_prior=is_prior, options=options or {}) for path, content, is_prior in given
    ]
    results = [join(order) for order in permutations(offers)]
    assert all(_told(result) == _told(results[0]) for result in results)
    assert results[0].failures == []
    return results[0]


def _told(result: JoinResult) -> tuple[Any, ...]:
    return result.diagnostics, result.not_compared, result.replaced


def found(result: JoinResult) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(path, each.fact, each.expected, each.actual) for path, many in result.diagnostics.items() for each in many]


def reasons(result: JoinResult) -> list[tuple[str, str]]:
    return [(path, each.reason.zh) for path, many in result.not_compared.items() for each in many]


def test_a_figure_that_does_not_fit_the_year_before_is_found_in_the_later_report(bind: Bind) -> None:
    result = joined(bind, requires(bind, GROWS), text(2023, 10), text(2024, 9), text(2025, 9))

    assert found(result) == [("1.txt", NEW, "10", "9")]
    assert reasons(result) == [("0.txt", "没有同一机关2022年的报告")]


def test_a_finding_names_the_places_of_both_years(bind: Bind) -> None:
    result = joined(bind, requires(bind, f"{NEW} + {OUT} >= prior.{NEW} + 3"), text(2023, 10), text(2024, 9))

    (finding,) = result.diagnostics["1.txt"]
    assert (finding.code, finding.address, finding.range and finding.range.start.line) == (
        "GZ101",
        "第三部分 · 一、本年新收政府信息公开申请数量 · 总计",
        8,
    )
    assert [(each.path, each.fact, each.message.zh) for each in finding.related] == [
        ("1.txt", OUT, "第三部分 · 四、结转下年度继续办理 · 总计：3"),
        ("0.txt", NEW, "2023年报告：第三部分 · 一、本年新收政府信息公开申请数量 · 总计：10"),
    ]


def test_a_message_has_figures_of_both_years(bind: Bind) -> None:
    message = f"{{agency}}{{year}}年新收 {{{NEW}}}，上年 {{prior.{NEW}}}；应为 {{expected}}，实为 {{actual}}"

    result = joined(bind, requires(bind, GROWS, message), text(2023, 10), text(2024, 9))

    assert result.diagnostics["1.txt"][0].message.zh == "澄江市气象局2024年新收 9，上年 10；应为 10，实为 9"


def test_a_prior_report_is_only_compared_with(bind: Bind) -> None:
    result = joined(bind, requires(bind, GROWS), text(2024, 9), prior=(text(2023, 10), text(2022, 11)))

    assert found(result) == [("0.txt", NEW, "10", "9")]
    assert reasons(result) == []


def test_reports_of_other_bodies_are_not_compared_with(bind: Bind) -> None:
    result = joined(bind, requires(bind, GROWS), text(2024, 9), text(2023, 10, name="水务局"))

    assert found(result) == []
    assert reasons(result) == [("0.txt", "没有同一机关2023年的报告"), ("1.txt", "没有同一机关2022年的报告")]


def test_one_of_several_versions_of_the_year_before_is_enough(bind: Bind) -> None:
    result = joined(bind, requires(bind, GROWS), text(2024, 9), prior=(text(2023, 10), text(2023, 8)))

    assert found(result) == []


@pytest.mark.parametrize(
    ("now", "before", "reason"),
    [
        ("", 10, "第三部分 · 一、本年新收政府信息公开申请数量 · 总计空白"),
        (9, "", "2023年报告：第三部分 · 一、本年新收政府信息公开申请数量 · 总计空白"),
    ],
)
def test_what_is_not_known_of_either_year_is_told(bind: Bind, now: object, before: object, reason: str) -> None:
    result = joined(bind, requires(bind, GROWS), text(2024, now), prior=(text(2023, before),))

    assert found(result) == []
    assert reasons(result) == [("0.txt", reason)]


def test_a_condition_may_decide_though_there_is_no_report_of_the_year_before(bind: Bind) -> None:
    result = joined(bind, requires(bind, f"known(prior.{NEW}) implies {GROWS}"), text(2024, 9))

    assert (found(result), reasons(result)) == ([], [])


def test_texts_options_and_bodies_are_those_of_the_report_itself(bind: Bind) -> None:
    written = f'{NEW} < $most * prior.{NEW} or mentions("overview", $words) or length("other") > 1'
    options = (Option("most", "integer", 2, TITLE), Option("words", "array", ("收费",), TITLE))
    made = requires(bind, written, options=options, bodies=Bodies(names=("*气象局",)))

    results = [
        joined(bind, made, text(2024, 30, words=words), prior=(text(2023, 10),), options=chosen)
        for words, chosen in (("没有收费", {}), ("没有", {}), ("没有", {"most": 4}), ("没有", {"words": ("没有",)}))
    ]

    assert [found(result) for result in results] == [[], [], [], []]
    assert [reasons(result) for result in results] == [
        [],
        [("0.txt", "没有找到“六、其他需要报告的事项”，或正文在此处中断")],
        [],
        [],
    ]


@pytest.mark.parametrize(
    ("fields", "judged"),
    [
        ({"years": (2024, None)}, [("1.txt", NEW, "10", "9")]),
        ({"years": (None, 2023)}, []),
        ({"bodies": Bodies(names=("*镇",))}, []),
        ({"when": "year > 2023"}, [("1.txt", NEW, "10", "9")]),
        ({"when": "year > 2024"}, []),
    ],
)
def test_a_report_that_the_rule_does_not_hold_for_is_only_compared_with(
    bind: Bind, fields: dict[str, Any], judged: list[Any]
) -> None:
    given = fields | ({"when": expression(bind, fields["when"])} if "when" in fields else {})

    result = joined(bind, requires(bind, GROWS, **given), text(2023, 10), text(2024, 9))

    assert found(result) == judged


@pytest.mark.parametrize("when", [f"{NEW} > 2 * prior.{NEW}", f"year > 2020 and {NEW} > 2 * prior.{NEW}"])
def test_a_condition_on_the_year_before_decides_whether_another_check_holds(bind: Bind, when: str) -> None:
    check = MustMention(Message("应说明增长原因", "say why"), ("overview",), any=(Sought("增长"),))
    made = rule(check, when=expression(bind, when))

    results = [
        joined(bind, made, text(2024, new, words=words), prior=(text(2023, 10),))
        for new, words in ((30, "没有"), (30, "增长很多"), (20, "没有"), ("", "没有"))
    ]

    assert [len(result.diagnostics.get("0.txt", ())) for result in results] == [1, 0, 0, 0]
    assert [reasons(result) for result in results[:3]] == [[], [], []]
    assert reasons(results[3]) == [("0.txt", "第三部分 · 一、本年新收政府信息公开申请数量 · 总计空白")]


def test_alone_a_report_is_not_judged(bind: Bind) -> None:
    made = requires(bind, GROWS)

    result = check_report(bind(text(2024, 9)), [ActiveRule(made, "warning", made.meta.defaults)], "a.txt")

    assert (result.diagnostics, result.unjudged, result.failures) == ((), (), ())


def test_a_rule_that_needs_no_other_year_has_no_part_that_compares(bind: Bind) -> None:
    assert requires(bind, f"{NEW} > 3").across is None


def test_a_rule_that_compares_promises_no_fix(bind: Bind) -> None:
    check = MustNotMention(TITLE, ("all",), (Sought("没有"),), {"没有": "未"}, "safe")
    conditions = ("year > 2020", "prior.requests.new.total > 3")

    assert [rule(check, when=expression(bind, when)).meta.fix for when in conditions] == ["safe", "none"]
