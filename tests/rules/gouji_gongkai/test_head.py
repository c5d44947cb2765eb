"""What a page puts around a title and behind it is no part of the title, and a letter's title is none."""

from collections.abc import Callable

import pytest

from gouji.report.model import Report

Bind = Callable[[str], Report]

BODY = "\n一、总体情况\n我局依法公开政府信息。\n二、主动公开政府信息情况\n"
AGENCY = "柳泉县审计局"
TITLE = f"{AGENCY}2023年政府信息公开工作年度报告"


def identity(report: Report) -> tuple[object, object, object]:
    return (report.title.value, report.subject.value, report.period.value)


@pytest.mark.parametrize(
    "head",
    [
        f"| {TITLE} |  |  |  |",
        f"{TITLE} | ||||||||||",
        f"{AGENCY} | |||\n2023年政府信息公开工作年度报告 | |||",
        f"名称 | {TITLE} |\n索引号 | 00/2024-7 |",
    ],
)
def test_a_title_may_stand_in_bars(bind: Bind, head: str) -> None:
    assert identity(bind(head + BODY)) == (TITLE, AGENCY, 2023)


@pytest.mark.parametrize(
    "path",
    [
        "首页 » 政务公开 » 法定主动公开内容 » 政府信息公开年报",
        "首页/政府信息公开/政府信息公开年报/审计局/2023年/正文",
        "您所在的位置：首页 / 信息公开 / 政务公开年报",
        f"首页＞政府信息公开＞年报＞{TITLE}",
        "网站首页\n信息公开\n政府信息公开年报",
        "柳泉县人民政府 → 政务公开 → 政府信息公开年度报告",
    ],
)
def test_the_path_of_the_page_is_no_title(bind: Bind, path: str) -> None:
    report = bind(f"{path}\n{TITLE}{BODY}")

    assert identity(report) == (TITLE, AGENCY, 2023)
    assert report.document.source[report.title.span] == TITLE


def test_the_last_step_of_a_path_is_the_title_where_there_is_no_other(bind: Bind) -> None:
    assert identity(bind(f"首页 > 审计局 > 年报 > {TITLE}{BODY}")) == (TITLE, AGENCY, 2023)


@pytest.mark.parametrize(
    "behind",
    [
        "_政府信息公开年报_柳泉县人民政府",
        "-柳泉县人民政府网",
        " | 柳泉县门户网站",
        "　发布时间：2024-01-18　信息来源：县审计局　浏览次数：32次",
        " 来源：审计局 时间：2024-01-18 16:34 微信 微博",
        "2024-01-18",
        " 2024年1月18日",
        " 【字体：大 中 小】 打印",
        "（发布日期：2024年1月18日）",
    ],
)
def test_what_stands_behind_a_title_is_no_part_of_it(bind: Bind, behind: str) -> None:
    assert identity(bind(f"{TITLE}{behind}{BODY}")) == (TITLE, AGENCY, 2023)


@pytest.mark.parametrize(
    "letter",
    [
        f"{AGENCY}关于报送2023年政府信息公开工作年度报告的报告\n柳泉县人民政府办公室：\n现将我局报告随文报送，请查收。",
        f"关于呈报{TITLE}的请示\n县政府：\n现将报告呈上，请批示。",
        f"关于提交{TITLE}的函",
        f"{AGENCY}\n关于上报2023年政府信息公开年度报告的报告\n县政务公开办：",
    ],
)
def test_the_title_of_a_letter_is_not_the_report_s(bind: Bind, letter: str) -> None:
    report = bind(f"{letter}\n{AGENCY}\n2024年1月16日\n{TITLE}{BODY}")

    assert identity(report) == (TITLE, AGENCY, 2023)


def test_a_letter_without_a_report_s_title_names_the_body_alone(bind: Bind) -> None:
    report = bind(f"{AGENCY}关于报送2023年政府信息公开工作年度报告的函{BODY}")

    assert (report.title.value, report.subject.value) == (None, AGENCY)


@pytest.mark.parametrize(
    "title",
    [
        f"2023年{AGENCY}信息公开年报",
        f"2023年{AGENCY}政务公开年报",
        f"{AGENCY}2023年度政府信息公开年度工作报告",
        f"{AGENCY}2023年信息公开年度工作报告",
    ],
)
def test_short_and_rare_names_of_the_report_are_titles(bind: Bind, title: str) -> None:
    assert identity(bind(title + BODY)) == (title, AGENCY, 2023)


@pytest.mark.parametrize("own", ["我局", "本单位", "本级"])
def test_we_in_a_title_are_no_agency(bind: Bind, own: str) -> None:
    report = bind(f"{own}2023年政府信息公开工作年度报告\n由{AGENCY}编制本报告。{BODY}")

    assert report.subject.value == AGENCY


def test_brackets_around_a_name_are_no_part_of_it(bind: Bind) -> None:
    assert bind(f"【{AGENCY}】2023年政府信息公开工作年度报告{BODY}").subject.value == AGENCY


def test_a_city_whose_name_begins_like_this_is_an_agency(bind: Bind) -> None:
    assert bind(f"本原市人民政府2023年政府信息公开工作年度报告{BODY}").subject.value == "本原市人民政府"


@pytest.mark.parametrize(
    "behind",
    [
        " 根据《中华人民共和国政府信息公开条例》要求编制本报告。统计期限为2023年1月1日至2023年12月31日。",
        "本报告根据《中华人民共和国政府信息公开条例》编制。联系电话：0000-0000000。",
        " 发布时间：2024-01-18 来源：县审计局 浏览次数：31 按照《中华人民共和国政府信息公开条例》编制本报告。",
        "（2023年度） 一、总体情况 全年公开信息三十条，没有收到政府信息公开申请。",
    ],
)
def test_a_title_on_one_line_with_the_text_ends_where_the_text_begins(bind: Bind, behind: str) -> None:
    year = "" if behind.startswith("（") else "2023年"
    report = bind(f"首页 政务公开 柳泉县审计局{year}政府信息公开工作年度报告{behind}\n一、总体情况\n全年公开三十条。")

    assert report.title.value == f"柳泉县审计局{year}政府信息公开工作年度报告{'' if year else '（2023年度）'}"
    assert (report.subject.value, report.period.value) == ("柳泉县审计局", 2023)


def test_a_sentence_that_names_the_report_is_no_title(bind: Bind) -> None:
    text = "现将柳泉县审计局2023年政府信息公开工作年度报告 公布如下。本报告的电子版可在本机关网站下载，欢迎监督，联系电话见后。"

    assert bind(f"{text}\n一、总体情况\n全年公开三十条。").title.value is None
