"""Y102: the period covered is 1 January to 31 December of one year."""

from collections.abc import Callable

import pytest

from gouji.binding.bind import Binder
from gouji.checking.diagnostic import Diagnostic
from gouji.checking.run import check_report
from gouji.document.reader import read_text
from gouji.plugins.model import Plugins
from gouji.rules.active import ActiveRule
from gouji.rules.rule import Rule
from gouji.text.source import Source

Check = Callable[..., list[Diagnostic]]

TITLE = "青石县水务局2024年政府信息公开工作年度报告"


def report(period: str, *more: str, title: str = TITLE) -> str:
    lines = [title, period, "一、总体情况", "2024年，我局主动公开信息35条。", *more, "二、主动公开政府信息情况"]
    return "\n".join(lines)


def told(check: Check, text: str) -> list[tuple[str, str]]:
    """Each finding's severity and the words it stands at."""
    source = Source.from_text(text)
    return [(found.severity, source[found.span]) for found in check("period-invalid", text)]


@pytest.mark.parametrize(
    "period",
    [
        "2024年12月31日至2024年1月1日",
        "2024年12月31日至1月1日",
        "2024年1月1日至2023年12月31日",
        "2023年1月1日至2024年12月31日",
        "2024年4月1日至2025年3月31日",
        "2024.1.1-2025.12.31",
        "2024年1月至2025年12月",
    ],
)
def test_a_period_that_is_inverted_or_of_two_years_is_an_error(check: Check, period: str) -> None:
    assert told(check, report(f"本报告统计期限为{period}。")) == [("error", period)]


@pytest.mark.parametrize(
    "period",
    [
        "2024年1月1日至2024年12月30日",
        "2024年1月1日至11月30日",
        "2024年2月1日至2024年12月31日",
        "2024年1月至11月",
        "2024-01-01至2024-06-30",
    ],
)
def test_a_period_of_part_of_a_year_is_a_warning(check: Check, period: str) -> None:
    assert told(check, report(f"本报告统计期限为{period}。")) == [("warning", period)]


def test_an_end_before_the_end_of_the_year_is_a_warning(check: Check) -> None:
    assert told(check, report("数据统计截至2024年11月30日。")) == [("warning", "2024年11月30日")]


@pytest.mark.parametrize(
    "period",
    [
        "自2024年1月1日起，至2024年12月31日止",
        "为2024年1月1日—12月31日",
        "：2024.1.1-2024.12.31",
        "：2024.1.1-12.31",
        "为2024年1月1日0时至2024年12月31日24时",
        "为二〇二四年一月一日至十二月三十一日",
        "为２０２４年１月１日至１２月３１日",
        "为2024年1月至12月",
        "为2024年1月1日至当年12月31日",
        "为本年度",
        "为2024年度",
        "截至2024年12月31日",
    ],
)
def test_a_whole_year_in_any_wording_is_right(check: Check, period: str) -> None:
    assert told(check, report(f"本报告统计期限{period}。")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年3月，根据机构改革方案，我局挂牌运行。",
        "我局于2024年3月成立，统计期限自成立之日起计算。",
        "青石县水务局由原水利局与供水办合并而来。",
    ],
)
def test_a_body_founded_that_year_covers_part_of_it(check: Check, sentence: str) -> None:
    assert told(check, report("本报告统计期限为2024年3月15日至2024年12月31日。", sentence)) == []


def test_a_working_group_founded_that_year_is_no_body(check: Check) -> None:
    text = report("本报告统计期限为2024年3月15日至2024年12月31日。", "我局成立政务公开工作领导小组。")

    assert [severity for severity, _ in told(check, text)] == ["warning"]


@pytest.mark.parametrize(
    "sentence",
    [
        "有效期限自2023年1月1日起至2027年12月31日止。",
        "公示期限为2023年12月1日至2024年1月10日。",
        "专项行动时间为2024年9月1日至2024年6月30日。",
        "2024年3月1日至4月30日，我局开展自查。",
        "规范性文件清理截至2024年6月30日完成。",
        "现行有效文件统计截至2024年6月30日。",
    ],
)
def test_periods_of_other_matters_are_none(check: Check, sentence: str) -> None:
    assert told(check, report("", sentence)) == []


def test_a_day_that_is_none_is_told_elsewhere(check: Check) -> None:
    assert told(check, report("本报告统计期限为2024年1月1日至2024年12月32日。")) == []


@pytest.fixture
def both(plugins: Plugins, binder: Binder) -> Callable[[str], list[tuple[str, str]]]:
    """The rules of years together, as a run has them."""
    rules = [rule for rule in plugins.rules if rule.code in ("Y101", "Y102")]

    def run(text: str) -> list[tuple[str, str]]:
        document = read_text(Source.from_text(text), binder.kinds["gongkai"].vocabulary)
        result = check_report(binder.bind(document), [active(rule) for rule in rules], "甲.txt")
        return [(found.rule, document.source[found.span]) for found in result.diagnostics if found.span]

    return run


def active(rule: Rule) -> ActiveRule:
    return ActiveRule(rule, rule.meta.severity, rule.meta.defaults)


@pytest.mark.parametrize(
    ("period", "wrong"),
    [
        ("2023年1月1日至2024年12月31日", "2023"),
        ("2024年1月1日至2023年12月31日", "2023"),
        ("2024年1月1日至2025年12月31日", "2025"),
        ("2024.1.1-2022.12.31", "2022"),
    ],
)
def test_one_wrong_year_in_a_period_is_one_finding(
    both: Callable[[str], list[tuple[str, str]]], period: str, wrong: str
) -> None:
    assert both(report(f"本报告统计期限为{period}。")) == [("year-mismatch", wrong)]


def test_a_period_inverted_within_the_year_is_no_mismatch(both: Callable[[str], list[tuple[str, str]]]) -> None:
    period = "2024年12月31日至2024年1月1日"

    assert both(report(f"本报告统计期限为{period}。")) == [("period-invalid", period)]
