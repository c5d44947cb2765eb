"""Passages: lines that a hard break parts are one, and every place is still known."""

from collections.abc import Callable

import pytest

from gouji.report.model import Report
from gouji_gongkai.prose.passages import Passage, passages

ReadReport = Callable[..., Report]


def own(report: Report) -> list[Passage]:
    """The passages without the title's."""
    return [passage for passage in passages(report) if "年度报告" not in passage.text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "我局全年认真办理各类事项，共收到政府信息公开申\n请12件。",
            ["我局全年认真办理各类事项，共收到政府信息公开申请12件。"],
        ),
        ("全年收到 12 件。\n办结 11 件。", ["全年收到12件。", "办结11件。"]),
        ("全年收到12件\n办结11件", ["全年收到12件", "办结11件"]),
        ("全年公开信息共计12 34条", ["全年公开信息共计12 34条"]),
        ("合计 12   0  \t 34", ["合计12 0 34"]),
        ("我局全年认真办理各类事项，没有发生超期\n1.收到12件。", ["1.收到12件。"]),
    ],
)
def test_a_line_goes_on_where_it_broke_off(read_report: ReadReport, text: str, expected: list[str]) -> None:
    assert [passage.text for passage in own(read_report(text))] == expected


def test_the_sub_heading_above_is_known(read_report: ReadReport) -> None:
    found = own(read_report("（一）主动公开\n公开12条。\n（二）依申请公开\n收到3件。"))

    assert [(passage.heading, passage.text) for passage in found] == [
        ("（一）主动公开", "公开12条。"),
        ("（二）依申请公开", "收到3件。"),
    ]


def test_every_character_stands_where_its_passage_says(read_report: ReadReport) -> None:
    report = read_report("我局 全年　认真办理各类事项，共收到政府信息公开申\n 请12件，\u200b办结11件。")
    (passage,) = own(report)

    places = [passage.span(at, at + 1) for at in range(len(passage.text))]
    assert "".join(report.document.source[place] for place in places) == passage.text


def test_a_place_may_go_over_a_line_end(read_report: ReadReport) -> None:
    report = read_report("我局全年认真办理各类事项，共收到政府信息公开申请1\n2件。")
    (passage,) = own(report)
    at = passage.text.index("12")

    assert report.document.source[passage.span(at, at + 2)] == "1\n2"


@pytest.mark.parametrize(
    "heading",
    ["第四部分 因政府信息公开工作被申请行政复议、提起行政诉讼的情况", "政府信息公开行政复议、行政诉讼情况"],
)
def test_a_heading_does_not_swallow_what_follows(read_report: ReadReport, heading: str) -> None:
    found = own(read_report(f"{heading}\n全年行政复议3件。"))

    assert [(passage.section, passage.text) for passage in found] == [("litigation", "全年行政复议3件。")]
