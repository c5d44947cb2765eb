"""The title in every arrangement that reports have, and the agency and year that it names."""

from collections.abc import Callable

import pytest

from gouji.report.model import Report

Bind = Callable[[str], Report]

BODY = "\n一、总体情况\n我镇依法公开政府信息。\n二、主动公开政府信息情况\n"
NAME = "政府信息公开工作年度报告"
AGENCY = "白杨镇人民政府"


def identity(report: Report) -> tuple[object, object, object]:
    return (report.title.value, report.subject.value, report.period.value)


@pytest.mark.parametrize(
    "title",
    [
        f"{AGENCY}2024年{NAME}",
        f"{AGENCY}2024年度{NAME}",
        f"2024年{AGENCY}{NAME}",
        f"2024年度{AGENCY}{NAME}",
        f"{AGENCY}{NAME}（2024年）",
        f"{AGENCY}{NAME}（2024年度）",
        f"{AGENCY}2024年政府信息公开年度报告",
        f"{AGENCY}2024年政府信息公开年报",
        f"{AGENCY}2024年信息公开年度报告",
        f"{AGENCY}政府信息公开2024年度报告",
        f"{AGENCY}2024年政务公开工作年度报告",
        f"{AGENCY}关于2024年度政府信息公开工作的报告",
        f"关于{AGENCY}2024年政府信息公开工作情况的年度报告",
        f"{AGENCY}２０２４年{NAME}",
        f"{AGENCY}二〇二四年{NAME}",
        f"{AGENCY}2024{NAME}",
        f"{AGENCY}2024年度政府信息公开工作2024年年度报告",
        f"关于{AGENCY}2024年{NAME}的公示",
        f"《{AGENCY}2024年{NAME}》",
        f"2024年{NAME}——{AGENCY}",
    ],
)
def test_a_title_on_one_line_names_year_and_agency(bind: Bind, title: str) -> None:
    assert identity(bind(title + BODY)) == (title, AGENCY, 2024)


@pytest.mark.parametrize(
    "title",
    [
        f"{AGENCY}（河长制办公室）2024年{NAME}",
        f"《{AGENCY}（河长制办公室）2024年{NAME}》",
        f"2024年{NAME}——{AGENCY}(河长制办公室)",
    ],
)
def test_the_closing_bracket_of_a_name_is_its_own(bind: Bind, title: str) -> None:
    _, agency, _ = identity(bind(title + BODY))

    assert agency in (f"{AGENCY}（河长制办公室）", f"{AGENCY}(河长制办公室)")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (f"{AGENCY}\n2024年{NAME}", f"{AGENCY}2024年{NAME}"),
        (f"{AGENCY}\n\n2024年\n\n{NAME}", f"{AGENCY}2024年{NAME}"),
        (f"{AGENCY}2024年政府信息公开\n\n工作年度报告", f"{AGENCY}2024年{NAME}"),
        (f"{AGENCY}{NAME}\n（2024年度）", f"{AGENCY}{NAME}（2024年度）"),
        (f"2024年{NAME}\n{AGENCY}", f"2024年{NAME}{AGENCY}"),
        (f"白杨镇 人民政府 2024 年 {NAME}", f"{AGENCY}2024年{NAME}"),
        (f"\ufeff  {AGENCY}\u00a02024年\u3000{NAME}  ", f"{AGENCY}2024年{NAME}"),
    ],
)
def test_a_title_may_stand_on_several_lines(bind: Bind, lines: str, title: str) -> None:
    assert identity(bind(lines + BODY)) == (title, AGENCY, 2024)


@pytest.mark.parametrize(
    "chrome",
    [
        "首页 > 政务公开 > 政府信息公开年报",
        "当前位置：首页 > 政府信息公开年度报告",
        "索引号：0001-2025-01\n发布日期：2025-01-20\n来源：党政办",
        "浏览次数：12\n字号：大 中 小\n打印",
        "2025年1月20日",
    ],
)
def test_what_stands_on_the_page_before_the_title_is_no_part_of_it(bind: Bind, chrome: str) -> None:
    report = bind(f"{chrome}\n{AGENCY}2024年{NAME}{BODY}")

    assert identity(report) == (f"{AGENCY}2024年{NAME}", AGENCY, 2024)
    assert report.document.source[report.title.span] == f"{AGENCY}2024年{NAME}"


def test_the_date_below_a_title_without_a_year_is_not_its_year(bind: Bind) -> None:
    report = bind(f"{AGENCY}{NAME}\n2025年1月20日{BODY}")

    assert (report.title.value, report.period.value) == (f"{AGENCY}{NAME}", None)


@pytest.mark.parametrize(
    "line",
    [
        f"根据《条例》的要求，现公布2024年白杨镇{NAME}。",
        f"白杨镇2024年{NAME}如下",
        f"现将白杨镇2024年{NAME}公布如下：",
        "白杨镇2024年工作总结",
        "",
    ],
)
def test_a_sentence_or_another_title_is_no_title(bind: Bind, line: str) -> None:
    assert bind(line + BODY).title.value is None


def test_a_title_below_the_first_lines_is_none(bind: Bind) -> None:
    assert bind("一行文字\n" * 20 + f"{AGENCY}2024年{NAME}{BODY}").title.value is None


def test_the_year_stands_where_it_is_printed(bind: Bind) -> None:
    report = bind(f"{AGENCY}\n2024年{NAME}{BODY}")

    assert (report.period.origin, report.document.source[report.period.span]) == ("title", "2024")


def test_a_note_in_brackets_stays_with_the_agency(bind: Bind) -> None:
    agency = "青石县水务局（县河长办）"

    assert bind(f"{agency}2024年{NAME}{BODY}").subject.value == agency


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("白杨镇\u200b人民政府2024年政府\u200b信息公开工作年度报告", AGENCY),
        ("\ufeff白杨镇人民政府2024年政府信息公开工作\u2060年度报告", AGENCY),
        (f"{AGENCY}\n关于发布2024年{NAME}的公告", AGENCY),
        (f"{AGENCY}关于公布2024年度{NAME}的通告", AGENCY),
        ("2024年白杨镇人民政府政府信息公开工作年度总结报告", AGENCY),
        ("白杨镇人民政府2024年度政府信息公开工作情况报告", AGENCY),
        ("白杨高新区2024年政府信息公开年报", "白杨高新区"),
    ],
)
def test_hidden_characters_and_verbs_are_no_part_of_a_name(bind: Bind, title: str, agency: str) -> None:
    assert identity(bind(title + BODY))[1:] == (agency, 2024)


@pytest.mark.parametrize("notice", ["的通知", "的公告"])
def test_the_report_below_a_notice_has_the_title(bind: Bind, notice: str) -> None:
    title = f"{AGENCY}2024年{NAME}"
    head = f"云溪县人民政府办公室关于印发《{title}》{notice}\n各村、各站所：\n现印发给你们。\n{title}"

    assert identity(bind(head + BODY)) == (title, AGENCY, 2024)


@pytest.mark.parametrize(
    "title",
    [f"云溪县人民政府办公室关于印发《{AGENCY}2024年{NAME}》的通知", f"{AGENCY}关于印发《2024年{NAME}》的通知"],
)
def test_a_notice_alone_names_the_body_of_the_report(bind: Bind, title: str) -> None:
    assert identity(bind(title + BODY)) == (title, AGENCY, 2024)
