"""The rules of this kind: each fault gives its finding, each trap nothing."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Check = Callable[[str, str], list[Diagnostic]]


def test_a_sound_report_gives_nothing(check: Check, text: str) -> None:
    assert [each for rule in ("media-conflict", "report-year", "site-identity") for each in check(rule, text)] == []


def without(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("是否有移动新媒体 | ☑是 □否", "是否有移动新媒体 | □是 ☑否", ("微信 · 信息发布量（单位：条）", "211")),
        ("是否有移动新媒体 | ☑是 □否", "是否有移动新媒体 | □是 □否", None),
        ("是否有移动新媒体 | ☑是 □否", "是否有移动新媒体 | ☑是 ☑否", None),
    ],
)
def test_figures_of_media_that_are_denied_are_told(
    check: Check, text: str, old: str, new: str, found: tuple[str, str] | None
) -> None:
    messages = [each.message.zh for each in check("media-conflict", without(text, old, new))]

    said = "“是否有移动新媒体”填的是“否”，“移动新媒体 · {}”却为 {}：应改填“是”，或者不填数字"
    assert messages == ([said.format(*found)] if found else [])


def test_media_without_figures_may_be_denied(check: Check, text: str) -> None:
    denied = without(text, "是否有移动新媒体 | ☑是 □否", "是否有移动新媒体 | □是 ☑否")

    assert check("media-conflict", without(without(denied, "| 211 |", "| 0 |"), "| 5310 |", "| / |")) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("（2024年度）", "（2023年度）", ("error", "填报日期 2025年1月20日 不在报告年度 2023 的次年")),
        (
            "政府网站工作年度报表\n",
            "2023年政府网站工作年度报表\n",
            ("error", "报告年度前后不一致：此处是2023年，别处是2024年"),
        ),
        ("2025年1月20日", "2024年1月20日", ("error", "填报日期 2024年1月20日 不在报告年度 2024 的次年")),
        (
            "2025年1月20日",
            "2025.2.1",
            ("warning", "填报日期 2025.2.1 晚于2025年1月31日：年度报表应在1月31日前发布"),
        ),
        ("2025年1月20日", "2025年1月31日", ("", "")),
        ("2025年1月20日", "1月20日", ("", "")),
        ("2025年1月20日", "2025年1月32日", ("warning", "填报日期不是一个日期：“2025年1月32日”")),
        ("填报日期：2025年1月20日", "", ("", "")),
    ],
)
def test_years_that_do_not_fit_are_told(check: Check, text: str, old: str, new: str, told: tuple[str, str]) -> None:
    found = [(each.severity, each.message.zh) for each in check("report-year", without(text, old, new))]

    assert found == ([told] if told[1] else [])


@pytest.mark.parametrize(
    ("old", "new"),
    [("2025年1月20日", "2024年1月20日"), ("政府网站工作年度报表\n", "2023年政府网站工作年度报表\n")],
)
def test_a_year_that_does_not_fit_is_told_with_the_one_that_counts(check: Check, text: str, old: str, new: str) -> None:
    changed = without(text, old, new)
    (finding,) = check("report-year", changed)

    starts = [each.range.start for each in finding.related if each.range]

    assert [changed.splitlines()[start.line - 1][start.column - 1 :] for start in starts] == ["2024年度）"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("3702000001", "370200000", "网站标识码应为 10 位数字，现为“370200000”"),
        ("3702000001", "37020000011", "网站标识码应为 10 位数字，现为“37020000011”"),
        ("3702000001", "bm27000001", "网站标识码应为 10 位数字，现为“bm27000001”"),
        ("3702000001", "/", "网站标识码应为 10 位数字，现为“/”"),
        ("3702000001", "３７０２００ ０００１", ""),
        ("http://www.example.org/water/", "云麓县水务局", "首页网址不是网址：“云麓县水务局”"),
        ("http://www.example.org/water/", "http:www.example.org", "首页网址不是网址：“http:www.example.org”"),
        ("http://www.example.org/water/", "http://www.example.org、http://water.example.org:81/", ""),
        ("http://www.example.org/water/", "www.example.org", ""),
        ("http://www.example.org/water/", "云麓水务.政务", ""),
    ],
)
def test_a_code_of_ten_digits_and_an_address_are_asked_for(
    check: Check, text: str, old: str, new: str, message: str
) -> None:
    found = [each.message.zh for each in check("site-identity", without(text, old, new))]

    assert found == ([message] if message else [])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "总数 | 165 |",
            "总数 | 170 |",
            "自然人办件量 120＋法人办件量 45 ≠ 办事服务 · 办件量 · 总数 170，相差 5：可能是自然人办件量有误（改为 125 即可相符），"
            "也可能是法人办件量有误（改为 50 即可相符），也可能是办事服务 · 办件量 · 总数有误（改为 165 即可相符）",
        ),
        (
            "可全程在线办理政务服务事项数量（单位：项） | 18 |",
            "可全程在线办理政务服务事项数量（单位：项） | 38 |",
            "可全程在线办理政务服务事项数量不应大于政务服务事项数量：38 > 30，多 8",
        ),
    ],
)
def test_a_figure_has_its_groups_where_its_label_is_not_the_only_one(
    check: Check, text: str, old: str, new: str, message: str
) -> None:
    assert [each.message.zh for each in check("total-consistency", without(text, old, new))] == [message]
