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
    assert (found.severity, found.address, found.section) == ("error", "表三 · （一）予以公开 · 总计", "requests")
    assert text[slice(*found.span)] == "850"


@pytest.mark.parametrize(
    ("fact", "printed_figure", "message"),
    [
        ("requests.granted.enterprise", 36, "（一）予以公开 · 商业企业应为 35（35），实为 36，多 1"),
        (
            "requests.new.enterprise",
            30,
            "一、本年新收政府信息公开申请数量 · 商业企业应为 35（805−767−2−1），实为 30，少 5",
        ),
        ("requests.handled_total.total", 900, "总计应为 805（805），实为 900，多 95"),
        ("requests.carried_out.research", 2, "四、结转下年度继续办理 · 科研机构应为 0（0），实为 2，多 2"),
        ("litigation.reconsideration.total", 4, "行政复议总计应为 0（0），实为 4，多 4"),
        ("litigation.direct_suit.pending", 4, "未经复议直接起诉总计应为 4（4），实为 0，少 4"),
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
    assert "表三 · （一）予以公开 · 自然人 = 767 [requests.row.granted]" in {each.message.zh for each in found.related}


def test_two_wrong_figures_that_share_nothing_are_two_findings(check: Check, printed: Print) -> None:
    text = printed({**SOUND, "requests.granted.total": 850, "requests.new.research": 3})

    assert told(check("total-consistency", text)) == [
        ("requests.new.research", "0", "3"),
        ("requests.granted.total", "805", "850"),
    ]


def test_where_no_cell_explains_the_breaks_each_is_told_at_its_total(check: Check, printed: Print) -> None:
    text = printed({**SOUND, "requests.granted.natural_person": 768, "requests.granted.enterprise": 36})

    assert told(check("total-consistency", text)) == [
        ("requests.granted.total", "807", "805"),
        ("requests.handled_total.natural_person", "768", "767"),
        ("requests.handled_total.enterprise", "36", "35"),
    ]


def test_a_figure_moved_to_another_column_is_told_as_a_pair(check: Check, printed: Print) -> None:
    text = printed({**SOUND, "requests.granted.natural_person": 768, "requests.granted.enterprise": 34})

    found = check("total-consistency", text)

    assert [each.fact for each in found] == [
        "requests.handled_total.natural_person",
        "requests.handled_total.enterprise",
    ]
    assert found[0].message.zh.endswith(
        "表三 · （七）总计 · 商业企业 恰好相反（多 1），合计不变：可能有 1 件填错了位置"
    )


@pytest.mark.parametrize("figure", ["", "/", "—", "无", "若干", "O"])
def test_a_sum_with_a_cell_that_is_no_number_is_not_checked(check: Check, printed: Print, figure: str) -> None:
    text = printed({**SOUND, "requests.granted.natural_person": figure, "requests.granted.total": 999})

    assert told(check("total-consistency", text)) == [("requests.handled_total.total", "999", "805")]


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
    figures = {**SOUND, "requests.other.enterprise": 3, "requests.other.total": 3}

    (found,) = check("total-consistency", printed({**figures, "requests.handled_total.enterprise": 38}, form="2019"))

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
