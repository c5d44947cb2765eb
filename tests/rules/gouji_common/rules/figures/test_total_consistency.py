"""T101: every total in a table is the sum of its parts."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]

COLUMNS = {"natural_person": 767, "enterprise": 35, "welfare": 2, "legal_service": 1, "total": 805}
SOUND = {f"requests.{row}.{column}": n for row in ("new", "granted", "handled_total") for column, n in COLUMNS.items()}
LAYOUTS = ["rows", "cells", "paragraphs", "tabs", "bars-after", "bars-before"]


def told(found: list[Diagnostic]) -> list[tuple[str | None, str | None, str | None]]:
    return [(each.fact, each.expected, each.actual) for each in found]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", ["2021", "2019"])
def test_sums_that_hold_give_nothing(check: Check, printed: Print, form: str, layout: str) -> None:
    assert check("total-consistency", printed(SOUND, form=form, layout=layout)) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_wrong_total_is_told_with_the_sum_that_it_should_be(check: Check, printed: Print, layout: str) -> None:
    text = printed({**SOUND, "requests.granted.total": 850}, layout=layout)

    (found,) = check("total-consistency", text)

    assert found.message.zh == "总计应为 805（767+35+2+1），实为 850，多 45"
    assert found.message.en == "总计 should be 805 (767+35+2+1); it is 850, 45 too much"
    assert (found.severity, found.address, found.section) == ("error", "第三部分 · （一）予以公开 · 总计", "requests")
    assert text[slice(*found.span)] == "850"


def test_the_one_part_above_zero_is_named(check: Check, printed: Print) -> None:
    figures = {
        "requests.new.enterprise": 6,
        "requests.new.total": 6,
        "requests.granted.enterprise": 6,
        "requests.granted.total": 7,
        "requests.handled_total.enterprise": 6,
        "requests.handled_total.total": 6,
    }

    (found,) = check("total-consistency", printed(figures))

    assert found.message.zh == "总计应为 6（商业企业 6），实为 7，多 1"


def test_parts_that_are_all_zero_are_said_to_be(check: Check, printed: Print) -> None:
    (found,) = check("total-consistency", printed({"requests.handled_total.total": 0, "requests.granted.total": 3}))

    assert found.message.zh == "总计应为 0（各项均为 0），实为 3，多 3"
    assert found.message.en.endswith("should be 0 (all its parts are 0); it is 3, 3 too much")


@pytest.mark.parametrize(
    ("fact", "printed_figure", "message"),
    [
        ("requests.granted.enterprise", 36, "（一）予以公开 · 商业企业应为 35（办理总计 35），实为 36，多 1"),
        (
            "requests.new.enterprise",
            30,
            "一、本年新收政府信息公开申请数量 · 商业企业应为 35（办理总计 35＋结转下年度 0－上年结转 0），实为 30，少 5",
        ),
        (
            "requests.handled_total.total",
            900,
            "总计应为 805（新收 805＋上年结转 0－结转下年度 0），实为 900，多 95",
        ),
        (
            "requests.carried_out.research",
            2,
            "四、结转下年度继续办理 · 科研机构应为 0（新收 0＋上年结转 0－办理总计 0），实为 2，多 2",
        ),
        (
            "litigation.reconsideration.total",
            4,
            "行政复议：结果维持…尚未审结 0 ≠ 总计 4，相差 4：5 种改法都可相符，须核对原始数据",
        ),
        (
            "litigation.direct_suit.pending",
            4,
            "未经复议直接起诉：尚未审结 4 ≠ 总计 0，相差 4：可能是未经复议直接起诉 · 尚未审结有误（改为 0 即可相符），"
            "也可能是未经复议直接起诉总计有误（改为 4 即可相符）",
        ),
    ],
)
def test_one_wrong_figure_is_one_finding(
    check: Check, printed: Print, fact: str, printed_figure: int, message: str
) -> None:
    (found,) = check("total-consistency", printed({**SOUND, fact: printed_figure}))

    assert found.message.zh == message


def test_the_operands_are_related_places_with_their_figures(check: Check, printed: Print) -> None:
    text = printed({**SOUND, "requests.granted.total": 850})

    (found,) = check("total-consistency", text)

    lines = text.splitlines()
    related = {
        each.fact: lines[each.range.start.line - 1][each.range.start.column - 1 : each.range.end.column - 1]
        for each in found.related
    }
    assert related == {
        "requests.handled_total.total": "805",
        "requests.granted.natural_person": "767",
        "requests.granted.enterprise": "35",
        "requests.granted.research": "0",
        "requests.granted.welfare": "2",
        "requests.granted.legal_service": "1",
        "requests.granted.other_organization": "0",
    }
    assert "第三部分 · （一）予以公开 · 自然人 = 767" in {each.message.zh for each in found.related}


def test_two_wrong_figures_that_share_nothing_are_two_findings(check: Check, printed: Print) -> None:
    text = printed({**SOUND, "requests.granted.total": 850, "requests.new.research": 3})

    assert told(check("total-consistency", text)) == [
        ("requests.new.research", "0", "3"),
        ("requests.granted.total", "805", "850"),
    ]


def test_several_wrong_figures_of_one_row_are_one_finding(check: Check, printed: Print) -> None:
    text = printed({**SOUND, "requests.granted.natural_person": 768, "requests.granted.enterprise": 36})

    (found,) = check("total-consistency", text)

    assert told([found]) == [("requests.granted.natural_person", "767", "768")]
    assert found.message.zh == (
        "予以公开：自然人 768＋商业企业 36＋社会公益组织 2＋法律服务机构 1＝807 ≠ 总计 805，另有 2 条勾稽关系不成立："
        "予以公开 · 自然人应为 767（实为 768），予以公开 · 商业企业应为 35（实为 36）"
    )
    assert [(each.fact, each.message.zh) for each in found.related][:1] == [
        ("requests.granted.enterprise", "第三部分 · （一）予以公开 · 商业企业应为 35，实为 36")
    ]


def test_a_figure_moved_to_another_column_is_one_finding(check: Check, printed: Print) -> None:
    text = printed({**SOUND, "requests.granted.natural_person": 768, "requests.granted.enterprise": 34})

    (found,) = check("total-consistency", text)

    assert (found.fact, found.expected) == ("requests.granted.natural_person", "767")
    assert found.message.zh.endswith("；合计不变：可能有 1 件填错了位置")


def test_several_equally_good_explanations_are_all_named_and_none_is_called_right(check: Check, printed: Print) -> None:
    """Two figures are 5 too high, each in a row and a column of its own: so could the two at the other corners be."""
    handled = {"requests.partial.natural_person": 9, "requests.partial.enterprise": 5, "requests.partial.total": 9}
    figures = {**SOUND, **handled, "requests.granted.natural_person": 772}
    for row in ("handled_total", "new"):
        figures |= {f"requests.{row}.natural_person": 776, f"requests.{row}.total": 814}

    (found,) = check("total-consistency", printed(figures))

    assert (found.expected, "应为" in found.message.zh) == (None, False)
    assert found.message.zh.endswith(
        "可能是予以公开 · 自然人、部分公开 · 商业企业有误（改为 767、0 即可相符），"
        "也可能是予以公开 · 商业企业、部分公开 · 自然人有误（改为 30、4 即可相符）"
    )


@pytest.mark.parametrize("figure", ["", "/", "—", "无", "若干", "O"])
def test_a_sum_with_a_cell_that_is_no_number_is_not_checked(check: Check, printed: Print, figure: str) -> None:
    text = printed({**SOUND, "requests.granted.natural_person": figure, "requests.granted.total": 999})

    assert told(check("total-consistency", text)) == [("requests.granted.total", None, "999")]


def test_a_table_of_blanks_gives_nothing(check: Check, printed: Print) -> None:
    text = printed().replace("| 0 ", "|  ")

    assert check("total-consistency", text) == []


@pytest.mark.parametrize(
    "line",
    [
        "小计 | 9 | 9 | 9 | 9 | 9 | 9 | 54 | ||\n",
        "（三）不予公开小计 | 9 | 9 | 9 | 9 | 9 | 9 | 54 | ||\n",
        "合计 | 9 | 9 | 9 | 9 | 9 | 9 | 54 | ||\n",
    ],
)
def test_a_row_that_the_form_does_not_have_takes_no_part(check: Check, printed: Print, line: str) -> None:
    text = printed(SOUND)
    at = text.index("（四）无法提供")

    assert check("total-consistency", text[:at] + line + text[at:]) == []


def test_in_the_form_of_2019_other_results_are_one_row(check: Check, printed: Print) -> None:
    figures = {
        **SOUND,
        "requests.other.enterprise": 3,
        "requests.other.total": 3,
        "requests.handled_total.enterprise": 38,
        "requests.handled_total.total": 807,
        "requests.new.enterprise": 38,
        "requests.new.total": 808,
    }

    (found,) = check("total-consistency", printed(figures, form="2019"))

    assert (found.fact, found.expected) == ("requests.handled_total.total", "808")


def test_figures_are_read_as_printed_and_added_exactly(check: Check, printed: Print) -> None:
    large = {"natural_person": "１２３，４５６", "enterprise": "999,999,999", "total": "1000123455件"}
    figures = {
        f"requests.{row}.{column}": n for row in ("new", "granted", "handled_total") for column, n in large.items()
    }

    assert check("total-consistency", printed(figures)) == []


def test_a_lost_cell_breaks_no_other_sum(check: Check, printed: Print) -> None:
    text = printed(SOUND).replace("（一）予以公开 | 767 | 35 | 0 ", "（一）予以公开 | 767 | 35 ")

    assert check("total-consistency", text) == []
