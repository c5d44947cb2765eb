"""N105: a figure that is given twice is given alike."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Say = Callable[..., list[Diagnostic]]

RULE = "repeated-fact-conflict"
NEW = "requests.new.total"


@pytest.mark.parametrize(
    ("text", "figures", "actual"),
    [
        ("我局主动公开政府信息125条。\n全年共主动公开政府信息135条。", {}, "135条"),
        ("全县主动公开信息1,250条。\n本年度主动公开政府信息1,205条。", {}, "1,205条"),
        ("新收政府信息公开申请20件。\n我局新收政府信息公开申请21件。", {NEW: ""}, "21件"),
        ("主动公开政府信息125条。\n2024年通过多种渠道主动公开政府信息共计152条。", {}, "152条"),
        ("全年召开新闻发布会12场，反响良好。\n我局全年共召开新闻发布会21场。", {}, "21场"),
        ("2024年共举办业务培训班5期。\n监督保障方面，全年举办业务培训班6期。", {}, "6期"),
    ],
)
def test_two_figures_for_one_measure_are_told_at_the_second(
    say: Say, text: str, figures: dict[str, object], actual: str
) -> None:
    found = say(RULE, text, figures, sound=False)

    assert [(d.severity, d.actual, len(d.related)) for d in found] == [("warning", actual, 1)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "全年公开招商信息71条，其中公众号公开信息57条，显示屏14条。\n全年发布公众号信息136条。",
            id="57条与136条范围不同",
        ),
        pytest.param("主动公开政府信息125条。\n通过公众号主动公开政府信息57条。", id="渠道"),
        pytest.param("主动公开政府信息125条。\n2023年主动公开政府信息98条。", id="年份"),
        pytest.param("主动公开政府信息125条。\n上半年主动公开政府信息61条。", id="半年"),
        pytest.param("主动公开政府信息125条。\n主动公开财政信息12条。", id="种类"),
        pytest.param("主动公开政府信息125条。\n各乡镇主动公开政府信息305条。", id="下级"),
        pytest.param("主动公开政府信息125条。\n主动公开政府信息近130条。", id="约数"),
        pytest.param("主动公开政府信息125条。\n全年共主动公开政府信息125条。", id="一致"),
        pytest.param("全年召开新闻发布会12场。\n上半年共召开新闻发布会5场。", id="半年的发布会"),
        pytest.param("全年召开新闻发布会12场。\n全年召开专题新闻发布会5场。", id="专题发布会"),
        pytest.param("全年共举办业务培训班5期，其中共举办业务培训班线上2期。", id="其中"),
        pytest.param("全年共举办业务培训班5期。\n各乡镇全年共举办业务培训班9期。", id="下级的培训"),
        pytest.param("新收政府信息公开申请20件。\n我局新收政府信息公开申请21件。", id="表中有数的由另一规则管"),
    ],
)
def test_figures_of_different_scope_are_passed_over(say: Say, text: str) -> None:
    assert say(RULE, text, {NEW: 20}) == []
