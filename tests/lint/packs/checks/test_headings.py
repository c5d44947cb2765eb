"""The check headings: sub-headings and labelled paragraphs, their order, and further ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.lint.packs.conftest import Holds, written

from gouji.api import Report
from gouji.message import Message
from gouji.packs.checks.headings import Headings
from gouji.packs.sought import Sought

Bind = Callable[[str], Report]
Judge = Callable[..., list[tuple[str | None, str]]]

HEADING = "五、存在的主要问题及改进情况"
LABELS = ("{year-1}年度存在问题", "{year}年度改进情况", "{year}年度存在问题", "下年度改进举措")
GOOD = (
    "2023年度存在问题：内容专业性过强。\n2024年度改进情况：加强培训。\n"
    "2024年度存在问题：形式单一。\n下年度改进举措：丰富形式。"
)


def _check(*labels: str, **fields: Any) -> Headings:
    return Headings(Message("缺少{words}", "{words} missing"), ("problems",), tuple(map(Sought, labels)), **fields)


@pytest.mark.parametrize(
    "problems",
    [
        GOOD,
        GOOD.replace("：", ":").replace("2023", "（一）2023", 1),
        "（一）2023年度存在问题\n一般。\n（二）2024年度改进情况\n好。\n（三）2024年度存在问题。有。\n4.下年度改进举措；有",
    ],
)
def test_labels_stand_as_sub_headings_or_before_a_colon(judge: Judge, problems: str) -> None:
    assert judge(_check(*LABELS, ordered=True), problems=problems) == []


def test_all_that_are_missing_are_reported_once_at_the_heading(judge: Judge) -> None:
    assert judge(_check(*LABELS), problems=GOOD.replace("2023", "2022").replace("下年度", "来年")) == [
        (HEADING, "缺少“2023年度存在问题”、“下年度改进举措”")
    ]


@pytest.mark.parametrize(
    ("labels", "fields", "told"),
    [
        (("存在问题", "/改进(措施|举措)/"), {"ordered": True}, "kept"),
        (("改进举措", "存在问题"), {}, "kept"),
        (("改进举措", "存在问题"), {"ordered": True}, "yes"),
        (("存在问题", "存在问题", "存在问题"), {}, "yes"),
        (("存在问题",), {"closed": True}, "yes"),
        (("{year}年度存在问题",), {}, "yes"),
    ],
)
def test_it_is_run_where_labels_do_not_stand_as_they_should_or_more_has_to_be_known(
    bind: Bind, holding: Holds, labels: tuple[str, ...], fields: dict[str, bool], told: str
) -> None:
    report = bind(written(problems=GOOD))
    assert holding(report, _check(*labels, **fields)) == told


def test_words_in_running_text_are_no_label(judge: Judge) -> None:
    found = judge(_check("改进措施"), problems="今年我局落实改进措施。下一步，改进措施有：一是学习。")
    assert found == [(HEADING, "缺少“改进措施”")]


def test_one_that_is_out_of_order_is_reported_at_its_place(judge: Judge) -> None:
    swapped = "（一）改进措施。加强培训。\n（二）存在问题。形式单一。"
    assert judge(_check("存在问题", "改进措施", ordered=True), problems=swapped) == [("改进措施", "缺少“改进措施”")]
    assert judge(_check("存在问题", "改进措施"), problems=swapped) == []


def test_further_ones_of_their_style_are_reported_where_there_may_be_none(judge: Judge) -> None:
    text = "（一）存在问题。单一。\n1.形式。单一。\n（二）改进措施。培训。\n（三）其他。无。"
    check = _check("存在问题", "改进措施", closed=True)
    assert [words for words, _ in judge(check, problems=text)] == ["其他"]


def test_a_message_has_what_is_wrong_with_each(judge: Judge) -> None:
    text = "（一）改进措施。培训。\n（二）存在问题。单一。\n（三）其他。无。"
    labels = tuple(map(Sought, ("存在问题", "改进措施", "下一步打算")))
    check = Headings(Message("{problem}", "{problem}"), ("problems",), labels, ordered=True, closed=True)
    assert judge(check, problems=text) == [
        (HEADING, "缺少“下一步打算”"),
        ("改进措施", "“改进措施”次序不对"),
        ("其他", "多出“其他”"),
    ]
