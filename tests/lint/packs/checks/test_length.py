"""The checks length, matches and published-by."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.message import Message
from gouji.packs.checks.length import Length
from gouji.packs.checks.matches import Matches
from gouji.packs.checks.published_by import PublishedBy
from gouji.packs.sought import Sought

Judge = Callable[..., list[tuple[str | None, str]]]

TITLE = "澄江市气象局2024年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("least", "most", "found"),
    [
        (None, 17, []),
        (17, None, []),
        (None, 16, [("一、总体情况", "17字，应不多于 16 字")]),
        (18, 30, [("一、总体情况", "17字，应不少于 18 字")]),
    ],
)
def test_characters_of_the_prose_are_counted(
    judge: Judge, least: int | None, most: int | None, found: list[tuple[str, str]]
) -> None:
    check = Length(Message("{actual}字，应{expected}", "{actual}, {expected}"), ("overview",), least, most)
    assert judge(check) == found


def test_white_space_and_tables_do_not_count(judge: Judge) -> None:
    check = Length(Message("长", "long"), ("overview",), None, 17)
    table = "2024年，我局 依法公开　政府信息。\n规章情况说明 | 0 | 0 |\n规范性文件情况 | 1 | 2 |"
    assert judge(check, overview=table) == []


@pytest.mark.parametrize(
    ("place", "pattern", "found"),
    [
        ("title", r"/^.+\d{4}年政府信息公开工作年度报告$/", []),
        ("title", r"/^\d{4}年/", [(TITLE, "形式有误")]),
        ("preface", "/统计期限/", []),
        ("preface", "/联系/", [(TITLE, "形式有误")]),
    ],
)
def test_title_or_preface_matches(judge: Judge, place: str, pattern: str, found: list[tuple[str, str]]) -> None:
    assert judge(Matches(Message("形式有误", "wrong"), (place,), pattern=Sought(pattern))) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("发布日期：2025-01-20", []),
        ("发布日期：2025-01-21", [("2025-01-21", "2025年1月21日发布，应在2025年1月20日前")]),
        ("", [(None, "没有写明发布日期")]),
    ],
)
def test_a_report_is_published_by_a_day_of_the_next_year(
    judge: Judge, line: str, found: list[tuple[str | None, str]]
) -> None:
    check = PublishedBy(Message("{words}发布，应在{expected}前", "{words}, {expected}"), (), 1, 20)
    assert judge(check, title=f"{TITLE}\n{line}") == found
