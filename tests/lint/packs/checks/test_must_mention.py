"""The check must-mention: any of some words, all of them, none of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gouji.message import Message
from gouji.packs.checks.must_mention import MustMention
from gouji.packs.sought import Sought

Judge = Callable[..., list[tuple[str | None, str]]]

HEADING = "六、其他需要报告的事项"


def _check(places: tuple[str, ...] = ("other",), **words: tuple[str, ...]) -> MustMention:
    fields: dict[str, Any] = {name: tuple(map(Sought, given)) for name, given in words.items()}
    return MustMention(Message("{section}没有写{words}", "{section} lacks {words}"), places, **fields)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ({"any": ("工作要点", "信息处理费")}, []),
        ({"any": ("工作要点", "提案")}, [(HEADING, f"{HEADING}没有写“工作要点”或“提案”")]),
        ({"all": ("信息处理费", "提案", "创新")}, [(HEADING, f"{HEADING}没有写“提案”、“创新”")]),
        ({"none_of": ("收取", "提案")}, [(HEADING, f"{HEADING}没有写“收取”")]),
        ({"any": ("/处理费(用)?/",)}, []),
        ({"any": ("/提案\\d+件/",)}, [(HEADING, f"{HEADING}没有写符合 /提案\\d+件/ 的文字")]),
        ({"all": ("/统计(期限|时间)/", "收费")}, [(HEADING, f"{HEADING}没有写“统计期限”（或“统计时间”）、“收费”")]),
    ],
)
def test_what_is_missing_is_reported_at_the_heading(
    judge: Judge, words: dict[str, tuple[str, ...]], found: list[tuple[str, str]]
) -> None:
    assert judge(_check(**words)) == found


def test_white_space_and_punctuation_do_not_part_a_word(judge: Judge) -> None:
    assert judge(_check(any=("信息处理费",)), other="本年度未收取信息 处理费。") == []


def test_a_word_may_stand_in_a_table_of_the_section(judge: Judge) -> None:
    assert judge(_check(any=("建议提案办理情况",)), other="建议提案办理情况 | 3 |\n收费情况 | 0 |") == []


def test_each_passage_is_looked_at(judge: Judge) -> None:
    found = judge(_check(("title", "preface", "overview", "all"), any=("统计期限",)))
    assert [words for words, _ in found] == ["澄江市气象局2024年政府信息公开工作年度报告", "一、总体情况"]


def test_a_section_that_is_not_there_says_nothing(judge: Judge) -> None:
    assert judge(_check(("litigation",), any=("复议",))) == []


def test_what_a_preface_that_is_not_there_lacks_is_reported_at_the_title(judge: Judge) -> None:
    found = judge(_check(("preface",), any=("统计期限",)), preface="")
    assert [words for words, _ in found] == ["澄江市气象局2024年政府信息公开工作年度报告"]


def test_a_heading_is_no_text_of_its_section(judge: Judge) -> None:
    assert len(judge(_check(any=("其他需要报告",)))) == 1
