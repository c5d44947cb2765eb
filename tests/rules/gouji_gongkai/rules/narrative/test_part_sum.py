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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("公开信息86条，（其中政策文件31条，财政信息12条，其他42条）。", ("86", "85"), id="括号在逗号后"),
        pytest.param(
            "收到来信20件（其中：网上15件；邮寄4件），上年结转2件，办结22件。", ("20", "19"), id="括号中有分号"
        ),
        pytest.param("公开信息86条，其中包括：政策41条、财政22条、其他33条。", ("86", "96"), id="包括其他而超过"),
        pytest.param("公开信息86条，其中政策41条，其他类22条，财政27条。", ("86", "90"), id="其他之后仍是一项"),
        pytest.param("归集数据1.2万条，其中法人7000条、人口6000条。", ("1.2万", "13000"), id="万与个位"),
        pytest.param(
            "收取复印费120元。其中，甲股1份，收取70元；乙股2份，收取60元。", ("120", "130"), id="各项有两个数"
        ),
        pytest.param("印发手册3份，其中甲村1份20页，乙村1份18页，丙村2份9页。", ("3", "4"), id="各项有两个单位"),
        pytest.param("公开信息86条。其中，政策文件31条，财政信息12条，其他42条。", ("86", "85"), id="其中另起一句"),
        pytest.param("公开信息86条，同比增长5%，其中政策31条、财政12条、其他42条。", ("86", "85"), id="总数后有增长"),
        pytest.param("公开信息86条，其中政策31条，比上年增加6条，财政56条。", ("86", "87"), id="各项之间有增长"),
        pytest.param("公开信息86条，分为三类：政策31条，财政12条，其他信息42条。", ("86", "85"), id="分为"),
        pytest.param("公开信息86条，具体为：政策31条，财政54条。", ("86", "85"), id="具体为"),
        pytest.param("收取费用86元，由复印费31元和邮寄费54元两项构成。", ("86", "85"), id="由两项构成"),
        pytest.param("收到来信86件，自然人71件、法人及其他组织14件。", ("86", "85"), id="自然人与法人"),
        pytest.param("收到来信86件（网上71件，信函14件，当面2件）。", ("86", "87"), id="每件只从一处来"),
        pytest.param("清理历年文件86件，保留71件、修改4件、废止12件。", ("86", "87"), id="清理"),
        pytest.param("答复来信86件，予以公开71件、不予公开16件。", ("86", "87"), id="答复"),
        pytest.param("收到来信5封，其中咨询2封、建议3封、投诉1封。", ("5", "6"), id="前几项恰好相等"),
        pytest.param("收到来信20封，其中网站、邮箱等18封，窗口3封。", ("20", "21"), id="等在一项之内"),
        pytest.param("公开信息86条（政策31条，占36%；财政54条，占63%）。", ("86", "85"), id="括号中有占比"),
    ],
)
def test_a_list_ends_where_its_words_say(say: Say, text: str, expected: tuple[str, str]) -> None:
    assert [(d.actual, d.expected) for d in say(RULE, text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("收到来信20件（其中：网上15件，邮寄5件），上年结转2件，办结22件。", id="括号后的不是部分"),
        pytest.param("收到来信20件（其中网上15件；邮寄5件），当年办结18件。", id="括号中有分号"),
        pytest.param("公开信息86条，其中政策41条，其他类22条，财政12条。", id="其他之后仍是一项而未列全"),
        pytest.param("公开信息86条，其中网站公开41条，其他方式公开45条，规范性文件1条。", id="其他之后另有所指"),
        pytest.param("公开信息86条，其中包括：政策41条、财政22条、其他13条。", id="包括而未列全"),
        pytest.param("归集数据1.2万条，其中法人7000条、人口4800条。", id="万与个位"),
        pytest.param("收取复印费130元。其中，甲股1份，收取70元；乙股2份，收取60元。", id="各项有两个数"),
        pytest.param("办结来信7件，其中自然人6件，法人1件，采纳1件，解释4件，转办1件，退回1件。", id="两种分法"),
        pytest.param("公开信息64条，其中动态50条、目录8条、概况6条，组织访谈4场，发布解读2条。", id="另一单位之后"),
        pytest.param(
            "发布信息80条，其中专项15条，预决算57条（政府32条、部门25条）、三公5条、债券3条。", id="中间一项再分"
        ),
        pytest.param("收到来信50件，上年结转14件。其中，办结60件，结转下年4件。", id="前句两数之和"),
        pytest.param("公开信息86条，同比增长5%，其中政策31条、财政12条、其他43条。", id="总数后有增长"),
        pytest.param("编发简报119期，其中，市级47期、甲区28期、乙区22期、丙县15期、丁县7期。", id="恰好相等"),
        pytest.param("修复档案214件，其中纸质92件分两批上网：第一批60件，第二批32件。", id="只有一项而再分"),
        pytest.param(
            "无法提供来信64件，占29%，其中因不掌握相关信息的60件；不予处理12件；其他处理15件。", id="分号后的其他处理"
        ),
        pytest.param("收到来信86件，自然人71件，均已办结。", id="只有自然人"),
        pytest.param("由专人负责，公开信息86条，政策54条。", id="由不是分"),
        pytest.param("收到来信33件，其中网上21件、信函14件，有2件重复提交。", id="重复提交"),
        pytest.param("答复来信20件，其中：采纳12件；解释8件；因此引起的行政复议2件、行政诉讼3件。", id="复议不是部分"),
        pytest.param("收到来信20次，个人12件。", id="单位不同而没有其中"),
        pytest.param(
            "答复来信86件，其中采纳40件，不采纳26件，属于重复、无关的分别为9件、8件，转办20件。", id="属于的再分一项"
        ),
        pytest.param("清理历年文件86件，修改64件、废止12件。", id="清理而未列全"),
        pytest.param("征集意见26条，其中网站12条、信函14条，采纳9条。", id="采纳不是部分"),
    ],
)
def test_a_list_that_adds_up_in_any_reading_is_passed_over(say: Say, text: str) -> None:
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


