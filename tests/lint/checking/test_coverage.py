"""What was checked and what was not, with the reason."""

from collections.abc import Callable

import pytest

from gouji.checking.coverage import Coverage, Sentence, coverage
from gouji.report.model import Report
from gouji.rules.rule import Reading, ReadSentence
from gouji.text.source import Span

Bind = Callable[[str], Report]

HEADER = f"申请人情况 | {'|' * 8}\n自然人 | 法人或其他组织 | 总计 | {'|' * 7}\n"
TITLE = "白杨镇2024年政府信息公开工作年度报告\n"
NEW = "一、本年新收政府信息公开申请数量"


def of(bind: Bind, *rows: str) -> Coverage:
    return coverage(bind(TITLE + HEADER + "".join(f"{row} | ||\n" for row in rows)))


def reason(found: Coverage, relation: str) -> str:
    (message,) = (unknown.reason for unknown in found.unknown if unknown.relation == relation)
    return message.zh


def test_relations_are_counted_by_state(bind: Bind) -> None:
    found = of(
        bind, f"{NEW} | 1 | 2 | 0 | 0 | 0 | 0 | 3", "二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 2"
    )

    assert (found.hold, found.broken, len(found.unknown)) == (1, 1, 40)


def test_relations_of_nothing_but_zeros_are_counted_among_those_that_hold(bind: Bind) -> None:
    found = of(
        bind, f"{NEW} | 1 | 2 | 0 | 0 | 0 | 0 | 3", "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0"
    )

    assert (found.hold, found.zero, found.is_zero, found.zero_tables) == (2, 1, False, ())


def test_a_report_whose_figures_are_all_zero_is_told(bind: Bind) -> None:
    found = coverage(bind(f"{TITLE}{HEADER}{NEW} | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ||\n规章 | 0 | 0 | 0 |\n"))

    assert (found.is_zero, [table.title for table in found.zero_tables]) == (True, ["第二部分表格", "第三部分表格"])
    assert [(table.title, table.figures, table.nonzero) for table in found.tables] == [
        ("第二部分表格", 3, 0),
        ("第三部分表格", 7, 0),
        ("第四部分表格", 0, 0),
    ]


def test_blanks_are_counted_beside_figures(bind: Bind) -> None:
    found = coverage(bind(f"{TITLE}{HEADER}{NEW} | 0 |  | 0 | 0 |  | 0 | 0 | ||\n"))

    assert [(table.figures, table.blank, table.is_zero) for table in found.tables] == [
        (0, 0, False),
        (5, 2, True),
        (0, 0, False),
    ]


@pytest.mark.parametrize("text", [TITLE, f"{TITLE}{HEADER}{NEW} | 若干 | ||\n"])
def test_a_report_without_a_figure_in_its_tables_has_nothing_that_could_be_checked(bind: Bind, text: str) -> None:
    assert coverage(bind(text)).is_nothing


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ("1 |  | 0 | 0 | 0 | 0 | 1", f"第三部分 · {NEW} · 商业企业空白"),
        ("1 | / | 0 | 0 | 0 | 0 | 1", f"第三部分 · {NEW} · 商业企业填了“/”等符号"),
        ("1 | 若干 | 0 | 0 | 0 | 0 | 1", f"第三部分 · {NEW} · 商业企业不是数字"),
        ("1 |  | 0 |  | 0 | 0 | ", f"第三部分 · {NEW} · 商业企业空白，另有2处"),
        ("1 | 0 | 0 | 1", f"第三部分 · {NEW} · 自然人未能对应到格式，另有6处"),
    ],
)
def test_an_unknown_relation_says_which_cell_it_lacks(bind: Bind, figures: str, told: str) -> None:
    found = of(bind, f"{NEW} | {figures}", "（七）总计 | 0 | 0 | 0 | 0 | 0 | 0 | 0")

    assert reason(found, "requests.row.new") == told


def test_a_row_that_is_missing_is_said_to_be_missing(bind: Bind) -> None:
    found = of(bind, f"{NEW} | 0 | 0 | 0 | 0 | 0 | 0 | 0")

    assert reason(found, "requests.row.granted") == "第三部分 · （一）予以公开 · 自然人所在行缺失，另有6处"


def test_a_table_that_is_not_there_or_cannot_be_read_is_said_once(bind: Bind) -> None:
    found = of(bind, f"{NEW} | 0 | 0")

    assert {reason(found, unknown.relation) for unknown in found.unknown} == {
        "第三部分表格无法读取",
        "没有找到第四部分表格",
    }


def test_a_relation_and_a_figure_are_named_by_their_addresses(bind: Bind) -> None:
    found = coverage(bind(f"{TITLE}规章 | 1 | 2 | 3 |\n"))

    assert found.unchecked[0].address == "第二部分 · 规章 · 本年制发件数"
    assert {unknown.name.zh for unknown in found.unknown if unknown.name} >= {f"第三部分 · {NEW} · 总计"}


def test_figures_that_no_relation_has_are_listed_with_their_places(bind: Bind) -> None:
    found = coverage(bind(f"{TITLE}规章 | 1 | 2 | 3 |\n行政许可 | 若干 | ||\n"))

    assert [(figure.fact, figure.text, figure.position) for figure in found.unchecked] == [
        ("proactive.regulations.issued", "1", (2, 6)),
        ("proactive.regulations.repealed", "2", (2, 10)),
        ("proactive.regulations.in_force", "3", (2, 14)),
    ]


def test_figures_of_extra_and_unplaced_rows_are_listed(bind: Bind) -> None:
    found = of(bind, f"{NEW} | 0 | 0 | 0 | 0 | 0 | 0 | 0", "小计 | 9 | 8", "二、上年结转政府信息公开申请数量 | 7")

    assert [(figure.fact, figure.text) for figure in found.unchecked] == [("", "7"), ("", "9"), ("", "8")]


@pytest.mark.parametrize(
    "text", ["购物清单", "白杨镇2016年政府信息公开工作年度报告\n一、概述\n2016年，我镇公开信息。\n"]
)
def test_of_what_is_not_checked_nothing_is_counted(bind: Bind, text: str) -> None:
    assert coverage(bind(text)) == Coverage(0, 0, (), ())


def test_sentences_that_rules_have_read_stand_at_their_places(bind: Bind) -> None:
    report = bind(f"{TITLE}一、总体情况\n2024年，收到申请 3 件。\n")
    readings = (Reading("requests.new", "3"),)

    found = coverage(report, [ReadSentence("收到申请 3 件", Span(32, 39), readings)])

    assert found.sentences == (Sentence("收到申请 3 件", report.document.source.position(32), readings),)
