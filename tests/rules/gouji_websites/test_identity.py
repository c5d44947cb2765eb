"""Whose report it is, of which website and which year, and under which title."""

from collections.abc import Callable

import pytest

from gouji.report.model import Report

Read = Callable[[str], Report]
HEAD = "网站名称 | 云麓水务 |\n主办单位 | 云麓县水务局 |\n政府网站标识码 | 3702000001 |\n"
TITLE = "政府网站工作年度报表"


@pytest.mark.parametrize(
    ("text", "title", "year"),
    [
        (f"{TITLE}\n（2024年度）\n{HEAD}", TITLE, 2024),
        (f"{TITLE}\n2024年度\n{HEAD}", TITLE, 2024),
        (f"{TITLE}\n（ 2024 年 度 ）\n{HEAD}", TITLE, 2024),
        (f"{TITLE}\n（二〇二四年度）\n{HEAD}", TITLE, 2024),
        (f"{TITLE}\n（2024）\n{HEAD}", TITLE, 2024),
        (f"{TITLE}\n年度：2024\n{HEAD}", TITLE, 2024),
        (f"{TITLE}(2024)\n{HEAD}", f"{TITLE}(2024)", 2024),
        (f"{TITLE}\n{HEAD}独立用户访问总量（单位：个） | 2023 |\n", TITLE, None),
        (f"2024年{TITLE}\n{HEAD}", f"2024年{TITLE}", 2024),
        (f"{TITLE}（2024年度）\n{HEAD}", f"{TITLE}（2024年度）", 2024),
        (f"云麓县水务局2024年{TITLE}\n{HEAD}", f"云麓县水务局2024年{TITLE}", 2024),
        (f"{TITLE}\n填报单位：云麓县水务局　　2024年度\n{HEAD}", TITLE, 2024),
        (f"{TITLE}\n填报单位：云麓县水务局\n报告年度：2024年\n{HEAD}", TITLE, 2024),
        (f"{TITLE} | |\n（2024年度） | 填报单位：云麓县水务局 |\n{HEAD}", TITLE, 2024),
        (f"首页 > {TITLE}\n{TITLE} |\n（2024年度） |\n{HEAD}", f"首页>{TITLE}", 2024),
        (f"{TITLE}\n{HEAD}填报日期：2025年1月20日\n", TITLE, None),
        (f"{TITLE}\n发布于2025年1月20日\n{HEAD}", TITLE, None),
        (f"（2024年度）\n{HEAD}", None, None),
    ],
)
def test_title_and_year_are_read(read: Read, text: str, title: str | None, year: int | None) -> None:
    report = read(text)

    assert (report.kind, report.title.value, report.period.value) == ("websites", title, year)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (f"{TITLE}\n填报单位：柳汀镇人民政府\n{HEAD}", "柳汀镇人民政府"),
        (f"{TITLE}\n填报单位（盖章）： 柳汀镇人民政府　　　填报日期：2025年1月2日\n{HEAD}", "柳汀镇人民政府"),
        (f"{TITLE}\n填 报 单 位：柳汀镇人民政府 2024年度\n{HEAD}", "柳汀镇人民政府"),
        (f"{TITLE}\n填报单位：柳汀镇人民政府 审核人：钱青岚\n{HEAD}", "柳汀镇人民政府"),
        (f"{TITLE}\n填报单位 | 柳汀镇人民政府 |\n{HEAD}", "柳汀镇人民政府"),
        (f"{TITLE}\n{HEAD}", "云麓县水务局"),
        (f"白鹮县2024年{TITLE}\n网站名称 | 云麓水务 |\n首页网址 | www.example.org |\n", "白鹮县"),
        (f"{TITLE}\n网站名称 | 云麓水务 |\n首页网址 | www.example.org |\n", None),
    ],
)
def test_the_subject_is_who_reports_else_whose_the_website_is(read: Read, text: str, subject: str | None) -> None:
    assert read(text).subject.value == subject


def test_what_is_found_stands_at_its_place(read: Read) -> None:
    text = f"{TITLE}\n（2024年度）\n填报单位：柳汀镇人民政府\n{HEAD}"
    report = read(text)

    found = [text[slice(*each.span)] for each in (report.title, report.period, report.subject) if each.span]

    assert found == [TITLE, "2024", "柳汀镇人民政府"]


@pytest.mark.parametrize(
    ("code", "mark"), [("3702000001", "3702000001"), ("bm27000001", "bm27000001"), ("待定", ""), ("", "")]
)
def test_the_code_of_the_website_is_its_mark(read: Read, code: str, mark: str) -> None:
    assert read(f"{TITLE}\n{HEAD.replace('3702000001', code)}").identity.mark == mark


@pytest.mark.parametrize(
    ("printed", "year", "claims"),
    [
        ((2024, 2024, 2025), 2024, []),
        ((2023, 2024, 2025), 2024, [2023, 2024]),
        ((2024, 2023, 2025), 2024, [2024, 2023]),
        ((2024, 2023, 0), 2024, [2024, 2023]),
        ((2023, 2023, 2025), 2023, []),
    ],
)
def test_of_two_years_the_one_that_was_filed_in_the_next_counts(
    read: Read, printed: tuple[int, int, int], year: int, claims: list[int]
) -> None:
    title, below, filed = printed
    report = read(f"{title}年{TITLE}\n（{below}年度）\n{HEAD}" + (f"填报日期：{filed}年1月9日\n" if filed else ""))

    assert (report.period.value, [claim.period for claim in report.identity.claims]) == (year, claims)


def test_a_report_of_before_the_first_form_is_old(read: Read) -> None:
    assert read(f"{TITLE}\n（2015年度）\n填报单位：柳汀镇人民政府\n").status == "old"