SOUND_TOTALS = {
    "合计": "网站发布120条、公众号发布80条，合计200条。",
    "各类共": "召开工作例会4次、专题会2次、培训会3次，各类会议总计9次。",
    "算式": "应办理来信=新收58件+上年转入6件=64件，已办结60件。",
    "加": "新收来信58件加上年转入6件共64件。",
    "两项合计": "网站发布120条、公众号发布80条，两项合计200条。",
    "个": "11个镇和7个街道共18个公开主体已编制报告。",
    "家与所": "2家医院、13所学校、4家供热企业等共19家单位公开了服务承诺。",
    "人与人次": "四期培训参加人数依次为60人、45人、52人、43人，合计200人次。",
    "其中之后的合计": "办理来信50件，其中当日办结20件、次日办结15件，合计35件。",
    "括号里还有": "制定制度6项、规程3项，共11项（含修订2项）。",
    "别的单位": "举办讲座3次、接待来访20人次，共5场。",
    "后面数别的": "开展检查3次、督查2次，共发现问题17个。",
    "未列出的": "县直部门、12个镇和3个中心共40家单位参加。",
    "一样来信两种方式": "网上申请21件、信函申请14件，合计33件，其中2件以两种方式重复提交。",
    "一项用别的单位": "公开信息400条，其中网站280条、信息网70条、宣传栏50期（每期计1条）。",
    "采纳与未采纳": "收到意见建议60条，采纳45条，未采纳15条。",
    "采纳是一部分": "收到意见建议60条，采纳25条、部分采纳15条。",
    "除此之外还有": "公开信息600条，其中官网400条、公众号150条，除此之外还通过公告栏公开。",
}


@pytest.mark.parametrize("text", SOUND_TOTALS.values(), ids=SOUND_TOTALS)
def test_a_total_after_its_parts_may_be_of_more_or_of_some(say: Say, text: str) -> None:
    assert say(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("网站发布120条、公众号发布80条，合计210条。", ("210", "200")),
        ("召开工作例会4次、专题会2次、培训会3次，各类会议总计10次。", ("10", "9")),
        ("新收来信58件加上年转入6件共66件。", ("66", "64")),
        ("网站发布120条、公众号发布80条，两项合计210条。", ("210", "200")),
        ("11个镇和7个街道共19个公开主体已编制报告。", ("19", "18")),
        ("2家医院、13所学校、4家供热企业等共21家单位公开了服务承诺。", ("21", "19")),
        ("四期培训参加人数依次为60人、45人、52人、43人，合计220人次。", ("220", "200")),
        ("收到意见建议60条，采纳45条，未采纳25条。", ("60", "70")),
        ("公开信息600条，其中官网400条、公众号150条，除此之外没有其他渠道。", ("600", "550")),
    ],
)
def test_a_total_that_its_parts_do_not_come_to_is_told(say: Say, text: str, expected: tuple[str, str]) -> None:
    assert [(d.severity, d.actual, d.expected) for d in say(RULE, text)] == [("warning", *expected)]


def test_a_written_sum_that_does_not_come_to_its_result_is_an_error(say: Say) -> None:
    found = say(RULE, "应办理来信=新收58件+上年转入6件=66件，已办结60件。")

    assert [(d.severity, d.actual, d.expected) for d in found] == [("error", "66", "64")]
