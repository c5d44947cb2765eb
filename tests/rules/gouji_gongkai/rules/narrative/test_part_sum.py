"""N103: the parts that a clause names come to the figure that it names."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Say = Callable[..., list[Diagnostic]]

RULE = "part-sum"
NEW, GRANTED, PARTIAL = "requests.new.total", "requests.granted.total", "requests.partial.total"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公开信息86条，其中政策文件31条，财政信息12条，工作动态40条，其他6条。", ("warning", "86", "89")),
        ("公开信息86条（政策文件31条、财政信息12条、工作动态42条）。", ("warning", "86", "85")),
        ("发布信息239条，其中网站22条，公众号102条，其他渠道79条。", ("warning", "239", "203")),
        ("印制资料698份=407份+155份+19份+118份。", ("error", "698", "699")),
        ("共受理407件（287+106+15），办结400件。", ("error", "407", "408")),
        ("接待群众120人次，其中查阅68人次，咨询五十三人次。", ("warning", "120", "121")),
        ("公开信息86条，其中：政策文件31条；财政信息12条；工作动态42条。", ("warning", "86", "85")),
        ("公开信息86条，其中政策文件31条；财政信息12条；其他42条。", ("warning", "86", "85")),
        ("政府信息公开申请办结20件，其中予以公开12件、部分公开9件。", ("error", "20", "21")),
    ],
)
def test_parts_that_do_not_come_to_their_total_are_told_at_the_total(
    say: Say, text: str, expected: tuple[str, str, str]
) -> None:
    assert [(d.severity, d.actual, d.expected) for d in say(RULE, text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("公开信息71条，公众号57条，显示屏41条。", id="没有其中"),
        pytest.param("公开信息144条，其中37条为政策文件。", id="只有一项"),
        pytest.param("公开信息144条，其中政策文件37条、财政信息82条等。", id="等"),
        pytest.param("公开信息144条，其中主要有政策文件37条、财政信息82条。", id="主要"),
        pytest.param("公开信息144条，包括政策文件37条、财政信息82条。", id="包括"),
        pytest.param("公开信息144条，其中政策文件37条、财政信息22条。", id="不足八成且没有其他"),
        pytest.param("公开信息1400余条，其中政策文件370条、财政信息1000条。", id="约数"),
        pytest.param(
            "公开信息306条，其中政策文件120条、财政信息96条、其他90条；网站发布306条、公众号发布231条。",
            id="按类别又按渠道",
        ),
        pytest.param("全年公开信息306条，按渠道统计共537条次。", id="条与条次"),
        pytest.param("共698件：其中甲类407件（287+106+14）、乙类155件、丙类19件、丁类117件。", id="括号中的再分"),
        pytest.param("公开信息100条，其中网站60条，其中政策20条、动态40条，公众号40条。", id="其中又其中"),
        pytest.param("新收申请20件，上年结转1件，其中办结19件，结转2件。", id="新收与结转之和"),
        pytest.param("收到申请20件，答复19件，其中予以公开12件、部分公开7件，结转1件。", id="其中之后另有他数"),
        pytest.param("收到申请20件（含上年结转1件，另有2件顺延）。", id="括号中是含"),
        pytest.param("公开信息120条，比上年增加20条，其中网站70条、公众号50条。", id="增加数不是总数"),
        pytest.param("公开信息3.2万条，其中网站2.1万条，公众号11345条。", id="以万计"),
        pytest.param("举办培训5次，其中线上2场、线下3场。", id="单位不同"),
        pytest.param("办理人大代表建议31件，其中主办8件；政协提案22件，均已办结。", id="分号后是另一事"),
        pytest.param("受理群众来信31件，其中网络9件，接待来访18件。", id="动词后是另一事"),
    ],
)
def test_parts_that_add_up_or_are_no_complete_list_are_passed_over(say: Say, text: str) -> None:
    assert say(RULE, text) == []


def test_channels_that_come_to_more_are_only_info(say: Say) -> None:
    """One piece may have been published on both."""
    found = say(RULE, "公开信息71条，其中公众号57条，显示屏24条。")

    assert [(d.severity, d.actual) for d in found] == [("info", "71")]


def test_every_part_is_a_related_place(say: Say) -> None:
    (found,) = say(RULE, "公开信息86条，其中政策文件31条，财政信息12条，工作动态40条，其他6条。")

    assert [related.message.zh for related in found.related] == [
        "其中 政策文件31条",
        "其中 财政信息12条",
        "其中 工作动态40条",
        "其中 其他6条",
    ]
    assert "31+12+40+6=89，多 3" in found.message.zh


def test_a_nested_list_is_checked_by_itself(say: Say) -> None:
    found = say(RULE, "公开信息100条，其中政策文件60条（省级20条、市级41条），财政信息40条。")

    assert [(d.actual, d.expected) for d in found] == [("60", "61")]
