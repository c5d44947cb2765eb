"""Y105: a department publishes by 31 January of the next year, a government by 31 March."""

from collections.abc import Callable

import attrs
import pytest

from gouji.binding.bind import Binder
from gouji.checking.diagnostic import Diagnostic
from gouji.document.reader import read_text
from gouji.text.source import Source

Check = Callable[..., list[Diagnostic]]


def report(line: str, agency: str = "青石县水务局", year: int = 2024) -> str:
    lines = [
        f"{agency}{year}年政府信息公开工作年度报告",
        line,
        "一、总体情况",
        f"{year}年，主动公开信息35条。",
        "二、主动公开政府信息情况",
    ]
    return "\n".join(lines)


def told(check: Check, text: str) -> list[tuple[str, str]]:
    """Each finding's severity and the words it stands at."""
    source = Source.from_text(text)
    return [(found.severity, source[found.span]) for found in check("published-late", text)]


@pytest.mark.parametrize(
    ("agency", "day", "expected"),
    [
        ("青石县水务局", "2025年1月31日", []),
        ("青石县水务局", "2025年2月1日", ["warning"]),
        ("青石县发展和改革委员会", "2025年2月1日", ["warning"]),
        ("青石县水务局（河长制办公室）", "2025年2月1日", ["warning"]),
        ("青石县人民政府", "2025年3月31日", []),
        ("青石县人民政府", "2025年4月1日", ["warning"]),
        ("青石县人民政府办公室", "2025年3月31日", []),
        ("青石县人民政府办公室", "2025年4月1日", ["warning"]),
        ("青石县", "2025年4月1日", ["warning"]),
        ("青石县水务局", "2024年12月31日", []),
        ("青石县水务局", "2026年3月1日", ["info"]),
    ],
)
def test_the_day_depends_on_the_kind_of_body(check: Check, agency: str, day: str, expected: list[str]) -> None:
    found = told(check, report(f"发布日期：{day}", agency))

    assert found == [(severity, day) for severity in expected]


@pytest.mark.parametrize(
    "agency",
    [
        "白杨镇人民政府",
        "白杨镇",
        "云岭乡人民政府",
        "城关街道办事处",
        "城关街道",
        "青石工业园区管理委员会",
        "青石高新技术产业开发区",
        "青石县第一中学",
        "青石县疾病预防控制中心",
        "青石水务集团有限公司",
    ],
)
def test_bodies_that_article_49_does_not_name_have_no_day(check: Check, agency: str) -> None:
    assert told(check, report("发布日期：2025年6月1日", agency)) == []


def test_2020_01_31_is_in_time_for_2019(check: Check) -> None:
    line = "投稿：liming  来源：  时间：2020年01月31日"

    assert told(check, report(line, "青石县招商局", 2019)) == []


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("发布日期：2025-02-20", "2025-02-20"),
        ("发布时间: 2025/02/20 10:30", "2025/02/20"),
        ("索引号：001 发布日期：2025年2月20日 浏览次数：35", "2025年2月20日"),
        ("来源：本站 时间：2025.2.20", "2025.2.20"),
        ("公开日期：2025年02月20日", "2025年02月20日"),
    ],
)
def test_the_line_of_publication_has_many_shapes(check: Check, line: str, day: str) -> None:
    assert told(check, report(line)) == [("warning", day)]


@pytest.mark.parametrize(
    "line",
    [
        "成文日期：2025年2月20日",
        "统计时间：2025年2月20日",
        "2025年2月20日",
        "生效日期：2025年2月20日",
        "发布日期：  年  月  日",
        "发布日期：2025年2月30日",
        "发布日期：2月20日",
        "",
    ],
)
def test_other_days_are_not_of_publication(check: Check, line: str) -> None:
    assert told(check, report(line)) == []


def test_of_several_days_the_first_counts(check: Check) -> None:
    assert told(check, report("发布日期：2025年1月20日\n发布时间：2025年2月20日")) == []


@pytest.mark.parametrize(("published", "expected"), [("2025-01-31", 0), ("2025-02-05 09:10:00", 1), ("gestern", 0)])
def test_the_format_may_tell_the_day(check: Check, binder: Binder, published: str, expected: int) -> None:
    document = read_text(Source.from_text(report("")), binder.kinds["gongkai"].vocabulary)

    found = check("published-late", attrs.evolve(document, metadata={"published": published}))

    assert [(each.range.start if each.range else None) for each in found] == [(1, 1)] * expected


def test_of_a_line_and_the_format_the_first_day_counts(check: Check, binder: Binder) -> None:
    document = read_text(Source.from_text(report("发布日期：2025年2月20日")), binder.kinds["gongkai"].vocabulary)

    days = {"2025-01-20": 0, "2025-02-20": 1, "2025-03-20": 1}
    found = {day: check("published-late", attrs.evolve(document, metadata={"published": day})) for day in days}

    assert {day: len(each) for day, each in found.items()} == days


def test_a_report_without_an_agency_has_no_day(check: Check) -> None:
    text = "2024年政府信息公开工作年度报告\n发布日期：2025年2月20日\n一、总体情况\n我们依法公开。\n"

    assert told(check, text) == []


def test_a_title_with_a_wrong_year_makes_nothing_late(check: Check) -> None:
    text = report("发布日期：2025年1月20日").replace("水务局2024年", "水务局2023年")

    assert told(check, text) == []


def test_the_finding_says_both_days(check: Check) -> None:
    (found,) = check("published-late", report("发布日期：2025年2月20日"))

    assert (found.expected, found.actual) == ("2025-01-31", "2025-02-20")
    assert found.message.zh == "发布日期为 2025-02-20，政府部门的2024年度报告应在 2025-01-31 前发布"
