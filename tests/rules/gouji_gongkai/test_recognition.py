"""Which documents are reports: with title or without, and which pages and institutions are told apart."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.report.model import Report

Bind = Callable[[str], Report]
Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]

SECTIONS = (
    "一、总体情况\n2024年，本单位按要求公开信息。\n二、主动公开政府信息情况\n全年公开30条。\n三、收到和处理政府信息公开申请情况\n未收到申请。\n"
    "四、政府信息公开行政复议、行政诉讼情况\n无。\n五、存在的主要问题及改进情况\n公开不够及时，将加强培训。\n六、其他需要报告的事项\n无。\n"
)
BLANK = (
    "一、总体情况\n二、主动公开政府信息情况\n第二十条第（一）项 | |||\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | | | |\n"
    "行政规范性文件 | | | |\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "图解：磐石县统计局2023年政府信息公开工作年度报告\n一、公开概况\n全年公开信息52条。\n二、下一步\n继续做好公开。\n",
        "《磐石县水利局2024年政府信息公开年度报告》政策解读\n一、编制背景\n按照条例编制。\n二、主要内容\n报告分六个部分。\n",
        "一图读懂|磐石县2022年政府信息公开工作年度报告\n看点一：公开信息1200条。\n看点二：受理申请15件。\n",
        "磐石县2024年政府信息公开工作年度报告\n近日，磐石县公布了2024年政府信息公开工作年度报告，现就报告主要内容解读如下。\n一、主动公开情况\n全年公开1200条。\n",
        "关于《磐石县教育局2023年政府信息公开工作年度报告》的说明\n一、编制依据\n条例第五十条。\n二、编制过程\n2024年1月完成编制。\n三、主要内容\n分六个部分。\n",
        "磐石县商务局2023年政府信息公开年报解读\n第一部分 总体情况：介绍主动公开等五个方面。\n第二部分 主动公开政府信息情况：列出规章等数据。\n"
        "第三部分 收到和处理政府信息公开申请情况：列出申请的数据。\n",
    ],
)
def test_a_page_that_explains_a_report_is_none(check: Check, text: str) -> None:
    (found,) = check("not-a-report", text)

    assert (found.severity, found.message.zh) == ("info", "这是解读或说明年度报告的页面，不是报告本身，未作检查")


@pytest.mark.parametrize(
    "text",
    [
        "松岭大学2022—2023学年信息公开年度报告\n根据《高等学校信息公开办法》编制。\n" + SECTIONS,
        "松岭市第一中学2023年信息公开工作年度报告\n一、总体情况\n学校做好信息公开。\n二、存在的问题\n更新不及时，将改进。\n",
        "松岭市中心医院\n2024年度政府信息公开年度报告\n本报告按照有关规定编制。\n一、概述\n医院公开服务信息。\n".replace(
            "\n2024", "2024"
        ),
        "松岭市自来水有限公司信息公开年度报告（2023年）\n一、主动公开情况\n公开水价信息12条。\n",
        "2023年松岭职业技术学院信息公开年度报告\n一、概述\n公开各类信息。\n",
        "信息公开年度报告\n本年度报告根据《公共企事业单位信息公开规定制定办法》编制。\n一、总体情况\n公开服务信息20条。\n",
    ],
)
def test_another_institution_has_another_form(check: Check, text: str) -> None:
    (found,) = check("not-a-report", text)

    assert found.message.zh.startswith("这是学校、医院、企业等单位的信息公开报告")


@pytest.mark.parametrize(
    "head",
    [
        "关于印发《政府信息公开工作年度报告格式》的通知\n",
        "松岭市政务公开办关于做好2024年政府信息公开工作年度报告编制发布工作的通知\n各县（市、区）：\n请于1月31日前发布。\n附件：年度报告格式\n",
        "政府信息公开工作年度报告模板\n",
        "附件\n××局2024年政府信息公开工作年度报告（样式）\n",
        "XX单位2024年政府信息公开工作年度报告\n",
        "某某局2023年政府信息公开工作年度报告\n",
        "（单位名称）2024年度政府信息公开工作年度报告\n",
        "____县政府信息公开工作年度报告\n",
    ],
)
def test_a_blank_form_is_no_report(check: Check, head: str) -> None:
    (found,) = check("not-a-report", head + BLANK)

    assert found.message.zh.startswith("这是印发或附有空白格式的文件")


@pytest.mark.parametrize(
    "text",
    [
        "关于《2023年政府信息公开工作年度报告》存在问题整改情况的报告\n县政府办：\n现将整改情况报告如下：\n已更正数据1处。\n",
        "2024年度政府信息公开工作年度报告检查得分情况\n单位 得分\n统计局 93\n审计局 90\n",
        "关于更正磐石县水利局2023年政府信息公开工作年度报告的说明\n我局年报中新收申请由12件更正为21件。\n",
        "磐石县各单位2023年政府信息公开工作年度报告抽查结果\n抽查12家，均按时公布。\n",
        "关于做好2024年政府信息公开工作年度报告编制工作的通知\n各科室：\n请于1月10日前报送材料。\n一、时间要求\n按时报送。\n二、内容要求\n数据准确。\n",
        "松岭市召开2023年政府信息公开工作年度报告编制培训会\n1月5日，市政务公开办组织培训，各单位60余人参加。\n",
        "关于2023年政府信息公开工作年度报告发布情况的通报\n各单位：\n截至3月31日，56家单位已发布。\n",
    ],
)
def test_a_notice_about_reports_is_none(check: Check, text: str) -> None:
    (found,) = check("not-a-report", text)

    assert found.message.zh.startswith("这是关于年度报告的通知、消息等")


@pytest.mark.parametrize(
    "entry",
    [
        "松岭市{}2023年政府信息公开工作年度报告 2024-01-2{}",
        "{}政府信息公开年度报告（202{}年）",
        "·松岭市{}政府信息公开工作年度报告[0{}-15]",
    ],
)
def test_a_page_that_lists_reports_is_none(check: Check, entry: str) -> None:
    bodies = ("水利局", "教育局", "司法局", "财政局", "民政局")
    text = "首页 > 政府信息公开年报\n" + "\n".join(entry.format(body, n) for n, body in enumerate(bodies)) + "\n共1页\n"

    (found,) = check("not-a-report", text)

    assert found.message.zh.startswith("这是列出各份年度报告的页面")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (
            "现公布磐石县水利局2023年政府信息公开工作年度报告。本报告由六部分组成。\n一、总体情况\n2023年公开信息34条。\n",
            2023,
        ),
        ("根据条例规定，特向社会公布2022年度政府信息公开年度报告。\n一、总体情况\n2022年公开信息34条。\n", 2022),
        (
            "磐石县水利局编制了2024年政府信息公开工作年度报告，所列数据的统计期限自2024年1月1日起至2024年12月31日止。\n全年公开信息34条。\n",
            2024,
        ),
        (SECTIONS, 2024),
    ],
)
def test_a_text_without_a_title_is_a_report(bind: Bind, text: str, year: int) -> None:
    report = bind(text)

    assert (report.status, report.period.value) == ("report", year)


@pytest.mark.parametrize(
    "text",
    [
        "现将磐石乡2016年政府信息公开年度报告公布如下。统计期限为2016年1月1日至2016年12月31日。\n一、概述\n2016年，我乡公开信息75条。\n"
        "二、主动公开政府信息情况\n全年75条。\n三、收费及减免情况\n未收费。\n",
        "一、概述\n2015年，我乡做好公开工作。\n二、主动公开政府信息情况\n2015年公开75条。\n三、行政复议、行政诉讼情况\n2015年为0件。\n"
        "四、存在的主要问题及改进措施\n公开不及时。\n",
    ],
)
def test_an_old_report_needs_no_title(bind: Bind, text: str) -> None:
    assert bind(text).status == "old"


@pytest.mark.parametrize(
    "title",
    [
        "磐石县教育局2024年政府信息公开工作年度报告",
        "关于公布磐石县水利局2024年政府信息公开工作年度报告的通知",
        "磐石县人民政府办公室关于发布2024年政府信息公开工作年度报告的公告",
        "磐石县卫生健康局（县中医院）2024年政府信息公开工作年度报告",
        "首页>政策解读>政府信息公开年报\n磐石县司法局2024年政府信息公开工作年度报告",
        "磐石县国有企业服务中心2024年政府信息公开工作年度报告",
        "磐石经济开发区集团公司管委会2024年政府信息公开工作年度报告",
    ],
)
def test_a_report_under_any_title_is_one(bind: Bind, printed: Print, title: str) -> None:
    body = printed().partition("\n")[2]

    assert [bind(f"{title}\n{text}").status for text in (body, SECTIONS)] == ["report", "report"]


def test_a_hospital_that_uses_the_form_of_public_bodies_is_checked(bind: Bind, printed: Print) -> None:
    body = printed().partition("\n")[2]

    assert bind(f"松岭市人民医院2024年政府信息公开工作年度报告\n{body}").status == "report"


@pytest.mark.parametrize(
    "text",
    [
        "磐石县教育局2024年政府信息公开工作年度报告\n发布时间：2025-01-18\n附件：磐石县教育局2024年政府信息公开工作年度报告.pdf\n",
        "磐石县水利局2023年政府信息公开年报\n来源：县水利局\n点击查看全文\n",
        "磐石县2022年政府信息公开工作年度报告\n请下载附件阅读。\n附件下载：年度报告.docx\n",
        "白杨镇人民政府2024年政府信息公开工作年度报告\n相关附件\n年报.wps\n",
    ],
)
def test_a_page_with_the_report_attached_is_none(check: Check, text: str) -> None:
    (found,) = check("not-a-report", text)

    assert found.message.zh == "本页只有报告的标题，报告在附件中，未作检查"


def test_a_report_with_an_attachment_is_one(bind: Bind) -> None:
    text = f"磐石县教育局2024年政府信息公开工作年度报告\n附件：汇总表.xlsx\n{SECTIONS}"

    assert bind(text).status == "report"
