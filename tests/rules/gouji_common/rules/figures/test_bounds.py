"""T101 on a list: sums by their address, and relations that leave room."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Check = Callable[..., list[Diagnostic]]


def test_relations_that_hold_give_nothing(check_list: Check) -> None:
    assert check_list("total-consistency") == []


@pytest.mark.parametrize(
    ("values", "message", "fact", "severity"),
    [
        (
            {"总数": "8"},
            (
                "鲤鱼 4＋鳊鱼 5 ≠ 总数 8，相差 1：可能是鲤鱼有误（改为 3 即可相符），也可能是鳊鱼有误（改为 4 即可相符），"
                "也可能是总数有误（改为 9 即可相符）",
                "鲤鱼 4＋鳊鱼 5 ≠ 总数 8, 1 apart: perhaps 鲤鱼 is wrong (3 would make it hold), "
                "or 鳊鱼 is wrong (4 would make it hold), or 总数 is wrong (9 would make it hold)",
            ),
            "fish.total",
            "warning",
        ),
        (
            {"整改次数": "14", "逾期次数": "0", "巡查次数": "12"},
            (
                "整改次数不应大于巡查次数：14 > 12，多 2；巡查次数不应小于整改次数 + 逾期次数：12 < 14，少 2",
                "整改次数 should be no more than 巡查次数: 14 > 12, 2 too much; "
                "巡查次数 should be no less than 整改次数 + 逾期次数: 12 < 14, 2 too little",
            ),
            "repairs",
            "error",
        ),
        (
            {"逾期次数": "9"},
            (
                "巡查次数不应小于整改次数 + 逾期次数：12 < 14，少 2",
                "巡查次数 should be no less than 整改次数 + 逾期次数: 12 < 14, 2 too little",
            ),
            "visits",
            "info",
        ),
        (
            {"水面面积": "3.6", "东区面积": "1.2"},
            None,
            None,
            None,
        ),
        (
            {"水面面积": "3.62"},
            (
                "东区面积 + 西区面积与水面面积应相等：3.57 与 3.62 相差 0.05，超出四舍五入的误差",
                "东区面积 + 西区面积 and 水面面积 should be equal: 3.57 and 3.62 differ by 0.05, more than rounding gives",
            ),
            "area",
            "error",
        ),
    ],
)
def test_a_relation_that_is_broken_is_told_at_its_figure(
    check_list: Check,
    values: dict[str, str],
    message: tuple[str, str] | None,
    fact: str | None,
    severity: str | None,
) -> None:
    found = [each for each in check_list("total-consistency", values) if each.fact == fact]

    assert [((each.message.zh, each.message.en), each.severity) for each in found] == (
        [(message, severity)] if message else []
    )


def test_what_should_be_is_told_where_one_figure_alone_would_do(check_list: Check) -> None:
    """Neither carp nor bream can be 9 less; relations that leave room give no right figure."""
    found = check_list("total-consistency", {"总数": "0", "整改次数": "14", "水面面积": "3.62"})

    assert {each.fact: each.expected for each in found} == {"fish.total": "9", "repairs": None, "area": None}


def test_the_other_figures_of_a_bound_are_named(check_list: Check) -> None:
    (found,) = [each for each in check_list("total-consistency", {"逾期次数": "9"}) if each.fact == "visits"]

    assert [(each.fact, each.message.zh) for each in found.related] == [
        ("repairs", "整改次数 = 5"),
        ("late", "逾期次数 = 9"),
    ]
