"""N106: no figure is left out of the text."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Say = Callable[..., list[Diagnostic]]

RULE = "blank-number"


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("主动公开信息  条，举办培训3次。", "  条"),
        ("主动公开信息　　条。", "　　条"),
        ("收到申请____件，办结3件。", "____件"),
        ("收到申请（ ）件；", "（ ）件"),
        ("举办培训 次。", " 次"),
    ],
)
def test_a_gap_before_a_unit_is_told_where_it_is(say: Say, text: str, gap: str) -> None:
    (found,) = say(RULE, text)

    assert (found.severity, found.actual) == ("error", gap)
    assert found.range
    assert found.range.start.column == text.index(gap) + 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("逐 条核对，逐条 公开。", id="逐条"),
        pytest.param("对每 件申请逐一登记。", id="每件"),
        pytest.param("本年度未收到依申请公开信息件。", id="没有空格"),
        pytest.param("公开信息 12 条，收到申请 3 件。", id="数字两侧空格"),
        pytest.param("第十五 条、第二十 条。", id="条文"),
        pytest.param("办结 件均已归档。", id="件不是量词"),
        pytest.param("该 项、各 项、多 次、首 次、几 次。", id="不计数的量词"),
    ],
)
def test_a_unit_that_counts_nothing_is_passed_over(say: Say, text: str) -> None:
    assert say(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("公开建筑企业资质条、施工许可76条、排水许可5条。", "公开建筑企业资质"),
        ("公开施工许可76条、排水许可条。", "公开施工许可76条、排水许可"),
        ("在门户网站共主动公开条，其中机构职能1条，公示公告18条。", "在门户网站共主动公开"),
        ("2024年共发布政务信息篇。", "2024年共发布政务信息"),
        ("全年累计推送信息条（原创12条、转载3条）。", "全年累计推送信息"),
        ("印制宣传手册份、海报20份。", "印制宣传手册"),
        ("县政府网站发布信息条，其中印发文件41件。", "县政府网站发布信息"),
        ("召开专题会议次、业务培训2次。", "召开专题会议"),
    ],
)
def test_a_unit_whose_neighbours_have_figures_lacks_one(say: Say, text: str, before: str) -> None:
    (found,) = say(RULE, text)

    assert found.range
    assert (found.severity, found.range.start.column) == ("error", len(before) + 1)


@pytest.mark.parametrize(
    "text",
    [
        "公开文件、案件3件。",
        "编发今日头条、公众号20条。",
        "公开职工身份、证件20份。",
        "全年共发布头条、视频作品12条。",
        "受理申请件、投诉件3件。",
        "全年共公开信息35条，无逾期件。",
        "行政复议8件，占办结件（48件）的16.7%。",
        "落实《条例》第十九条、第二十条。",
        "提高更新频次、培训2次。",
        "本年度没有公开信息条、公告3条。",
        "逐条、逐件核对，共公开35条。",
        "全年共发布信息2250余条，累计推送10万余条。",
        "共发布信息一百五十条、公告三千余条、视频3条。",
        "全年共公开信息若干条、公告18条。",
    ],
)
def test_a_unit_that_is_part_of_a_word_lacks_none(say: Say, text: str) -> None:
    assert say(RULE, text) == []
